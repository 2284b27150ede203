// Headers of a probe that are no list, or not in the form of HTTP.
import type { TextEdit } from '../../../base/text-edit.ts';
import { anchorOf, textIn } from '../../../model/field.ts';
import { keyText, pairOf, resolveAlias } from '../../../yaml/access.ts';
import { replaceValue, type NewPair } from '../../../yaml/edit.ts';
import type { YamlDocument, YamlNode } from '../../../yaml/nodes.ts';
import { probePaths, subjectOf } from '../container-parts.ts';
import { describeViolation } from '../describe-violation.ts';
import { addFieldFix } from '../field-fix.ts';
import { listOfPairs } from '../named-list.ts';
import { changeFix, fixOf, quoteFix, rawValue, simpleScalar } from '../value-fixes.ts';
import { defineRule, type Finding, type LocatedViolation, type RuleContext } from '../rule.ts';

const HEADERS = probePaths('httpGet.httpHeaders');

export const rule = defineRule({
  code: 'invalid-http-header',
  number: 'R100',
  title: 'Headers of a probe are a list of names and values in the form of HTTP.',
  level: 'error',
  roles: ['component'],
  claims: [
    { at: HEADERS, keywords: ['type'] },
    {
      at: HEADERS.flatMap((path) => [`${path}[].name`, `${path}[].value`]),
      keywords: ['required', 'type', 'pattern', 'minLength'],
    },
  ],
  onViolation: (violation, context) => {
    const { at, node, keyword, property, pattern } = violation;
    if (pattern.endsWith('.httpHeaders')) return listFinding(violation, context);
    if (keyword === 'required') {
      return {
        at,
        message: `${subjectOf('header', node)} has no "${property ?? ''}".`,
        fixes: () => addFieldFix(context, node, [property ?? '']),
      };
    }
    if (keyword === 'type') {
      return {
        at,
        message: `${describeViolation(violation)} Put it in quotes.`,
        fixes: () => quoteFix(node, context.document),
      };
    }
    return formFinding(violation);
  },
});

/** One header without its list, or a mapping from names to values. */
function listFinding(violation: LocatedViolation, { document }: RuleContext): Finding {
  const { node } = violation;
  if (resolveAlias(node)?.kind !== 'map') {
    return { at: violation.at, message: describeViolation(violation) };
  }
  return {
    at: anchorOf(node),
    message: '"httpHeaders" is a list: write each header as an item with "name" and "value".',
    fixes: () => {
      const parts = ['name', 'value'].map((key) => pairOf(node, key)?.value);
      const isOneHeader = parts.some((part) => part !== undefined);
      const edit = isOneHeader ? oneHeader(document, node) : listOfPairs(document, node);
      return fixOf('Write the headers as a list', [edit]);
    },
  };
}

function oneHeader(document: YamlDocument, node: YamlNode): TextEdit | undefined {
  if (node.kind !== 'map') return undefined;
  const pairs: NewPair[] = [];
  for (const pair of node.pairs) {
    const scalar = simpleScalar(pair.value);
    const key = keyText(pair);
    if (scalar === undefined || key === undefined) return undefined;
    const { value } = scalar;
    const source = document.text.slice(scalar.range.start, scalar.range.end);
    pairs.push({ key, value: rawValue(typeof value === 'string' ? value : source) });
  }
  return replaceValue(document, node, { list: [{ map: pairs }] });
}

function formFinding({ at, node, pattern }: LocatedViolation): Finding {
  const text = textIn(node) ?? '';
  if (pattern.endsWith('.value')) {
    return {
      at,
      message: 'The value of a header is one line without blanks at its ends.',
      fixes: () => changeFix(node, text.replace(/\s+/g, ' ').trim(), 'choice'),
    };
  }
  if (text === '') return { at, message: 'The name of a header must not be empty.' };
  return {
    at,
    message: `"${text}" is no name of a header: blanks, colons, slashes and brackets are not allowed.`,
    ...(text.endsWith(':') && { fixes: () => changeFix(node, text.slice(0, -1)) }),
  };
}
