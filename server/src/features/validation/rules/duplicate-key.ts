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
    checkBelow(context.resource.root, context);
  },
});

/** Every mapping as it is written; what an alias repeats is found where it stands. */
function checkBelow(node: YamlNode, context: RuleContext): void {
  if (node.kind === 'seq') for (const item of node.items) checkBelow(item, context);
  if (node.kind !== 'map') return;
  if (node.pairs.length > 1) checkMap(node, context);
  for (const { key, value } of node.pairs) {
    checkBelow(key, context);
    checkBelow(value, context);
  }
}

/** Maps of more pairs are not searched for each of their keys. */
const WIDE = 12;

function checkMap(map: YamlMap, context: RuleContext): void {
  if (map.pairs.length <= WIDE) {
    const keys = map.pairs.map(keyText);
    if (keys.every((key, index) => key === undefined || keys.indexOf(key) === index)) return;
  }
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
