// An instance in two scopes of a type that allows only one.
import { textIn } from '../../../model/field.ts';
import type { ConfigurationResource } from '../../../model/resource.ts';
import type { YamlNode } from '../../../yaml/nodes.ts';
import { placeIn } from '../definitions.ts';
import { removeItemFix } from '../duplicates.ts';
import { exclusiveTypeOf, scopesNamed, type ScopeSite } from '../joined-scopes.ts';
import { defineRule, type WorkspaceContext } from '../rule.ts';

export const rule = defineRule({
  code: 'overlapping-scopes',
  number: 'R185',
  title: 'An instance is in at most one scope of a type that allows no overlap, such as a network.',
  level: 'error',
  roles: ['configuration'],
  checkInWorkspace: (context) => {
    const { resource, site, document, report } = context;
    for (const { applicationScopes } of resource.components) {
      const joined = new Map<string, Joined>();
      for (const node of applicationScopes) {
        const found = exclusiveScope(node, context);
        if (found === undefined) continue;
        const first = joined.get(found.type);
        if (first === undefined) joined.set(found.type, found);
        else if (!isSame(first, found)) {
          const { scope } = found.scope;
          const kind = scope.type?.value?.split('.').at(-1) ?? 'scope';
          const place = placeIn(found.scope, scope.name?.node, `The scope "${found.name}"`);
          const isHere = found.scope.document === site.document;
          report({
            at: node,
            message: `This instance is in "${first.name}" already, and may be in one ${kind} only.`,
            related: [
              { at: first.node, message: `Joins "${first.name}"` },
              isHere ? { at: place.at, message: place.message } : place,
            ],
            fixes: () => removeItemFix(document, node, `Do not join "${found.name}"`),
          });
        }
      }
    }
  },
});

interface Joined {
  readonly name: string;
  readonly node: YamlNode;
  readonly type: string;
  readonly scope: ScopeSite;
}

/** The one scope that a name stands for, if it lets its instances be in no other of its type. */
function exclusiveScope(
  node: YamlNode,
  context: WorkspaceContext<ConfigurationResource>,
): Joined | undefined {
  const name = textIn(node);
  if (name === undefined) return undefined;
  const scopes = scopesNamed(name, context);
  const types = scopes.map((scope) => exclusiveTypeOf(scope, context));
  const [scope] = scopes;
  const [type] = types;
  // Where a name stands for scopes of several types, nobody knows which of them is joined.
  if (scope === undefined || type === undefined || new Set(types).size > 1) return undefined;
  return { name, node, type, scope };
}

/** A scope may be named twice: by its own name, and by that of its configuration. */
function isSame(a: Joined, b: Joined): boolean {
  return a.name === b.name || a.scope.scope.node === b.scope.scope.node;
}
