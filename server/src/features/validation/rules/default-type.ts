// A default of another type than its parameter.
import { isTemplated } from '../../../model/field.ts';
import type { Parameter } from '../../../model/resource.ts';
import { subjectOf } from '../container-parts.ts';
import { kindOfNode, typeWord } from '../describe-violation.ts';
import { booleanWord, fitsType, parametersOf } from '../../../model/parameter-types.ts';
import { declaredType } from '../given-value.ts';
import { defineRule } from '../rule.ts';
import { typeFixes } from '../type-fixes.ts';

export const rule = defineRule({
  code: 'default-type',
  number: 'R046',
  title: 'The default of a parameter has the type of the parameter.',
  level: 'error',
  roles: ['component', 'scope', 'workload-type'],
  claims: [{ at: ['spec.parameters[].default', 'spec.settings[].default'], keywords: ['type'] }],
  // A list or mapping is compared with the declared type below.
  onViolation: () => undefined,
  check: (context) => {
    for (const parameter of parametersOf(context.resource)) {
      const { default: written, node } = parameter;
      const type = declaredType(parameter.type?.value);
      if (written === undefined || type === undefined || isTemplated(written.node)) continue;
      const fit = fitsType(written.node, type);
      if (fit) continue;
      const word = booleanWord(written.node, type);
      context.report({
        at: written.node,
        message: `The default must be ${typeWord(type)}, the type of ${subject(node)}, and this is ${kindOfNode(written.node)}.`,
        ...(word === undefined ? {} : { severity: 'warning' as const }),
        fixes: () => typeFixes(context.document, written.node, type),
      });
    }
  },
});

function subject(node: Parameter['node']): string {
  return subjectOf('parameter', node).replace(/^./, (letter) => letter.toLowerCase());
}
