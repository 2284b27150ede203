// Properties of a scope in another shape than a list of names and values.
import { isNull, pairOf } from '../../../yaml/access.ts';
import { renameKey, replaceValue } from '../../../yaml/edit.ts';
import { asNamedList } from '../named-values.ts';
import { fixOf } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'scope-properties-shape',
  number: 'R179',
  title: 'Properties of a scope are a list of "name" and "value", below "properties".',
  level: { spec: 'warning', rudr: 'error' },
  roles: ['configuration'],
  claims: [
    { at: 'spec.scopes[].properties', keywords: ['type'] },
    { at: 'spec.scopes[].parameterValues', keywords: ['additionalProperties'] },
  ],
  onViolation: ({ at, node, keyword }) => {
    if (keyword === 'type') {
      // Nothing given: a scope that needs something reports that.
      if (isNull(node)) return undefined;
      return { at, message: 'Properties are a list of "name" and "value".', severity: 'error' };
    }
    return {
      at,
      message: 'A scope takes its settings from "properties"; "parameterValues" is not read here.',
      severity: 'warning',
      tags: ['deprecated'],
      fixes: () => {
        const pair = node.parent;
        if (pair?.kind !== 'pair' || pairOf(pair.parent, 'properties') !== undefined) return [];
        const edit = renameKey(pair, 'properties');
        return fixOf('Change "parameterValues" to "properties"', [edit]);
      },
    };
  },
  check: ({ resource, document, report }) => {
    for (const { propertiesField: field } of resource.scopes) {
      if (field?.node.kind !== 'map') continue;
      report({
        at: field.key,
        message: 'A mapping is not read everywhere. Write a list of "name" and "value".',
        fixes: () => {
          const value =
            field.written === field.node ? asNamedList(document, field.node) : undefined;
          if (value === undefined) return [];
          return fixOf('Write it as a list', [replaceValue(document, field.node, value)]);
        },
      });
    }
  },
});
