// The page about Rudr says what the recordings and our targets say.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rudrPageFile } from '../../scripts/rudr-page.mjs';
import { probes, rudrFolder } from '../support/rudr-data.ts';
import { rudrPage, summary } from '../support/rudr-table.ts';

const remedy = 'docs/rudr-compatibility.md is out of date: run `npm run docs` and commit it';

test('the page lists every experiment', () => {
  const rows = readFileSync(rudrPageFile, 'utf8').match(/^\| [a-zA-Z]/gm) ?? [];
  // One of them is the head of the table.
  expect(rows).toHaveLength(117);
});

describe.skipIf(rudrFolder() === undefined)('with the recordings', () => {
  test('the page is up to date', () => {
    console.info(summary(probes()));
    expect(readFileSync(rudrPageFile, 'utf8'), remedy).toBe(rudrPage());
  });
});
