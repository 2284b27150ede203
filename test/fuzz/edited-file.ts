// One file that is edited among others: what is known of it after each edit, held against what a fresh reading finds.
import { LineIndex } from '../../server/src/base/line-index.ts';
import { Checks } from '../../server/src/lsp/checks.ts';
import type { Problem } from '../../server/src/model/problem.ts';
import { defaultSettings, type Settings } from '../../server/src/workspace/settings.ts';
import { readSpecFile, type SpecFile } from '../../server/src/workspace/spec-file.ts';
import { Worlds, type Change } from '../../server/src/workspace/worlds.ts';
import { faultsAt, faultsOfFile, faultsOfProblems } from '../support/every-feature.ts';
import type { Random } from '../support/random.ts';
import type { FuzzEdit } from './edits.ts';

const FOLDER = 'file:///specs';
const settings: Settings = { ...defaultSettings, references: 'closed' };

/** Texts that belong together. The first one is edited. */
export type Texts = readonly string[];

/** How much is asked of the features after an edit. */
export type Depth = 'at-edit' | 'everything';

function uriOf(index: number): string {
  return `${FOLDER}/${String(index)}.yaml`;
}

export class EditedFile {
  readonly #worlds = new Worlds();
  readonly #checks = new Checks();
  readonly #others: readonly SpecFile[];
  readonly #uri = uriOf(0);
  #lines: LineIndex;

  constructor([text = '', ...others]: Texts) {
    this.#lines = new LineIndex(text);
    this.#others = others.map((each, index) => readSpecFile(uriOf(index + 1), each));
    place(this.#worlds, this.#others);
    this.#worlds.setOpen(this.#uri, this.#worlds.read(this.#uri, this.#lines));
    this.#problems();
  }

  get text(): string {
    return this.#lines.text;
  }

  /** Makes an edit and answers everything that is wrong afterwards. What a feature throws is thrown. */
  edit({ start, end, newText }: FuzzEdit, random: Random, depth: Depth): string[] {
    this.#lines = this.#lines.edited({ start, end }, newText);
    const read = this.#worlds.read(this.#uri, this.#lines);
    const changes = this.#worlds.setOpen(this.#uri, read);
    for (const change of changes) this.#checks.affectedBy(change);
    return [
      ...lineFaults(this.#lines),
      ...this.#differences(),
      ...this.#featureFaults([start + newText.length, random(this.text.length + 1)], depth),
    ];
  }

  #file(): SpecFile {
    const file = this.#worlds.file(this.#uri);
    if (file === undefined) throw new Error('the edited file is gone');
    return file;
  }

  #problems(): readonly (readonly Problem[])[] {
    return problemsOf(this.#worlds, this.#checks);
  }

  /** Against worlds in which the text stood like that from the start. */
  #differences(): string[] {
    const fresh = new Worlds();
    place(fresh, this.#others);
    fresh.setOpen(this.#uri, readSpecFile(this.#uri, this.text));
    const [known, wanted] = [this.#file(), fresh.file(this.#uri)];
    const faults: string[] = [];
    if (shape(known) !== shape(wanted)) faults.push('other documents than in a fresh reading');
    if (said(this.#problems()) !== said(problemsOf(fresh, new Checks()))) {
      faults.push('other problems than in a fresh reading');
    }
    return faults;
  }

  #featureFaults(offsets: readonly number[], depth: Depth): string[] {
    const file = this.#file();
    const view = this.#worlds.of(this.#uri);
    const faults = offsets.flatMap((offset) => faultsAt({ view, file }, wholeOffset(file, offset)));
    if (depth === 'at-edit') return faults;
    const problems = this.#checks.of(file, { settings, world: view });
    const ofProblems = file.documents.flatMap((placed, at) =>
      faultsOfProblems(placed, problems[at] ?? []),
    );
    return [...faults, ...ofProblems, ...faultsOfFile({ view, file })];
  }
}

function place(worlds: Worlds, others: readonly SpecFile[]): readonly Change[] {
  return [
    ...worlds.setFolders([FOLDER]),
    ...worlds.setCompleteness(FOLDER, 'complete'),
    ...others.flatMap((file) => worlds.setDisk(file.uri, file)),
  ];
}

function problemsOf(worlds: Worlds, checks: Checks): readonly (readonly Problem[])[] {
  return worlds
    .uris()
    .toSorted()
    .flatMap((uri) => {
      const file = worlds.file(uri);
      return file === undefined ? [] : checks.of(file, { settings, world: worlds.of(uri) });
    });
}

function said(problems: readonly (readonly Problem[])[]): string {
  return JSON.stringify(
    problems.map((document) =>
      document.map(({ code, severity, message, range, related }) => [
        ...[code, severity, message, range],
        related.map((each) => [each.message, each.range, each.elsewhere?.uri]),
      ]),
    ),
  );
}

function shape(file: SpecFile | undefined): string {
  return JSON.stringify(
    file?.documents.map(({ start, end, document }) => [
      ...[start, end, document.yaml.text === file.lines.text.slice(start, end)],
      document.yaml.problems,
      document.names.map(({ symbol, range }) => [symbol, range]),
    ]),
  );
}

/** A line index that followed edits knows the lines that a fresh one finds, and offsets come back as they went. */
function lineFaults(lines: LineIndex): string[] {
  const fresh = new LineIndex(lines.text);
  const starts = (index: LineIndex): number[] =>
    Array.from({ length: index.lineCount }, (_, line) => index.lineStart(line));
  if (starts(lines).join() !== starts(fresh).join()) return ['other lines than in a fresh reading'];
  const offset = lines.lineEnd(lines.lineCount >> 1);
  const isSame = (['utf-8', 'utf-16', 'utf-32'] as const).every(
    (encoding) => lines.offsetAt(lines.positionAt(offset, encoding), encoding) === offset,
  );
  return isSame ? [] : [`offset ${String(offset)} comes back as another`];
}

/** No client asks about the middle of a character. */
function wholeOffset({ lines: { text } }: SpecFile, offset: number): number {
  const code = text.charCodeAt(offset);
  const isLow = code >= 0xdc00 && code < 0xe000;
  return isLow || text.startsWith('\r\n', offset - 1) ? offset - 1 : offset;
}
