// Sorts what came of a request by what to do about it, and says it in words for people.
import type { ClusterAnswer, ClusterFailure, ClusterOutcome, ClusterRequest } from './cluster.ts';
import { objectsAt, textAt } from './json.ts';
import {
  denierOf,
  fieldConflicts,
  fieldsOf,
  isImmutability,
  isMisfit,
  isQuotaRace,
  isStatus,
  isUnknownPath,
  messageOf,
  refusesDryRun,
  unreachableWebhook,
} from './server-texts.ts';
import type { Trouble } from './trouble.ts';

/** Why a request did not do what it asked for; undefined when it did. */
export function troubleOf(
  outcome: ClusterOutcome,
  request: Pick<ClusterRequest, 'method' | 'path' | 'query'>,
): Trouble | undefined {
  if (outcome.kind === 'failure') return failureTrouble(outcome, request);
  if (outcome.status >= 200 && outcome.status < 300) return undefined;
  return answerTrouble(outcome, request);
}

/** Whether a request can change anything; what cannot was never half done. */
export function isWrite({
  method,
  path,
  query,
}: Pick<ClusterRequest, 'method' | 'path' | 'query'>) {
  const asks = /^\/apis\/auth(?:entication|orization)[.]k8s[.]io\//.test(path);
  return method !== 'GET' && query?.['dryRun'] === undefined && !(method === 'POST' && asks);
}

type Asked = Pick<ClusterRequest, 'method' | 'path' | 'query'>;

function failureTrouble({ reason, sent, message }: ClusterFailure, asked: Asked): Trouble {
  const done = isWrite(asked) ? sent : 'no';
  if (reason === 'aborted') return { kind: 'stopped', sent: done };
  if (reason === 'certificate') return { kind: 'certificate', message };
  if (reason === 'credentials') return { kind: 'sign-in', message };
  return { kind: 'unavailable', sent: done, message };
}

function answerTrouble(answer: ClusterAnswer, asked: Asked): Trouble {
  const { status, body, text } = answer;
  const message = messageOf(body, text) || `The server answered with status ${status}.`;
  // Webhooks choose their code themselves, so their words go first.
  if (refusesDryRun(message)) return { kind: 'no-dry-run', message };
  if (denierOf(message) === 'webhook') return { kind: 'denied', by: 'webhook', message };
  switch (status) {
    case 401:
      return { kind: 'sign-in', message };
    case 403:
      return { kind: 'denied', by: deniedBy(answer, message), message };
    case 404:
      return missing(answer, asked, message);
    case 409:
      return conflicting(answer, message);
    case 410:
      return { kind: 'expired', message };
    case 422:
      return invalid(answer, message);
    case 429:
      return { kind: 'unavailable', sent: 'no', message };
    default:
      return otherTrouble(answer, asked, message);
  }
}

function deniedBy({ body }: ClusterAnswer, message: string) {
  const terminating = objectsAt(body, 'details', 'causes').some(
    (cause) => textAt(cause, 'reason') === 'NamespaceTerminating',
  );
  if (terminating) return 'namespace';
  // Pod security and other admission speak for themselves; a proxy that refuses means the user.
  return (
    denierOf(message) ??
    (isStatus(body) && message.includes(' is forbidden: ') ? 'webhook' : 'access')
  );
}

function missing({ body }: ClusterAnswer, { path }: Asked, message: string): Trouble {
  const kind = textAt(body, 'details', 'kind') ?? '';
  if (!isStatus(body) || (kind === '' && isUnknownPath(message)))
    return { kind: 'no-kind', message };
  const name = textAt(body, 'details', 'name') ?? '';
  const itself = path.endsWith(`/namespaces/${encodeURIComponent(name)}`);
  const what = kind === 'namespaces' && !itself ? 'namespace' : 'object';
  return { kind: 'not-found', what, message };
}

function conflicting({ body }: ClusterAnswer, message: string): Trouble {
  const conflicts = fieldConflicts(body);
  if (conflicts.length > 0) return { kind: 'conflict', conflicts, message };
  if (textAt(body, 'reason') === 'AlreadyExists') return { kind: 'exists', message };
  if (isQuotaRace(message)) return { kind: 'unavailable', sent: 'no', message };
  return { kind: 'changed', message };
}

function invalid({ body }: ClusterAnswer, message: string): Trouble {
  const causes = objectsAt(body, 'details', 'causes').map((cause) => ({
    field: textAt(cause, 'field') ?? '',
    message: textAt(cause, 'message') ?? '',
  }));
  const fields = fieldsOf(body, message);
  const fixed = causes.filter((cause) => isImmutability(cause.message));
  // A uid that was sent along names the object that is meant.
  if (fixed.some(({ field }) => field === 'metadata.uid')) return { kind: 'changed', message };
  // Whatever else is wrong stays wrong in a new object.
  const replaceable = fixed.length > 0 && fixed.length === causes.length;
  return { kind: replaceable ? 'immutable' : 'invalid', message, fields };
}

