// The state of one connection: open documents, the files of its folders, what they mean, settings.
import { TextDocuments, type Connection, type Diagnostic } from 'vscode-languageserver';
import type { FileSystem, Log } from '../base/ports.ts';
import { normalizeUri } from '../base/uri.ts';
import { ruleCodes } from '../features/validation/claims.ts';
import type { Problem } from '../model/problem.ts';
import { letRest, type PlacedDocument, type SpecFile } from '../workspace/spec-file.ts';
import type { WorkspaceView } from '../workspace/workspace.ts';
import { Worlds, type Change } from '../workspace/worlds.ts';
import { Beside } from './beside.ts';
import { Checks } from './checks.ts';
import type { ClientFeatures } from './client-features.ts';
import { placementOf, type Placement } from './convert.ts';
import type { FindPlace } from './convert-edits.ts';
import { toDiagnostic } from './convert-problems.ts';
import { guard } from './handle.ts';
import { Indexer } from './indexer.ts';
import { mostProblems } from './most-problems.ts';
import { openTexts, type OpenText } from './open-text.ts';
import { Reports, type Report } from './reports.ts';
import { ScanProgress } from './scan-progress.ts';
import { SettingsStore } from './settings-store.ts';

/** A document with its problems. */
export interface CheckedDocument {
  readonly placed: PlacedDocument;
  readonly problems: readonly Problem[];
}

export interface SessionInput {
  readonly connection: Connection;
  readonly client: ClientFeatures;
  readonly fileSystem: FileSystem;
  readonly folders: readonly string[];
  /** Where the page of a rule is, with `{code}` for its code. */
  readonly rulePages: string | undefined;
}

export class Session {
  readonly connection: Connection;
  readonly client: ClientFeatures;
  readonly log: Log;
  readonly documents: TextDocuments<OpenText>;
  readonly settings: SettingsStore;
  readonly indexer: Indexer;
  /** What others than the checks say of files. */
  readonly beside = new Beside();
  readonly #worlds = new Worlds();
  readonly #checks = new Checks();
  readonly #reports = new Reports();
  readonly #rulePages: string | undefined;
  /** The client's own spelling of the URIs of open documents. */
  readonly #spellings = new Map<string, string>();
  /** Documents whose text was not read since it changed. */
  readonly #unread = new Set<string>();
  readonly #respelled = new WeakMap<SpecFile, SpecFile>();
  readonly #settingsListeners: (() => void)[] = [];
  readonly #changeListeners: ((uris: ReadonlySet<string>) => void)[] = [];
  #syntaxReporters: ReadonlySet<string>;
  readonly #firstReport: (() => void)[] = [];

  constructor({ connection, client, fileSystem, folders, rulePages }: SessionInput) {
    this.connection = connection;
    this.client = client;
    this.log = connection.console;
    this.documents = new TextDocuments(openTexts(client.encoding));
    this.settings = new SettingsStore({
      fileSystem,
      folders,
      log: this.log,
      openText: (uri) => this.documents.get(this.clientUri(uri))?.lines.text,
    });
    this.indexer = new Indexer({
      worlds: this.#worlds,
      settings: this.settings,
      fileSystem,
      log: this.log,
      apply: (changes) => this.#apply(changes),
      startProgress: () => new ScanProgress(connection),
      guard: (work) => guard(this, 'index', work)(undefined),
    });
    this.#worlds.setFolders(folders.map(normalizeUri));
    this.#rulePages = client.options.rulePages ?? rulePages;
    this.#syntaxReporters = new Set(client.options.syntaxReporters);
    this.#followDocuments();
  }

