// Asks for completion at a cursor mark, and shows what the text looks like once an item is accepted.
import { applyEdits } from '../../server/src/base/text-edit.ts';
import { completionsAt } from '../../server/src/features/completion/completion.ts';
import type {
  CompletionItem,
  CompletionOptions,
} from '../../server/src/features/completion/item.ts';
import { defaultSettings } from '../../server/src/workspace/settings.ts';
import { readSpecFile } from '../../server/src/workspace/spec-file.ts';
import { parseFixture } from '../support/fixture.ts';

export interface Asking extends Partial<CompletionOptions> {
  readonly file?: string;
}

export const RULE_CODES = [
  { code: 'image-tag', title: 'An image names a tag.' },
  { code: 'unknown-key', title: 'Keys are known.' },
];

/** The items at the mark. */
export function itemsAt(marked: string, asking: Asking = {}): readonly CompletionItem[] {
  const { text, offset } = parseFixture(marked);
  return listAt(text, offset, asking).items;
}

export function listAt(text: string, offset: number, asking: Asking = {}) {
  const { file = 'app.yaml', ...options } = asking;
  const specFile = readSpecFile(`file:///specs/${file}`, text);
  return completionsAt(specFile, offset, {
    snippets: 'supported',
    settings: defaultSettings,
    ruleCodes: RULE_CODES,
    ...options,
  });
}

/** The labels at the mark, best first. */
export function labelsAt(marked: string, asking: Asking = {}): readonly string[] {
  return itemsAt(marked, asking).map(({ label }) => label);
}

/** The text after the item with that label was accepted; tab stops show as `‹1:default›` and `‹1:a|b›`. */
export function accept(marked: string, label: string, asking: Asking = {}): string {
  const { text } = parseFixture(marked);
  const items = itemsAt(marked, asking);
  const item = items.find((each) => each.label === label);
  if (item === undefined) {
    throw new Error(`No "${label}" among: ${items.map((each) => each.label).join(' | ')}`);
  }
  const newText = item.format === 'snippet' ? showStops(item.edit.newText) : item.edit.newText;
  return applyEdits(text, [{ ...item.edit, newText }]);
}

/** A snippet with its tab stops made visible and its escapes undone. */
export function showStops(snippet: string): string {
  return mapStops(snippet, (number, text, choices) => {
    if (choices !== undefined) return `‹${number}:${choices.join('|')}›`;
    return text === '' ? `‹${number}›` : `‹${number}:${text}›`;
  });
}

/** A snippet as it stands when every tab stop is left at what it shows first. */
export function fillStops(snippet: string): string {
  return mapStops(snippet, (_number, text, choices) => choices?.[0] ?? text);
}

const STOP =
  /\\([\\$}])|\$(\d+)|\$\{(\d+)\}|\$\{(\d+):((?:\\.|[^}\\])*)\}|\$\{(\d+)\|((?:\\.|[^|\\])*)\|\}/g;

function mapStops(
  snippet: string,
  show: (number: string, text: string, choices: readonly string[] | undefined) => string,
): string {
  return snippet.replace(STOP, (...groups: (string | undefined)[]) => {
    const [, escaped, bare, braced, number, text, choice, choices] = groups;
    if (escaped !== undefined) return escaped;
    if (choice !== undefined) {
      const each = (choices ?? '').split(/(?<!\\),/).map((part) => part.replace(/\\(.)/g, '$1'));
      return show(choice, '', each);
    }
    if (number !== undefined) return show(number, (text ?? '').replace(/\\(.)/g, '$1'), undefined);
    return show(bare ?? braced ?? '', '', undefined);
  });
}
