// A type name that has the parts GROUP/VERSION.KIND, one of them of the wrong form.
import { textIn } from '../../../model/field.ts';
import { parseGroupVersionKind } from '../../../model/group-version-kind.ts';
import { readWorkloadType } from '../workload-type-name.ts';
import { defineRule } from '../rule.ts';
import { changeFix } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'malformed-type-name',
  number: 'R015',
  title: 'The parts of GROUP/VERSION.KIND have the right form.',
  level: 'warning',
  roles: ['component'],
  claims: [{ at: 'spec.workloadType', keywords: ['pattern', 'minLength'] }],
  // What is wrong with the text is said by this check and those of the other rules on workload types.
  onViolation: () => undefined,
  check: ({ resource, dialect, report }) => {
    const node = resource.workloadType?.node;
    const text = textIn(node);
    if (node === undefined || text === undefined || resource.workloadType?.value === undefined)
      return;
    const { status, meant } = readWorkloadType(text, dialect);
    if (status !== 'malformed') return;
    const better = meant ?? versionRepaired(text);
    report({
      at: node,
      message: `${faultIn(text)}${better === undefined ? '' : ` Did you mean "${better}"?`}`,
      fixes: () =>
        better === undefined
          ? []
          : changeFix(node, better, meant === undefined ? 'choice' : 'safe'),
    });
  },
});

/** Which of the three parts is wrong. */
function faultIn(text: string): string {
  const slash = text.indexOf('/');
  const dot = text.indexOf('.', slash);
  const version = text.slice(slash + 1, dot < 0 ? undefined : dot);
  const kind = dot < 0 ? '' : text.slice(dot + 1);
  if (kind === '') return `"${text}" has no kind: the form is GROUP/VERSION.KIND.`;
  if (parseGroupVersionKind(`group/${version}.Kind`) === undefined) {
    return `"${version}" is no version: it is "v1", "v1alpha1", "v1beta1" or the like.`;
  }
  if (parseGroupVersionKind(`group/v1.${kind}`) === undefined) {
    return `"${kind}" is no kind: it consists of letters and digits.`;
  }
  return `"${text.slice(0, slash)}" is no group: it is a domain name in small letters.`;
}

/** The same with a `v` before the version, where nothing else is missing. */
function versionRepaired(text: string): string | undefined {
  const repaired = text.replace(/\/(?=\d)/, '/v');
  return parseGroupVersionKind(repaired) === undefined ? undefined : repaired;
}
