// What a cluster had against an application, shown where the specs say it, until the file changes or it is tried again.
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver';
import { normalizeUri } from '../base/uri.ts';
import type { SpecPlace } from '../protocol-deploy.ts';
import type { Session } from './session.ts';

export interface DeployFailure {
  /** Such as `deploy-invalid`. */
  readonly code: string;
  /** Without secrets. */
  readonly message: string;
  readonly place: SpecPlace;
}

interface Kept {
  /** Names the application in its cluster. */
  readonly key: string;
  readonly failure: DeployFailure;
  /** What the file held when this was shown. */
  readonly text: string | undefined;
}

export class DeployFailures {
  readonly #session: Session;
  #kept: readonly Kept[] = [];

  constructor(session: Session) {
    this.#session = session;
    session.onChange((uris) => {
      const stays = ({ failure, text }: Kept): boolean =>
        !uris.has(normalizeUri(failure.place.uri)) || this.#textOf(failure) === text;
      if (!this.#kept.every(stays)) this.#keep(this.#kept.filter(stays));
    });
  }

  /** Shows these in place of what was said of the same application before. */
  show(key: string, failures: readonly DeployFailure[]): void {
    const others = this.#kept.filter((each) => each.key !== key);
    if (failures.length === 0 && others.length === this.#kept.length) return;
    const added = failures.map((failure) => ({ key, failure, text: this.#textOf(failure) }));
    this.#keep([...others, ...added]);
  }

  #textOf({ place }: DeployFailure): string | undefined {
    return this.#session.file(place.uri)?.lines.text;
  }

  #keep(kept: readonly Kept[]): void {
    this.#kept = kept;
    const byFile = new Map<string, Diagnostic[]>();
    for (const { failure } of kept) {
      const uri = normalizeUri(failure.place.uri);
      const said = byFile.get(uri) ?? [];
      said.push(toDiagnostic(failure));
      byFile.set(uri, said);
    }
    this.#session.beside.replace('deployment', byFile);
  }
}

function toDiagnostic({ code, message, place: { range } }: DeployFailure): Diagnostic {
  return { range, severity: DiagnosticSeverity.Error, code, source: 'oam', message };
}
