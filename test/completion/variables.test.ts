// Calls of variables inside values, however they were begun.
import { describe, expect, test } from 'vitest';
import { accept, itemsAt, labelsAt } from './complete.ts';
import { CONFIGURATION } from './heads.ts';

/** What stands below the head after accepting. */
function tail(head: string, marked: string, label: string): string {
  return accept(head + marked, label).slice(head.length);
}

describe('calls of variables', () => {
  const value = '    parameterValues:\n    - name: x\n      value: ';
  const called = `${value}"[fromVariable(DOMAIN)]"`;

  test.each([
    ['an empty value', '<|>'],
    ['a word', 'fromV<|>'],
    ['an open bracket', '[<|>'],
    ['a bracket that the editor closed', '[fromV<|>]'],
    ['brackets that the editor closed', '[fromVariable(<|>)]'],
    ['quotes', '"<|>"'],
    ['an open quote', '"[fromV<|>'],
    ['a call in quotes', '"[fromVariable(DO<|>)]"'],
  ])('%s', (_, typed) => {
    expect(tail(CONFIGURATION, value + typed, '[fromVariable(DOMAIN)]')).toBe(called);
  });

  test('inside longer text', () => {
    expect(tail(CONFIGURATION, `${value}"http://<|>/x"`, '[fromVariable(DOMAIN)]')).toBe(
      `${value}"http://[fromVariable(DOMAIN)]/x"`,
    );
    expect(tail(CONFIGURATION, `${value}"http://[fr<|>/x"`, '[fromVariable(DOMAIN)]')).toBe(
      `${value}"http://[fromVariable(DOMAIN)]/x"`,
    );
  });

  test('each variable with its value', () => {
    const items = itemsAt(`${CONFIGURATION}${value}<|>`).filter(({ kind }) => kind === 'variable');
    expect(items.map(({ label, detail }) => [label, detail])).toEqual([
      ['[fromVariable(DOMAIN)]', 'shop.example.com'],
      ['[fromVariable(COUNT)]', '3'],
    ]);
  });

  test('in texts of traits and scopes, not in numbers or names', () => {
    const trait = '    traits:\n    - name: ingress\n      properties:\n';
    const isOffered = (marked: string) =>
      labelsAt(CONFIGURATION + marked).includes('[fromVariable(DOMAIN)]');
    expect(isOffered(`${trait}        hostname: <|>`)).toBe(true);
    expect(isOffered(`${trait}        servicePort: <|>`)).toBe(false);
    expect(isOffered('    parameterValues:\n    - name: <|>')).toBe(false);
    expect(isOffered('    parameterValues: [{name: x, value: <|>}]')).toBe(true);
    const scope = '    type: core.oam.dev/v1alpha1.HealthScope\n';
    const inScope = CONFIGURATION.replace(
      scope,
      `${scope}    properties:\n    - name: probe-method\n      value: <|>\n`,
    );
    expect(labelsAt(inScope)).toContain('[fromVariable(DOMAIN)]');
  });

  test('what is typed finds them', () => {
    const find = (typed: string) =>
      itemsAt(`${CONFIGURATION}${value}${typed}`).find(({ kind }) => kind === 'variable')
        ?.filterText;
    expect(find('fromV<|>')).toBe('fromVariable(DOMAIN)]');
    expect(find('[fromV<|>]')).toBe('[fromVariable(DOMAIN)]');
  });
});
