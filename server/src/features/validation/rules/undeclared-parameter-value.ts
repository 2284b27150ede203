// A value for a parameter that the component does not have.
import { nearest } from '../../../base/nearest.ts';
import { PARAMETER_NAME } from '../../../model/name-syntax.ts';
import type { Fix } from '../../../model/problem.ts';
import type { ConfigurationResource, NamedValue } from '../../../model/resource.ts';
import { pairOf } from '../../../yaml/access.ts';
import {
  parameterNamed,
  readableComponents,
  type ReadableComponent,
} from '../component-parameters.ts';
import { placeIn } from '../definitions.ts';
import { removeItemFix } from '../duplicates.ts';
import { givenValue } from '../given-value.ts';
import { listNames, nearHint, nearNameFix } from '../near-names.ts';
import { declareParameterEdit } from '../parameter-use.ts';
import { defineRule, type WorkspaceContext } from '../rule.ts';
import { rawValue } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'undeclared-parameter-value',
  number: 'R142',
  title: 'Values are given to parameters that the component declares.',
  level: { spec: 'warning', rudr: 'information' },
  roles: ['configuration'],
  checkInWorkspace: (context) => {
    for (const instance of context.resource.components) {
      const components = readableComponents(instance, context.workspace);
      const [component] = components;
      if (component === undefined) continue;
      const given = instance.parameterValues.map(({ name }) => name?.value);
      for (const value of instance.parameterValues) {
        const name = value.name?.value;
        if (name === undefined || !PARAMETER_NAME.pattern.test(name)) continue;
        if (components.some((each) => parameterNamed(each, name) !== undefined)) continue;
        reportValue(context, value, { component, name, given });
      }
    }
  },
});

interface Undeclared {
  readonly component: ReadableComponent;
  readonly name: string;
  /** What the instance gives values to, this one included. */
  readonly given: readonly (string | undefined)[];
}

function reportValue(
  context: WorkspaceContext<ConfigurationResource>,
  value: NamedValue,
  { component, name, given }: Undeclared,
): void {
  const node = value.name?.node;
  if (node === undefined) return;
  const { defined } = component;
  const declared = component.parameters.flatMap((parameter) => parameter.name?.value ?? []);
  // A near name that is given a value already is hardly the one that was meant.
  const free = declared.filter((other) => !given.includes(other));
  const near = nearest(name, free) === undefined ? declared : free;
  const all = listNames('It has', declared, 'It declares none.');
  const at = pairOf(defined.resource.spec, 'parameters')?.key;
  context.report({
    at: node,
    message: `The component "${component.name}" has no parameter "${name}". ${nearHint(name, near, all)}`,
    related: [
      placeIn(defined, at ?? defined.resource.metadata?.name?.node, 'What the component declares'),
    ],
    fixes: () => [
      ...nearNameFix(node, name, near),
      ...declareFix(context, value, { component, name, given }),
      ...removeItemFix(context.document, value.node, 'Remove this value'),
    ],
  });
}

/** Declares the parameter where the component is, with the type of the value that is given. */
function declareFix(
  { resource }: WorkspaceContext<ConfigurationResource>,
  { value }: NamedValue,
  { component, name }: Undeclared,
): readonly Fix[] {
  const { uri, document, resource: target } = component.defined;
  const type = value === undefined ? undefined : givenValue(value.node, resource)?.type;
  const { yaml } = document;
  const edit = declareParameterEdit(yaml, target, {
    name: rawValue(name),
    type: rawValue(type ?? 'string'),
  });
  if (edit === undefined) return [];
  return [
    {
      title: `Declare the parameter "${name}" in the component "${component.name}"`,
      edits: [],
      elsewhere: [{ uri, yaml, edits: [edit] }],
      safety: 'choice',
      format: 'plain',
    },
  ];
}
