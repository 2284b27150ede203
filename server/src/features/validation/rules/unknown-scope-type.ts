// A scope of a type that does not exist, or under an inexact name of its type.
import { nearest } from '../../../base/nearest.ts';
import { findScopeType, isCoreGroup, scopeTypesFor } from '../../../model/catalog/catalog.ts';
import {
  formatGroupVersionKind,
  parseGroupVersionKind,
  type GroupVersionKind,
} from '../../../model/group-version-kind.ts';
import type { Fix } from '../../../model/problem.ts';
import type { ConfigurationResource, ScopeInstance } from '../../../model/resource.ts';
import type { WorkspaceView } from '../../../workspace/workspace.ts';
import { declaredNames, knowsAll, scopeDefinitions } from '../definitions.ts';
import { listOf } from '../describe-violation.ts';
import { typesNear } from '../near-types.ts';
import { changeFix } from '../value-fixes.ts';
import { defineRule, type Levels, type WorkspaceContext } from '../rule.ts';

export const rule = defineRule({
  code: 'unknown-scope-type',
  number: 'R178',
  title: 'The group of the specification has the scope types for network and health.',
  level: 'error',
  roles: ['configuration'],
  checkInWorkspace: (context) => {
    const { resource, dialect, report } = context;
    for (const scope of resource.scopes) {
      const { type } = scope;
      const text = type?.value;
      const gvk = text === undefined ? undefined : parseGroupVersionKind(text);
      if (type === undefined || text === undefined || gvk === undefined) continue;
      const defined = context.profile === 'rudr' ? [] : definedTypes(scope, context.workspace);
      const finding =
        defined.length > 0
          ? versionFinding(text, defined)
          : isCoreGroup(gvk.group)
            ? coreFinding(text, gvk, dialect.group)
            : extensionFinding(text, context);
      if (finding === undefined) continue;
      const { meant, safety, ...rest } = finding;
      report({
        at: type.node,
        ...rest,
        fixes: () => (meant === undefined ? [] : changeFix(type.node, meant, safety)),
      });
    }
  },
});

/** How the definitions in the workspace spell the type; none when there is none. */
function definedTypes(scope: ScopeInstance, workspace: WorkspaceView): readonly string[] {
  return scopeDefinitions(scope, workspace).flatMap(({ resource }) => resource.type?.value ?? []);
}

/** A definition counts whatever its version, yet platforms compare versions as well. */
function versionFinding(text: string, defined: readonly string[]): TypeFinding | undefined {
  const [meant] = defined;
  // Both versions of a type of the specification are in use (contradiction C23).
  if (meant === undefined || defined.includes(text) || findScopeType(text, '')?.exact === true) {
    return undefined;
  }
  return {
    message: `The scope type is defined as "${meant}".`,
    meant,
    safety: defined.length === 1 ? 'safe' : 'choice',
    severity: 'warning',
  };
}

interface TypeFinding {
  readonly message: string;
  readonly meant?: string;
  readonly safety?: Fix['safety'];
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

function extensionFinding(
  text: string,
  context: WorkspaceContext<ConfigurationResource>,
): TypeFinding | undefined {
  const { profile, workspace, references } = context;
  if (profile === 'rudr') return { message: `Rudr does not know scopes of the type "${text}".` };
  if (!knowsAll(context)) return undefined;
  const meant = nearest(text, typesNear(text, declaredNames(workspace, 'scope-type')));
  const start = `No file here defines the scope type "${text}".`;
  if (meant !== undefined) {
    const message = `${start} Did you mean "${meant}"?`;
    return { message, meant, safety: 'choice', severity: 'warning' };
  }
  const severity = references === 'closed' ? ('warning' as const) : ('hint' as const);
  return { message: `${start} The platform has to bring it.`, severity };
}
