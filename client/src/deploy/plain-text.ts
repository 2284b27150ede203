// Text that a cluster made up, made fit to be shown: nothing of it moves the cursor, turns the line, or becomes a link or an icon.

/** Controls, and marks that turn the direction of the text or are not seen at all. */
const UNSEEN = /[\p{Cc}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;
/** Longer texts are cut where they stand on one line. */
const MOST = 300;

/** On one line: line ends become spaces, what cannot be seen is spelled out, what is too long is cut. */
export function oneLine(text: string): string {
  const line = text.trim().replaceAll(/\s*[\r\n]+\s*/g, ' ');
  const seen = line.replaceAll(UNSEEN, spellOut);
  return seen.length > MOST ? `${seen.slice(0, MOST - 1)}…` : seen;
}

/** On as many lines as it has. */
export function severalLines(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll(UNSEEN, (mark) => (mark === '\n' || mark === '\t' ? mark : spellOut(mark)));
}

/** For a message of the editor, which makes links of `[text](address)`, commands among them. */
export function messageText(text: string): string {
  return oneLine(text).replaceAll('](', '] (');
}

/** For lists of choices and the status bar, where `$(name)` becomes an icon. */
export function withoutIcons(text: string): string {
  return oneLine(text).replaceAll(/\$(?=\([A-Za-z0-9~-]+\))/g, '\\$');
}

function spellOut(mark: string): string {
  return `\\u${(mark.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}
