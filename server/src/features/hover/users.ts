// Who uses what is declared, and which values are given to it: never more than fits on a card.
import { blocks, bullets, codeSpan } from '../../base/markdown.ts';
import type { ScalarValue } from '../../model/field.ts';
import type { NameUse } from '../../model/names.ts';
import type { Parameter, Resource } from '../../model/resource.ts';
import {
  effectiveValue,
  givenValue,
  usesOfComponent,
  type Use,
} from '../../workspace/effective-values.ts';
import { keyOfUse, nameKey, type NameKey } from '../../workspace/name-key.ts';
import { resourceOf, type WorkspaceView } from '../../workspace/workspace.ts';
import { literal } from './field-card.ts';
import { counted } from './quantities.ts';

/** A card shows this many of each; the list of references has them all. */
const MAX_SHOWN = 10;

/** The first ones, and how many more there are. */
export function bounded(items: readonly string[]): string {
  const shown = items.slice(0, MAX_SHOWN);
  const more = items.length - shown.length;
  return more === 0 ? shown.join(', ') : `${shown.join(', ')} and ${String(more)} more`;
}

/** The same as a list of lines. */
export function boundedLines(items: readonly string[]): string {
  const more = items.length - MAX_SHOWN;
  const shown = items.slice(0, MAX_SHOWN);
  return bullets(more > 0 ? [...shown, `and ${String(more)} more`] : shown);
}

/** Who refers to the name that a resource declares; undefined for names that only their document can mean. */
export function usersOf(view: WorkspaceView, resource: Resource, use: NameUse): string | undefined {
  const { symbol, reach, name } = use;
  if (reach.in !== 'workspace' || symbol === 'configuration') return undefined;
  if (symbol === 'component') return instancesOf(view, name);
  const key = keyOfUse(resource, use);
  return key === undefined ? undefined : usersOfKey(view, key);
}

const USERS: Readonly<Record<Resource['role'], string>> = {
  component: 'component',
  configuration: 'configuration',
  trait: 'trait',
  scope: 'scope type',
  'workload-type': 'workload type',
  unknown: 'other document',
};

/** The documents that refer to a name, one line for each kind of them. */
export function usersOfKey(view: WorkspaceView, key: NameKey): string | undefined {
  const users = new Map<Resource['role'], Set<string>>();
  for (const site of view.references(key)) {
    const resource = resourceOf(site.document);
    if (resource === undefined) continue;
    const names = users.get(resource.role) ?? new Set();
    users.set(resource.role, names.add(resource.metadata?.name?.value ?? ''));
  }
  if (users.size === 0) return notUsed(view);
  const lines = [...users].map(([role, names]) => {
    const shown = bounded([...names].map(codeSpan));
    return `Used by ${counted(names.size, USERS[role])}: ${shown}.`;
  });
  return lines.join(' ');
}

/** Said only where everything has been seen. */
function notUsed({ completeness }: WorkspaceView): string | undefined {
  return completeness === 'complete' ? 'Not used by anything in the workspace.' : undefined;
}

/** The instances of a component. */
export function instancesOf(view: WorkspaceView, component: string): string | undefined {
  const uses = usesOfComponent(view, component);
  if (uses.length === 0) return notUsed(view);
  return `Used by ${counted(uses.length, 'instance')}: ${bounded(uses.map(placeOfUse))}.`;
}

/** Which configuration, and which instance in it. */
function placeOfUse({ configuration, instance }: Use): string {
  const name = codeSpan(configuration.metadata?.name?.value ?? '');
  const own = instance.instanceName?.value;
  return own === undefined ? name : `${name} (${codeSpan(own)})`;
}

/** The value that each instance of a component gets for a parameter; empty without instances. */
export function valuesInConfigurations(
  view: WorkspaceView,
  component: string,
  parameter: Parameter,
): string {
  const uses = usesOfComponent(view, component);
  const lines = uses.map((use) => `${placeOfUse(use)}: ${valueIn(use, parameter)}`);
  return lines.length === 0 ? '' : blocks('Values:', boundedLines(lines));
}

function valueIn(use: Use, parameter: Parameter): string {
  const value = effectiveValue(use, parameter);
  const given = givenValue(use.instance, parameter.name?.value ?? '');
  if (given === undefined) return value === undefined ? 'no value' : `${shown(value)}, the default`;
  const { value: field } = given;
  if (field?.node.kind === 'map' || field?.node.kind === 'seq') return 'a value of several parts';
  const written = field?.value;
  if (value === undefined) return written === undefined ? 'a value not known' : shown(written);
  return written === value ? shown(value) : `${shown(value)}, by variables`;
}

function shown(value: ScalarValue): string {
  return value === null ? 'no value' : literal(value);
}

/** The instances that join a scope. */
export function joinersOf(view: WorkspaceView, scope: string): string | undefined {
  return usersOfKey(view, nameKey('scope-instance', scope));
}
