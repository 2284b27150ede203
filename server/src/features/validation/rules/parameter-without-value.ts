// A parameter value that gives no value.
import { anchorOf } from '../../../model/field.ts';
import {
  givesValue,
  needsValue,
  parameterNamed,
  readableComponents,
  type ReadableComponent,
} from '../component-parameters.ts';
import { addPairsFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'parameter-without-value',
  number: 'R146',
  title: 'A parameter value has a value.',
  level: 'warning',
  roles: ['configuration'],
  checkInWorkspace: ({ resource, document, workspace, report }) => {
    for (const instance of resource.components) {
      for (const each of instance.parameterValues) {
        const { value, node } = each;
        const name = each.name?.value;
        if (name === undefined || name === '' || givesValue(each)) continue;
        // That a value is needed is another rule's to say.
        if (isNeeded(name, readableComponents(instance, workspace))) continue;
        report({
          at: value?.key ?? anchorOf(node),
          message: `The parameter "${name}" is given no value, so it counts as not set.`,
          fixes: () => (value === undefined ? addPairsFix(document, node, [VALUE]) : []),
        });
      }
    }
  },
});

function isNeeded(name: string, components: readonly ReadableComponent[]): boolean {
  return components.some((component) => {
    const parameter = parameterNamed(component, name);
    return parameter !== undefined && needsValue(parameter);
  });
}

const VALUE = { key: 'value', value: { raw: '$1' } };
