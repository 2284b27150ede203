// The diagnostics of files as the protocol has them, each with an id that stays for as long as they do.
import type { Diagnostic } from 'vscode-languageserver';
import type { Problem } from '../model/problem.ts';
import type { SpecFile } from '../workspace/spec-file.ts';

/** What there is to say of one file. */
export interface Report {
  /** Names these very diagnostics of this file. */
  readonly id: string;
  readonly items: Diagnostic[];
}

/** A file under the URI that it has in its world, whatever its client calls it. */
interface ReportKey {
  readonly uri: string;
  readonly file: SpecFile;
}

type Problems = readonly { readonly problems: readonly Problem[] }[];

interface Kept {
  readonly file: SpecFile;
  readonly checked: Problems;
  readonly report: Report;
  readonly said: string;
}

export class Reports {
  readonly #kept = new Map<string, Kept>();
  // A client may remember ids of an earlier server.
  readonly #start = Date.now().toString(36);
  #count = 0;

  /** The report of a file with these problems by document; `write` puts them in the shape of the protocol. */
  of({ uri, file }: ReportKey, checked: Problems, write: () => Diagnostic[]): Report {
    const kept = this.#kept.get(uri);
    if (kept?.file === file && areSame(kept.checked, checked)) return kept.report;
    const items = write();
    const said = JSON.stringify(items);
    const report =
      kept?.said === said ? kept.report : { id: `${this.#start}.${++this.#count}`, items };
    this.#kept.set(uri, { file, checked, report, said });
    return report;
  }

  /** Lets go of a file that is not there any more. */
  forget(uri: string): void {
    this.#kept.delete(uri);
  }
}

function areSame(a: Problems, b: Problems): boolean {
  return a.length === b.length && a.every(({ problems }, index) => problems === b[index]?.problems);
}
