// Every rule on the documents of its own page, and every number of the collection.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../server/src/features/validation/generated/all-rules.ts';
import { ruleDocs } from '../../server/src/features/validation/generated/rule-docs.ts';
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
  const profile = ruleDocs(rule).profile ?? 'spec';
  const isOff = levelIn(rule.level, profile) === 'off';
  return {
    profile,
    completeness: isWhole ? 'complete' : 'partial',
    ...(isOff ? { rules: { [rule.code]: 'hint' } } : {}),
  };
}

describe.each(rules.map((rule) => [rule.code, rule] as const))('%s', (code, rule) => {
  const docs = ruleDocs(rule);

  test('reports its bad document', () => {
    const found = problemsOf(code, docs.bad, conditionsFor(rule, docs.bad));
    expect(
      found,
      `all problems: ${marksIn(docs.bad, conditionsFor(rule, docs.bad)).join('\n')}`,
    ).not.toEqual([]);
    for (const [, , , message] of found) expect(message).toMatch(/^\S[^]*[.?]$/);
  });

  test('is content with its good document, and so is every other rule', () => {
    const found = problemsIn(docs.good, conditionsFor(rule, docs.good)).filter(
      ([severity, other]) => severity === 'error' || severity === 'warning' || other === code,
    );
    expect(found).toEqual([]);
  });

  test('has a page', () => {
    expect(rule.title).toMatch(/^[A-Z`"].*\.$/);
    expect(docs.why.length).toBeGreaterThan(40);
    expect(docs.bad).not.toBe(docs.good);
    expect(rule.number ?? 'R000').toMatch(/^R\d{3}$/);
    expect(existsSync(join(folder, `${code}.ts`))).toBe(true);
  });
});

test('each file of the folder is a rule in the table, or its page', () => {
  const codes = rules.map(({ code }) => code);
  const files = codes.flatMap((code) => [`${code}.docs.ts`, `${code}.ts`]);
  expect(files.sort()).toEqual(readdirSync(folder).sort());
});

test('every number of the collection has a rule', () => {
  const covered = new Set(rules.map(({ number }) => number));
  const numbers = Array.from(
    { length: 189 },
    (_, index) => `R${String(index + 1).padStart(3, '0')}`,
  );
  expect(numbers.filter((number) => !covered.has(number))).toEqual([]);
});
