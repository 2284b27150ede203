// Names that Kubernetes accepts: checked, mended where they cannot be used, joined for derived objects.
import {
  DNS_LABEL,
  DNS_SUBDOMAIN,
  faultOf,
  LABEL_VALUE,
  matches,
  type TextSyntax,
} from '../../model/name-syntax.ts';
import { derived, derivedFromAll, placeOfOrigin, type Place } from '../origin.ts';
import type { RenderedScalar } from '../rendered-node.ts';
import type { RenderedObject, RenderProblem } from '../rendering.ts';

/** What Kubernetes asks of a name: most objects, parts of pods, Services, StatefulSets, values of labels. */
export type NameRule =
  | 'dns-1123-subdomain'
  | 'dns-1123-label'
  | 'dns-1035-label'
  | 'stateful-set'
  | 'stateful-set-with-service'
  | 'label-value';

/** Longest name of an object: it becomes the value of labels, which take 63 characters. */
const LONGEST_NAME = 63;

/** The controller adds a dash and ten characters to the name of a StatefulSet for the value of a label. */
const LONGEST_STATEFUL_SET = LONGEST_NAME - 11;

const SERVICE_NAME: TextSyntax = {
  pattern: /^[a-z](?:[a-z0-9-]*[a-z0-9])?$/,
  maxLength: LONGEST_NAME,
  words: '1 to 63 lower-case letters, digits or "-" that start with a letter',
};

const RULES: Readonly<Record<NameRule, TextSyntax>> = {
  'dns-1123-subdomain': { ...DNS_SUBDOMAIN, maxLength: LONGEST_NAME },
  'dns-1123-label': DNS_LABEL,
  'dns-1035-label': SERVICE_NAME,
  'stateful-set': { ...DNS_LABEL, maxLength: LONGEST_STATEFUL_SET },
  'stateful-set-with-service': { ...SERVICE_NAME, maxLength: LONGEST_STATEFUL_SET },
  'label-value': LABEL_VALUE,
};

/** What a name is for, and who is told when it cannot be used. */
export interface NameContext {
  /** What the name is, as the subject of a sentence, such as `The name of the instance`. */
  readonly what: string;
  /** Where to report it when no spec says the name. */
  readonly place: Place;
  readonly report: (problem: RenderProblem) => void;
}

/**
 * The name where Kubernetes accepts it. Otherwise its author is told, and a name made from it takes
 * its place, always the same one, so that everything else can still be looked at.
 */
export function kubernetesName(
  scalar: RenderedScalar,
  rule: NameRule,
  { what, place, report }: NameContext,
): RenderedScalar {
  const text = String(scalar.value);
  const fault = faultOf(RULES[rule], text);
  if (fault === undefined) return { ...scalar, value: text };
  const mended = mendedName(text, rule);
  report({
    code: 'name-not-for-kubernetes',
    severity: 'warning',
    message: `${what} ${fault}, which Kubernetes does not accept. "${mended}" stands in for "${text}".`,
    place: placeOfOrigin(scalar.origin) ?? place,
    related: [],
  });
  return { kind: 'scalar', value: mended, origin: derived(scalar.origin) };
}

/**
 * A text that fits the rule: the same text if it does already, else its letters in lower case with
 * dashes for what is not allowed, and a hash of the whole where it had to be cut.
 */
export function mendedName(text: string, rule: NameRule): string {
  const syntax = RULES[rule];
  if (matches(syntax, text)) return text;
  const keepsCase = rule === 'label-value';
  const allowed = keepsCase ? /[^A-Za-z0-9_.-]+/g : dotsAllowed(rule);
  const spelled = trimmed((keepsCase ? text : text.toLowerCase()).replace(allowed, '-'));
  const named = spelled === '' ? `unnamed-${hashOf(text)}` : spelled;
  const needsLetter = rule === 'dns-1035-label' || rule === 'stateful-set-with-service';
  const started = needsLetter && !/^[a-z]/.test(named) ? `n-${named}` : named;
  const short = started.length > syntax.maxLength ? cut(started, text, syntax.maxLength) : started;
  // What is still wrong are dots beside dashes, which only subdomains may have.
  return matches(syntax, short) ? short : short.replaceAll('.', '-');
}

function dotsAllowed(rule: NameRule): RegExp {
  return rule === 'dns-1123-subdomain' ? /[^a-z0-9.-]+/g : /[^a-z0-9-]+/g;
}

function trimmed(text: string): string {
  return text.replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '');
}

function cut(name: string, whole: string, maxLength: number): string {
  const hash = hashOf(whole);
  return `${trimmed(name.slice(0, maxLength - hash.length - 1))}-${hash}`;
}

/** Seven letters and digits that stand for a text: FNV-1a of its code units in base 36. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash.toString(36).padStart(7, '0');
}

/**
 * One name made of several, joined by dashes, such as that of an instance and that of its volume. It
 * is traced to all parts that the specs say. A name that is too long ends in a hash of the whole,
 * so that two long names stay two.
 */
export function joinedName(
  parts: readonly [RenderedScalar, ...RenderedScalar[]],
  rule: NameRule = 'dns-1123-subdomain',
): RenderedScalar {
  const [first, ...others] = parts;
  const text = parts.map(({ value }) => String(value)).join('-');
  const rest = others.map(({ origin }) => origin);
  const origin = derivedFromAll([first.origin, ...rest]);
  return { kind: 'scalar', value: mendedName(text, rule), origin };
}

/** The value of a label that says what a text says, as far as labels can. */
export function labelValue(scalar: RenderedScalar): RenderedScalar {
  const text = String(scalar.value);
  const value = mendedName(text, 'label-value');
  return { kind: 'scalar', value, origin: value === text ? scalar.origin : derived(scalar.origin) };
}

/**
 * The objects without those whose name another object of the same kind has already: in the cluster
 * the two would be one. The author of the later one is told.
 */
export function withoutCollisions(
  objects: readonly RenderedObject[],
  report: (problem: RenderProblem) => void,
): readonly RenderedObject[] {
  const firsts = new Map<string, RenderedObject>();
  return objects.filter((object) => {
    const { apiVersion, kind, name, place } = object;
    const [group = ''] = apiVersion.includes('/') ? apiVersion.split('/') : [];
    const key = `${group}/${kind}/${name}`;
    const first = firsts.get(key);
    if (first === undefined) {
      firsts.set(key, object);
      return true;
    }
    report({
      code: 'object-name-taken',
      severity: 'error',
      message: `This would be a second ${kind} called "${name}", so it is left out. Give one of the two another name.`,
      place,
      related: [{ place: first.place, message: `The other ${kind} "${name}"` }],
    });
    return false;
  });
}
