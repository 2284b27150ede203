// A key that the schema does not know: most often a slip of the pen, and dropped without a word by runtimes.
import { nearest } from '../../../base/nearest.ts';
import { OLDER_KEYS } from '../../../model/older-keys.ts';
import {
  propertiesOf,
  schemaAtPath,
  schemaById,
  type PropertyView,
} from '../../../schema/schema-view.ts';
import { schemaIdOfResource } from '../../../workspace/schema-at.ts';
import { pathOf, writtenKeys } from '../../../yaml/access.ts';
import { removePair, renameKey } from '../../../yaml/edit.ts';
import type { YamlPair } from '../../../yaml/nodes.ts';
import { listOf } from '../describe-violation.ts';
import { defineRule, type LocatedViolation, type RuleContext } from '../rule.ts';

export const rule = defineRule({
  code: 'unknown-key',
  number: 'R010',
  title: 'Every key is one that the specification defines.',
  level: { spec: 'warning', rudr: 'information' },
  onViolation: (violation, context) => {
    const pair = violation.node.parent;
    const key = violation.property ?? '';
    if (pair?.kind !== 'pair') return { at: violation.at, message: `"${key}" is not known here.` };
    const properties = allowedProperties(pair, context);
    const allowed = properties.map(({ name }) => name);
    const written = writtenKeys(pair.parent);
    const free = allowed.filter((name) => !written.has(name));
    const slip = OLDER_KEYS[violation.pattern];
    const meant = slip !== undefined && free.includes(slip) ? slip : nearest(key, free);
    // A required key that is misspelt is missing, and that is an error.
    const isMissing =
      meant !== slip && properties.some(({ name, required }) => required && name === meant);
    return {
      at: violation.at,
      message: messageFor(key, meant, allowed),
      ...(isMissing ? { severity: 'error' } : {}),
      fixes: () => fixesFor(violation, { pair, meant, context }),
    };
  },
});

function messageFor(key: string, meant: string | undefined, allowed: readonly string[]): string {
  const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
  const known = allowed.length === 0 ? '' : ` Known here: ${listOf(allowed)}.`;
  return `"${key}" is not known here.${hint === '' ? known : hint}`;
}

function allowedProperties(pair: YamlPair, context: RuleContext): readonly PropertyView[] {
  const id = schemaIdOfResource(context.resource);
  const whole = id === undefined ? undefined : schemaById(id);
  const view = whole === undefined ? undefined : schemaAtPath(whole, pathOf(pair.parent));
  return view === undefined ? [] : propertiesOf(view);
}

interface FixInput {
  readonly pair: YamlPair;
  readonly meant: string | undefined;
  readonly context: RuleContext;
}

function fixesFor(violation: LocatedViolation, { pair, meant, context }: FixInput) {
  const rename =
    meant === undefined
      ? []
      : [
          {
            title: `Change "${violation.property ?? ''}" to "${meant}"`,
            edits: [renameKey(pair, meant)],
            safety: 'safe' as const,
            format: 'plain' as const,
          },
        ];
  const remove = {
    title: `Remove "${violation.property ?? ''}"`,
    edits: [removePair(context.document, pair)],
    safety: 'choice' as const,
    format: 'plain' as const,
  };
  return [...rename, remove];
}
