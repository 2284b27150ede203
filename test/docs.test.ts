// The pages of the rules are those that the table of rules makes.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pagesFolder } from '../scripts/docs.mjs';
import { rules } from '../server/src/features/validation/generated/all-rules.ts';
import { ruleDocs } from '../server/src/features/validation/generated/rule-docs.ts';
import { ruleIndexPage, rulePage } from '../server/src/features/validation/rule-page.ts';

const remedy = 'docs/rules is out of date: run `npm run docs` and commit what it writes';

test('every rule has its page, and every page its rule', () => {
  const expected = ['README.md', ...rules.map(({ code }) => `${code}.md`)].sort();
  expect(readdirSync(pagesFolder).sort(), remedy).toEqual(expected);
});

test('the pages say what the rules say', () => {
  const pages = [
    { name: 'README.md', text: ruleIndexPage(rules) },
    ...rules.map((rule) => ({ name: `${rule.code}.md`, text: rulePage(rule, ruleDocs(rule)) })),
  ];
  const stale = pages.filter(({ name, text }) => {
    const file = join(pagesFolder, name);
    return !existsSync(file) || readFileSync(file, 'utf8') !== text;
  });
  expect(
    stale.map(({ name }) => name),
    remedy,
  ).toEqual([]);
});

test('the pages are part of the extension package', () => {
  const ignore = readFileSync(join(pagesFolder, '../../.vscodeignore'), 'utf8');
  expect(ignore.split('\n')).toContain('!docs/rules/**');
});
