// The slot at a cursor inside `{ }` or `[ ]`: a scan of the brackets that tolerates what is missing.
import { pathOf, type YamlPath } from './access.ts';
import { wordOf } from './block-slot.ts';
import { pathOfEntry } from './block-paths.ts';
import { unquote, type BlockLines } from './block-lines.ts';
import { flowTokens, type FlowToken } from './flow-tokens.ts';
import type { YamlDocument, YamlNode } from './nodes.ts';
import { emptySlot, type Slot } from './slot-model.ts';

/** The slot at `offset`; undefined when it is not inside a flow collection. */
export function flowSlot(
  document: YamlDocument,
  lines: BlockLines,
  offset: number,
): Slot | undefined {
  const start = startInTree(document, offset) ?? startInLine(lines, offset);
  if (start === undefined) return undefined;
  const tokens = flowTokens(document.text, start.at, start.end, quotesOf(document));
  const scan = scanTo(tokens, offset);
  if (scan === undefined) return undefined;
  const slot = slotOf(scan, document.text, offset, start.path);
  const line = lines.at(offset);
  const lineText = document.text.slice(line.start, slot.word.start);
  const indent = /^[ \t]*/.exec(document.text.slice(line.start, line.end))?.[0].length ?? 0;
  return { ...slot, indent, onOwnLine: lineText.trim() === '' };
}

interface Start {
  readonly at: number;
  /** Where the collection ends, or where the parser gave it up. */
  readonly end: number;
  readonly path: YamlPath;
}

/** The outermost flow collection of the tree that the offset may be in. */
function startInTree({ root, text }: YamlDocument, offset: number): Start | undefined {
  let node: YamlNode | undefined = root;
  while (node !== undefined && node.range.start < offset) {
    if (node.kind !== 'map' && node.kind !== 'seq') return undefined;
    if (node.style === 'flow') {
      const { start, end } = node.range;
      // An unclosed collection ends with its last token; the cursor may be in the blank space behind.
      const behind = text.slice(end, offset);
      const isNear = behind.trim() === '' && !/[\r\n]$/.test(behind);
      const isInside = offset <= end || isNear;
      return isInside ? { at: start, end: Math.max(end, offset), path: pathOf(node) } : undefined;
    }
    node =
      node.kind === 'seq'
        ? node.items.findLast((item) => item.range.start < offset)
        : node.pairs.findLast((pair) => pair.key.range.start < offset)?.value;
  }
  return undefined;
}

/** A collection that opens on the cursor's line, for texts whose tree does not show it. */
function startInLine(lines: BlockLines, offset: number): Start | undefined {
  const line = lines.at(offset);
  const entry = line.entries.at(-1);
  const at = entry?.kind === 'text' ? entry.start : entry?.valueStart;
  if (entry === undefined || at === undefined || at >= offset) return undefined;
  if (lines.text[at] !== '{' && lines.text[at] !== '[') return undefined;
  const holder = entry.kind === 'text' ? line.entries.at(-2) : entry;
  const path = holder === undefined ? [] : pathOfEntry(lines, holder);
  return path === undefined ? undefined : { at, end: line.end, path };
}

/** Quotes may reach over lines only in a text that closes all of them. */
function quotesOf(document: YamlDocument): 'one-line' | 'any' {
  return document.problems.some(({ code }) => code === 'unclosed-quote') ? 'one-line' : 'any';
}

interface Frame {
  readonly open: '{' | '[';
  readonly keys: Set<string>;
  expects: 'key' | 'colon' | 'value' | 'comma';
  key: string;
  index: number;
  /** Whether its keys are in double quotes; undefined before the first. */
  json: boolean | undefined;
}

interface Scan {
  readonly frames: readonly Frame[];
  /** The scalar at the cursor. */
  readonly word: FlowToken | undefined;
  /** The last token before the cursor, and the first behind the word. */
  readonly last: FlowToken | undefined;
  readonly next: FlowToken | undefined;
}

function scanTo(all: Iterable<FlowToken>, offset: number): Scan | undefined {
  const frames: Frame[] = [];
  const tokens = [...all];
  let position = 0;
  for (; position < tokens.length; position++) {
    const token = tokens[position];
    if (token === undefined || token.start >= offset) break;
    if (token.type === 'scalar' && token.end >= offset) break;
    if (token.end > offset) break;
    step(frames, token);
    if (frames.length === 0) return undefined;
  }
  const at = tokens[position];
  const isWord = at?.type === 'scalar' && at.start <= offset && offset <= at.end;
  const rest = tokens.slice(isWord ? position + 1 : position);
  collectKeys(frames, rest);
  if (frames.length === 0) return undefined;
  const word = isWord ? at : undefined;
  return { frames, word, last: tokens[position - 1], next: rest[0] };
}

