// A document that names core types, components or traits of the other API version's group.
import {
  findScopeType,
  findTrait,
  findWorkloadType,
  isCoreGroup,
} from '../../../model/catalog/catalog.ts';
import { textIn, type Field } from '../../../model/field.ts';
import { parseGroupVersionKind } from '../../../model/group-version-kind.ts';
import type { Resource } from '../../../model/resource.ts';
import { nameKey, type NameKey } from '../../../workspace/name-key.ts';
import { resourceOf } from '../../../workspace/workspace.ts';
import { resolveAlias } from '../../../yaml/access.ts';
import type { YamlNode } from '../../../yaml/nodes.ts';
import { defineRule } from '../rule.ts';
import { changeFix } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'mixed-groups',
  number: 'R011',
  title: 'A document refers to what is written for its own group.',
  level: 'warning',
  check: ({ resource, dialect, report }) => {
    for (const { node, find } of typeNames(resource)) {
      const text = textIn(node);
      const gvk = text === undefined ? undefined : parseGroupVersionKind(text);
      if (gvk === undefined || !isCoreGroup(gvk.group) || gvk.group === dialect.group) continue;
      const meant = find(gvk.kind, dialect.group)?.canonical;
      const hint = meant === undefined ? '' : ` The type that fits is "${meant}".`;
      report({
        at: node,
        message: `This document is written for "${dialect.group}" and names a type of "${gvk.group}".${hint}`,
        fixes: () => (meant === undefined ? [] : changeFix(node, meant, 'choice')),
      });
    }
  },
  checkInWorkspace: (context) => {
    for (const { node, what, key, isKnown } of references(context.resource)) {
      const declared = isKnown ? [] : context.workspace.declarations(key);
      const [first] = declared;
      const other = first === undefined ? undefined : resourceOf(first.document)?.dialect.group;
      if (first === undefined || other === undefined) continue;
      const { group } = context.dialect;
      if (declared.some(({ document }) => resourceOf(document)?.dialect.group === group)) continue;
      context.report({
        at: node,
        message: `This document is written for "${group}", and the ${what} that it names is written for "${other}".`,
        related: [
          {
            at: first.use.range,
            message: `The ${what}`,
            elsewhere: { uri: first.uri, yaml: first.document.yaml },
          },
        ],
      });
    }
  },
});

interface Reference {
  readonly node: YamlNode;
  /** What is referred to, in the author's words. */
  readonly what: string;
  readonly key: NameKey;
  /** Whether every platform has it, whatever other documents say. */
  readonly isKnown: boolean;
}

/** What a document refers to by a name that does not say a group. */
function references(resource: Resource): readonly Reference[] {
  if (resource.role !== 'configuration') return [];
  return resource.components.flatMap(({ componentName, traits }) => [
    ...reference('component', componentName),
    ...traits.flatMap(({ type, name }) => (type === undefined ? reference('trait', name) : [])),
  ]);
}

function reference(what: 'component' | 'trait', field: Field<string> | undefined): Reference[] {
  if (field?.value === undefined || field.value === '') return [];
  const isKnown = what === 'trait' && findTrait(field.value) !== undefined;
  return [{ node: field.node, what, key: nameKey(what, field.value), isKnown }];
}

interface TypeName {
  readonly node: YamlNode;
  readonly find: (kind: string, group: string) => { readonly canonical: string } | undefined;
}

/** Where a document names workload types and scope types. */
function typeNames(resource: Resource): readonly TypeName[] {
  const named = (node: YamlNode | undefined, find: TypeName['find']): TypeName[] => {
    const scalar = resolveAlias(node);
    return scalar === undefined ? [] : [{ node: scalar, find }];
  };
  switch (resource.role) {
    case 'component':
      return named(resource.workloadType?.node, findWorkloadType);
    case 'trait':
      return resource.appliesTo.flatMap((node) => named(node, findWorkloadType));
    case 'configuration':
      return resource.scopes.flatMap(({ type }) => named(type?.node, findScopeType));
    case 'scope':
    case 'workload-type':
    case 'unknown':
      return [];
  }
}
