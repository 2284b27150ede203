// An instance of a component that no file declares.
import { joinUri, parentOfUri } from '../../../base/uri.ts';
import { NAME } from '../../../model/name-syntax.ts';
import type { Fix } from '../../../model/problem.ts';
import type { ComponentInstance, ConfigurationResource } from '../../../model/resource.ts';
import { componentsOf, declaredNames, knowsAll } from '../definitions.ts';
import { nearHint, nearNameFix } from '../near-names.ts';
import { newComponentText } from '../new-component.ts';
import { defineRule, type WorkspaceContext } from '../rule.ts';

export const rule = defineRule({
  code: 'unknown-component',
  number: 'R136',
  title: 'An instance names a component that there is.',
  level: 'warning',
  roles: ['configuration'],
  checkInWorkspace: (context) => {
    const { resource, workspace, references, report } = context;
    for (const instance of resource.components) {
      const { value: name, node } = instance.componentName ?? {};
      // A name of another form is reported as that.
      if (name === undefined || node === undefined || !NAME.pattern.test(name)) continue;
      if (componentsOf(instance, workspace).length > 0 || !knowsAll(context)) continue;
      const names = declaredNames(workspace, 'component');
      report({
        at: node,
        message: `No component is called "${name}". ${nearHint(name, names, 'No file here declares it.')}`,
        ...(references === 'closed' ? { severity: 'error' as const } : {}),
        fixes: () => [...nearNameFix(node, name, names), ...createFix(context, instance, name)],
      });
    }
  },
});

/** A file of its own beside the configuration; none where there is a file of that name. */
function createFix(
  { site, workspace, resource }: WorkspaceContext<ConfigurationResource>,
  instance: ComponentInstance,
  name: string,
): readonly Fix[] {
  const uri = joinUri(parentOfUri(site.uri), `${name}.yaml`);
  if (workspace.file(uri) !== undefined) return [];
  return [
    {
      title: `Create the component "${name}" in "${name}.yaml"`,
      edits: [],
      newFiles: [{ uri, text: newComponentText(instance, resource) }],
      safety: 'choice',
      format: 'plain',
    },
  ];
}
