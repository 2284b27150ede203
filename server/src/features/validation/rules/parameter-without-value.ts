// A parameter value that gives no value.
import { anchorOf, isEmptyField } from '../../../model/field.ts';
import { pairOf } from '../../../yaml/access.ts';
import { addPairsFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'parameter-without-value',
  number: 'R146',
  title: 'A parameter value has a value.',
  level: 'warning',
  roles: ['configuration'],
  docs: {
    why: 'Without a value the parameter counts as not set: its default applies, or the instance is refused where there is none.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: maps
spec:
  components:
    - componentName: map-tiles
      instanceName: tiles
      parameterValues:
        - name: zoom
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: maps
spec:
  components:
    - componentName: map-tiles
      instanceName: tiles
      parameterValues:
        - name: zoom
          value: 12
`,
  },
  check: ({ resource, document, report }) => {
    const values = resource.components.flatMap(({ parameterValues }) => parameterValues);
    for (const { name, value, node } of values) {
      if (name?.value === undefined || name.value === '') continue;
      if (value !== undefined && !isEmptyField(value)) continue;
      // Reported as the leftover of the draft that it is.
      if (['fromParam', 'from'].some((key) => pairOf(node, key) !== undefined)) continue;
      report({
        at: value?.key ?? anchorOf(node),
        message: `The parameter "${name.value}" is given no value, so it counts as not set.`,
        fixes: () => (value === undefined ? addPairsFix(document, node, [VALUE]) : []),
      });
    }
  },
});

const VALUE = { key: 'value', value: { raw: '$1' } };
