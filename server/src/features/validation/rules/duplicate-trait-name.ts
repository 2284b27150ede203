// Two attachments of different traits that have one name, in the draft.
import { identityOf } from '../attached-properties.ts';
import { reportDuplicates } from '../duplicates.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'duplicate-trait-name',
  number: 'R153',
  title: 'In the draft, names of attachments are unique on an instance.',
  level: { spec: 'warning', rudr: 'off' },
  roles: ['configuration'],
  check: (context) => {
    if (context.dialect.facts.traitIdentity !== 'type') return;
    for (const { traits } of context.resource.components) {
      // Without a type the name says which trait is meant, and the same trait twice is another rule.
      const typed = traits.filter(({ type }) => type !== undefined);
      const seen = new Set<string>();
      const different = typed.filter((trait) => {
        const identity = identityOf(trait);
        const isNew = identity === undefined || !seen.has(identity);
        if (identity !== undefined) seen.add(identity);
        return isNew;
      });
      reportDuplicates(context, different, { what: 'attachment', nameOf: ({ name }) => name });
    }
  },
});
