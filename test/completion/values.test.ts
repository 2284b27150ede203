// Values: closed sets, defaults, examples, sizes with their units.
import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../server/src/workspace/settings.ts';
import { accept, itemsAt, labelsAt, listAt } from './complete.ts';
import { COMPONENT } from './heads.ts';
import { parseFixture } from '../support/fixture.ts';

/** The last line after accepting. */
function lastLine(marked: string, label: string): string | undefined {
  return accept(marked, label).trimEnd().split('\n').at(-1);
}

describe('closed sets', () => {
  test('each value with what it means, the default first and selected', () => {
    const items = itemsAt(`${COMPONENT}        accessMode: <|>`);
    expect(items.map(({ label, detail, preselect }) => ({ label, detail, preselect }))).toEqual([
      { label: 'RW', detail: 'default: The container reads and writes.', preselect: true },
      { label: 'RO', detail: 'The container only reads; writing fails.', preselect: false },
    ]);
  });

  test('booleans', () => {
    const marked = `${COMPONENT}        disk:\n          ephemeral: <|>`;
    expect(labelsAt(marked)).toEqual(['false', 'true']);
    expect(labelsAt(COMPONENT.replace('required: true', 'required: <|>'))).toEqual([
      'false',
      'true',
    ]);
  });

  test('quotes are kept, not doubled', () => {
    expect(lastLine(`${COMPONENT}        accessMode: "R<|>"`, 'RO')).toBe(
      '        accessMode: "RO"',
    );
    expect(lastLine(`${COMPONENT}        accessMode: 'R<|>'`, 'RO')).toBe(
      "        accessMode: 'RO'",
    );
    expect(lastLine(`${COMPONENT}        accessMode: "R<|>`, 'RO')).toBe(
      '        accessMode: "RO"',
    );
  });

  test('a blank is added where it is missing, and the word is replaced', () => {
    expect(lastLine(`${COMPONENT}        accessMode:<|>`, 'RO')).toBe('        accessMode: RO');
    expect(lastLine(`${COMPONENT}        accessMode: R<|>W`, 'RO')).toBe('        accessMode: RO');
  });

  test('nothing behind a complete value', () => {
    expect(labelsAt(`${COMPONENT}        accessMode: RW <|>`)).toEqual([]);
    expect(labelsAt(`${COMPONENT}        accessMode: "RW"<|>`)).toEqual([]);
  });
});

describe('open sets', () => {
  test('usual words stay while they are typed, other examples do not get in the way', () => {
    const spec = COMPONENT.replace('spec:\n', 'spec:\n  osType: l<|>\n');
    expect(labelsAt(spec)).toEqual(['linux', 'windows']);
    expect(labelsAt(`${COMPONENT}  - name: w<|>`)).toEqual([]);
    expect(labelsAt(`${COMPONENT}  - name: <|>`)).toEqual(['web']);
  });

  test('the default of a number', () => {
    const marked = `${COMPONENT}    livenessProbe:\n      periodSeconds: <|>`;
    expect(itemsAt(marked)[0]).toMatchObject({ label: '10', detail: 'default', preselect: true });
  });

  test('units after the digits of a size', () => {
    const memory = `${COMPONENT}      memory:\n        required: 12<|>`;
    expect(itemsAt(memory).map(({ label, detail }) => [label, detail])).toEqual([
      ['12M', '12 MB'],
      ['12G', '12 GB'],
      ['12K', '12 KB'],
      ['12T', '12 TB'],
      ['12P', '12 PB'],
    ]);
    expect(lastLine(memory, '12G')).toBe('        required: 12G');
    const disk = `${COMPONENT}        disk:\n          required: "5<|>"`;
    expect(labelsAt(disk)[0]).toBe('5G');
    expect(lastLine(disk, '5G')).toBe('          required: "5G"');
    expect(labelsAt(`${COMPONENT}      cpu:\n        required: 12<|>`)).toEqual([]);
  });

  test('no unit for memory where the runtime adds its own', () => {
    const settings = { ...defaultSettings, profile: 'rudr' } as const;
    const memory = `${COMPONENT}      memory:\n        required: 12<|>`;
    expect(labelsAt(memory, { settings })).toEqual([]);
  });
});

test('lists of values are asked for again while typing, lists of keys are not', () => {
  const ask = (marked: string) => {
    const { text, offset } = parseFixture(marked);
    return listAt(text, offset).isIncomplete;
  };
  expect(ask(`${COMPONENT}      memory:\n        required: <|>`)).toBe(true);
  expect(ask(`${COMPONENT}      <|>`)).toBe(false);
});
