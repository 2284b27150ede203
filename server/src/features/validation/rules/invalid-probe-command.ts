// The command of a probe that is no list of texts.
import { textIn } from '../../../model/field.ts';
import { resolveAlias } from '../../../yaml/access.ts';
import { listOfTokens } from '../command-tokens.ts';
import { probePaths } from '../container-parts.ts';
import { describeViolation } from '../describe-violation.ts';
import { addFieldFix } from '../field-fix.ts';
import { fixOf, quoteFix } from '../value-fixes.ts';
import { defineRule, type LocatedViolation } from '../rule.ts';

export const rule = defineRule({
  code: 'invalid-probe-command',
  number: 'R099',
  title: 'The command of a probe is a list of texts, one token an item.',
  level: 'error',
  roles: ['component'],
  claims: [
    { at: probePaths('exec.command'), keywords: ['required', 'type', 'minItems'] },
    { at: probePaths('exec.command[]'), keywords: ['type'] },
    { at: probePaths('exec'), keywords: ['type'] },
  ],
  onViolation: (violation, context) => {
    const { at, node, keyword, pattern } = violation;
    if (keyword === 'required') {
      return {
        at,
        message: 'This probe has no "command" to run.',
        fixes: () => addFieldFix(context, node, ['command']),
      };
    }
    if (keyword === 'minItems') return { at, message: 'The command of this probe is empty.' };
    if (pattern.endsWith('[]')) {
      return {
        at,
        message: `${describeViolation(violation)} Put it in quotes.`,
        fixes: () => quoteFix(node, context.document),
      };
    }
    if (pattern.endsWith('.exec')) return { at, message: commandBelow(violation) };
    return {
      at,
      message:
        textIn(node) === undefined
          ? describeViolation(violation)
          : 'The command is a list of texts: the program, then one item for each argument.',
      fixes: () => fixOf('Write the command as a list', [listOfTokens(context.document, node)]),
    };
  },
});

function commandBelow(violation: LocatedViolation): string {
  const value = resolveAlias(violation.node);
  const isCommand = value?.kind === 'seq' || textIn(violation.node) !== undefined;
  return isCommand
    ? '"exec" is a mapping: the command belongs below it, in "command".'
    : describeViolation(violation);
}
