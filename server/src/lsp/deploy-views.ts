// What operations on a cluster answer, in the shapes of the project's own requests.
import type { DeployEvent } from '../deploy/event.ts';
import { idKey, type ObjectId } from '../deploy/object-id.ts';
import type { PlanView as OwnPlanView } from '../deploy/plan-view.ts';
import type { RunResult } from '../deploy/run.ts';
import { placeOfField } from '../deploy/source-place.ts';
import type { ApplicationStatus } from '../deploy/status.ts';
import type { ConfigurationId } from '../protocol.ts';
import type { DeploymentStatus } from '../protocol-cluster.ts';
import type { ObjectName, PlanView } from '../protocol-deploy.ts';
import type { DeployEvent as ToldEvent, ObjectProgress, RunView } from '../protocol-run.ts';
import type { Source } from './deploy-source.ts';

/** How messages name an object. */
export function objectName(id: ObjectId): ObjectName {
  const { kind, name, namespace } = id;
  return { key: idKey(id), kind, name, ...(namespace !== undefined && { namespace }) };
}

/** A plan whose places are the client's. */
export function toPlanView(view: OwnPlanView, source: Source): PlanView {
  return {
    ...view,
    objects: view.objects.map(({ place, ...object }) => {
      const shown = source.show(place);
      return { ...object, ...(shown && { place: shown }) };
    }),
  };
}

export function toEvent(event: DeployEvent): ToldEvent {
  switch (event.kind) {
    case 'state':
    case 'retry':
      return event;
    case 'object':
      return {
        kind: 'object',
        object: objectName(event.id),
        progress: toProgress(event.progress),
      };
    case 'warning': {
      const { message, id } = event;
      return { kind: 'warning', message, ...(id && { object: objectName(id) }) };
    }
  }
}

function toProgress(progress: NonNullable<RunResult['objects'][number]['last']>): ObjectProgress {
  if (progress.step !== 'ready') return progress;
  const { note } = progress;
  return { step: 'ready', ...(note !== undefined && { note }) };
}

/** How a run ended; `source` is what it deployed, where that is known. */
export function toRunView(result: RunResult, source: Source | undefined): RunView {
  const { state, release, objects, message, rollbackMessage, notUndone, previous } = result;
  return {
    state,
    ...(release !== undefined && { release }),
    objects: objects.map(({ id, last }) => {
      const field = last?.step === 'failed' ? last.fields[0] : undefined;
      const place = source?.show(placeOfField(source.input, id, field));
      return {
        ...objectName(id),
        ...(last && { last: toProgress(last) }),
        ...(place && { place }),
      };
    }),
    ...(message !== undefined && { message }),
    ...(rollbackMessage !== undefined && { rollbackMessage }),
    notUndone,
    ...(previous !== undefined && { previous }),
  };
}

/** How an application is. The release itself stays here: its manifests have secrets. */
export function toStatus(
  { application, releases, objects, busy, resumable }: ApplicationStatus,
  configuration: ConfigurationId | undefined,
): DeploymentStatus {
  return {
    application,
    releases: releases.map(({ message, ...release }) => ({
      ...release,
      ...(message !== undefined && { message }),
    })),
    objects: objects.map(({ id, uid, ...object }) => ({
      ...objectName(id),
      ...object,
      ...(uid !== undefined && { uid }),
    })),
    ...(busy !== undefined && { busy }),
    resumable,
    ...(configuration && { configuration }),
  };
}
