// A draft document without version or description.
import { anchorOf } from '../../../model/field.ts';
import { pairOf, resolveAlias } from '../../../yaml/access.ts';
import { addFieldFix } from '../field-fix.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'draft-description',
  number: 'R027',
  title: 'Draft documents have a version and a description.',
  level: { spec: 'information', rudr: 'off' },
  check: (context) => {
    const { resource, dialect, report } = context;
    const { metadata } = resource;
    if (metadata === undefined || dialect.facts.descriptionIn !== 'metadata') return;
    if (resolveAlias(metadata.node)?.kind !== 'map') return;
    const missing = ['version', 'description'].filter(
      (key) => pairOf(metadata.node, key) === undefined,
    );
    if (missing.length === 0) return;
    report({
      at: anchorOf(metadata.node),
      message: `The draft asks for ${missing.map((key) => `"${key}"`).join(' and ')} here.`,
      fixes: () => addFieldFix(context, metadata.node, missing),
    });
  },
});
