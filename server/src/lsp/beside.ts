// Diagnostics from elsewhere than the checks of a file, such as those of its rendering.
import type { Diagnostic } from 'vscode-languageserver';
import { normalizeUri } from '../base/uri.ts';

/** What others say of a file; `id` names these very diagnostics. */
export interface BesideReport {
  readonly id: string;
  readonly items: readonly Diagnostic[];
}

const NOTHING: BesideReport = { id: '[]', items: [] };

/** Who says it. */
export type BesideSource = 'rendering' | 'deployment';

type ByFile = ReadonlyMap<string, readonly Diagnostic[]>;

/** Keeps them by file. */
export class Beside {
  readonly #said = new Map<BesideSource, ByFile>();
  readonly #reports = new Map<string, BesideReport>();
  readonly #listeners: ((uri: string) => void)[] = [];

  of(uri: string): BesideReport {
    return this.#reports.get(normalizeUri(uri)) ?? NOTHING;
  }

  /** Takes these diagnostics, by normalized URI, in place of all that the same source said before. */
  replace(source: BesideSource, said: ByFile): void {
    const before = this.#said.get(source) ?? new Map<string, readonly Diagnostic[]>();
    this.#said.set(source, said);
    for (const uri of new Set([...before.keys(), ...said.keys()])) this.#update(uri);
  }

  #update(uri: string): void {
    const items = [...this.#said.values()].flatMap((byFile) => byFile.get(uri) ?? []);
    const id = JSON.stringify(items);
    if (this.of(uri).id === id) return;
    if (items.length === 0) this.#reports.delete(uri);
    else this.#reports.set(uri, { id, items });
    for (const listener of this.#listeners) listener(uri);
  }

  /** Told of the files, by normalized URI, of which others say something else now. */
  onChange(listener: (uri: string) => void): void {
    this.#listeners.push(listener);
  }
}
