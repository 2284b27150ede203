// Asks every feature about a file, and says which answers cannot be right: ranges outside of their text, edits that cut characters.
import { completionsAt } from '../../server/src/features/completion/completion.ts';
import { resolveCompletion } from '../../server/src/features/completion/resolve.ts';
import { quickFixes, safeEdits } from '../../server/src/features/fixes/fixes.ts';
import { foldingOf } from '../../server/src/features/folding/folding.ts';
import { defaultInlayHints, inlayHintsIn } from '../../server/src/features/hints/inlay-hints.ts';
import { hoverAt } from '../../server/src/features/hover/hover.ts';
import { lensesIn, lensTextAt } from '../../server/src/features/lens/lens.ts';
import { linksIn } from '../../server/src/features/links/links.ts';
import { migrate } from '../../server/src/features/migration/migrate.ts';
import {
  hierarchyItemsAt,
  incomingCalls,
  outgoingCalls,
} from '../../server/src/features/navigation/call-hierarchy.ts';
import { definitionAt, typeDefinitionAt } from '../../server/src/features/navigation/definition.ts';
import { highlightsAt, referencesAt } from '../../server/src/features/navigation/references.ts';
import { workspaceSymbols } from '../../server/src/features/navigation/workspace-symbols.ts';
import { outlineOf, type OutlineNode } from '../../server/src/features/outline/outline.ts';
import { refactoringsAt } from '../../server/src/features/refactor/refactor.ts';
import { prepareRename, renameAt } from '../../server/src/features/rename/rename.ts';
import { selectionAt } from '../../server/src/features/selection/selection.ts';
import { semanticTokens } from '../../server/src/features/tokens/semantic-tokens.ts';
import { ruleTitles } from '../../server/src/features/validation/claims.ts';
import type { TextEdit } from '../../server/src/base/text-edit.ts';
import { shift, type TextRange } from '../../server/src/base/text-range.ts';
import type { EditsElsewhere, Problem } from '../../server/src/model/problem.ts';
import { printYaml } from '../../server/src/render/print.ts';
import { renderConfiguration } from '../../server/src/render/render.ts';
import { defaultRenderOptions } from '../../server/src/render/rendering.ts';
import { targets } from '../../server/src/render/targets.ts';
import { defaultSettings } from '../../server/src/workspace/settings.ts';
import type { PlacedDocument, SpecFile } from '../../server/src/workspace/spec-file.ts';
import { resourceAs, type WorkspaceView } from '../../server/src/workspace/workspace.ts';
import { placesOutside } from './places.ts';

/** A file among others. Its URI is the one that it has there. */
export interface FileAmongOthers {
  readonly view: WorkspaceView;
  readonly file: SpecFile;
}

type Fault = (what: string) => void;

