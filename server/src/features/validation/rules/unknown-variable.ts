// A call of a variable that the configuration does not declare.
import { nearest } from '../../../base/nearest.ts';
import { replacedCalls } from '../variable-calls.ts';
import type { Fix } from '../../../model/problem.ts';
import { scalarSource, type NewValue } from '../../../yaml/edit.ts';
import type { YamlDocument, YamlNode } from '../../../yaml/nodes.ts';
import { declareEdit } from '../declare-edit.ts';
import { fixOf } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'unknown-variable',
  number: 'R148',
  title: 'Every variable that is called is declared.',
  level: 'error',
  roles: ['configuration'],
  check: ({ resource, document, report }) => {
    const declared = resource.variables.map(({ name }) => name?.value);
    // A variable whose name cannot be read may be the one that is called.
    const isComplete =
      document.problems.length === 0 && declared.every((name) => name !== undefined);
    const names = declared.filter((name) => name !== undefined);
    for (const { argument, argumentRange, exact } of replacedCalls(resource, document)) {
      if (!exact || names.includes(argument) || !isComplete) continue;
      const meant = nearest(argument, names);
      report({
        at: argumentRange,
        message: messageFor(argument, meant, names),
        fixes: () => [
          ...(meant === undefined
            ? []
            : fixOf(`Change to "${meant}"`, [{ range: argumentRange, newText: meant }])),
          ...declareFix(argument, { document, spec: resource.spec }),
        ],
      });
    }
  },
});

interface Place {
  readonly document: YamlDocument;
  readonly spec: YamlNode | undefined;
}

function declareFix(name: string, { document, spec }: Place): readonly Fix[] {
  const item: NewValue = {
    map: [
      { key: 'name', value: { raw: scalarSource(name).replace(/[\\$}]/g, '\\$&') } },
      { key: 'value', value: { raw: '$1' } },
    ],
  };
  const edit = declareEdit(document, { spec, list: 'variables', item });
  if (edit === undefined) return [];
  const title = `Declare the variable "${name}"`;
  return [{ title, edits: [edit], safety: 'choice', format: 'snippet' }];
}

function messageFor(name: string, meant: string | undefined, declared: readonly string[]): string {
  const start = `This configuration has no variable "${name}".`;
  if (meant !== undefined) return `${start} Did you mean "${meant}"?`;
  if (declared.length === 0) return `${start} It declares none in "spec.variables".`;
  return `${start} It declares ${declared.map((other) => `"${other}"`).join(', ')}.`;
}