function step(frames: Frame[], token: FlowToken): void {
  if (token.type === '{' || token.type === '[') {
    const expects = token.type === '{' ? 'key' : 'value';
    const empty = { keys: new Set<string>(), key: '', index: 0, json: undefined };
    frames.push({ open: token.type, expects, ...empty });
    return;
  }
  if (token.type === '}' || token.type === ']') frames.pop();
  const frame = frames.at(-1);
  if (frame !== undefined) advance(frame, token);
}

/** What a frame expects after a token; a bracket that closed counts as a value. */
function advance(frame: Frame, token: FlowToken): void {
  const isMap = frame.open === '{';
  if (token.type === ',') {
    frame.expects = isMap ? 'key' : 'value';
    frame.index++;
  } else if (token.type === ':') {
    if (isMap) {
      frame.expects = 'value';
      frame.keys.add(frame.key);
    }
  } else if (token.type === 'scalar' && isMap && frame.expects !== 'value') {
    frame.key = unquote(token.text);
    frame.json ??= token.text.startsWith('"');
    frame.expects = 'colon';
  } else frame.expects = 'comma';
}

/** Keys of the innermost mapping that stand behind the cursor. */
function collectKeys(frames: readonly Frame[], tokens: readonly FlowToken[]): void {
  const frame = frames.at(-1);
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.type === '{' || token.type === '[') depth++;
    else if ((token.type === '}' || token.type === ']') && --depth < 0) return;
    else if (token.type === 'scalar' && depth === 0 && tokens[index + 1]?.type === ':') {
      frame?.keys.add(unquote(token.text));
      if (frame !== undefined) frame.json ??= token.text.startsWith('"');
    }
  }
}

function slotOf(scan: Scan, text: string, offset: number, prefix: YamlPath): Slot {
  const { frames, word, last, next } = scan;
  const frame = frames.at(-1);
  const none = emptySlot(offset);
  if (frame === undefined || !isWritable(scan, frame, text, offset)) return none;
  const role = frame.open === '{' && frame.expects !== 'value' ? 'key' : 'value';
  const segments = frames.map((each) => (each.open === '{' ? each.key : each.index));
  const found =
    word === undefined ? {} : wordOf(text, word.start, wordEnd(text, word, offset), offset);
  return {
    ...none,
    ...found,
    role,
    path: [...prefix, ...(role === 'key' ? segments.slice(0, -1) : segments)],
    keys: role === 'key' ? frame.keys : none.keys,
    style: isJson(scan, role) ? 'json' : 'flow',
    hasColon: role === 'key' && next?.type === ':',
    needsBlank: last?.type === ':' && last.end === offset,
    needsComma: next !== undefined && !',}]:'.includes(next.type),
  };
}

function isJson({ frames, word }: Scan, role: Slot['role']): boolean {
  const known = frames.findLast(({ json }) => json !== undefined)?.json;
  return known ?? (role === 'key' && word?.text.startsWith('"') === true);
}

/** Whether the grammar lets a key or value stand at the cursor. */
function isWritable(scan: Scan, frame: Frame, text: string, offset: number): boolean {
  const { word, last, next } = scan;
  if (word !== undefined && !isInsideWord(word, text, offset)) return false;
  switch (frame.expects) {
    case 'key':
      return true;
    case 'value': {
      const isFree = frame.open === '[' || word !== undefined || next === undefined;
      return isFree || ',}]'.includes(next.type);
    }
    case 'colon':
      return false;
    case 'comma': {
      // The comma is missing, but a new word on a new line is a new key.
      const between = text.slice(last?.end ?? offset, word?.start ?? offset);
      return word !== undefined && /[\r\n]/.test(between);
    }
  }
}

/** Before the opening or behind the closing quote there is nothing to replace, nor across lines. */
function isInsideWord(word: FlowToken, text: string, offset: number): boolean {
  if (!/^["']/.test(word.text)) return true;
  if (offset === word.start || (offset === word.end && word.closed)) return false;
  return !/[\r\n]/.test(text.slice(word.start, offset));
}

/** A quote that closes only far behind the cursor belongs to another value: the word ends before. */
function wordEnd(text: string, word: FlowToken, offset: number): number {
  const after = text[word.end];
  if (after === undefined || /[\s,:\]}]/.test(after) || !'"\''.includes(text[word.start] ?? '')) {
    return word.text.includes('\n') ? offset : word.end;
  }
  const rest = /^[\w./-]*/.exec(text.slice(offset, word.end));
  return offset + (rest?.[0].length ?? 0);
}
