// Follows the files of the folders on the disk: finds them at first, and reads again what is said to have changed.
import type { CancellationToken } from '../base/cancellation.ts';
import type { FileSystem, Log } from '../base/ports.ts';
import { LineIndex } from '../base/line-index.ts';
import { basenameOfUri, normalizeUri, pathOfUri, uriOfPath } from '../base/uri.ts';
import { decode } from '../node/decode.ts';
import { findFiles } from '../node/find-files.ts';
import { SearchTest } from '../node/ignore-files.ts';
import { hasSpecEnding, mayHoldSpec } from '../workspace/globs.ts';
import { CONFIG_FILE } from '../workspace/settings.ts';
import { letRest, MOST_IN_FILE, unreadFile, type SpecFile } from '../workspace/spec-file.ts';
import type { Change, Worlds } from '../workspace/worlds.ts';
import type { ScanProgress } from './scan-progress.ts';
import type { SettingsStore } from './settings-store.ts';
import { Slices } from './slices.ts';

/** Files read from the disk at the same time. */
const CONCURRENCY = 16;

/** Folders full of files that no search enters: an installation alone creates ten thousands. */
const NEVER_SEARCHED = /\/(?:node_modules|\.git)(?:\/|$)/;

export interface IndexerInput {
  readonly worlds: Worlds;
  readonly settings: SettingsStore;
  readonly fileSystem: FileSystem;
  readonly log: Log;
  /** Told of what changed in the worlds. */
  readonly apply: (changes: readonly Change[]) => void;
  readonly startProgress: () => ScanProgress;
  /** Runs work whose failure must not end the server. */
  readonly guard: (work: () => Promise<void>) => Promise<void>;
}

/** A file as the disk has it; without one it is gone or does not count. */
interface Reading {
  readonly uri: string;
  readonly file: SpecFile | undefined;
}

export class Indexer {
  readonly #input: IndexerInput;
  /** Folders to search, and files that may have changed. */
  #folders = new Set<string>();
  #uris = new Set<string>();
  #opened = new Set<string>();
  #progress: ScanProgress | undefined;
  #working: Promise<void> | undefined;
  /** Answers which files Git ignores; asked anew for each batch. */
  #tests = new Map<string, SearchTest>();

  constructor(input: IndexerInput) {
    this.#input = input;
  }

  /** Searches all folders: for the first time, or again because other files may count now. */
  scan(): void {
    this.#progress?.stop();
    this.#folders = new Set(this.#input.worlds.folders);
    this.#work();
  }

  /** Looks again at files and folders that came, went or changed, whatever it was. */
  follow(uris: readonly string[]): void {
    for (const uri of uris) this.#uris.add(normalizeUri(uri));
    this.#work();
  }

  /** Decides whether a file that was opened has a say in its folder. */
  judge(uri: string): void {
    this.#opened.add(normalizeUri(uri));
    this.#work();
  }

