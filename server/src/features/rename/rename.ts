// Renames what is under the cursor, everywhere that the workspace means it, or says why it cannot.
import type { TextEdit } from '../../base/text-edit.ts';
import { shift, type TextRange } from '../../base/text-range.ts';
import { isTemplateText } from '../../model/field.ts';
import { isBuiltIn } from '../../workspace/built-in.ts';
import {
  documentSiteAt,
  keyOfSite,
  locationIn,
  occurrencesOf,
  siteAt,
  type Location,
  type Occurrences,
} from '../../workspace/occurrences.ts';
import {
  placeOf,
  resourceOf,
  type NameSite,
  type WorkspaceView,
} from '../../workspace/workspace.ts';
import { conflictWith } from './conflicts.ts';
import { faultInName, formOf } from './name-forms.ts';
import { sharedAnchor } from './shared-anchors.ts';
import { renameEdit, writtenName, writtenRange } from './written-name.ts';

/** Why a rename is not done, as a sentence for the author. */
export interface Refusal {
  readonly status: 'refused';
  readonly reason: string;
  /** The place that the reason speaks of, when it is another than the cursor. */
  readonly at: Location | undefined;
}

export interface Renamable {
  readonly status: 'renamable';
  /** What will be replaced at the cursor, as offsets in the file. */
  readonly range: TextRange;
  readonly placeholder: string;
}

export interface FileEdits {
  readonly uri: string;
  /** In the order of the text, without overlaps; offsets in the file. */
  readonly edits: readonly TextEdit[];
}

export interface Renaming {
  readonly status: 'renamed';
  readonly files: readonly FileEdits[];
}

/** The cursor in a file. */
export interface Place {
  readonly uri: string;
  readonly offset: number;
}

/** Whether and what can be renamed at an offset; undefined where the file is none of ours. */
export function prepareRename(view: WorkspaceView, place: Place): Renamable | Refusal | undefined {
  const subject = subjectAt(view, place);
  if (subject === undefined || 'status' in subject) return subject;
  const { site } = subject;
  const { use, document } = site;
  const range = writtenRange(use, document.yaml.text) ?? use.range;
  const location = locationIn(view, site, range);
  if (location === undefined) return undefined;
  return {
    status: 'renamable',
    range: location.range,
    placeholder: writtenName(use).name,
  };
}

/** The edits that give the name at an offset another text; undefined where the file is none of ours. */
export function renameAt(
  view: WorkspaceView,
  place: Place,
  newName: string,
): Renaming | Refusal | undefined {
  const subject = subjectAt(view, place);
  if (subject === undefined || 'status' in subject) return subject;
  const { site, occurrences } = subject;
  const old = writtenName(site.use).name;
  if (newName === old) return { status: 'renamed', files: [] };
  const facts = resourceOf(site.document)?.dialect.facts;
  const fault = faultInName(newName, formOf(site.use.symbol, facts));
  if (fault !== undefined) return refused(fault);
  const conflict = conflictWith(view, { site, occurrences, newName });
  if (conflict !== undefined) return { status: 'refused', ...conflict };
  return { status: 'renamed', files: editsOf(view, occurrences, newName) };
}

interface Subject {
  readonly site: NameSite;
  readonly occurrences: Occurrences;
}

function subjectAt(view: WorkspaceView, { uri, offset }: Place): Subject | Refusal | undefined {
  const place = documentSiteAt(view, uri, offset);
  if (place === undefined || resourceOf(place.document) === undefined) return undefined;
  const site = siteAt(view, uri, offset);
  if (site === undefined) {
    return refused(
      'This cannot be renamed. Names of components, parameters, variables, instances, containers, ports, volumes, traits, scopes and workload types can.',
    );
  }
  const { symbol, name } = site.use;
  const { noun } = formOf(symbol, undefined);
  if (isTemplateText(name)) return refused('A template tool fills this name in.');
  if (isBuiltIn(site)) return refused(`"${name}" is a built-in ${noun}, which keeps its name.`);
  if (keyOfSite(site) === undefined && followsNoUses(site)) {
    return refused(`Where a ${noun} of this kind is used is not followed, so it keeps its name.`);
  }
  if (view.completeness === 'scanning' && site.use.reach.in !== 'document') {
    return refused('The workspace is still being read. Try again in a moment.');
  }
  const occurrences = occurrencesOf(view, site);
  if (occurrences.declarations.length === 0) {
    return refused(`No ${noun} "${name}" is declared in this workspace.`);
  }
  const anchor = sharedAnchor([...occurrences.declarations, ...occurrences.references]);
  if (anchor !== undefined) {
    const at = locationIn(view, anchor, anchor.use.range);
    const label = anchor.use.node.anchor ?? '';
    return refused(`Other values take their text from the anchor "&${label}" on this name.`, at);
  }
  return { site, occurrences };
}

/** Settings of workload types, and parameters of scope types, are used under names that are not indexed. */
function followsNoUses({ document, use }: NameSite): boolean {
  const role = resourceOf(document)?.role;
  return use.symbol === 'setting' || (use.symbol === 'parameter' && role === 'scope');
}

function refused(reason: string, at?: Location): Refusal {
  return { status: 'refused', reason, at };
}

function editsOf(
  view: WorkspaceView,
  { declarations, references }: Occurrences,
  newName: string,
): readonly FileEdits[] {
  const byFile = new Map<string, Map<number, TextEdit>>();
  for (const { uri, document, use } of [...declarations, ...references]) {
    const start = placeOf(view.file(uri), document)?.start;
    if (start === undefined) continue;
    const edit = renameEdit(use, newName, document.yaml.text);
    const range = shift(edit.range, start);
    let edits = byFile.get(uri);
    if (edits === undefined) byFile.set(uri, (edits = new Map<number, TextEdit>()));
    // An alias and its anchor are one text: it is changed once.
    edits.set(range.start, { range, newText: edit.newText });
  }
  return [...byFile]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([uri, edits]) => ({
      uri,
      edits: [...edits.values()].sort((a, b) => a.range.start - b.range.start),
    }));
}
