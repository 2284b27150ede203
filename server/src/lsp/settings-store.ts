// Settings of the editor and of each folder's `oam.config.yaml`, put together.
import { basenameOfUri, joinUri, normalizeUri, relativeUri } from '../base/uri.ts';
import type { FileSystem, Log } from '../base/ports.ts';
import { pathTestOf, type PathTest } from '../workspace/globs.ts';
import { readConfig } from '../workspace/config.ts';
import { decode } from '../node/decode.ts';
import {
  CONFIG_FILE,
  defaultSettings,
  mergeSettings,
  profiles,
  ruleLevels,
  type Profile,
  type RuleLevel,
  type Settings,
} from '../workspace/settings.ts';

export interface SettingsInput {
  readonly fileSystem: FileSystem;
  readonly folders: readonly string[];
  readonly log: Log;
}

export class SettingsStore {
  readonly #fileSystem: FileSystem;
  readonly #log: Log;
  #folders: readonly string[];
  #editor: Settings = defaultSettings;
  readonly #configs = new Map<string, Partial<Settings>>();
  // One object per folder for as long as nothing changes: answers are kept by it.
  readonly #merged = new Map<string, Settings>();
  readonly #pathTests = new WeakMap<Settings, PathTest>();

  constructor({ fileSystem, folders, log }: SettingsInput) {
    this.#fileSystem = fileSystem;
    this.#log = log;
    this.#folders = folders.map(normalizeUri);
  }

  /** The settings that hold for a file. The folder's own file wins over the editor. */
  of(uri: string): Settings {
    const folder = this.#folderOf(uri) ?? '';
    let settings = this.#merged.get(folder);
    if (settings === undefined) {
      settings = mergeSettings(this.#editor, this.#configs.get(folder) ?? {});
      this.#merged.set(folder, settings);
    }
    return settings;
  }

  /** Whether the folder's settings want the file to be checked at all. */
  includes(uri: string): boolean {
    const folder = this.#folderOf(uri);
    const path = folder === undefined ? undefined : relativeUri(folder, normalizeUri(uri));
    return path === undefined || this.#pathTest(this.of(uri))(path);
  }

  #pathTest(settings: Settings): PathTest {
    let test = this.#pathTests.get(settings);
    if (test === undefined) this.#pathTests.set(settings, (test = pathTestOf(settings)));
    return test;
  }

  /** The innermost folder that holds the file. */
  #folderOf(uri: string): string | undefined {
    const normal = normalizeUri(uri);
    return this.#folders
      .filter((folder) => relativeUri(folder, normal) !== undefined)
      .sort((a, b) => b.length - a.length)[0];
  }

  setFolders(folders: readonly string[]): void {
    this.#folders = folders.map(normalizeUri);
    this.#merged.clear();
  }

  get folders(): readonly string[] {
    return this.#folders;
  }

  /** Takes over what the client holds in its section `oam`; what makes no sense is left out. */
  setEditorSettings(section: unknown): void {
    this.#editor = mergeSettings(defaultSettings, editorSettings(section));
    this.#merged.clear();
  }

  /** True when a change of that file changes settings. */
  isConfig(uri: string): boolean {
    return (
      basenameOfUri(uri) === CONFIG_FILE &&
      this.#folders.some(
        (folder) => normalizeUri(joinUri(folder, CONFIG_FILE)) === normalizeUri(uri),
      )
    );
  }

  /** Reads the settings file of a folder; `openText` is its text when it is open in the editor. */
  async loadConfig(folder: string, openText: string | undefined): Promise<void> {
    const text = openText ?? (await this.#read(joinUri(folder, CONFIG_FILE)));
    const before = JSON.stringify(this.#configs.get(folder));
    if (text === undefined) this.#configs.delete(folder);
    else this.#configs.set(folder, this.#parse(folder, text));
    if (JSON.stringify(this.#configs.get(folder)) !== before) this.#merged.clear();
  }

  #parse(folder: string, text: string): Partial<Settings> {
    const { settings, problems } = readConfig(text);
    const errors = problems.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) {
      const reasons = errors.map(({ message }) => message).join(' ');
      this.#log.warn(`${joinUri(folder, CONFIG_FILE)} is not used as it stands: ${reasons}`);
    }
    return settings;
  }

  async #read(uri: string): Promise<string | undefined> {
    const bytes = await this.#fileSystem.readFile(uri);
    return bytes === undefined ? undefined : decode(bytes).text;
  }
}

function editorSettings(section: unknown): Partial<Settings> {
  if (typeof section !== 'object' || section === null) return {};
  const { profile, rules } = section as Record<string, unknown>;
  return {
    ...(isProfile(profile) ? { profile } : {}),
    ...(typeof rules === 'object' && rules !== null ? { rules: levelsIn(rules) } : {}),
  };
}

function levelsIn(rules: object): Readonly<Record<string, RuleLevel>> {
  return Object.fromEntries(
    Object.entries(rules).filter((entry): entry is [string, RuleLevel] => isLevel(entry[1])),
  );
}

function isProfile(value: unknown): value is Profile {
  return profiles.some((profile) => profile === value);
}

function isLevel(value: unknown): value is RuleLevel {
  return ruleLevels.some((level) => level === value);
}
