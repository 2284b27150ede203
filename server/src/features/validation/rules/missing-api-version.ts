// A document of an OAM kind that does not say which API version it is written in.
import { pairOf, resolveAlias } from '../../../yaml/access.ts';
import { prependPairs } from '../../../yaml/edit.ts';
import { describeViolation } from '../describe-violation.ts';
import { missingFieldFinding } from '../missing-field-finding.ts';
import { defineRule } from '../rule.ts';
import { changeFix, fixOf } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'missing-api-version',
  number: 'R001',
  title: 'Every document names its API version.',
  level: 'error',
  claims: [{ at: 'apiVersion', keywords: ['required', 'type'] }],
  onViolation: (violation, context) => {
    const { document, dialect, resource } = context;
    const { apiVersion } = dialect;
    if (violation.keyword === 'type') {
      const written = pairOf(resource.root, 'apiVersion')?.value;
      return {
        at: violation.at,
        message: `${describeViolation(violation)} Write "${apiVersion}".`,
        fixes: () => (written === undefined ? [] : changeFix(written, apiVersion, 'choice')),
      };
    }
    const message = `"apiVersion" is missing. This looks like a document of "${apiVersion}".`;
    const finding = missingFieldFinding(violation, context, { message });
    const root = resolveAlias(violation.node);
    if (finding.at !== violation.at || root?.kind !== 'map') return finding;
    const edit = prependPairs(document, root, [{ key: 'apiVersion', value: { raw: apiVersion } }]);
    return { ...finding, fixes: () => fixOf('Add "apiVersion"', [edit], 'choice') };
  },
});
