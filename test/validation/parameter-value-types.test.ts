// Types of values, variables put in, against the parameters of components in other files.
import { describe, expect, test } from 'vitest';
import { component, configuration, HOST, PORT, shown, values } from '../support/instances.ts';
import { fixed, fixTitles, problemsOf, relatedOf } from '../support/problems.ts';

describe('types of values', () => {
  const typed = (host: string, port: string, verbose: string) =>
    component() +
    values(
      `        - name: host\n          value: ${host}\n        - name: port\n          value: ${port}\n        - name: verbose\n          value: ${verbose}\n`,
    );
  const found = (text: string) =>
    problemsOf('parameter-type-mismatch', text).map(([level, , mark, message]) => [
      level,
      mark,
      message,
    ]);

  test.each([
    ['5', '80', 'true', ['error', '5', 'The parameter "host" of "proxy" is text, not a number.']],
    [
      'a',
      '"80"',
      'true',
      ['error', '"80"', 'The parameter "port" of "proxy" is a number, not text.'],
    ],
    [
      'a',
      '80',
      '"true"',
      ['error', '"true"', 'The parameter "verbose" of "proxy" is true or false, not text.'],
    ],
    [
      'a',
      '80',
      'yes',
      ['warning', 'yes', 'The parameter "verbose" of "proxy" is true or false, not text.'],
    ],
    [
      'a',
      'many',
      'true',
      ['error', 'many', 'The parameter "port" of "proxy" is a number, not text.'],
    ],
    [
      'true',
      '80',
      'true',
      ['error', 'true', 'The parameter "host" of "proxy" is text, not true or false.'],
    ],
  ])('host %s, port %s, verbose %s', (host, port, verbose, expected) => {
    expect(found(typed(host, port, verbose))).toEqual([expected]);
  });

  test.each([
    ['"{{ .Values.host }}"', '"{{ .Values.port }}"', '"{{ .Values.v }}"'],
    ['"5"', '80.5', 'false'],
    ['x', '-1', '!!bool true'],
  ])('%s, %s and %s are fine', (host, port, verbose) => {
    expect(found(typed(host, port, verbose))).toEqual([]);
  });

  test.each([
    [typed('5', '80', 'true'), 'value: "5"\n'],
    [typed('a', '"80"', 'true'), 'value: 80\n'],
    [typed('a', '80', '"true"'), 'value: true\n'],
    [typed('a', '80', 'no'), 'value: false\n'],
  ])('is mended', (text, line) => {
    expect(fixed('parameter-type-mismatch', text)).toContain(line);
    expect(fixTitles('parameter-type-mismatch', text)[0]).toMatch(/ \*$/);
  });

  describe('through variables', () => {
    const through = (value: string, name = 'port') =>
      component() +
      configuration(
        `      parameterValues:
        - name: ${name}
          value: "[fromVariable(V)]"
${name === 'port' ? HOST : PORT}`,
        `  variables:\n    - name: V\n      value: ${value}\n`,
      );

    test('text that says a number is read as one, with a warning', () => {
      const text = through('"80"');
      expect(found(text)).toEqual([
        [
          'warning',
          '"[fromVariable(V)]"',
          'The parameter "port" of "proxy" is a number, and the variable "V" is text that has to be read as one.',
        ],
      ]);
      expect(relatedOf('parameter-type-mismatch', text)).toEqual([
        'proxy.yaml: number: The type of the parameter',
        'app.yaml: "80": The value of the variable',
      ]);
      expect(fixTitles('parameter-type-mismatch', text)).toEqual([
        'Change to 80 in the variable "V"',
      ]);
      expect(fixed('parameter-type-mismatch', text)).toContain('- name: V\n      value: 80\n');
    });

    test('other text is an error', () => {
      expect(found(through('many'))).toEqual([
        [
          'error',
          '"[fromVariable(V)]"',
          'The parameter "port" of "proxy" is a number, and the variable "V" is text.',
        ],
      ]);
    });

    test('a variable keeps its type', () => {
      expect(found(through('80'))).toEqual([]);
      expect(found(through('80', 'host')).map(([level]) => level)).toEqual(['error']);
      expect(found(through('a', 'host'))).toEqual([]);
    });

    test('a call within text makes text', () => {
      const within = (name: string) => through('80', name).replace('"[from', '"x-[from');
      expect(found(within('host'))).toEqual([]);
      expect(found(within('port')).map(([level, mark]) => [level, mark])).toEqual([
        ['error', '"x-[fromVariable(V)]"'],
      ]);
    });

    test('an unknown or misspelt call says nothing of types', () => {
      expect(found(through('many').replace('(V)', '(W)'))).toEqual([]);
      expect(found(through('many').replace('fromVariable(V)', 'fromVaraible(V)'))).toEqual([]);
      expect(found(through('many').replace('"[fromVariable(V)]"', '[fromVariable(V)]'))).toEqual(
        [],
      );
    });
  });

  test('lists and mappings are one mistake, and fine where the runtime has such a parameter', () => {
    const list =
      component() + values(`${HOST}${PORT}        - name: verbose\n          value: [a]\n`);
    expect(shown(list)).toEqual(['error parameter-value-type: [a]']);
    expect(shown(list, { profile: 'rudr' })).toEqual(['error parameter-type-mismatch: [a]']);
    const array = list.replace(
      'type: boolean\n      default: false',
      'type: array\n      default: []',
    );
    expect(shown(array, { profile: 'rudr' })).toEqual([]);
  });

  test('synonyms of types are understood, unknown types let everything pass', () => {
    expect(found(typed('a', '80', 'true').replace('type: number', 'type: int'))).toEqual([]);
    expect(found(typed('a', '"80"', 'true').replace('type: number', 'type: int'))).toHaveLength(1);
    expect(found(typed('a', '"80"', 'true').replace('type: number', 'type: port'))).toEqual([]);
  });
});
