// A scope of a type that does not exist, or under an inexact name of its type.
import { nearest } from '../../../base/nearest.ts';
import { findScopeType, isCoreGroup, scopeTypesFor } from '../../../model/catalog/catalog.ts';
import {
  formatGroupVersionKind,
  parseGroupVersionKind,
  type GroupVersionKind,
} from '../../../model/group-version-kind.ts';
import type { Profile } from '../../../workspace/settings.ts';
import { listOf } from '../describe-violation.ts';
import type { Levels } from '../rule.ts';
import { changeFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'unknown-scope-type',
  number: 'R178',
  title: 'The group of the specification has the scope types for network and health.',
  level: 'error',
  roles: ['configuration'],
  docs: {
    why: 'A scope of an unknown type cannot be created. Versions are compared exactly, and Rudr knows just one spelling of each type.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: lab
spec:
  scopes:
    - name: lab-health
      type: core.oam.dev/v1alpha1.HelthScope
      properties:
        - name: probe-method
          value: kube-get
        - name: probe-endpoint
          value: .status
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: lab
spec:
  scopes:
    - name: lab-health
      type: core.oam.dev/v1alpha1.HealthScope
      properties:
        - name: probe-method
          value: kube-get
        - name: probe-endpoint
          value: .status
`,
  },
  check: ({ resource, dialect, profile, report }) => {
    for (const { type } of resource.scopes) {
      const text = type?.value;
      const gvk = text === undefined ? undefined : parseGroupVersionKind(text);
      if (type === undefined || text === undefined || gvk === undefined) continue;
      const finding = isCoreGroup(gvk.group)
        ? coreFinding(text, gvk, dialect.group)
        : extensionFinding(text, profile);
      if (finding === undefined) continue;
      const { meant, ...rest } = finding;
      report({
        at: type.node,
        ...rest,
        fixes: () => (meant === undefined ? [] : changeFix(type.node, meant)),
      });
    }
  },
});

interface TypeFinding {
  readonly message: string;
  readonly meant?: string;
  readonly severity?: Levels;
}

function coreFinding(text: string, gvk: GroupVersionKind, group: string): TypeFinding | undefined {
  const found = findScopeType(text, group);
  if (found === undefined) {
    // A kind in lower case is no more than unusual, and reported as that.
    const names = scopeTypesFor(gvk.group).map(formatGroupVersionKind);
    const meant = nearest(text, names);
    const start = `There is no scope type "${text}".`;
    return meant === undefined
      ? { message: `${start} This group has ${listOf(names)}.` }
      : { message: `${start} Did you mean "${meant}"?`, meant };
  }
  const { info } = found;
  const right = formatGroupVersionKind(info);
  if (found.exact && info.inRudr !== 'unknown' && info.kind === gvk.kind) return undefined;
  if (found.exact) {
    const message = `Rudr does not know scopes of the type "${text}".`;
    const severity = { spec: 'off', rudr: 'error' } as const;
    return info.inRudr === 'unknown' ? { message, severity } : { message, severity, meant: right };
  }
  return {
    message: `"${text}" is an inexact name. Write "${found.canonical}".`,
    meant: found.canonical,
    severity: { spec: 'warning', rudr: 'error' },
  };
}

function extensionFinding(text: string, profile: Profile): TypeFinding | undefined {
  return profile === 'rudr'
    ? { message: `Rudr does not know scopes of the type "${text}".` }
    : undefined;
}
