// Every rule on the documents of its own page, and every number of the collection.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../server/src/features/validation/generated/all-rules.ts';
import { levelIn, type Rule } from '../../server/src/features/validation/rule.ts';
import { marksIn, problemsIn, problemsOf, type Conditions } from '../support/problems.ts';

const folder = join(import.meta.dirname, '../../server/src/features/validation/rules');

/**
 * How a rule's own documents are read: a rule that is off is switched on. Where the rule is about
 * several documents, its example is all there is; otherwise, and where just one document mends the
 * mistake, others may declare what it refers to.
 */
function conditionsFor(rule: Rule, text: string): Conditions {
  const isWhole = rule.checkInWorkspace !== undefined && /^---$/m.test(text);
  const profile = rule.docs.profile ?? 'spec';
  const isOff = levelIn(rule.level, profile) === 'off';
  return {
    profile,
    completeness: isWhole ? 'complete' : 'partial',
    ...(isOff ? { rules: { [rule.code]: 'hint' } } : {}),
  };
}

describe.each(rules.map((rule) => [rule.code, rule] as const))('%s', (code, rule) => {
  test('reports its bad document', () => {
    const found = problemsOf(code, rule.docs.bad, conditionsFor(rule, rule.docs.bad));
    expect(
      found,
      `all problems: ${marksIn(rule.docs.bad, conditionsFor(rule, rule.docs.bad)).join('\n')}`,
    ).not.toEqual([]);
    for (const [, , , message] of found) expect(message).toMatch(/^\S[^]*[.?]$/);
  });

  test('is content with its good document, and so is every other rule', () => {
    const found = problemsIn(rule.docs.good, conditionsFor(rule, rule.docs.good)).filter(
      ([severity, other]) => severity === 'error' || severity === 'warning' || other === code,
    );
    expect(found).toEqual([]);
  });

  test('has a page', () => {
    expect(rule.title).toMatch(/^[A-Z`"].*\.$/);
    expect(rule.docs.why.length).toBeGreaterThan(40);
    expect(rule.docs.bad).not.toBe(rule.docs.good);
    expect(rule.number ?? 'R000').toMatch(/^R\d{3}$/);
    expect(existsSync(join(folder, `${code}.ts`))).toBe(true);
  });
});

test('each file of the folder is a rule in the table', () => {
  const codes = readdirSync(folder).map((name) => name.replace(/\.ts$/, ''));
  expect(rules.map(({ code }) => code).sort()).toEqual(codes.sort());
});

test('every number of the collection has a rule', () => {
  const covered = new Set(rules.map(({ number }) => number));
  const numbers = Array.from(
    { length: 189 },
    (_, index) => `R${String(index + 1).padStart(3, '0')}`,
  );
  expect(numbers.filter((number) => !covered.has(number))).toEqual([]);
});
