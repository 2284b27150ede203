// Checks files as one set: reads and parses each, then holds every document against its rules and the other documents.
import { realpathSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { LineIndex } from '../../base/line-index.ts';
import { uriOfPath } from '../../base/uri.ts';
import { validateDocument } from '../../features/validation/validate.ts';
import { validateReferences } from '../../features/validation/validate-references.ts';
import { decode, type DecodedText } from '../../node/decode.ts';
import { readAtMost } from '../../node/file-system.ts';
import { mayHoldSpec } from '../../workspace/globs.ts';
import { defaultSettings, type ReferenceMode, type Settings } from '../../workspace/settings.ts';
import {
  letRest,
  MOST_IN_FILE,
  readSpecFile,
  unreadFile,
  type PlacedDocument,
  type SpecFile,
} from '../../workspace/spec-file.ts';
import { Workspace, type WorkspaceView } from '../../workspace/workspace.ts';
import type { Config, Configs } from './configs.ts';
import { compareFindings, excerptOf, findingOf, placeOf, type Finding } from './finding.ts';
import type { Input, Trouble } from './inputs.ts';

export interface CheckResult {
  /** By file, place and code. */
  readonly findings: readonly Finding[];
  /** Files that were read as specs, settings files not counted. */
  readonly files: number;
  readonly resources: number;
  /** Documents that only look like specs: templates, and resources of other API versions. */
  readonly left: { readonly templates: number; readonly otherVersions: number };
  /** Files that could not be read. */
  readonly troubles: readonly Trouble[];
  /** The files that were read as specs. */
  readonly workspace: WorkspaceView;
  /** The path of a file as the user gave it. */
  readonly pathOf: (uri: string) => string;
}

export interface CheckInput {
  readonly inputs: readonly Input[];
  readonly configs: Configs;
  /** Wins over the settings files; without either the files are taken for all there are. */
  readonly references: ReferenceMode | undefined;
  readonly onProgress: (done: number, total: number) => void;
}

/** Checks all inputs and the settings files that hold for them. */
export async function checkInputs({
  inputs,
  configs,
  references,
  onProgress,
}: CheckInput): Promise<CheckResult> {
  const tally = new Tally(references);
  const seen = new Set<string>();
  for (const [index, input] of inputs.entries()) {
    onProgress(index, inputs.length);
    if (input.origin !== 'stdin') {
      // The same file may be reached by several names; the first one is shown.
      const real = realPathOf(input.path);
      if (seen.has(real)) continue;
      seen.add(real);
    }
    await checkOne(input, configs, tally);
  }
  for (const config of await configs.inUse()) checkConfig(config, tally);
  return tally.result();
}

function realPathOf(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

async function checkOne(input: Input, configs: Configs, tally: Tally): Promise<void> {
  const content = await readInput(input);
  if (content.status === 'unreadable') {
    tally.troubles.push({ path: input.path, reason: content.reason });
    return;
  }
  const { decoded } = content;
  if (input.origin === 'found' && (decoded.binary || !mayHoldSpec(decoded.text))) return;
  if (decoded.binary) {
    tally.troubles.push({ path: input.path, reason: 'This is no text file.' });
    return;
  }
  const { settings } = await configs.of(dirname(resolve(input.path)));
  const file = fileIn(uriOfPath(resolve(input.path)), content);
  tally.add(file, input.path, file.type === 'config' ? defaultSettings : settings);
  const isSpec = file.documents.some(({ document: { oam } }) => oam.status === 'resource');
  // The start of a file may end within a character.
  if (content.extent === 'start') return;
  if (isSpec || input.origin !== 'found') tally.addInvalidBytes(file, input.path, decoded);
  letRest(file);
}

type ReadContent = Extract<Content, { status: 'read' }>;
type Content =
  /** `start`: the file is too large, so that no more of it was read. */
  | { readonly status: 'read'; readonly decoded: DecodedText; readonly extent: 'whole' | 'start' }
  | { readonly status: 'unreadable'; readonly reason: string };

async function readInput({ path, origin }: Input): Promise<Content> {
  try {
    if (origin === 'stdin') {
      return { status: 'read', decoded: decode(await readStandardInput()), extent: 'whole' };
    }
    const bytes = readAtMost(path, MOST_IN_FILE + 1);
    const extent = bytes.length > MOST_IN_FILE ? 'start' : 'whole';
    return { status: 'read', decoded: decode(bytes), extent };
  } catch (error) {
    return { status: 'unreadable', reason: reasonOf(error) };
  }
}

function fileIn(uri: string, { decoded: { text }, extent }: ReadContent): SpecFile {
  if (extent === 'whole') return readSpecFile(uri, text);
  return unreadFile(uri, new LineIndex(''), mayHoldSpec(text) ? 'unread' : 'foreign');
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'You have no permission to read it.',
  EPERM: 'You have no permission to read it.',
  EISDIR: 'This is a folder.',
  ENOENT: 'It is not there anymore.',
  ERR_FS_FILE_TOO_LARGE: 'It is too large.',
  ERR_STRING_TOO_LONG: 'It is too large.',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'It is too large.',
};

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS[code ?? ''] ?? `It cannot be read: ${message}`;
}

/** The settings file itself is checked with the defaults: it must not be able to silence its own mistakes. */
function checkConfig({ file, path }: Config, tally: Tally): void {
  if (file === undefined || path === undefined) return;
  const shown = relative('', path);
  if (tally.hasSeen(file.uri)) return;
  tally.add(file, shown === '' ? path : shown, defaultSettings);
}

interface AddedFile {
  readonly file: SpecFile;
  /** The path as the user gave it. */
  readonly shownPath: string;
  readonly settings: Settings;
}

/** A document that was left unread was not checked, whatever its level is in the settings. */
function unreadTrouble({ file, shownPath }: AddedFile, placed: PlacedDocument): Trouble {
  const [problem] = placed.document.yaml.problems;
  const line = placed.start === 0 ? '' : `Line ${String(file.lines.lineAt(placed.start) + 1)}: `;
  return { path: shownPath, reason: `${line}${problem?.message ?? ''}` };
}

/** Takes in the files, then adds up what they give. */
class Tally {
  readonly troubles: Trouble[] = [];
  readonly #findings: Finding[] = [];
  readonly #references: ReferenceMode | undefined;
  readonly #workspace = new Workspace();
  readonly #files = new Map<string, AddedFile>();
  #resources = 0;
  #templates = 0;
  #otherVersions = 0;

  constructor(references: ReferenceMode | undefined) {
    this.#references = references;
  }

  readonly #pathOf = (uri: string): string => this.#files.get(uri)?.shownPath ?? uri;

  hasSeen(uri: string): boolean {
    return this.#files.has(uri);
  }

  add(file: SpecFile, shownPath: string, settings: Settings): void {
    this.#files.set(file.uri, { file, shownPath, settings });
    if (file.type === 'config') return;
    this.#workspace.set(file);
    for (const { document } of file.documents) this.#count(document.oam.status);
  }

  #check(added: AddedFile): void {
    const { file, shownPath, settings: given } = added;
    const references = this.#references ?? given.references ?? 'closed';
    const settings = { ...given, references };
    for (const placed of file.documents) {
      if (placed.document.oam.status === 'unread') {
        this.troubles.push(unreadTrouble(added, placed));
        continue;
      }
      const site = { uri: file.uri, document: placed.document };
      const problems = [
        ...validateDocument(file, placed.document, settings),
        ...validateReferences({ site, workspace: this.#workspace, settings }),
      ];
      for (const problem of problems) {
        const place = { file, shownPath, placed };
        this.#findings.push(
          findingOf(place, problem, { workspace: this.#workspace, pathOf: this.#pathOf }),
        );
      }
    }
    letRest(file);
  }

  #count(status: SpecFile['documents'][number]['document']['oam']['status']): void {
    if (status === 'resource') this.#resources++;
    if (status === 'template') this.#templates++;
    if (status === 'other-version') this.#otherVersions++;
  }

  addInvalidBytes(file: SpecFile, shownPath: string, { invalid, encoding }: DecodedText): void {
    if (invalid === undefined) return;
    const range = { start: invalid.textOffset, end: invalid.textOffset + 1 };
    const name = encoding === 'utf-8' ? 'UTF-8' : 'UTF-16';
    this.#findings.push({
      file: shownPath,
      uri: file.uri,
      offset: range.start,
      ...placeOf(file, range),
      severity: 'error',
      code: 'invalid-encoding',
      rule: undefined,
      message: `Byte ${invalid.byteOffset} of the file is not valid ${name}. Save the file as UTF-8.`,
      resource: undefined,
      related: [],
      source: excerptOf(file, range),
    });
  }

  result(): CheckResult {
    for (const added of this.#files.values()) this.#check(added);
    return {
      findings: this.#findings.sort(compareFindings),
      files: [...this.#files.values()].filter(({ file }) => file.type === 'specs').length,
      resources: this.#resources,
      left: { templates: this.#templates, otherVersions: this.#otherVersions },
      troubles: this.troubles,
      workspace: this.#workspace,
      pathOf: this.#pathOf,
    };
  }
}
