// Settings of the editor and of the `oam.config.yaml` nearest above a file, put together.
import { basenameOfUri, joinUri, normalizeUri, parentOfUri, relativeUri } from '../base/uri.ts';
import type { FileSystem, Log } from '../base/ports.ts';
import { decode } from '../node/decode.ts';
import { readConfig } from '../workspace/config.ts';
import { pathTestOf, type PathTest } from '../workspace/globs.ts';
import {
  CONFIG_FILE,
  defaultSettings,
  mergeSettings,
  profiles,
  referenceModes,
  ruleLevels,
  type Profile,
  type ReferenceMode,
  type RuleLevel,
  type Settings,
} from '../workspace/settings.ts';

export interface SettingsInput {
  readonly fileSystem: FileSystem;
  readonly folders: readonly string[];
  readonly log: Log;
  /** Text of a file that is open in the editor: it wins over the disk. */
  readonly openText: (uri: string) => string | undefined;
}

/** What holds for the files of one folder of the disk. */
interface FolderSettings {
  /** Folder of the settings file; undefined where only the editor's settings hold. */
  readonly base: string | undefined;
  readonly settings: Settings;
  readonly wants: PathTest;
}

export class SettingsStore {
  readonly #input: SettingsInput;
  #folders: readonly string[];
  #editor: Settings = defaultSettings;
  #section: unknown;
  /** Settings file by the folder it lies in; undefined for folders that have none. */
  readonly #configs = new Map<string, Promise<Partial<Settings> | undefined>>();
  readonly #known = new Map<string, Partial<Settings> | undefined>();
  /** One object per settings file for as long as nothing changes: answers are kept by it. */
  readonly #merged = new Map<string | undefined, FolderSettings>();
  /** The folders above the files of a folder, by its URI. */
  readonly #above = new Map<string, readonly string[]>();
  /** Settings by what they say: what was worked out with the same ones stays right. */
  readonly #same = new Map<string, Settings>();

  constructor(input: SettingsInput) {
    this.#input = input;
    this.#folders = input.folders.map(normalizeUri);
  }

  /** Reads the settings files that may hold for a file; until then the editor's settings hold. */
  async prepare(uri: string): Promise<void> {
    for (const folder of this.#foldersAbove(uri)) {
      if ((await this.#load(folder)) !== undefined) return;
    }
  }

  /** The settings that hold for a file. The nearest settings file wins over the editor. */
  of(uri: string): Settings {
    return this.#settingsFor(uri).settings;
  }

  /** Whether the settings want the file to be checked at all. */
  includes(uri: string): boolean {
    const { base, wants } = this.#settingsFor(uri);
    const path = base === undefined ? undefined : relativeUri(base, normalizeUri(uri));
    return path === undefined || wants(path);
  }

  setFolders(folders: readonly string[]): void {
    this.#folders = folders.map(normalizeUri);
    this.#above.clear();
    this.forget();
  }

  /** Takes over what the client holds in its section `oam`; what makes no sense is left out. */
  setEditorSettings(section: unknown): void {
    this.#section = section;
    this.#editor = mergeSettings(defaultSettings, editorSettings(section));
    this.#merged.clear();
  }

  /** The client's section `oam` as it came, for settings that are none of the checks'. */
  get editorSection(): unknown {
    return this.#section;
  }

  /** True when a change of that file changes settings. */
  isConfig(uri: string): boolean {
    return basenameOfUri(uri) === CONFIG_FILE;
  }

  /** Settings files are read anew when they are needed next. */
  forget(): void {
    this.#configs.clear();
    this.#known.clear();
    this.#merged.clear();
  }

  #settingsFor(uri: string): FolderSettings {
    const base = this.#foldersAbove(uri).find((folder) => this.#known.get(folder) !== undefined);
    let found = this.#merged.get(base);
    if (found === undefined) {
      const config = base === undefined ? undefined : this.#known.get(base);
      const settings = this.#interned(mergeSettings(this.#editor, config ?? {}));
      found = { base, settings, wants: pathTestOf(settings) };
      this.#merged.set(base, found);
    }
    return found;
  }

  #interned(settings: Settings): Settings {
    const said = JSON.stringify(settings);
    const known = this.#same.get(said);
    if (known === undefined) this.#same.set(said, settings);
    return known ?? settings;
  }

  /** From the file's own folder up to the folder that is open, or to the root where none is. */
  #foldersAbove(uri: string): readonly string[] {
    const normal = normalizeUri(uri);
    // What stands behind a question mark may hold slashes.
    const folder = /[?#]/.test(normal) ? normal : normal.slice(0, normal.lastIndexOf('/'));
    let above = this.#above.get(folder);
    if (above === undefined) this.#above.set(folder, (above = this.#findFoldersAbove(normal)));
    return above;
  }

  #findFoldersAbove(normal: string): readonly string[] {
    const limit = this.#folders
      .filter((folder) => relativeUri(folder, normal) !== undefined)
      .sort((a, b) => b.length - a.length)[0];
    const above: string[] = [];
    for (let folder = parentOfUri(normal); ; folder = parentOfUri(folder)) {
      if (above.includes(folder)) return above;
      above.push(folder);
      if (folder === limit) return above;
    }
  }

  #load(folder: string): Promise<Partial<Settings> | undefined> {
    let loading = this.#configs.get(folder);
    if (loading === undefined) {
      loading = this.#read(joinUri(folder, CONFIG_FILE)).then((settings) => {
        this.#known.set(folder, settings);
        return settings;
      });
      this.#configs.set(folder, loading);
    }
    return loading;
  }

  async #read(uri: string): Promise<Partial<Settings> | undefined> {
    const { fileSystem, log, openText } = this.#input;
    let text = openText(uri);
    if (text === undefined) {
      const bytes = await fileSystem.readFile(uri);
      if (bytes === undefined) return undefined;
      text = decode(bytes).text;
    }
    const { settings, problems } = readConfig(text);
    if (problems.length > 0) {
      log.warn(`${uri} is not YAML, so nothing of it is used. Open it to see what is wrong.`);
    }
    return settings;
  }
}

function editorSettings(section: unknown): Partial<Settings> {
  if (typeof section !== 'object' || section === null) return {};
  const { profile, references, rules } = section as Record<string, unknown>;
  return {
    ...(isProfile(profile) ? { profile } : {}),
    ...(isMode(references) ? { references } : {}),
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

function isMode(value: unknown): value is ReferenceMode {
  return referenceModes.some((mode) => mode === value);
}

function isLevel(value: unknown): value is RuleLevel {
  return ruleLevels.some((level) => level === value);
}
