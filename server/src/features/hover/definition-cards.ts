// The cards of what the workspace defines: components, traits, scopes, workload types, volumes.
import { blocks, bullets, codeSpan, table } from '../../base/markdown.ts';
import { basenameOfUri } from '../../base/uri.ts';
import { descriptionOf } from '../../model/description.ts';
import { textIn } from '../../model/field.ts';
import type { NameUse } from '../../model/names.ts';
import type { ComponentResource } from '../../model/resource.ts';
import { readScopeParameters } from '../../model/scope-parameters.ts';
import type { JsonSchema } from '../../schema/json-schema.ts';
import { viewOf } from '../../schema/schema-view.ts';
import {
  definitionsOf,
  propertiesIn,
  symbolOfRole,
  type Defined,
  type DefinedAs,
  type TypeRole,
} from '../../workspace/definitions.ts';
import { nameKey } from '../../workspace/name-key.ts';
import type { SpecDocument } from '../../workspace/spec-file.ts';
import { resourceAs, type WorkspaceView } from '../../workspace/workspace.ts';
import { propertyRows } from './field-card.ts';
import { bounded, instancesOf, joinersOf, usersOfKey } from './users.ts';

/** Longer tables are for the file itself. */
const MAX_ROWS = 10;

/** The card of a component; undefined when the workspace has none of that name. */
export function componentCard(view: WorkspaceView, name: string): string | undefined {
  const all = definitionsOf(view, 'component', name);
  const [defined] = all;
  if (defined === undefined) return undefined;
  const { resource } = defined;
  const type = resource.workloadType?.value;
  return blocks(
    head(name, 'component', all),
    described(defined),
    bullets([
      type === undefined ? undefined : `Workload type: ${codeSpan(type)}`,
      containersOf(resource),
    ]),
    inputTable('Parameter', readScopeParameters(resource.parameters)),
    instancesOf(view, name),
  );
}

function containersOf({ containers }: ComponentResource): string | undefined {
  if (containers.length === 0) return undefined;
  const shown = containers.map(({ name, image }) => {
    const own = codeSpan(name?.value ?? '');
    return image?.value === undefined ? own : `${own} (${codeSpan(image.value)})`;
  });
  return `Containers: ${bounded(shown)}`;
}

const WORDS: Readonly<Record<TypeRole, readonly [what: string, input: string]>> = {
  trait: ['trait', 'Property'],
  scope: ['scope type', 'Property'],
  'workload-type': ['workload type', 'Setting'],
};

/** The card of a trait, scope type or workload type that the workspace defines. */
export function typeCard(view: WorkspaceView, role: TypeRole, name: string): string | undefined {
  const all: readonly DefinedAs<TypeRole>[] = definitionsOf(view, role, name);
  const [defined] = all;
  if (defined === undefined) return undefined;
  const [what, input] = WORDS[role];
  return blocks(
    head(name, what, all),
    described(defined),
    factsOfType(defined),
    inputTable(input, propertiesIn(defined.resource)),
    usersOfKey(view, nameKey(symbolOfRole(role), name)),
  );
}

function factsOfType({ resource }: DefinedAs<TypeRole>): string | undefined {
  if (resource.role === 'scope') {
    const overlap = resource.allowComponentOverlap?.value;
    return overlap === undefined
      ? undefined
      : `Scopes of this type may overlap: ${overlap ? 'yes' : 'no'}`;
  }
  if (resource.role !== 'trait' || resource.appliesToField === undefined) return undefined;
  const targets = resource.appliesTo.flatMap((node) => textIn(node) ?? []);
  if (targets.includes('*')) return 'Applies to: every workload type';
  return targets.length === 0 ? undefined : `Applies to: ${bounded(targets.map(codeSpan))}`;
}

/** With the file that defines it, and how many others do so too. */
function head(name: string, what: string, all: readonly Defined[]): string {
  const [first] = all;
  const file = codeSpan(basenameOfUri(first?.site.uri ?? ''));
  const others = all.length - 1;
  const more =
    others === 0 ? '' : ` and ${String(others)} other ${others === 1 ? 'place' : 'places'}`;
  return `**${codeSpan(name)}** · ${what} in ${file}${more}`;
}

function described({ resource }: Defined): string | undefined {
  const text = descriptionOf(resource);
  return text === undefined ? undefined : codeSpan(text);
}

function inputTable(what: string, schema: JsonSchema | undefined): string | undefined {
  const names = Object.keys(schema?.properties ?? {});
  if (schema === undefined || names.length === 0) return undefined;
  const rows = propertyRows(viewOf(schema), names.slice(0, MAX_ROWS)).map(
    ([name = '', type = '', need = '', meaning = '']) => [
      name,
      type,
      need,
      meaning === '' ? '' : codeSpan(meaning),
    ],
  );
  const more = names.length - rows.length;
  return blocks(
    table([what, 'Type', 'Needed', 'Meaning'], rows),
    more > 0 ? `And ${String(more)} more.` : undefined,
  );
}

/** The card of a scope that instances join: one of the document itself before those of others. */
export function scopeCard(
  view: WorkspaceView,
  { name }: NameUse,
  document: SpecDocument,
): string | undefined {
  const declared = view.declarations(nameKey('scope-instance', name));
  const site = declared.find((each) => each.document === document) ?? declared[0];
  const configuration = site && resourceAs(site.document, 'configuration');
  const scope = configuration?.scopes.find((each) => each.name?.node === site?.use.node);
  if (scope === undefined) return undefined;
  const type = scope.type?.value;
  const owner = configuration?.metadata?.name?.value ?? '';
  return blocks(
    `**${codeSpan(name)}** · scope of ${codeSpan(owner)}`,
    type === undefined ? undefined : bullets([`Scope type: ${codeSpan(type)}`]),
    joinersOf(view, name),
  );
}

/** The card of a volume that a property of a trait names. */
export function volumeCard(view: WorkspaceView, { name, owner }: NameUse): string | undefined {
  if (owner === undefined) return undefined;
  for (const { resource } of definitionsOf(view, 'component', owner)) {
    for (const container of resource.containers) {
      const volume = container.resources?.volumes.find((each) => each.name?.value === name);
      if (volume === undefined) continue;
      const path = volume.mountPath?.value;
      const at = path === undefined ? '' : ` · mounted at ${codeSpan(path)}`;
      return `**Volume ${codeSpan(name)}** of component ${codeSpan(owner)}${at}`;
    }
  }
  return undefined;
}