function otherTrouble({ status, body }: ClusterAnswer, asked: Asked, message: string): Trouble {
  const sent = isWrite(asked) ? 'maybe' : 'no';
  const reason = textAt(body, 'reason') ?? '';
  const permanent = isMisfit(message) || (isStatus(body) && reason === '');
  if ((status >= 500 && status !== 501 && !permanent) || status === 408) {
    return { kind: 'unavailable', sent, message };
  }
  if (reason === 'Expired' || reason === 'Gone') return { kind: 'expired', message };
  return { kind: 'invalid', message, fields: fieldsOf(body, message) };
}

type Texts = {
  readonly [Kind in Trouble['kind']]: (trouble: Extract<Trouble, { kind: Kind }>) => string;
};

const texts: Texts = {
  conflict: ({ conflicts }) =>
    `Other managers hold fields that this sets: ${conflicts
      .map(({ field, manager }) => `${field} (${manager})`)
      .join(', ')}. Leave these fields to them, or take them over.`,
  changed: ({ message }) => `The object has changed meanwhile. Plan again. ${saying(message)}`,
  exists: ({ message }) => `The object exists already. ${saying(message)}`,
  'not-found': ({ what, message }) =>
    `${what === 'namespace' ? 'The namespace' : 'The object'} does not exist. ${saying(message)}`,
  'no-kind': () =>
    'The cluster does not serve this kind of object in this version. Install what defines it, or use an API version that the cluster has.',
  denied: ({ by, message }) => `${denials[by]} ${saying(message)}`,
  invalid: ({ fields, message }) =>
    `The cluster does not take ${named(fields, 'the object')}. ${saying(message)}`,
  immutable: ({ fields }) =>
    `The cluster cannot change ${named(fields, 'a field')} of an object that exists. Undo this change, or have the object deleted and created anew.`,
  'no-dry-run': ({ message }) =>
    `A webhook of the cluster takes no trial runs, so what it will say is not known. ${saying(message)}`,
  expired: () => 'The cluster has forgotten the state from which to go on. Read it again.',
  'sign-in': ({ message }) =>
    `The cluster does not know who is asking. Sign in again with the tool of your cluster, then repeat this. The reason: ${quoted(message)}`,
  certificate: ({ message }) =>
    `The certificate of the API server is not trusted. Check the cluster's entry in the kubeconfig. The reason: ${quoted(message)}`,
  unavailable: ({ message, sent }) => unavailableText(message, sent),
  stopped: ({ sent }) =>
    sent === 'maybe'
      ? 'It was stopped while the request was under way, so it may have been carried out.'
      : 'It was stopped before anything was done.',
};

/** What went wrong and what to do, in one to three plain sentences. Not yet redacted. */
export function troubleText(trouble: Trouble): string {
  const text = texts[trouble.kind] as (trouble: Trouble) => string;
  return text(trouble);
}

function saying(message: string): string {
  return `The server says: ${quoted(message)}`;
}

const denials: Readonly<Record<Extract<Trouble, { kind: 'denied' }>['by'], string>> = {
  quota: 'A quota or limit of the namespace does not allow it. Ask for less, or have it raised.',
  webhook: 'A rule of the cluster denies it. Change the object so that it keeps the rule.',
  access: 'You may not do this. Ask the administrator of the cluster for the right.',
  namespace: 'The namespace is being deleted and takes no new objects. Wait until it is gone.',
};

function unavailableText(message: string, sent: 'no' | 'maybe'): string {
  const webhook = unreachableWebhook(message);
  const what =
    webhook === undefined
      ? `The cluster cannot be reached or is overloaded. The reason: ${quoted(message)}`
      : `The webhook ${webhook} of the cluster does not answer, and nothing is taken without it. Have it repaired. ${saying(message)}`;
  return sent === 'maybe' ? `${what} The request may have been carried out all the same.` : what;
}

function named(fields: readonly string[], otherwise: string): string {
  return fields.length === 0 ? otherwise : fields.join(', ');
}

/** Longest part of a server's words that is shown, in characters: some print whole objects. */
const longestQuote = 500;

function quoted(message: string): string {
  const line = message.replace(/\s+/g, ' ').trim();
  const cut = line.length > longestQuote ? `${line.slice(0, longestQuote)} …` : line;
  return /[.!?…]$/.test(cut) ? cut : `${cut}.`;
}
