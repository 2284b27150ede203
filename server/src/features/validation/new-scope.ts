// The quick fix that makes a configuration with a scope which instances join and nobody has.
import { scopeTypesFor } from '../../model/catalog/catalog.ts';
import { formatGroupVersionKind } from '../../model/group-version-kind.ts';
import type { Fix } from '../../model/problem.ts';
import type { ConfigurationResource } from '../../model/resource.ts';
import { scalarSource } from '../../yaml/edit.ts';
import { newFileFix } from './new-file-fix.ts';
import type { WorkspaceContext } from './rule.ts';

/**
 * The scope has the name of its configuration, since some platforms look for the one and some for
 * the other. It is one that instances may join whatever else they have joined.
 */
export function newScopeFix(
  name: string,
  context: WorkspaceContext<ConfigurationResource>,
): readonly Fix[] {
  const { dialect, resource } = context;
  const type = scopeTypesFor(dialect.group).find(({ allowOverlap }) => allowOverlap);
  if (type === undefined || resource.kind?.value === undefined) return [];
  const { required = [], properties = {} } = type.properties;
  const values = required.map((key) => {
    const [example] = properties[key]?.examples ?? [];
    const text = typeof example === 'string' || typeof example === 'number' ? example : '';
    return [`        - name: ${scalarSource(key)}`, `          value: ${scalarSource(text)}`];
  });
  return newFileFix(context, {
    what: 'scope',
    name,
    lines: [
      `apiVersion: ${dialect.apiVersion}`,
      `kind: ${resource.kind.value}`,
      'metadata:',
      `  name: ${scalarSource(name)}`,
      'spec:',
      '  scopes:',
      `    - name: ${scalarSource(name)}`,
      `      type: ${formatGroupVersionKind(type)}`,
      '      properties:',
      ...values.flat(),
    ],
  });
}
