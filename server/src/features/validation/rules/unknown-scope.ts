// A name in "applicationScopes" that no configuration gives a scope.
import { textIn, isTemplated } from '../../../model/field.ts';
import type { ConfigurationResource } from '../../../model/resource.ts';
import { everyNameKey } from '../../../workspace/name-key.ts';
import { resourceAs, type WorkspaceView } from '../../../workspace/workspace.ts';
import type { YamlNode } from '../../../yaml/nodes.ts';
import { declaredNames, knowsAll, placeIn } from '../definitions.ts';
import { removeItemFix } from '../duplicates.ts';
import { configurationsNamed, scopesNamed } from '../joined-scopes.ts';
import { nearHint, nearNameFix } from '../near-names.ts';
import { newScopeFix } from '../new-scope.ts';
import { isReplaced } from '../variable-calls.ts';
import { defineRule, type WorkspaceContext } from '../rule.ts';

export const rule = defineRule({
  code: 'unknown-scope',
  number: 'R183',
  title: 'An instance joins scopes that there are.',
  level: { spec: 'warning', rudr: 'error' },
  roles: ['configuration'],
  checkInWorkspace: (context) => {
    for (const { applicationScopes } of context.resource.components) {
      for (const node of applicationScopes) checkName(node, context);
    }
  },
});

function checkName(node: YamlNode, context: WorkspaceContext<ConfigurationResource>): void {
  const { workspace, document, references, report } = context;
  const name = textIn(node);
  if (name === undefined || name === '' || isTemplated(node) || isReplaced(node)) return;
  if (scopesNamed(name, context).length > 0 || !knowsAll(context)) return;
  const configurations = configurationsNamed(name, workspace);
  // A configuration that cannot be read to its end may have scopes.
  if (configurations.some((defined) => defined.document.yaml.problems.length > 0)) return;
  const [configuration] = configurations;
  const names = joinableNames(workspace);
  const message =
    configuration === undefined
      ? `No scope is called "${name}". ${nearHint(name, names, 'No configuration here has it.')}`
      : `The configuration "${name}" has no scopes that could be joined.`;
  report({
    at: node,
    message,
    ...(references === 'closed' ? { severity: 'error' as const } : {}),
    related:
      configuration === undefined
        ? []
        : [
            placeIn(
              configuration,
              configuration.resource.metadata?.name?.node,
              'The configuration',
            ),
          ],
    fixes: () => [
      ...nearNameFix(node, name, names),
      ...(configuration === undefined ? newScopeFix(name, context) : []),
      ...removeItemFix(document, node, `Do not join "${name}"`),
    ],
  });
}

/** Names of scopes, and of configurations that have some. */
function joinableNames(workspace: WorkspaceView): readonly string[] {
  const configurations = workspace.declarations(everyNameKey('configuration')).flatMap((site) => {
    const resource = resourceAs(site.document, 'configuration');
    return resource === undefined || resource.scopes.length === 0 ? [] : [site.use.name];
  });
  return [...new Set([...declaredNames(workspace, 'scope-instance'), ...configurations])];
}
