// A call of a variable where none is replaced.
import { scalarsBelow, scalarsBesides } from '../../../model/names.ts';
import type { ComponentResource } from '../../../model/resource.ts';
import type { YamlNode } from '../../../yaml/nodes.ts';
import { callsIn, replacedValues } from '../variable-calls.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'variable-call-place',
  number: 'R150',
  title: 'Variables are called in parameter values and in properties of traits and scopes only.',
  level: 'warning',
  roles: ['component', 'configuration'],
  check: ({ resource, document, report }) => {
    const isConfiguration = resource.role === 'configuration';
    // Names of `metadata` have rules of their own about their form.
    const scalars = isConfiguration
      ? scalarsBesides(resource.spec, new Set(replacedValues(resource)))
      : componentValues(resource).flatMap(scalarsBelow);
    for (const { exact, range, functionName } of callsIn(scalars, document)) {
      if (!exact && functionName !== 'fromVariable') continue;
      report({
        at: range,
        message: isConfiguration
          ? 'Calls are not replaced here, only in parameter values and in properties of traits and scopes.'
          : 'Calls of variables are not replaced in components. Use a parameter, with "fromParam".',
      });
    }
  },
});

/** The fields of a component that take any text; the others have rules about their form. */
function componentValues({
  containers,
  workloadSettings,
  parameters,
}: ComponentResource): YamlNode[] {
  const fields = [
    ...containers.flatMap(({ env, config, cmd, args }) => [
      ...[...env, ...config].map(({ value }) => value),
      cmd,
      args,
    ]),
    ...workloadSettings.map(({ value }) => value),
    ...parameters.map((parameter) => parameter.default),
  ];
  return fields.flatMap((field) => (field === undefined ? [] : [field.written]));
}
