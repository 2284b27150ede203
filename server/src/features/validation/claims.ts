// Which rule speaks for a schema violation: the one that claims its place, else a generic one.
import type { Resource } from '../../model/resource.ts';
import { patternOf } from '../../workspace/schema-at.ts';
import { rules } from './generated/all-rules.ts';
import type { Claim, LocatedViolation, Rule } from './rule.ts';

const byCode = new Map(rules.map((rule) => [rule.code, rule]));

/** Code and title of every rule. */
export const ruleTitles = rules.map(({ code, title }) => ({ code, title }));

/** Codes of all rules. */
export const ruleCodes: ReadonlySet<string> = new Set(byCode.keys());

/** The rule with that code. */
export function ruleByCode(code: string): Rule | undefined {
  return byCode.get(code);
}

/** The rule that speaks for a violation; `role` is undefined for what is no resource. */
export function claimantOf(violation: LocatedViolation, role: Resource['role'] | undefined): Rule {
  const claimant = rules.find(
    (rule) =>
      rule.claims !== undefined &&
      role !== undefined &&
      (rule.roles === undefined || rule.roles.includes(role)) &&
      rule.claims.some((claim) => covers(claim, violation)),
  );
  return claimant ?? generic(violation.keyword);
}

function covers(claim: Claim, violation: LocatedViolation): boolean {
  if (claim.keywords !== undefined && !claim.keywords.includes(violation.keyword)) return false;
  const places = typeof claim.at === 'string' ? [claim.at] : claim.at;
  return places.some((place) => {
    if (place.endsWith('{}')) return holderOf(violation) === place.replace(/\.?\{\}$/, '');
    return place.endsWith('*')
      ? violation.pattern.startsWith(place.slice(0, -1))
      : violation.pattern === place;
  });
}

/** The pattern of the mapping that the key or value concerned stands in. */
function holderOf({ path, property }: LocatedViolation): string {
  return patternOf(property === undefined ? path.slice(0, -1) : path);
}

const GENERIC: Readonly<Record<string, string>> = {
  required: 'missing-field',
  additionalProperties: 'unknown-key',
  type: 'wrong-type',
};

function generic(keyword: string): Rule {
  const rule = byCode.get(GENERIC[keyword] ?? 'invalid-value');
  if (rule === undefined) throw new Error(`no generic rule for ${keyword}`);
  return rule;
}
