// Deployed applications and their objects as rows.
import type {
  DeployedApplication,
  DeployedObject,
  DeploymentStatus,
} from '../../../server/src/protocol-cluster.ts';
import type { ReleaseState } from '../../../server/src/protocol-deploy.ts';
import { oneLine, severalLines } from '../deploy/plain-text.ts';
import { nameOf } from '../deploy/plan-rows.ts';
import { icons, remark, type Row, type RowIcon } from '../deploy/row.ts';

/** Kinds whose pods have logs. */
const WITH_PODS: ReadonlySet<string> = new Set([
  'CronJob',
  'DaemonSet',
  'Deployment',
  'Job',
  'Pod',
  'ReplicaSet',
  'StatefulSet',
]);

/** Equal for two states of one application. */
export function applicationKey({
  name,
  namespace,
}: Pick<DeployedApplication, 'name' | 'namespace'>): string {
  return `${namespace}/${name}`;
}

/** An application; its objects are asked for when it is opened. */
export function applicationRow(application: DeployedApplication, status?: DeploymentStatus): Row {
  const { namespace, objects } = application;
  const newest = status?.releases[0];
  const release = newest?.number ?? application.release;
  const state = newest?.state ?? application.state;
  const count = status?.objects.length ?? objects;
  const parts = [
    namespace,
    ...(release === undefined ? [] : [`release ${release}`]),
    ...(state === undefined ? [] : [state]),
    ...(count === undefined ? [] : [count === 1 ? '1 object' : `${count} objects`]),
  ];
  return {
    id: `application ${applicationKey(application)}`,
    label: oneLine(application.name),
    description: oneLine(parts.join(' · ')),
    tooltip: severalLines([application.name, ...parts, newest?.message ?? ''].join('\n').trim()),
    icon: applicationIcon(state, status),
    state: 'closed',
    children: [],
    marks: ['application'],
  };
}

const UNDER_WAY: ReadonlySet<ReleaseState> = new Set([
  'Planned',
  'Locked',
  'Applying',
  'Waiting',
  'Pruning',
  'RollingBack',
]);

function applicationIcon(state: ReleaseState | undefined, status?: DeploymentStatus): RowIcon {
  const healths = (status?.objects ?? []).map(({ health }) => health.status);
  if (healths.includes('failed')) return icons.bad;
  if (state === undefined || state === 'Unknown') return { name: 'package' };
  if (UNDER_WAY.has(state)) return status?.resumable === true ? icons.warning : icons.busy;
  if (state === 'Failed' || state === 'RollbackFailed') return icons.bad;
  if (state === 'Cancelled') return icons.warning;
  return healths.includes('waiting') ? icons.waiting : icons.good;
}

/** What there is to say about an application, above its objects. */
export function remarkRows(
  application: DeployedApplication,
  status: DeploymentStatus,
): readonly Row[] {
  const id = applicationKey(application);
  const { busy, resumable, releases, objects } = status;
  const message = releases[0]?.message;
  return [
    ...(busy === undefined
      ? []
      : [remark(`${id} busy`, oneLine(`${busy} works on it right now.`), icons.busy)]),
    ...(resumable
      ? [
          remark(
            `${id} resumable`,
            'Its last deployment did not end. Deploy it again to go on.',
            icons.warning,
          ),
        ]
      : []),
    ...(message === undefined ? [] : [remark(`${id} message`, oneLine(message), icons.info)]),
    ...(objects.length === 0 ? [remark(`${id} empty`, 'It has no objects.', icons.info)] : []),
  ];
}

/** `hasSource`: the configuration that it was deployed from is in the workspace. */
export function objectRow(
  application: DeployedApplication,
  object: DeployedObject,
  source: 'known' | 'unknown',
): Row {
  const { text, icon } = healthLook(object);
  return {
    id: `object ${applicationKey(application)} ${object.key}`,
    label: nameOf(object),
    description: oneLine(text),
    tooltip: severalLines(`${object.apiVersion} ${object.kind}\n${text}`),
    icon,
    state: 'leaf',
    children: [],
    marks: [
      'object',
      ...(WITH_PODS.has(object.kind) ? ['pods'] : []),
      ...(source === 'known' ? ['source'] : []),
    ],
    key: object.key,
  };
}

/** The trouble of a pod comes first: it says more than that the pod is missing. */
function healthLook({ health, trouble }: DeployedObject): {
  readonly text: string;
  readonly icon: RowIcon;
} {
  const first = trouble === undefined ? [] : [trouble];
  switch (health.status) {
    case 'ready':
      return { text: [...first, health.note ?? 'ready'].join(' · '), icon: icons.good };
    case 'waiting':
      return { text: [...first, `waits: ${health.reason}`].join(' · '), icon: icons.waiting };
    case 'failed':
      return { text: [...first, health.reason].join(' · '), icon: icons.bad };
  }
}