  #followDocuments(): void {
    this.documents.onDidOpen(({ document }) => {
      this.#spellings.set(normalizeUri(document.uri), document.uri);
      this.indexer.judge(document.uri);
    });
    this.documents.onDidChangeContent(({ document }) => {
      this.#unread.add(normalizeUri(document.uri));
    });
    this.documents.onDidClose(({ document }) => {
      const uri = normalizeUri(document.uri);
      this.#spellings.delete(uri);
      this.#unread.delete(uri);
      this.#apply(this.#worlds.setOpen(uri, undefined));
      // Not every client says what happened to the file meanwhile.
      this.indexer.follow([uri]);
    });
  }

  /** The file with that URI, open or in a folder that is open. It goes by the client's spelling. */
  file(uri: string): SpecFile | undefined {
    const own = normalizeUri(uri);
    this.#read(own);
    const file = this.#worlds.file(own);
    const spelling = this.clientUri(own);
    if (file === undefined || file.uri === spelling) return file;
    const known = this.#respelled.get(file);
    if (known?.uri === spelling) return known;
    const respelled = { ...file, uri: spelling };
    this.#respelled.set(file, respelled);
    return respelled;
  }

  /**
   * What a file can see of its workspace, open documents with the text that they have now. The URIs
   * in it are normalized; `clientUri` turns them into those that the client knows.
   */
  world(uri: string): WorkspaceView {
    this.#readAll();
    return this.#worlds.of(normalizeUri(uri));
  }

  /** Normalized URIs of all files that are known, the open ones first. */
  uris(): readonly string[] {
    this.#readAll();
    return this.#worlds.uris();
  }

  /** How the client spells the URI of a document. */
  clientUri(uri: string): string {
    return this.#spellings.get(normalizeUri(uri)) ?? uri;
  }

  /** Whether files of some folder were not looked at yet. */
  get isScanning(): boolean {
    return this.#worlds.isScanning;
  }

  #readAll(): void {
    for (const uri of [...this.#unread]) this.#read(uri);
  }

  #read(uri: string): void {
    if (!this.#unread.delete(uri)) return;
    const document = this.documents.get(this.clientUri(uri));
    if (document === undefined) return;
    this.#apply(this.#worlds.setOpen(uri, this.#worlds.read(uri, document.lines)));
  }

  #apply(changes: readonly Change[]): void {
    if (changes.length === 0) return;
    const affected = new Set(changes.flatMap((change) => [...this.#checks.affectedBy(change)]));
    for (const uri of affected) {
      if (this.#worlds.file(uri) === undefined) this.#reports.forget(uri);
    }
    this.#tell(affected);
  }

  #tell(uris: ReadonlySet<string>): void {
    for (const listener of this.#changeListeners) listener(uris);
  }

  /** Told of the files, by normalized URI, whose problems may be others now. The set may be empty. */
  onChange(listener: (uris: ReadonlySet<string>) => void): void {
    this.#changeListeners.push(listener);
  }

  /** The file with the units in which the client counts. */
  placement(file: SpecFile): Placement {
    return placementOf(file, this.client.encoding);
  }

  /** The problems of a file, document by document, without those that others report. */
  check(file: SpecFile): readonly CheckedDocument[] {
    if (!this.settings.includes(file.uri)) return [];
    const settings = this.settings.of(file.uri);
    const world = this.world(file.uri);
    const own = world.file(normalizeUri(file.uri)) ?? file;
    const language = this.documents.get(file.uri)?.languageId;
    // Others report the syntax of open documents only.
    const hidesSyntax = language !== undefined && this.#syntaxReporters.has(language);
    const problems = this.#checks.of(own, { settings, world });
    return file.documents.map((placed, at) => {
      const all = problems[at] ?? [];
      return {
        placed,
        problems: hidesSyntax ? all.filter(({ origin }) => origin !== 'syntax') : all,
      };
    });
  }

  /** What the client is to be told of a file; undefined when it is not there. */
  async report(uri: string): Promise<Report | undefined> {
    await this.settings.prepare(uri);
    const file = this.file(uri);
    if (file === undefined) return undefined;
    const checked = this.check(file);
    const key = { uri: normalizeUri(uri), file };
    const report = this.#reports.of(key, checked, () => this.#diagnostics(file, checked));
    if (!this.#worlds.isOpen(key.uri)) letRest(file);
    for (const listener of this.#firstReport.splice(0)) setImmediate(listener);
    return report;
  }

  /** Called once, after the first report has been handed on. */
  onFirstReport(listener: () => void): void {
    this.#firstReport.push(listener);
  }

  #diagnostics(file: SpecFile, checked: readonly CheckedDocument[]): Diagnostic[] {
    const placement = this.placement(file);
    return mostProblems(checked).map(({ placed, problem }) =>
      toDiagnostic({ placement, start: placed.start }, problem, {
        page: this.rulePage(problem),
        find: this.findPlace,
      }),
    );
  }

  /** Says which languages have their syntax errors reported by another extension. */
  setSyntaxReporters(languages: readonly string[]): void {
    this.#syntaxReporters = new Set(languages);
    this.#settingsChanged();
  }

  /** Asks the client and the disk for their settings again. */
  async reloadSettings(): Promise<void> {
    await this.#askForSettings();
    this.settings.forget();
    this.#settingsChanged();
  }

  /** A client that promises settings and refuses them has those that it had. */
  async #askForSettings(): Promise<void> {
    if (!this.client.configuration) return;
    try {
      this.settings.setEditorSettings(await this.connection.workspace.getConfiguration('oam'));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.log.warn(`The editor did not tell its settings: ${reason}`);
    }
  }

  /** Takes settings that the client sends along instead of being asked for them. */
  async setSettings(section: unknown): Promise<void> {
    this.settings.setEditorSettings(section);
    await this.reloadSettings();
  }

  /** Told when settings may be others now, before those who are told of files. */
  onSettingsChanged(listener: () => void): void {
    this.#settingsListeners.push(listener);
  }

  #settingsChanged(): void {
    for (const listener of this.#settingsListeners) listener();
    this.#tell(new Set(this.#worlds.uris()));
  }

  get folders(): readonly string[] {
    return this.#worlds.folders;
  }

  /** Opens other folders than before. */
  async setFolders(folders: readonly string[]): Promise<void> {
    this.settings.setFolders(folders);
    this.#apply(this.#worlds.setFolders(folders.map(normalizeUri)));
    await this.reloadSettings();
    this.indexer.scan();
  }

  /** Asks the client to ask for diagnostics again, if it can be asked. */
  refreshDiagnostics(): void {
    if (!this.client.pullDiagnostics || !this.client.refreshDiagnostics) return;
    void guard(this, 'workspace/diagnostic/refresh', () =>
      this.connection.languages.diagnostics.refresh(),
    )(undefined);
  }

  /** Finds a document that a problem or a fix of another one points to. */
  readonly findPlace: FindPlace = ({ uri, yaml }) => {
    const file = this.file(uri);
    const placed = file?.documents.find(({ document }) => document.yaml === yaml);
    if (file === undefined || placed === undefined) return undefined;
    return { placement: this.placement(file), start: placed.start };
  };

  /** Where a rule is explained; undefined when nobody said where the pages are. */
  rulePage(problem: Problem): string | undefined {
    if (!this.client.codeDescriptions || !ruleCodes.has(problem.code)) return undefined;
    return this.#rulePages?.replace('{code}', encodeURIComponent(problem.code));
  }
}
