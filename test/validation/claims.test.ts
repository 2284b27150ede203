// No two rules claim the same part of the schema: the later one would never be asked.
import { expect, test } from 'vitest';
import { rules } from '../../server/src/features/validation/generated/all-rules.ts';
import type { Rule } from '../../server/src/features/validation/rule.ts';

interface SingleClaim {
  readonly rule: Rule;
  readonly at: string;
  readonly keywords: readonly string[] | undefined;
}

const claims: readonly SingleClaim[] = rules.flatMap((rule) =>
  (rule.claims ?? []).flatMap(({ at, keywords }) =>
    (typeof at === 'string' ? [at] : at).map((place) => ({ rule, at: place, keywords })),
  ),
);

function overlap(a: SingleClaim, b: SingleClaim): boolean {
  return (
    a.rule !== b.rule &&
    (covers(a.at, b.at) || covers(b.at, a.at)) &&
    meet(a.keywords, b.keywords) &&
    meet(a.rule.roles, b.rule.roles)
  );
}

function covers(place: string, other: string): boolean {
  return place.endsWith('*') ? other.startsWith(place.slice(0, -1)) : place === other;
}

function meet<T>(a: readonly T[] | undefined, b: readonly T[] | undefined): boolean {
  return a === undefined || b === undefined || a.some((each) => b.includes(each));
}

test('no two rules claim the same violation', () => {
  const found = claims.flatMap((claim, index) =>
    claims
      .slice(index + 1)
      .filter((other) => overlap(claim, other))
      .map((other) => `${claim.rule.code} and ${other.rule.code} at ${other.at}`),
  );
  expect(claims.length).toBeGreaterThan(100);
  expect(found).toEqual([]);
});
