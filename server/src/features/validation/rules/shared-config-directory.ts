// Configuration files that share a folder, or lie in the root.
import type { YamlNode } from '../../../yaml/nodes.ts';
import { directoryOf, normalPath } from '../container-paths.ts';
import { defineRule, type RuleContext } from '../rule.ts';

export const rule = defineRule({
  code: 'shared-config-directory',
  number: 'R085',
  title: 'Configuration files of a container are in different folders, none in the root.',
  level: { spec: 'information', rudr: 'warning' },
  roles: ['component'],
  check: (context) => {
    for (const { config } of context.resource.containers) {
      const files = new Set<string>();
      const folders = new Map<string, YamlNode>();
      for (const { path } of config) {
        const text = path?.value ?? '';
        // The same file twice is another rule's matter.
        if (path === undefined || !text.startsWith('/') || files.has(normalPath(text))) continue;
        files.add(normalPath(text));
        reportFolder(context, path.node, { folder: directoryOf(text), folders });
      }
    }
  },
});

interface Folder {
  readonly folder: string;
  readonly folders: Map<string, YamlNode>;
}

function reportFolder(context: RuleContext, at: YamlNode, { folder, folders }: Folder): void {
  const other = folders.get(folder);
  if (other === undefined) folders.set(folder, at);
  if (folder === '/') {
    const message =
      'Rudr mounts over the whole root for a file that lies there. Put it in a folder.';
    context.report({ at, message });
  } else if (other !== undefined) {
    context.report({
      at,
      message: `Rudr mounts "${folder}" once for each file in it, which the cluster refuses. Give each file a folder of its own.`,
      related: [{ at: other, message: `The first file in "${folder}"` }],
    });
  }
}
