// Other texts for a place in a spec: what an author might write there instead.
import type { TextEdit } from '../../server/src/base/text-edit.ts';
import { shift, type TextRange } from '../../server/src/base/text-range.ts';
import { documentAt, type SpecFile } from '../../server/src/workspace/spec-file.ts';
import type { YamlNode, YamlScalar } from '../../server/src/yaml/nodes.ts';

export interface OtherText {
  /** In the file. */
  readonly edit: TextEdit;
  /** What the place says then. */
  readonly value: string | number | boolean;
  /** True when the edit replaces all that the place holds, and not a part of it. */
  readonly isWhole: boolean;
}

/** Texts that mean something where one of them stands, such as modes and protocols. */
const ALTERNATIVES: readonly (readonly string[])[] = [
  ['RO', 'RW'],
  ['Shared', 'Exclusive'],
  ['TCP', 'UDP'],
  ['linux', 'windows'],
  ['amd64', 'arm64'],
  ['true', 'false'],
  ['httpget', 'tcpsocket'],
];

const WORKLOADS = ['Server', 'SingletonServer', 'Worker', 'Task', 'SingletonTask'];

/** Changes of the value at a place; of a list or a map, changes of the scalars in it. */
export function otherTexts(file: SpecFile, { start, end }: TextRange): readonly OtherText[] {
  const placed = documentAt(file, start);
  const root = placed?.document.yaml.root;
  if (placed === undefined || root === undefined) return [];
  const within = { start: start - placed.start, end: end - placed.start };
  const found = nodesIn(root).filter(
    ({ range }) => range.start === within.start && range.end === within.end,
  );
  if (found.length === 0) return otherParts(file, { start, end });
  const scalar = found.find((node) => node.kind === 'scalar');
  const scalars = scalar === undefined ? found.slice(0, 1).flatMap(nodesIn) : [scalar];
  return scalars
    .filter((node) => node.kind === 'scalar')
    .slice(0, 8)
    .flatMap((node) =>
      otherValues(node).map((value) => ({
        edit: { range: shift(node.range, placed.start), newText: written(value, node, file) },
        value,
        isWhole: node === scalar,
      })),
    );
}

/** Changes of a part of a text, such as the version in the name of a type. */
function otherParts({ lines: { text } }: SpecFile, range: TextRange): readonly OtherText[] {
  const part = text.slice(range.start, range.end);
  return [`${part}x`, part.replace(/\d+/, '7'), `x${part}`].map((value) => ({
    edit: { range, newText: value },
    value,
    isWhole: true,
  }));
}

function nodesIn(node: YamlNode): readonly YamlNode[] {
  if (node.kind === 'seq') return [node, ...node.items.flatMap(nodesIn)];
  if (node.kind !== 'map') return [node];
  return [node, ...node.pairs.flatMap(({ key, value }) => [...nodesIn(key), ...nodesIn(value)])];
}

function otherValues({ value }: YamlScalar): readonly OtherText['value'][] {
  if (typeof value === 'boolean') return [!value, 'other'];
  if (typeof value === 'number') return [value + 1, value + 2.5, 8123, 'other'];
  if (value === null) return ['other', 3];
  const group =
    ALTERNATIVES.find((each) => each.some((one) => one.toLowerCase() === value.toLowerCase())) ??
    [];
  const kind = /^(.*\.)([A-Za-z]+)$/.exec(value);
  const kinds =
    kind !== null && WORKLOADS.includes(kind[2] ?? '')
      ? WORKLOADS.map((each) => `${kind[1] ?? ''}${each}`)
      : [];
  const counted = value.replace(/^\d+/, (digits) => String(Number(digits) + 1));
  const all = [...group, ...kinds, counted, `${value}x`, `x${value}`, 'other', '/other', '81'];
  return all.filter((each) => each !== value);
}

/** A value as YAML that reads the same wherever a scalar may stand. */
function written(value: OtherText['value'], { range, style }: YamlScalar, file: SpecFile): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  const isBlock = style === 'literal' || style === 'folded';
  if (isBlock) return `${text}\n`;
  return style === 'empty' && range.start > 0 && file.lines.text !== '' ? ` ${text}` : text;
}