/** What is wrong with the answers of all features that are asked at a place. */
export function faultsAt({ view, file }: FileAmongOthers, offset: number): string[] {
  const faults: string[] = [];
  const fault: Fault = (what) => faults.push(what);
  const hover = hoverAt(file, offset, { ruleTitle: () => undefined, workspace: view });
  if (hover !== undefined) {
    if (!isInside(file.lines.text, hover.range)) fault(`hover: ${shown(hover.range)}`);
    if (/undefined|\[object/.test(hover.markdown)) fault(`hover says ${hover.markdown}`);
  }
  for (const range of selectionAt(file, offset)) {
    if (!isInside(file.lines.text, range)) fault(`selection: ${shown(range)}`);
  }
  completionFaults({ view, file }, offset, fault);
  navigationFaults({ view, file }, offset, fault);
  renameFaults({ view, file }, offset, fault);
  lensTextAt(view, file.uri, offset);
  return faults;
}

function navigationFaults({ view, file }: FileAmongOthers, offset: number, fault: Fault): void {
  const { uri } = file;
  const within = (what: string, range: TextRange, at = uri): void => {
    const text = view.file(at)?.lines.text;
    if (text === undefined || !isInside(text, range)) fault(`${what}: ${shown(range)}`);
  };
  for (const found of [definitionAt(view, uri, offset), typeDefinitionAt(view, uri, offset)]) {
    if (found === undefined) continue;
    within('origin of definition', found.origin);
    for (const target of found.targets) {
      within('definition', target.range, target.uri);
      within('extent of definition', target.extent, target.uri);
    }
  }
  for (const each of referencesAt(view, { uri, offset }, 'with-declarations')) {
    within('reference', each.range, each.uri);
  }
  for (const { range } of highlightsAt(view, uri, offset)) within('highlight', range);
  for (const item of hierarchyItemsAt(view, uri, offset)) {
    within('call item', item.range, item.uri);
    for (const call of incomingCalls(view, item)) {
      for (const range of call.ranges) within('incoming call', range, call.item.uri);
    }
    for (const call of outgoingCalls(view, item)) {
      for (const range of call.ranges) within('outgoing call', range, item.uri);
    }
  }
}

function renameFaults({ view, file }: FileAmongOthers, offset: number, fault: Fault): void {
  const place = { uri: file.uri, offset };
  const prepared = prepareRename(view, place);
  if (prepared?.status === 'renamable' && !isInside(file.lines.text, prepared.range)) {
    fault(`rename: ${shown(prepared.range)}`);
  }
  const renamed = renameAt(view, place, 'another-name');
  for (const each of renamed?.status === 'renamed' ? renamed.files : []) {
    editFaults(view.file(each.uri)?.lines.text, each.edits, (what) => fault(`rename: ${what}`));
  }
  const selection = { start: offset, end: offset };
  for (const { title, edits, elsewhere, rename } of refactoringsAt(file, selection, view)) {
    const of: Fault = (what) => fault(`${title}: ${what}`);
    editFaults(file.lines.text, edits, of);
    elsewhereFaults(elsewhere, of);
    if (rename !== undefined && rename < 0) of(`name at ${String(rename)}`);
  }
}

function completionFaults({ view, file }: FileAmongOthers, offset: number, fault: Fault): void {
  const { items } = completionsAt(file, offset, {
    snippets: 'supported',
    settings: defaultSettings,
    ruleCodes: ruleTitles,
    workspace: view,
  });
  for (const { label, edit, data } of items) {
    editFaults(file.lines.text, [edit], (what) => fault(`completion ${label}: ${what}`));
    if (offset < edit.range.start || edit.range.end < offset) {
      fault(`completion ${label} at ${String(offset)}: ${shown(edit.range)}`);
    }
    const text = resolveCompletion(data, view) ?? '';
    if (/undefined|\[object/.test(text)) fault(`completion ${label} says ${text}`);
  }
}

/** What is wrong with the answers of all features that are asked about a whole file. */
export function faultsOfFile({ view, file }: FileAmongOthers): string[] {
  const faults: string[] = [];
  const { uri } = file;
  const { text } = file.lines;
  const whole = { start: 0, end: text.length };
  const within = (what: string, range: TextRange): void => {
    if (!isInside(text, range)) faults.push(`${what}: ${shown(range)}`);
  };
  const visit = (nodes: readonly OutlineNode[], outer: TextRange): void => {
    for (const { name, range, selectionRange, children } of nodes) {
      within(`outline ${name}`, range);
      if (range.start < outer.start || outer.end < range.end)
        faults.push(`outline ${name} is outside`);
      if (selectionRange.start < range.start || range.end < selectionRange.end) {
        faults.push(`name of outline ${name} is outside`);
      }
      visit(children, range);
    }
  };
  visit(outlineOf(file), whole);
  for (const { range } of foldingOf(file)) within('folding', range);
  for (const { range } of linksIn(file)) within('link', range);
  let last = 0;
  for (const { range } of semanticTokens(view, uri)) {
    within('token', range);
    if (range.start < last) faults.push(`token across another: ${shown(range)}`);
    last = range.end;
  }
  for (const { offset } of inlayHintsIn(view, { uri, within: whole }, defaultInlayHints)) {
    within('hint', { start: offset, end: offset });
  }
  for (const { range } of lensesIn(view, uri)) within('lens', range);
  for (const each of workspaceSymbols([view], '')) {
    if (each.uri === uri) within('symbol', each.range);
  }
  for (const each of migrate(view, [uri]).files) {
    const target = view.file(each.uri)?.lines.text;
    editFaults(target, each.edits, (what) => faults.push(`migration: ${what}`));
  }
  return [...faults, ...renderingFaults({ view, file })];
}

function renderingFaults({ view, file }: FileAmongOthers): string[] {
  return file.documents.flatMap(({ document }) => {
    if (resourceAs(document, 'configuration') === undefined) return [];
    const site = { uri: file.uri, document };
    return targets.flatMap(({ name }) => {
      const rendering = renderConfiguration(view, site, { ...defaultRenderOptions, target: name });
      if (rendering === undefined) return [];
      printYaml(rendering.objects, ['']);
      return placesOutside(rendering, view).map((what) => `rendering for ${name}: ${what}`);
    });
  });
}

/** What is wrong with the places and the fixes of the problems of a document. */
export function faultsOfProblems(placed: PlacedDocument, problems: readonly Problem[]): string[] {
  const faults: string[] = [];
  const { text } = placed.document.yaml;
  for (const problem of problems) {
    const fault: Fault = (what) => faults.push(`${problem.code}: ${what}`);
    if (!isInside(text, problem.range)) fault(shown(problem.range));
    if (/undefined|\[object/.test(problem.message)) fault(problem.message);
    for (const { range, elsewhere } of problem.related) {
      if (!isInside(elsewhere?.yaml.text ?? text, range)) fault(`related ${shown(range)}`);
    }
    for (const { title, edits, elsewhere } of problem.fixes()) {
      editFaults(text, edits, (what) => fault(`${title}: ${what}`));
      elsewhereFaults(elsewhere ?? [], (what) => fault(`${title}: ${what}`));
    }
  }
  quickFixes(placed, problems, shift({ start: 0, end: text.length }, placed.start));
  editFaults(
    text,
    safeEdits(placed, problems).map(({ range, newText }) => ({
      range: shift(range, -placed.start),
      newText,
    })),
    (what) => faults.push(`all safe fixes: ${what}`),
  );
  return faults;
}

function elsewhereFaults(elsewhere: readonly EditsElsewhere[], fault: Fault): void {
  for (const { yaml, edits } of elsewhere) editFaults(yaml.text, edits, fault);
}

/** Edits lie in the text, apart from each other, and leave characters and line breaks whole. */
function editFaults(text: string | undefined, edits: readonly TextEdit[], fault: Fault): void {
  if (text === undefined) {
    fault('edits of a file that is not there');
    return;
  }
  let last = 0;
  for (const { range } of edits.toSorted((a, b) => a.range.start - b.range.start)) {
    if (!isInside(text, range)) fault(`edit ${shown(range)}`);
    if (range.start < last) fault(`edit across another: ${shown(range)}`);
    last = range.end;
  }
}

/** Whether a range lies in a text, and no end of it between the halves of a character or a line break. */
function isInside(text: string, { start, end }: TextRange): boolean {
  return 0 <= start && start <= end && end <= text.length && !cuts(text, start) && !cuts(text, end);
}

function cuts(text: string, offset: number): boolean {
  const [before, after] = [text.charCodeAt(offset - 1), text.charCodeAt(offset)];
  if (before === 13 && after === 10) return true;
  return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000;
}

function shown({ start, end }: TextRange): string {
  return `${String(start)}-${String(end)}`;
}
