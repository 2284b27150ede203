// Asks for completion in a workspace of several files, and shows the file once an item is accepted.
import { applyEdits } from '../../server/src/base/text-edit.ts';
import { completionsAt } from '../../server/src/features/completion/completion.ts';
import type { CompletionItem } from '../../server/src/features/completion/item.ts';
import { defaultSettings } from '../../server/src/workspace/settings.ts';
import { parseWorkspace } from '../support/workspace-fixture.ts';
import { showStops } from './complete.ts';

/** The items at the mark. */
export function itemsIn(marked: string): readonly CompletionItem[] {
  const { workspace, uri, offset } = parseWorkspace(marked);
  return completionsAt(workspace.file(uri)!, offset, {
    snippets: 'supported',
    settings: defaultSettings,
    workspace,
  }).items;
}

/** Label and detail of each, best first. */
export function namesIn(marked: string): readonly (readonly [string, string | undefined])[] {
  return itemsIn(marked).map(({ label, detail }) => [label, detail]);
}

/** What stands behind `after` once the item with that label was accepted, its tab stops made visible. */
export function acceptIn(marked: string, label: string, after: string): string {
  const { workspace, uri } = parseWorkspace(marked);
  const item = itemsIn(marked).find((each) => each.label === label);
  if (item === undefined) throw new Error(`No "${label}": ${JSON.stringify(namesIn(marked))}`);
  const newText = item.format === 'snippet' ? showStops(item.edit.newText) : item.edit.newText;
  const { text } = workspace.file(uri)!.lines;
  const result = applyEdits(text, [{ ...item.edit, newText }]);
  return result.slice(result.indexOf(after) + after.length);
}
