// "applicationScopes" that is no list of names, or names a scope twice.
import { textIn } from '../../../model/field.ts';
import { isNull } from '../../../yaml/access.ts';
import { wrapInList } from '../../../yaml/edit-items.ts';
import { kindOfNode } from '../describe-violation.ts';
import { reportRepeatedTexts } from '../repeated-texts.ts';
import { fixOf } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'application-scopes-list',
  number: 'R184',
  title: '"applicationScopes" is a list of names, each once.',
  level: 'warning',
  roles: ['configuration'],
  claims: [
    { at: 'spec.components[].applicationScopes', keywords: ['type', 'uniqueItems'] },
    { at: 'spec.components[].applicationScopes[]', keywords: ['type'] },
  ],
  onViolation: ({ at, node, keyword, pattern }, { document }) => {
    // Found by the check below, where each repetition stands; nothing given is an empty list.
    if (keyword === 'uniqueItems' || (isNull(node) && !pattern.endsWith('[]'))) return undefined;
    if (pattern.endsWith('[]')) {
      return { at, message: `A scope is joined by its name: text, not ${kindOfNode(node)}.` };
    }
    return {
      at,
      message: `"applicationScopes" must be a list of names, not ${kindOfNode(node)}.`,
      fixes: () =>
        textIn(node) === undefined ? [] : fixOf('Make it a list', wrapInList(document, node)),
    };
  },
  check: (context) => {
    for (const { applicationScopes } of context.resource.components) {
      reportRepeatedTexts(context, applicationScopes, '"applicationScopes"');
    }
  },
});
