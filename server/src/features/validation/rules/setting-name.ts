// A parameter of a scope, or a setting of a workload type, whose name holds unusual characters.
import { toDnsLabel, type TextSyntax } from '../../../model/name-syntax.ts';
import { nameFinding } from '../name-finding.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'setting-name',
  number: 'R124',
  title: 'Names of scope parameters and workload settings are letters, digits, "_" and "-".',
  level: { spec: 'warning', rudr: 'off' },
  roles: ['scope', 'workload-type'],
  claims: [
    {
      at: ['spec.parameters[].name', 'spec.settings[].name'],
      keywords: ['pattern', 'minLength'],
    },
  ],
  onViolation: (violation) =>
    nameFinding(violation, {
      what: 'The name',
      syntax: SETTING_NAME,
      propose: toDnsLabel,
      // Nobody can refer to an empty name.
      ...(violation.keyword === 'minLength' ? { severity: { spec: 'error', rudr: 'off' } } : {}),
    }),
});

/** Release v0.1.0, chapters 4 and 7; letters and digits of any script. No length is given. */
const SETTING_NAME: TextSyntax = {
  pattern: /^[\p{L}\p{N}_-]+$/u,
  maxLength: Number.MAX_SAFE_INTEGER,
  words: 'letters, digits, "_" or "-"',
};
