// The state of one connection: open documents, what they mean, settings. Everything derived is kept by document.
import { TextDocuments, type Connection } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileSystem, Log } from '../base/ports.ts';
import { normalizeUri } from '../base/uri.ts';
import { ruleCodes } from '../features/validation/claims.ts';
import { validateDocument } from '../features/validation/validate.ts';
import type { Problem } from '../model/problem.ts';
import {
  readSpecFile,
  type PlacedDocument,
  type SpecDocument,
  type SpecFile,
} from '../workspace/spec-file.ts';
import type { Settings } from '../workspace/settings.ts';
import type { ClientFeatures } from './client-features.ts';
import { placementOf, type Placement } from './convert.ts';
import type { FindPlace } from './convert-problems.ts';
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
  readonly documents = new TextDocuments(TextDocument);
  readonly settings: SettingsStore;
  readonly #rulePages: string | undefined;
  readonly #files = new Map<string, { version: number; file: SpecFile }>();
  // Problems by settings and document: both never change once made, so neither does the answer.
  readonly #problems = new WeakMap<Settings, WeakMap<SpecDocument, readonly Problem[]>>();
  readonly #listeners: (() => void)[] = [];
  #generation = 0;
  #syntaxReporters: ReadonlySet<string>;

  constructor({ connection, client, fileSystem, folders, rulePages }: SessionInput) {
    this.connection = connection;
    this.client = client;
    this.log = connection.console;
    this.settings = new SettingsStore({
      fileSystem,
      folders,
      log: this.log,
      openText: (uri) => this.#openText(uri),
    });
    this.#rulePages = client.options.rulePages ?? rulePages;
    this.#syntaxReporters = new Set(client.options.syntaxReporters);
  }

  /** The open file with that URI, read once per version of its text. */
  file(uri: string): SpecFile | undefined {
    const document = this.documents.get(uri);
    if (document === undefined) return undefined;
    const known = this.#files.get(uri);
    if (known?.version === document.version) return known.file;
    const file = readSpecFile(uri, document.getText(), known?.file);
    this.#files.set(uri, { version: document.version, file });
    return file;
  }

  /** URIs come in the client's spelling; those of settings files are made by us. */
  #openText(uri: string): string | undefined {
    return this.documents
      .all()
      .find((document) => normalizeUri(document.uri) === normalizeUri(uri))
      ?.getText();
  }

  /** Forgets a file that was closed. */
  close(uri: string): void {
    this.#files.delete(uri);
  }

  /** The file with the units in which the client counts. */
  placement(file: SpecFile): Placement {
    return placementOf(file, this.client.encoding);
  }

  /** The problems of an open file, document by document, without those that others report. */
  check(file: SpecFile): readonly CheckedDocument[] {
    const settings = this.settings.of(file.uri);
    if (!this.settings.includes(file.uri)) return [];
    const hidesSyntax = this.#syntaxReporters.has(this.documents.get(file.uri)?.languageId ?? '');
    return file.documents.map((placed) => {
      const problems = this.#problemsOf(file, placed.document, settings);
      return {
        placed,
        problems: hidesSyntax ? problems.filter(({ origin }) => origin !== 'syntax') : problems,
      };
    });
  }

  #problemsOf(file: SpecFile, document: SpecDocument, settings: Settings): readonly Problem[] {
    let known = this.#problems.get(settings);
    if (known === undefined) this.#problems.set(settings, (known = new WeakMap()));
    let problems = known.get(document);
    if (problems === undefined) {
      problems = validateDocument(file, document, settings);
      known.set(document, problems);
    }
    return problems;
  }

  /** Says which languages have their syntax errors reported by another extension. */
  setSyntaxReporters(languages: readonly string[]): void {
    this.#syntaxReporters = new Set(languages);
    this.#settingsChanged();
  }

  /** Names the answer to "which problems has this file": equal as long as the answer is. */
  resultId(file: SpecFile): string {
    const version = this.documents.get(file.uri)?.version ?? 0;
    return `${String(version)}.${String(this.#generation)}`;
  }

  /** Asks the client and the disk for their settings again. */
  async reloadSettings(): Promise<void> {
    if (this.client.configuration) {
      this.settings.setEditorSettings(await this.connection.workspace.getConfiguration('oam'));
    }
    this.settings.forget();
    this.#settingsChanged();
  }

  /** Takes settings that the client sends along instead of being asked for them. */
  async setSettings(section: unknown): Promise<void> {
    this.settings.setEditorSettings(section);
    await this.reloadSettings();
  }

  onSettingsChanged(listener: () => void): void {
    this.#listeners.push(listener);
  }

  #settingsChanged(): void {
    this.#generation++;
    for (const listener of this.#listeners) listener();
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
