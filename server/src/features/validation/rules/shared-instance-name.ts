// An instance that is called like one of another configuration.
import { instanceKey } from '../../../workspace/name-key.ts';
import { resourceOf } from '../../../workspace/workspace.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'shared-instance-name',
  number: 'R135',
  title: 'Instances of different configurations have different names.',
  level: 'information',
  roles: ['configuration'],
  checkInWorkspace: ({ resource, site, workspace, report }) => {
    const own = resource.metadata?.name?.value;
    for (const { instanceName } of resource.components) {
      const name = instanceName?.value;
      if (instanceName === undefined || name === undefined || name === '') continue;
      // Thousands of configurations may share a name: the first other one is enough.
      const first = workspace.declarations(instanceKey(name)).find(({ document }) => {
        if (document === site.document) return false;
        const other = resourceOf(document)?.metadata?.name?.value;
        // Variants of one configuration, for several environments, share the names on purpose.
        return own !== undefined && other !== undefined && other !== own;
      });
      if (first === undefined) continue;
      const other = resourceOf(first.document)?.metadata?.name?.value ?? '';
      report({
        at: instanceName.node,
        message: `The configuration "${other}" has an instance "${name}" too. In one namespace they would take each other's names.`,
        related: [
          {
            at: first.use.range,
            message: `The instance of "${other}"`,
            elsewhere: { uri: first.uri, yaml: first.document.yaml },
          },
        ],
      });
    }
  },
});
