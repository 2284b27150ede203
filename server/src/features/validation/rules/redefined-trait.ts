// A trait definition that uses the name of a built-in trait for something else.
import { findTrait, findWorkloadType, type TraitInfo } from '../../../model/catalog/catalog.ts';
import { textIn } from '../../../model/field.ts';
import type { TraitResource } from '../../../model/resource.ts';
import { readTraitProperties } from '../../../model/trait-properties.ts';
import type { YamlNode } from '../../../yaml/nodes.ts';
import { listOf } from '../describe-violation.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'redefined-trait',
  number: 'R121',
  title: 'A definition with the name of a built-in trait says the same as the built-in.',
  level: { spec: 'information', rudr: 'off' },
  roles: ['trait'],
  check: ({ resource, dialect, report }) => {
    const field = resource.metadata?.name;
    const found = field?.value === undefined ? undefined : findTrait(field.value);
    if (field === undefined || found === undefined) return;
    const { info } = found;
    const differences = [
      ...differenceInTypes(resource.appliesTo, info, dialect.group),
      ...differenceInProperties(resource, info),
    ];
    if (differences.length === 0) return;
    const message = `"${info.name}" is a built-in trait, and this definition differs from it: ${differences.join('; ')}.`;
    report({ at: field.node, message });
  },
});

/** Names workload types by their kinds where they are built in, as the catalog does. */
function differenceInTypes(
  appliesTo: readonly YamlNode[],
  info: TraitInfo,
  group: string,
): readonly string[] {
  const written = appliesTo.flatMap((node) => {
    const text = textIn(node);
    if (text === undefined) return [];
    const found = findWorkloadType(text, group)?.info;
    return [found?.tier === 'core' ? found.kind : text];
  });
  if (written.length === 0 || written.includes('*') || info.appliesTo.includes('*')) return [];
  const more = written.filter((type) => !info.appliesTo.includes(type));
  return more.length === 0 ? narrower(written, info, group) : [`it also fits ${listOf(more)}`];
}

function narrower(written: readonly string[], info: TraitInfo, group: string): readonly string[] {
  const lost = info.appliesTo.filter(
    (type) => findWorkloadType(type, group)?.info.kind === type && !written.includes(type),
  );
  return lost.length === 0 ? [] : [`it does not fit ${listOf(lost)}`];
}

function differenceInProperties(resource: TraitResource, info: TraitInfo): readonly string[] {
  const { schema } = readTraitProperties(resource.properties?.node);
  if (schema === undefined) return [];
  const built = info.properties.required ?? [];
  const own = schema.required ?? [];
  const more = own.filter((name) => !built.includes(name));
  const less = built.filter((name) => !own.includes(name));
  return [
    ...(more.length === 0 ? [] : [`it requires ${listOf(more.map((name) => `"${name}"`))}`]),
    ...(less.length === 0
      ? []
      : [`it does not require ${listOf(less.map((name) => `"${name}"`))}`]),
  ];
}
