// Finds and loads the documents that Rudr works with: components and configurations of the one API version it serves.
import { nameKey } from '../../workspace/name-key.ts';
import type { DocumentSite, WorkspaceView } from '../../workspace/workspace.ts';
import { resolveAlias } from '../../yaml/access.ts';
import { toValue } from '../../yaml/to-value.ts';
import type { Place } from '../origin.ts';
import { sourceDocument } from '../source-document.ts';
import { child, placeOfPart, textIn, type JsonPart } from './json-part.ts';
import type { RudrRun } from './run.ts';
import { mismatches } from './shape.ts';
import { componentShape, configurationShape } from './shapes.ts';

const API_VERSION = 'core.oam.dev/v1alpha1';

const KINDS = {
  component: { kind: 'ComponentSchematic', shape: componentShape },
  configuration: { kind: 'ApplicationConfiguration', shape: configurationShape },
} as const;

export type DocumentRole = keyof typeof KINDS;

/** The root of a document as Rudr sees it; undefined, and refused, where Rudr cannot load it. */
export function loadDocument(
  view: WorkspaceView,
  site: DocumentSite,
  role: DocumentRole,
  run: RudrRun,
): JsonPart | undefined {
  const root = rootOf(view, site, role);
  if (root === undefined) return undefined;
  const { kind, shape } = KINDS[role];
  if (!isOfRole(root, role)) {
    run.refuse(placeOfPart(root), `it only knows the kind ${kind} of ${API_VERSION}`);
    return undefined;
  }
  if (toValue(root.node).stoppedAt !== undefined) {
    run.refuse(placeOfPart(root), 'its aliases make it too large');
    return undefined;
  }
  const wrong = mismatches(root, shape);
  for (const { place, message } of wrong) {
    run.refuse(place, `${root.document.source.label} cannot be loaded, because ${message}`);
  }
  return wrong.length === 0 ? root : undefined;
}

/** The documents of a role with that name, in the order of the workspace. */
export function documentsNamed(
  view: WorkspaceView,
  role: DocumentRole,
  name: string,
): readonly DocumentSite[] {
  const named = view.declarations(nameKey(role, name));
  const sites = new Map(named.map((site) => [site.document, site]));
  return [...sites.values()].filter((site) => {
    const root = rootOf(view, site, role);
    return root !== undefined && isOfRole(root, role);
  });
}

/** The one document of that name; where there is none or several, Rudr is told to refuse. */
export function theDocumentNamed(
  { view, run }: { readonly view: WorkspaceView; readonly run: RudrRun },
  role: DocumentRole,
  name: string,
  askedAt: Place,
): DocumentSite | undefined {
  const sites = documentsNamed(view, role, name);
  const [site] = sites;
  if (site !== undefined && sites.length === 1) return site;
  run.refuse(
    askedAt,
    site === undefined
      ? `there is no ${role} "${name}"`
      : `nobody knows which of ${String(sites.length)} ${role}s "${name}" is meant`,
  );
  return undefined;
}

function isOfRole(root: JsonPart, role: DocumentRole): boolean {
  return (
    textIn(child(root, 'apiVersion')) === API_VERSION &&
    textIn(child(root, 'kind')) === KINDS[role].kind
  );
}

function rootOf(view: WorkspaceView, site: DocumentSite, role: DocumentRole): JsonPart | undefined {
  const { root: written, text } = site.document.yaml;
  const node = resolveAlias(written);
  if (written === undefined || node === undefined) return undefined;
  const document = { source: sourceDocument(view, site, role), text };
  const bare: JsonPart = { document, written, node, name: role, what: 'field' };
  const name = textIn(child(child(bare, 'metadata'), 'name'));
  const label = `${role} ${name ?? 'without a name'}`;
  return { ...bare, document: { source: { ...document.source, label }, text } };
}
