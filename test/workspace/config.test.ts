// The settings file: what it sets, and how much a mistake in it costs.
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/src/base/text-edit.ts';
import { validateDocument } from '../../server/src/features/validation/validate.ts';
import { readConfig } from '../../server/src/workspace/config.ts';
import { defaultSettings, mergeSettings } from '../../server/src/workspace/settings.ts';
import { readSpecFile } from '../../server/src/workspace/spec-file.ts';

const codes = new Set(['unknown-key', 'missing-field']);

describe('what is set', () => {
  test('everything there is', () => {
    const text = `profile: rudr
rules:
  unknown-key: off
  missing-field: hint
include: [apps/**]
exclude:
  - charts/**
`;
    expect(readConfig(text, codes)).toEqual({
      settings: {
        profile: 'rudr',
        rules: { 'unknown-key': 'off', 'missing-field': 'hint' },
        include: ['apps/**'],
        exclude: ['charts/**'],
      },
      problems: [],
    });
  });

  test.each(['', '# nothing yet\n', '---\n', '{}', 'null', '- a\n', 'text'])(
    'nothing by %j',
    (text) => {
      expect(readConfig(text, codes)).toEqual({ settings: {}, problems: [] });
    },
  );

  test('what is not said stays as it was', () => {
    const base = mergeSettings(defaultSettings, { rules: { a: 'off' }, exclude: ['x'] });
    const { settings } = readConfig('rules: { unknown-key: error }', codes);
    expect(mergeSettings(base, settings)).toEqual({
      ...base,
      rules: { a: 'off', 'unknown-key': 'error' },
    });
  });

  test('the boolean that older tools make of "off" is understood', () => {
    expect(readConfig('rules: { unknown-key: false }').settings.rules).toEqual({
      'unknown-key': 'off',
    });
  });
});

describe('a mistake', () => {
  test('in one place costs only that place', () => {
    const text =
      'profile: rudder\nrules: { unknown-key: loud, missing-field: off }\nexclude: [1, a]';
    expect(readConfig(text).settings).toEqual({
      rules: { 'missing-field': 'off' },
      exclude: ['a'],
    });
  });

  test('of syntax costs all, and is said', () => {
    const { settings, problems } = readConfig('profile: rudr\nrules: {', codes);
    expect(settings).toEqual({});
    expect(problems).toMatchObject([{ severity: 'error', origin: 'syntax' }]);
  });

  test('in the code of a rule is marked there, with the fix', () => {
    const text = 'rules:\n  unknwon-key: off\n';
    const { problems } = readConfig(text, codes);
    expect(problems).toMatchObject([
      {
        code: 'unknown-rule',
        severity: 'warning',
        message: 'There is no rule "unknwon-key". Did you mean "unknown-key"?',
        range: { start: 9, end: 20 },
      },
    ]);
    expect(applyEdits(text, problems[0]!.fixes()[0]!.edits)).toBe('rules:\n  unknown-key: off\n');
  });

  test('in names of JavaScript is no different', () => {
    const { settings } = readConfig('rules: { __proto__: error, constructor: off }');
    expect(Object.keys(settings.rules ?? {}).sort()).toEqual(['__proto__', 'constructor']);
  });
});

describe('the open file', () => {
  const problemsOf = (text: string) => {
    const file = readSpecFile('file:///home/oam.config.yaml', text);
    return file.documents.flatMap(({ document }) =>
      validateDocument(file, document, defaultSettings),
    );
  };

  test('is checked for keys, values and codes of rules', () => {
    const found = problemsOf(
      'profil: spec\nprofile: x\nrules: { no-such: off, unknown-key: off }\n',
    );
    expect(found.map(({ code }) => code)).toEqual(['unknown-key', 'invalid-value', 'unknown-rule']);
  });

  test('may set the level of problems of syntax too', () => {
    expect(problemsOf('rules: { tab-indentation: warning, unclosed-quote: off }\n')).toEqual([]);
  });

  test('that does not parse is said to be so, and nothing else', () => {
    expect(problemsOf('profil: x\nrules: [\n').map(({ origin }) => origin)).toEqual(['syntax']);
  });
});
