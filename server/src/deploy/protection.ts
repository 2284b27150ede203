// Objects that are never deleted unless somebody chooses each one: what they hold cannot be made again.
import type { JsonObject } from './cluster.ts';
import { textAt } from './json.ts';
import type { ObjectId } from './object-id.ts';

/** Annotation of objects that are to outlive their application: `oam.dev/keep: "true"`. */
export const KEEP = 'oam.dev/keep';
const helmPolicy = 'helm.sh/resource-policy';

const kinds: Readonly<Record<string, string>> = {
  '/Namespace': 'Everything in the namespace would go with it',
  '/PersistentVolumeClaim': 'Its data may go with it',
  'apiextensions.k8s.io/CustomResourceDefinition': 'All objects of its kind would go with it',
};

/** Why an object is not deleted along with others, as a sentence without a period; undefined when it may be. */
export function protectionOf(
  { group, kind }: Pick<ObjectId, 'group' | 'kind'>,
  live: JsonObject,
): string | undefined {
  const key = `${group}/${kind}`;
  if (Object.hasOwn(kinds, key)) return kinds[key];
  if (textAt(live, 'metadata', 'annotations', KEEP) === 'true') {
    return `Its annotation ${KEEP} asks to keep it`;
  }
  return textAt(live, 'metadata', 'annotations', helmPolicy) === 'keep'
    ? `Its annotation ${helmPolicy} asks to keep it`
    : undefined;
}
