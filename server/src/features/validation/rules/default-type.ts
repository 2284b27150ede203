// A default of another type than its parameter.
import { isTemplated } from '../../../model/field.ts';
import type { Fix } from '../../../model/problem.ts';
import type { Parameter } from '../../../model/resource.ts';
import { subjectOf } from '../container-parts.ts';
import { kindOfNode, typeWord } from '../describe-violation.ts';
import {
  canonicalType,
  fitsType,
  isRuntimeType,
  booleanWord,
  parametersOf,
} from '../../../model/parameter-types.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { changeFix, quoteFix, simpleScalar, unquoteNumberFix } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'default-type',
  number: 'R046',
  title: 'The default of a parameter has the type of the parameter.',
  level: 'error',
  docs: {
    why: `Nothing is converted: \`"60"\` is no number and \`60\` is no text. Where no other value is given the component cannot run.`,
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: ticker
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  parameters:
    - name: interval
      type: number
      default: "60"
  containers:
    - name: main
      image: example/ticker:1.0.0
      env:
        - name: INTERVAL
          fromParam: interval
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: ticker
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  parameters:
    - name: interval
      type: number
      default: 60
  containers:
    - name: main
      image: example/ticker:1.0.0
      env:
        - name: INTERVAL
          fromParam: interval
`,
  },
  roles: ['component', 'scope', 'workload-type'],
  claims: [{ at: ['spec.parameters[].default', 'spec.settings[].default'], keywords: ['type'] }],
  // A list or mapping is compared with the declared type below.
  onViolation: () => undefined,
  check: (context) => {
    for (const parameter of parametersOf(context.resource)) {
      const { default: written, node } = parameter;
      const type = expectedType(parameter);
      if (written === undefined || type === undefined || isTemplated(written.node)) continue;
      const fit = fitsType(written.node, type);
      if (fit) continue;
      const word = booleanWord(written.node, type);
      context.report({
        at: written.node,
        message: `The default must be ${typeWord(type)}, the type of ${subject(node)}, and this is ${kindOfNode(written.node)}.`,
        ...(word === undefined ? {} : { severity: 'warning' as const }),
        fixes: () => fixesFor(context, parameter, type),
      });
    }
  },
});

function subject(node: Parameter['node']): string {
  return subjectOf('parameter', node).replace(/^./, (letter) => letter.toLowerCase());
}

/** The declared type; undefined for one that is not known, or that takes what cannot be compared. */
function expectedType({ type }: Parameter): string | undefined {
  const name = type?.value;
  if (name === undefined) return undefined;
  return canonicalType(name) ?? (isRuntimeType(name) ? name : undefined);
}

function fixesFor(context: RuleContext, parameter: Parameter, type: string): readonly Fix[] {
  const node = parameter.default?.node;
  if (node === undefined) return [];
  if (type === 'string') return quoteFix(node, context.document);
  if (type === 'number') return unquoteNumberFix(node);
  const word = booleanWord(node, type);
  if (word !== undefined) return changeFix(node, word);
  const text = simpleScalar(node)?.value;
  return type === 'boolean' && (text === 'true' || text === 'false')
    ? changeFix(node, text === 'true')
    : [];
}
