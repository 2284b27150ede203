// A component of a core workload type without containers.
import { anchorOf } from '../../../model/field.ts';
import type { Fix } from '../../../model/problem.ts';
import type { ComponentResource } from '../../../model/resource.ts';
import { nearest } from '../../../base/nearest.ts';
import { isNull, keyText, pairOf, resolveAlias } from '../../../yaml/access.ts';
import { replaceValue, type NewValue } from '../../../yaml/edit.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { addPairsFix } from '../value-fixes.ts';
import { coreWorkloadOf } from '../workload-type-name.ts';

export const rule = defineRule({
  code: 'missing-containers',
  number: 'R032',
  title: 'Components of core workload types have containers.',
  level: { spec: 'error', rudr: 'warning' },
  roles: ['component'],
  check: (context) => {
    const { document, resource, report } = context;
    const { spec } = resource;
    const core = coreWorkloadOf(resource);
    if (core === undefined || spec === undefined || document.problems.length > 0) return;
    const pair = pairOf(spec, 'containers');
    const list = resolveAlias(pair?.value);
    // Anything but a list, `null` included, is a matter of its type.
    if (pair !== undefined && (list?.kind !== 'seq' || list.items.length > 0)) return;
    if (pair === undefined && isMisspelt(resource)) return;
    report({
      at: pair?.value ?? anchorOf(spec),
      message: `${pair === undefined ? '"containers" is missing' : '"containers" is empty'}: a ${core.kind} runs at least one container.`,
      fixes: () => fixesFor(context),
    });
  },
});

/** A key that was meant to be `containers` is reported itself. */
function isMisspelt({ spec }: ComponentResource): boolean {
  const map = resolveAlias(spec);
  return (
    map?.kind === 'map' &&
    map.pairs.some((pair) => nearest(keyText(pair) ?? '', ['containers']) !== undefined)
  );
}

function fixesFor({ document, resource }: RuleContext<ComponentResource>): readonly Fix[] {
  const { spec } = resource;
  const container: NewValue = {
    map: [
      { key: 'name', value: { raw: '${1:main}' } },
      { key: 'image', value: { raw: '${2:example/app:1.0.0}' } },
    ],
  };
  const value: NewValue = { list: [container] };
  const written = pairOf(spec, 'containers')?.value;
  if (spec === undefined) return [];
  if (written === undefined) return addPairsFix(document, spec, [{ key: 'containers', value }]);
  const edit = isNull(written) ? undefined : replaceValue(document, written, value);
  if (edit === undefined) return [];
  return [{ title: 'Add a container', edits: [edit], safety: 'choice', format: 'snippet' }];
}
