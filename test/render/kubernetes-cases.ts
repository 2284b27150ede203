// Cases of the offline check: a good object of a kind, one change, and what a user then reads.
import { describe, expect, test } from 'vitest';
import { checkObject } from '../../server/src/render/kubernetes-schema/check-object.ts';
import { loadKubernetesSchemas } from '../../server/src/render/kubernetes-schema/schemas.ts';
import type { KubernetesVersion } from '../../server/src/render/kubernetes-version.ts';
import { validObjects } from './kubernetes-objects.ts';

const schemas = await loadKubernetesSchemas();

/** The kind, the place of the change, the value put there (undefined removes), and the problems as `place kind: message`. */
export type Case = readonly [kind: string, path: string, value: unknown, ...problems: string[]];
/** Cases by what they are about. */
export type Cases = Readonly<Record<string, readonly Case[]>>;

/** The first good object of a kind, changed in one place. */
export function changedObject(kind: string, path: string, value: unknown): unknown {
  const object = structuredClone(validObjects.find(([key]) => key === kind)?.[1]);
  const keys = path.split(' ');
  const last = keys.pop() ?? '';
  let at = object as Record<string, unknown>;
  for (const key of keys) at = at[key] as Record<string, unknown>;
  if (value === undefined) Reflect.deleteProperty(at, last);
  else at[last] = value;
  return object;
}

/** Changes the first good object of a kind and lists what is wrong with it then. */
export function problemsOf(kind: string, path: string, value: unknown, version: KubernetesVersion) {
  return checkObject(changedObject(kind, path, value), version, schemas).map(
    (problem) => `${problem.path.join(' ')} ${problem.kind}: ${problem.message}`,
  );
}

/** One test for each case, held against a version that serves all kinds of the cases. */
export function checkAll(all: Cases): void {
  for (const [name, cases] of Object.entries(all)) describe(name, () => check(cases));
}

function check(cases: readonly Case[]): void {
  for (const [kind, path, value, ...problems] of cases) {
    const change = `${path} = ${(JSON.stringify(value) ?? 'nothing').slice(0, 60)}`;
    test(`${kind}: ${change}`, () => {
      expect(problemsOf(kind, path, value, '1.30')).toEqual(problems);
    });
  }
}
