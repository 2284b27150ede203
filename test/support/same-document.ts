// Whether two documents are the same in all that can be asked of them: nodes, places, parents, what aliases stand for.
import type { YamlDocument, YamlNode, YamlPair } from '../../server/src/yaml/nodes.ts';

type Any = YamlNode | YamlPair;

/** What is different, told by the first place where it is; undefined for documents that are the same. */
export function differenceBetween(one: YamlDocument, other: YamlDocument): string | undefined {
  if (one.text !== other.text) return 'text';
  for (const part of ['problems', 'comments'] as const) {
    if (JSON.stringify(one[part]) !== JSON.stringify(other[part])) return part;
  }
  const twins = new Map<Any, Any>();
  return differs([one.root, other.root], twins, '') ?? wrongLink(twins);
}

function differs(
  [one, other]: readonly [Any | undefined, Any | undefined],
  twins: Map<Any, Any>,
  path: string,
): string | undefined {
  if (one === undefined || other === undefined) return one === other ? undefined : path;
  twins.set(one, other);
  if (own(one) !== own(other)) return `${path}: ${own(one)} is not ${own(other)}`;
  const [below, otherBelow] = [childrenOf(one), childrenOf(other)];
  if (below.length !== otherBelow.length) return `${path}: other count`;
  for (const [index, child] of below.entries()) {
    const found = differs([child, otherBelow[index]], twins, `${path}/${String(index)}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function childrenOf(node: Any): readonly Any[] {
  if (node.kind === 'pair') return [node.key, node.value];
  if (node.kind === 'map') return node.pairs;
  return node.kind === 'seq' ? node.items : [];
}

/** All that a node says of itself. */
function own(node: Any): string {
  return Object.entries(node)
    .filter(([name]) => !['parent', 'target', 'pairs', 'items', 'key', 'value'].includes(name))
    .map(([name, value]) => `${name} ${JSON.stringify(value)}`)
    .concat(node.kind === 'scalar' ? `${typeof node.value} ${String(node.value)}` : [])
    .sort()
    .join(', ');
}

function wrongLink(twins: ReadonlyMap<Any, Any>): string | undefined {
  for (const [one, other] of twins) {
    if (!isTwin(twins, one.parent, other.parent)) return `the parent of ${own(one)}`;
    if (one.kind !== 'alias' || other.kind !== 'alias') continue;
    if (!isTwin(twins, one.target, other.target)) return `the target of *${one.name}`;
  }
  return undefined;
}

/** A target that stands in no tree (in a key that is left out) has no twin, in neither document. */
function isTwin(
  twins: ReadonlyMap<Any, Any>,
  one: Any | undefined,
  other: Any | undefined,
): boolean {
  return one === undefined ? other === undefined : twins.get(one) === other;
}
