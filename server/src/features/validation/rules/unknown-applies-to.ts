// An entry of "appliesTo" that is no workload type.
import { nearest } from '../../../base/nearest.ts';
import {
  findWorkloadType,
  isCoreGroup,
  workloadTypeName,
  workloadTypesFor,
} from '../../../model/catalog/catalog.ts';
import { textIn } from '../../../model/field.ts';
import { parseGroupVersionKind } from '../../../model/group-version-kind.ts';
import { kindOfNode, listOf } from '../describe-violation.ts';
import { changeFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'unknown-applies-to',
  number: 'R116',
  title: 'Each entry of "appliesTo" is "*" or the full name of a workload type.',
  level: { spec: 'error', rudr: 'off' },
  roles: ['trait'],
  claims: [{ at: 'spec.appliesTo[]', keywords: ['pattern', 'type'] }],
  onViolation: ({ node, at }, { dialect }) => {
    const text = textIn(node);
    if (text === undefined) {
      return { at, message: `An entry of "appliesTo" must be text, not ${kindOfNode(node)}.` };
    }
    const gvk = parseGroupVersionKind(text);
    // A kind in small letters is no more than unusual elsewhere, and reported as that.
    if (gvk !== undefined && !isCoreGroup(gvk.group)) return undefined;
    const found = findWorkloadType(text, dialect.group);
    const meant = found?.canonical ?? nearest(text, namesFor(gvk?.group ?? dialect.group));
    const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
    return {
      at,
      message: `"${text}" is not the full name of a workload type, GROUP/VERSION.KIND.${hint}`,
      fixes: () => (meant === undefined ? [] : changeFix(node, meant)),
    };
  },
  check: ({ resource, dialect, report }) => {
    for (const node of resource.appliesTo) {
      const text = textIn(node);
      const gvk = text === undefined ? undefined : parseGroupVersionKind(text);
      // Only the specification's own groups are known to the last type.
      if (text === undefined || gvk === undefined || !isCoreGroup(gvk.group)) continue;
      if (!/^[A-Z]/.test(gvk.kind)) continue;
      const found = findWorkloadType(text, dialect.group);
      if (found?.exact === true) continue;
      const known = namesFor(gvk.group);
      const meant = found?.canonical ?? nearest(text, known);
      report({
        at: node,
        message: messageFor(text, { meant, known, isOldName: found !== undefined }),
        ...(found === undefined ? {} : { severity: { spec: 'warning', rudr: 'off' } as const }),
        fixes: () => (meant === undefined ? [] : changeFix(node, meant)),
      });
    }
  },
});

function namesFor(group: string): readonly string[] {
  return workloadTypesFor(group)
    .filter((type) => type.group === group)
    .map(workloadTypeName);
}

interface Meaning {
  readonly meant: string | undefined;
  readonly known: readonly string[];
  readonly isOldName: boolean;
}

function messageFor(text: string, { meant, known, isOldName }: Meaning): string {
  if (isOldName) return `"${text}" is an old or inexact name. Write "${meant ?? ''}".`;
  const start = `There is no workload type "${text}".`;
  if (meant !== undefined) return `${start} Did you mean "${meant}"?`;
  return `${start} This group has ${listOf(known)}.`;
}
