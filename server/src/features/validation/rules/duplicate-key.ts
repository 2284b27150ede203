// The same key twice in one mapping: YAML forbids it, and readers take one of the two without a word.
import { keyText } from '../../../yaml/access.ts';
import { removePair } from '../../../yaml/edit.ts';
import type { YamlMap, YamlNode, YamlPair } from '../../../yaml/nodes.ts';
import { defineRule, type RuleContext } from '../rule.ts';

export const rule = defineRule({
  code: 'duplicate-key',
  number: 'R013',
  title: 'A mapping has each key once.',
  level: 'error',
  check: (context) => {
    for (const map of mapsBelow(context.resource.root)) checkMap(map, context);
  },
});

function checkMap(map: YamlMap, context: RuleContext): void {
  const first = new Map<string, YamlPair>();
  for (const pair of map.pairs) {
    const key = keyText(pair);
    if (key === undefined) continue;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, pair);
    else report(key, { pair, earlier }, context);
  }
}

interface Twice {
  readonly pair: YamlPair;
  readonly earlier: YamlPair;
}

function report(key: string, { pair, earlier }: Twice, context: RuleContext): void {
  const remove = (which: string, removed: YamlPair) => ({
    title: `Remove the ${which} "${key}"`,
    edits: [removePair(context.document, removed)],
    safety: 'choice' as const,
    format: 'plain' as const,
  });
  context.report({
    at: pair.key,
    message: `"${key}" is written twice in this mapping. Keep one of the two.`,
    related: [{ at: earlier.key, message: `"${key}" is written here first.` }],
    fixes: () => [remove('second', pair), remove('first', earlier)],
  });
}

/** Every mapping as it is written; what an alias repeats is found where it stands. */
function mapsBelow(node: YamlNode): readonly YamlMap[] {
  if (node.kind === 'seq') return node.items.flatMap(mapsBelow);
  if (node.kind !== 'map') return [];
  return [
    node,
    ...node.pairs.flatMap((pair) => [...mapsBelow(pair.key), ...mapsBelow(pair.value)]),
  ];
}
