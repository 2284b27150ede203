// A key beside apiVersion, kind, metadata and spec.
import { nearest } from '../../../base/nearest.ts';
import { childOf, propertiesOf, schemaById } from '../../../schema/schema-view.ts';
import { schemaIdOfResource } from '../../../workspace/schema-at.ts';
import { keyText } from '../../../yaml/access.ts';
import { removePair, renameKey } from '../../../yaml/edit.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { fixOf } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'unknown-top-level-key',
  number: 'R009',
  title: 'A document has no other keys than apiVersion, kind, metadata, spec and status.',
  level: { spec: 'warning', rudr: 'information' },
  claims: [{ at: '{}', keywords: ['additionalProperties'] }],
  onViolation: (violation, context) => {
    const pair = violation.node.parent;
    const key = violation.property ?? '';
    if (pair?.kind !== 'pair') return undefined;
    const present = pair.parent.pairs.map(keyText);
    const meant = nearest(
      key,
      TOP_LEVEL.filter((name) => !present.includes(name)),
    );
    const home = homesOf(key, context);
    return {
      at: violation.at,
      message: `"${key}" is not known at the top of a document. ${hint(meant, home)}`,
      // All of them are required, so the one that is misspelt is missing.
      ...(meant === undefined ? {} : { severity: 'error' as const }),
      fixes: () => [
        ...(meant === undefined
          ? []
          : fixOf(`Change "${key}" to "${meant}"`, [renameKey(pair, meant)])),
        ...fixOf(`Remove "${key}"`, [removePair(context.document, pair)], 'choice'),
      ],
    };
  },
});

const TOP_LEVEL = ['apiVersion', 'kind', 'metadata', 'spec'];

/** The mappings at the top that have such a key. */
function homesOf(key: string, { resource }: RuleContext): readonly string[] {
  const id = schemaIdOfResource(resource);
  const whole = id === undefined ? undefined : schemaById(id);
  if (whole === undefined) return [];
  return ['metadata', 'spec'].filter((name) => {
    const view = childOf(whole, name);
    return view !== undefined && propertiesOf(view).some((property) => property.name === key);
  });
}

function hint(meant: string | undefined, [home]: readonly string[]): string {
  if (meant !== undefined) return `Did you mean "${meant}"?`;
  if (home !== undefined) return `It belongs below "${home}".`;
  return `Known here: ${TOP_LEVEL.map((name) => `"${name}"`).join(', ')}.`;
}
