// What API servers say in words only, in one place, since words differ between their versions (1.20 to 1.34 here).
import type { Json } from './cluster.ts';
import { numberAt, objectsAt, textAt } from './json.ts';
import type { FieldConflict } from './plan.ts';

/** Both say that a patch does not fit its type, with 500 and no reason; newer servers add the object in parentheses. */
const misfit = /^failed to (?:create typed patch object|convert new object to proper version)\b/;

/** Whether sending it again cannot help although the server calls it an error of its own. */
export function isMisfit(message: string): boolean {
  return misfit.test(message);
}

const unchangeable: readonly RegExp[] = [
  /\bimmutable\b/i,
  /may not change once set/,
  /cannot change roleRef/,
  /updates to \w+ spec for fields other than/,
  /updates may not change fields other than/,
  /can(?: ?not) be (?:changed|less than previous value)/,
];

/** Whether a cause of a 422 says that the field cannot be changed in place. */
export function isImmutability(message: string): boolean {
  return unchangeable.some((pattern) => pattern.test(message));
}

const quotas: readonly RegExp[] = [
  /\b(?:exceeded|failed|insufficient) quota\b/,
  // Limit ranges.
  /\b(?:maximum|minimum) \S+ usage per \w+ is\b/,
  /\blimit to request ratio per \w+ is\b/,
];

/** By whom a 403 was said, and admission with another code; undefined when the text does not tell a denial. */
export function denierOf(
  message: string,
): 'quota' | 'webhook' | 'access' | 'namespace' | undefined {
  if (/^admission webhook ".*" denied the request/.test(message)) return 'webhook';
  if (/^(?:.* is forbidden: )?ValidatingAdmissionPolicy '.*' .*denied request/.test(message)) {
    return 'webhook';
  }
  if (message.includes('because it is being terminated')) return 'namespace';
  if (quotas.some((pattern) => pattern.test(message))) return 'quota';
  if (/\bUser ".*" cannot \w+ |attempting to grant RBAC permissions/.test(message)) return 'access';
  return undefined;
}

/** A webhook with side effects, asked by a dry run. */
export function refusesDryRun(message: string): boolean {
  return /does not support dry[- ]?run/i.test(message);
}

/** The name of the webhook that could not be asked; servers before 1.20 quote it, too. */
export function unreachableWebhook(message: string): string | undefined {
  const [, admission, conversion] =
    /failed calling (?:admission )?webhook "([^"]+)"|conversion webhook for (.+?) failed/.exec(
      message,
    ) ?? [];
  return admission ?? conversion;
}

/** Two requests that counted against one quota at a time; nothing was written. */
export function isQuotaRace(message: string): boolean {
  return message.startsWith('Operation cannot be fulfilled on resourcequotas ');
}

/** The server has no such path at all, as opposed to no such object. */
export function isUnknownPath(message: string): boolean {
  return /could not find the requested resource|page not found/.test(message);
}

/** What other managers hold, from the causes of a 409. */
export function fieldConflicts(body: Json | undefined): readonly FieldConflict[] {
  return objectsAt(body, 'details', 'causes').flatMap((cause) => {
    if (textAt(cause, 'reason') !== 'FieldManagerConflict') return [];
    const [, manager = 'unknown', subresource] =
      /^conflict with "(.*?)"(?: with subresource "(.*?)")?(?: using .*)?$/s.exec(
        textAt(cause, 'message') ?? '',
      ) ?? [];
    return [{ field: textAt(cause, 'field') ?? '', manager, subresource }];
  });
}

/** One step of a path: `.spec`, `[name="web"]`, `[0]`; keys of maps may hold slashes. */
const step = String.raw`(?:\.[\w$/-]+|\[(?:"(?:\\.|[^"\\])*"|[^\]"])*\])`;
const misfits = new RegExp(
  String.raw`(?<![\w\]])(${step}+): (?:duplicate entries for key (\[.*?\](?=$|\n|;))|element (\d+): |\S)`,
  'gm',
);

/** The fields that a message or its causes name, as the server writes them. */
export function fieldsOf(body: Json | undefined, message: string): readonly string[] {
  const causes = objectsAt(body, 'details', 'causes').flatMap((cause) => {
    const field = textAt(cause, 'field');
    return field === undefined || !/^[\w.]/.test(field) || isMarker(field) ? [] : [field];
  });
  if (causes.length > 0) return [...new Set(causes)];
  const misfitting = [...message.matchAll(misfits)].map(
    ([, path = '', key = '', element]) =>
      `${path}${key}${element === undefined ? '' : `[${element}]`}`,
  );
  const decoding = [
    ...message.matchAll(/unknown field "([^"]+)"|Go struct field \w+\.([\w.]+) of type/g),
  ].map(([, unknown, typed]) => unknown ?? typed ?? '');
  return [...new Set([...(isMisfit(message) ? misfitting : []), ...decoding])];
}

/** Newer servers name the decoder itself as a field. */
function isMarker(field: string): boolean {
  return field === 'patch' || field === '<nil>';
}

/** The server's own words; what is no status object speaks for itself. */
export function messageOf(body: Json | undefined, text: string): string {
  const message = textAt(body, 'message');
  if (message !== undefined && message !== '') return message;
  // A page of a proxy is of no use to anybody.
  return /^\s*</.test(text) ? '' : text.trim().slice(0, 1000);
}

/** Whether the body is a status object with this code, as opposed to the words of a proxy. */
export function isStatus(body: Json | undefined): boolean {
  return textAt(body, 'kind') === 'Status' && numberAt(body, 'code') !== undefined;
}

/** Measured on 1.20 for Services: a create that names a version, which other kinds take for a guard. */
export function refusesVersionOfNew(message: string): boolean {
  return message.includes('resourceVersion should not be set on objects to be created');
}
