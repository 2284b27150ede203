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
  docs: {
    why: `An instance joins a scope by the name of the scope, or of the configuration that has it. Where there is no such scope the instance is left out of the network or health group that it was meant for, or it is refused.`,
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: till
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  containers:
    - name: main
      image: example/till:1.0.0
      ports:
        - name: http
          containerPort: 8080
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: counters
spec:
  scopes:
    - name: shop-health
      type: core.oam.dev/v1alpha1.HealthScope
      properties:
        - name: probe-method
          value: kube-get
        - name: probe-endpoint
          value: .status
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: checkout
spec:
  components:
    - componentName: till
      instanceName: till
      applicationScopes: [shop-helth]
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: till
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  containers:
    - name: main
      image: example/till:1.0.0
      ports:
        - name: http
          containerPort: 8080
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: counters
spec:
  scopes:
    - name: shop-health
      type: core.oam.dev/v1alpha1.HealthScope
      properties:
        - name: probe-method
          value: kube-get
        - name: probe-endpoint
          value: .status
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: checkout
spec:
  components:
    - componentName: till
      instanceName: till
      applicationScopes: [shop-health]
`,
  },
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