  /** One batch after the other, so that what the disk said later is what counts. */
  #work(): void {
    this.#working ??= (async () => {
      // All that one message says, and what comes right behind it, makes one batch.
      await new Promise((resolve) => setImmediate(resolve));
      while (this.#folders.size + this.#uris.size + this.#opened.size > 0) {
        await this.#input.guard(() => this.#batch());
      }
      this.#working = undefined;
    })();
  }

  async #batch(): Promise<void> {
    const [folders, uris, opened] = [this.#folders, this.#uris, this.#opened];
    [this.#folders, this.#uris, this.#opened] = [new Set(), new Set(), new Set()];
    this.#tests = new Map();
    const { worlds } = this.#input;
    await this.#judgeAll(opened);
    for (const uri of uris) {
      const folder = worlds.folderOf(uri);
      const name = basenameOfUri(uri);
      // Both say which files count.
      if (folder !== undefined && (name === '.gitignore' || name === CONFIG_FILE)) {
        folders.add(folder);
      }
    }
    for (const folder of folders) await this.#scanFolder(folder);
    if (uris.size > 0) await this.#lookAgain(uris);
  }

  async #scanFolder(folder: string): Promise<void> {
    const { worlds, log, apply, startProgress } = this.#input;
    const path = pathOfUri(folder);
    // Nothing can be found where there is no disk.
    if (path === undefined) {
      apply(worlds.setCompleteness(folder, 'partial'));
      return;
    }
    const progress = (this.#progress = startProgress());
    try {
      const { files, unreadable } = await findFiles(path, {
        accepts: hasSpecEnding,
        token: progress,
      });
      for (const each of unreadable) log.warn(`The folder ${each} cannot be read.`);
      const found = await this.#countingIn(folder, files.map(uriOfPath));
      await this.#takeFound(folder, found, progress);
      if (progress.wasCanceled) log.info(`Not all files of ${folder} were read.`);
      if (progress.wasCanceled) apply(worlds.setCompleteness(folder, 'partial'));
      else if (!progress.isCancellationRequested) {
        apply(worlds.setCompleteness(folder, 'complete'));
      }
    } finally {
      progress.done();
    }
    await this.#judgeAll(new Set(worlds.openUris().filter((uri) => this.#liesIn(folder, uri))));
  }

  /** Those files that belong to the folder by its settings. */
  async #countingIn(folder: string, uris: readonly string[]): Promise<ReadonlySet<string>> {
    const { settings } = this.#input;
    const counting = new Set<string>();
    const slices = new Slices();
    for (const uri of uris) {
      await slices.pause();
      await settings.prepare(uri);
      if (this.#liesIn(folder, uri) && settings.includes(uri)) counting.add(uri);
    }
    return counting;
  }

  #liesIn(folder: string, uri: string): boolean {
    return this.#input.worlds.folderOf(uri) === folder;
  }

  /** Reads what is new among the files of a folder, and lets go of what is not there any more. */
  async #takeFound(
    folder: string,
    found: ReadonlySet<string>,
    progress: ScanProgress,
  ): Promise<void> {
    const { worlds, apply } = this.#input;
    const known = new Set(worlds.diskUris());
    const fresh = [...found].filter((uri) => !known.has(uri));
    await this.#read(fresh, progress, ({ uri, file }) => {
      if (file === undefined) return;
      apply(this.#put(uri, file));
      if (!worlds.isOpen(uri)) letRest(file);
    });
    if (progress.isCancellationRequested) return;
    const gone = [...known].filter((uri) => this.#liesIn(folder, uri) && !found.has(uri));
    apply(gone.flatMap((uri) => worlds.setDisk(uri, undefined)));
  }

  /** Reads files again and takes over all of them at once: nobody sees half of a checkout. */
  async #lookAgain(uris: ReadonlySet<string>): Promise<void> {
    const { worlds, apply } = this.#input;
    const readings: Reading[] = [];
    const candidates = [...(await this.#filesAt(uris))];
    const counts = await Promise.all(candidates.map((uri) => this.#counts(uri)));
    const counting = candidates.filter((_, index) => counts[index]);
    const others = candidates.filter((_, index) => !counts[index]);
    await this.#read(counting, undefined, (reading) => readings.push(reading));
    apply([
      ...others.flatMap((uri) => worlds.setDisk(uri, undefined)),
      ...readings.flatMap(({ uri, file }) => this.#put(uri, file)),
    ]);
  }

  /** Takes over a file that counts, perhaps since now. */
  #put(uri: string, file: SpecFile | undefined): readonly Change[] {
    const { worlds } = this.#input;
    return [...worlds.place(uri, 'folder'), ...worlds.setDisk(uri, file)];
  }

  /** The files that are meant: a folder stands for all that it holds or held. */
  async #filesAt(uris: ReadonlySet<string>): Promise<ReadonlySet<string>> {
    const { worlds, fileSystem } = this.#input;
    const files = new Set<string>();
    const known = worlds.diskUris();
    const others = [...uris].filter((uri) => !worlds.isOnDisk(uri));
    const held = others.length === 0 ? new Map<string, string[]>() : byFolder(known);
    for (const uri of uris) {
      for (const inner of held.get(uri) ?? []) files.add(inner);
      const path = pathOfUri(uri);
      if (path === undefined || worlds.folderOf(uri) === undefined) continue;
      if (hasSpecEnding(uri)) files.add(uri);
      else if (!NEVER_SEARCHED.test(uri) && (await fileSystem.readDirectory(uri)) !== undefined) {
        const { files: inner } = await findFiles(path, { accepts: hasSpecEnding });
        for (const each of inner) files.add(uriOfPath(each));
      }
    }
    return files;
  }

  /** Whether a search of its folder would find the file. */
  async #counts(uri: string): Promise<boolean> {
    const { worlds, settings } = this.#input;
    const folder = worlds.folderOf(uri);
    const [root, path] = [pathOfUri(folder ?? ''), pathOfUri(uri)];
    if (folder === undefined || root === undefined || path === undefined) return false;
    await settings.prepare(uri);
    if (!hasSpecEnding(uri) || !settings.includes(uri)) return false;
    let test = this.#tests.get(folder);
    if (test === undefined) this.#tests.set(folder, (test = new SearchTest(root)));
    return test.finds(path);
  }

  async #judgeAll(uris: ReadonlySet<string>): Promise<void> {
    const { worlds, apply } = this.#input;
    for (const uri of uris) {
      const folder = worlds.folderOf(uri);
      // Where there is no disk, whatever is open in the folder counts.
      if (folder === undefined || pathOfUri(folder) === undefined) continue;
      apply(worlds.place(uri, (await this.#counts(uri)) ? 'folder' : 'apart'));
    }
  }

  async #read(
    uris: readonly string[],
    progress: ScanProgress | undefined,
    take: (reading: Reading) => void,
  ): Promise<void> {
    const slices = new Slices();
    const isOver = (token: CancellationToken | undefined): boolean =>
      token?.isCancellationRequested === true;
    for (let from = 0; from < uris.length && !isOver(progress); from += CONCURRENCY) {
      const batch = uris.slice(from, from + CONCURRENCY);
      const contents = await Promise.all(
        // One byte more tells that a file is too large.
        batch.map((uri) => this.#input.fileSystem.readFile(uri, MOST_IN_FILE + 1)),
      );
      for (const [index, uri] of batch.entries()) {
        if (isOver(progress)) return;
        take({ uri, file: this.#fileIn(uri, contents[index]) });
        progress?.report(from + index + 1, uris.length);
        await slices.pause();
      }
    }
  }

  #fileIn(uri: string, bytes: Uint8Array | undefined): SpecFile | undefined {
    if (bytes === undefined) return undefined;
    const { text, binary } = decode(bytes);
    const mayBeSpec = !binary && mayHoldSpec(text);
    if (bytes.length > MOST_IN_FILE) return mayBeSpec ? this.#tooLarge(uri) : undefined;
    const isWorthwhile = basenameOfUri(uri) === CONFIG_FILE || mayBeSpec;
    return isWorthwhile ? this.#input.worlds.read(uri, text) : undefined;
  }

  /** Such a file is there, so that its folder is known to hold more than was read; its text is not kept. */
  #tooLarge(uri: string): SpecFile {
    this.#input.log.warn(`The file ${pathOfUri(uri) ?? uri} is too large to be checked.`);
    return unreadFile(uri, new LineIndex(''), 'unread');
  }
}

/** Files by each of the folders above them; URIs that were normalized are parted at their slashes. */
function byFolder(uris: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const held = new Map<string, string[]>();
  for (const uri of uris) {
    for (let end = uri.lastIndexOf('/'); end > 0; end = uri.lastIndexOf('/', end - 1)) {
      const folder = uri.slice(0, end);
      const files = held.get(folder);
      if (files === undefined) held.set(folder, [uri]);
      else files.push(uri);
    }
  }
  return held;
}
