// `oam status`: how one application is, or which ones there are.
import { listApplications } from '../../deploy/applications.ts';
import { nearest } from '../../base/nearest.ts';
import { statusOf, type ApplicationStatus } from '../../deploy/status.ts';
import type { ExitStatus } from '../command.ts';
import type { Terminal } from '../terminal.ts';
import { outputTo } from './output.ts';
import { granted, Refusal, withSession, type Session } from './session.ts';
import { applicationsText, isWell, statusText } from './status-text.ts';
import type { ClusterTarget } from './target.ts';

export interface StatusRequest {
  readonly target: ClusterTarget;
  /** All of them when left out. */
  readonly application: string | undefined;
  readonly scope: 'namespace' | 'all-namespaces';
}

export async function runStatus(request: StatusRequest, terminal: Terminal): Promise<ExitStatus> {
  const { target, application } = request;
  const output = outputTo(terminal, target.format);
  return withSession(target, output, (session) =>
    application === undefined
      ? showAll(request, session)
      : showOne({ name: application, target }, session),
  );
}

async function showAll({ scope }: StatusRequest, session: Session): Promise<ExitStatus> {
  const { tools, output, namespace, identity } = session;
  const everywhere = scope === 'all-namespaces';
  const found = granted(await listApplications(tools, everywhere ? undefined : namespace), session);
  const place = everywhere ? 'any namespace' : `the namespace ${namespace}`;
  const text = applicationsText(found, {
    where: `${place} of the context ${identity.context}`,
    paint: output.paint,
  });
  output.result(text, { type: 'applications', context: identity.context, applications: found });
  return 0;
}

async function showOne(
  { name, target }: { readonly name: string; readonly target: ClusterTarget },
  session: Session,
): Promise<ExitStatus> {
  const { output, namespace, identity } = session;
  const status = await existing(name, session);
  const { context } = identity;
  const reached = { application: name, context, namespace, kubeconfig: target.kubeconfig };
  const { objects, releases, busy, resumable } = status;
  output.result(statusText(status, reached, output.paint), {
    type: 'status',
    application: name,
    namespace,
    context,
    // The release itself holds manifests with their secrets.
    objects,
    releases,
    busy,
    resumable,
    well: isWell(status),
  });
  return isWell(status) ? 0 : 1;
}

/** The status of an application that there is. Throws a `Refusal` otherwise. */
export async function existing(name: string, session: Session): Promise<ApplicationStatus> {
  const { tools, namespace } = session;
  const status = granted(await statusOf(tools, { name, namespace }), session);
  if (status.objects.length > 0 || status.releases.length > 0) return status;
  const others = await listApplications(tools, namespace);
  const names = others.ok ? others.value.map((each) => each.name) : [];
  if (names.includes(name)) return status;
  const meant = nearest(name, names);
  const hint =
    meant !== undefined
      ? ` Did you mean ${meant}?`
      : names.length > 0
        ? ` There are: ${names.join(', ')}.`
        : ' There is none at all; another namespace is named with --namespace.';
  throw new Refusal(
    `The namespace ${namespace} of the context ${session.identity.context} has no application ${name}.${hint}`,
  );
}
