// The text format as a terminal shows it: the source line, the mark under it, colors.
import { expect, test } from 'vitest';
import type { Finding } from '../../server/src/cli/check/finding.ts';
import { excerptOf, findingOf } from '../../server/src/cli/check/finding.ts';
import { formatText } from '../../server/src/cli/formats/text.ts';
import { startProgress } from '../../server/src/cli/progress.ts';
import { colored, plain, printable, type Paint } from '../../server/src/cli/terminal.ts';
import { readSpecFile } from '../../server/src/workspace/spec-file.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';

/** A finding on the first occurrence of `marked`. */
function findingOn(text: string, marked: string): Finding {
  const file = readSpecFile('file:///a.yaml', text);
  const start = text.indexOf(marked);
  const range = { start, end: start + marked.length };
  return findingOf(
    { file, shownPath: 'a.yaml', placed: { ...file.documents[0]!, start: 0 } },
    {
      code: 'some-rule',
      origin: 'rule',
      rule: 'R001',
      severity: 'warning',
      message: 'Something is wrong.',
      range,
      tags: [],
      related: [],
      fixes: () => [],
    },
    { workspace: new Workspace(), pathOf: (uri) => uri },
  );
}

function onTerminal(finding: Finding, paint: Paint = plain): string {
  const left = { templates: 0, otherVersions: 0 };
  const result = { findings: [finding], files: 1, resources: 1, left, troubles: [] };
  return formatText(result, { channel: { isTerminal: true, paint }, rootUri: 'file:///' });
}

test('the source line stands below, its place marked', () => {
  expect(onTerminal(findingOn('a: 1\nkey: value # more\n', 'value'))).toBe(
    [
      'a.yaml:2:6 warning some-rule Something is wrong.',
      '    2 │ key: value # more',
      '      │      ^^^^^',
      '',
      '',
    ].join('\n'),
  );
});

test('tabs, wide characters and marks that combine keep the mark in its place', () => {
  expect(onTerminal(findingOn('a: {\t"日本é": x}', 'x'))).toContain(
    '│    \u0020\t' + '         ^\n',
  );
});

test('a place that reaches over lines is marked up to the end of the first', () => {
  expect(onTerminal(findingOn('a: "one\n  two"\n', '"one\n  two"'))).toContain('│    ^^^^\n');
});

test('a long line is cut around the place', () => {
  const text = `a: ${'x'.repeat(5000)} here ${'y'.repeat(5000)}`;
  const { source } = findingOn(text, 'here');
  expect(source.text.slice(source.start, source.end)).toBe('here');
  expect(source.text).toMatch(/^…x+ here y+…$/);
  expect(source.text.length).toBeLessThan(200);
});

test('an excerpt of CRLF text ends before the line break', () => {
  const file = readSpecFile('file:///a.yaml', 'a: 1\r\nb: 2\r\n');
  expect(excerptOf(file, { start: 6, end: 7 })).toEqual({ text: 'b: 2', start: 0, end: 1 });
});

test('colors are put where a terminal wants them, and only there', () => {
  const finding = findingOn('key: value', 'value');
  expect(onTerminal(finding, colored)).toContain('\u001b[33mwarning\u001b[0m');
  expect(onTerminal(finding, plain)).not.toContain('\u001b');
});

test('what a file holds cannot take over the terminal', () => {
  expect(printable('a\u001b[2Jb\u0007\u009b\u202e\tc')).toBe('a␛[2Jb␇\uFFFD\uFFFD\tc');
});

test('progress shows after a second, and leaves nothing behind', () => {
  let time = 0;
  let written = '';
  const write = (text: string) => (written += text);
  const progress = startProgress(
    { write, isTerminal: true, columns: 80, paint: plain },
    () => time,
  );
  progress.report(1, 200);
  expect(written).toBe('');
  time = 1500;
  progress.report(20, 200);
  expect(written).toBe('\r\u001b[KChecking 20 of 200 files …');
  progress.stop();
  expect(written.endsWith('\r\u001b[K')).toBe(true);
});

test('progress is nothing for a file or a pipe', () => {
  let time = 0;
  let written = '';
  const write = (text: string) => (written += text);
  const channel = { write, isTerminal: false, columns: 80, paint: plain };
  const progress = startProgress(channel, () => time);
  time = 5000;
  progress.report(20, 200);
  progress.stop();
  expect(written).toBe('');
});
