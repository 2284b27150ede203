// Names whose text other values take over through an alias, so that a rename would change those as well.
import type { NameSite } from '../../workspace/workspace.ts';
import type { YamlNode } from '../../yaml/nodes.ts';

/** The first name with an anchor that something beside the given names refers to. */
export function sharedAnchor(sites: readonly NameSite[]): NameSite | undefined {
  return sites.find((site) => {
    const { node } = site.use;
    if (node.anchor === undefined) return false;
    const meant = sites.filter((other) => other.use.node === node).length;
    // The anchored text itself and each alias of it are one use of the name.
    return aliasesOf(node, site.document.yaml.root) + 1 !== meant;
  });
}

function aliasesOf(target: YamlNode, below: YamlNode | undefined): number {
  if (below === undefined) return 0;
  switch (below.kind) {
    case 'alias':
      return below.target === target ? 1 : 0;
    case 'scalar':
      return 0;
    case 'seq':
      return below.items.reduce((sum, item) => sum + aliasesOf(target, item), 0);
    case 'map':
      return below.pairs.reduce(
        (sum, { key, value }) => sum + aliasesOf(target, key) + aliasesOf(target, value),
        0,
      );
  }
}
