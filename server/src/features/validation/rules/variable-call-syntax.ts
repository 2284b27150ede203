// Something that looks like the call of a variable and is none.
import { nearest } from '../../../base/nearest.ts';
import { findVariableCalls, variableCall } from '../../../model/variable-call.ts';
import type { YamlNode, YamlSeq } from '../../../yaml/nodes.ts';
import {
  isUnquotedCall,
  replacedCalls,
  replacedScalars,
  replacedValues,
  type PlacedCall,
} from '../variable-calls.ts';
import { fixOf } from '../value-fixes.ts';
import { defineRule, type Finding } from '../rule.ts';

export const rule = defineRule({
  code: 'variable-call-syntax',
  number: 'R149',
  title: 'A call is written exactly as "[fromVariable(NAME)]", in quotes.',
  level: 'warning',
  roles: ['configuration'],
  check: ({ resource, document, report }) => {
    for (const call of replacedCalls(resource, document)) {
      if (!call.exact && isMeantAsCall(call)) report(misspelt(call));
    }
    for (const list of replacedValues(resource).flatMap(listsBelow)) {
      if (!isUnquotedCall(list)) continue;
      report({
        at: list.range,
        message: 'Without quotes YAML reads this call as a list. Put it in quotes.',
        fixes: () => {
          const newText = JSON.stringify(document.text.slice(list.range.start, list.range.end));
          return fixOf('Quote the call', [{ range: list.range, newText }]);
        },
      });
    }
    for (const scalar of replacedScalars(resource)) {
      // Calls inside calls, and such as are not closed, are not even found as calls.
      if (typeof scalar.value !== 'string' || !scalar.value.includes('[')) continue;
      if (!/\[\s*fromVariable\b/i.test(scalar.value)) continue;
      if (findVariableCalls(scalar.value).length > 0) continue;
      report({
        at: scalar,
        message: 'This is not replaced: a call has the form "[fromVariable(NAME)]".',
      });
    }
  },
});

/** Brackets and parentheses may stand in any text; a name like this one may not. */
function isMeantAsCall({ functionName }: PlacedCall): boolean {
  return functionName.startsWith('from') || nearest(functionName, ['fromVariable']) !== undefined;
}

function misspelt({ functionName, argument, range }: PlacedCall): Finding {
  if (argument === '') {
    return {
      at: range,
      message: 'This call names no variable. Its form is "[fromVariable(NAME)]".',
    };
  }
  const right = variableCall(argument);
  const reason =
    functionName === 'fromVariable'
      ? 'A call holds no blanks'
      : `There is no function "${functionName}"`;
  return {
    at: range,
    message: `${reason}, so this text is not replaced. Write "${right}".`,
    fixes: () => fixOf(`Change to "${right}"`, [{ range, newText: right }]),
  };
}

function listsBelow(node: YamlNode): readonly YamlSeq[] {
  if (node.kind === 'seq') return [node, ...node.items.flatMap(listsBelow)];
  return node.kind === 'map' ? node.pairs.flatMap((pair) => listsBelow(pair.value)) : [];
}
