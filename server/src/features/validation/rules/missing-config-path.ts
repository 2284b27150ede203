// A configuration file without a path.
import { pairOf } from '../../../yaml/access.ts';
import { removePair, renameKey } from '../../../yaml/edit.ts';
import type { YamlDocument } from '../../../yaml/nodes.ts';
import { addFieldFix } from '../field-fix.ts';
import type { Finding, LocatedViolation } from '../rule.ts';
import { splitItemAround } from '../split-items.ts';
import { fixOf } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

const CONFIG = 'spec.containers[].config[]';

export const rule = defineRule({
  code: 'missing-config-path',
  number: 'R081',
  title: 'Every configuration file has a path.',
  level: 'error',
  roles: ['component'],
  claims: [
    { at: `${CONFIG}.path`, keywords: ['required', 'minLength'] },
    { at: `${CONFIG}.name`, keywords: ['additionalProperties'] },
  ],
  onViolation: (violation, context) => {
    const { at, node, keyword } = violation;
    if (keyword === 'additionalProperties') return nameFinding(violation, context.document);
    if (keyword === 'minLength') return { at, message: 'The path of a file must not be empty.' };
    // A name in place of the path is reported where it stands.
    if (pairOf(node, 'name') !== undefined || splitItemAround(node) !== undefined) return undefined;
    return {
      at,
      message: 'This configuration file has no "path" to be placed at.',
      fixes: () => addFieldFix(context, node, ['path']),
    };
  },
});

function nameFinding({ at, node }: LocatedViolation, document: YamlDocument): Finding | undefined {
  const pair = node.parent;
  if (pair?.kind !== 'pair') return undefined;
  if (pairOf(pair.parent, 'path') !== undefined) {
    return {
      at,
      severity: { spec: 'warning', rudr: 'information' },
      message: 'A configuration file has no "name"; its "path" says where it goes.',
      fixes: () => fixOf('Remove "name"', [removePair(document, pair)], 'choice'),
    };
  }
  return {
    at,
    severity: { spec: 'warning', rudr: 'error' },
    message: 'The place of a configuration file is called "path", not "name".',
    fixes: () => fixOf('Change "name" to "path"', [renameKey(pair, 'path')]),
  };
}
