// The settings files that hold for the files being checked: the nearest one above each.
import { dirname, join, relative, resolve, sep } from 'node:path';
import { readFile } from 'node:fs/promises';
import { uriOfPath } from '../../base/uri.ts';
import { decode } from '../../node/decode.ts';
import { readConfig } from '../../workspace/config.ts';
import { pathTestOf, type PathTest } from '../../workspace/globs.ts';
import {
  CONFIG_FILE,
  defaultSettings,
  mergeSettings,
  type Profile,
  type Settings,
} from '../../workspace/settings.ts';
import { readSpecFile, type SpecFile } from '../../workspace/spec-file.ts';

export interface Config {
  /** The file as something to check; undefined where there is none. */
  readonly file: SpecFile | undefined;
  readonly path: string | undefined;
  readonly settings: Settings;
  /** Whether a file, by its absolute path, is one that the settings want checked. */
  readonly wants: PathTest;
}

const none: Config = {
  file: undefined,
  path: undefined,
  settings: defaultSettings,
  wants: () => true,
};

/** Finds settings files and keeps what it found. */
export class Configs {
  readonly #byFolder = new Map<string, Promise<Config>>();
  readonly #profile: Profile | undefined;
  readonly #forced: Config | undefined;

  /** `profile` wins over every file; `forced` holds for all files whatever lies beside them. */
  constructor(profile: Profile | undefined, forced?: Config) {
    this.#profile = profile;
    this.#forced = forced && this.#withProfile(forced);
  }

  /** The settings for files that lie directly in a folder, given by its absolute path. */
  of(folder: string): Promise<Config> {
    if (this.#forced !== undefined) return Promise.resolve(this.#forced);
    let config = this.#byFolder.get(folder);
    if (config === undefined) {
      config = this.#find(folder);
      this.#byFolder.set(folder, config);
    }
    return config;
  }

  /** Every settings file that was found so far, each once. */
  async inUse(): Promise<readonly Config[]> {
    const all = [this.#forced ?? none, ...(await Promise.all(this.#byFolder.values()))];
    return [...new Set(all)].filter(({ file }) => file !== undefined);
  }

  async #find(folder: string): Promise<Config> {
    const own = await readConfigFile(join(folder, CONFIG_FILE));
    if (own !== undefined) return this.#withProfile(own);
    const parent = dirname(folder);
    return parent === folder ? this.#withProfile(none) : this.of(parent);
  }

  #withProfile(config: Config): Config {
    const profile = this.#profile;
    return profile === undefined
      ? config
      : { ...config, settings: { ...config.settings, profile } };
  }
}

/** Reads one settings file; undefined when there is none at that path. */
export async function readConfigFile(path: string): Promise<Config | undefined> {
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes === undefined) return undefined;
  const { text } = decode(bytes);
  const settings = mergeSettings(defaultSettings, readConfig(text).settings);
  const test = pathTestOf(settings);
  const folder = dirname(resolve(path));
  return {
    // Checked as a settings file, whatever it is called.
    file: { ...readSpecFile(uriOfPath(resolve(path)), text), type: 'config' },
    path,
    settings,
    wants: (file) => test(relative(folder, file).split(sep).join('/')),
  };
}
