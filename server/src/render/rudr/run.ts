// One run of Rudr over a configuration: what it creates, and why it stops.
import type { Place } from '../origin.ts';
import type { RenderedObject, RenderProblem } from '../rendering.ts';

/** What Rudr does when an object of that kind and name is there already; a shared one is fine. */
export type WhenTaken = 'refuses' | 'keeps-the-first' | 'shares-it';

/** Collects objects and problems. Once Rudr has refused or crashed, there are no objects. */
export class RudrRun {
  readonly #report: (problem: RenderProblem) => void;
  readonly #objects = new Map<string, RenderedObject>();
  #stopped = false;

  constructor(report: (problem: RenderProblem) => void) {
    this.#report = report;
  }

  /** The objects in the order in which Rudr creates them; none where it refuses the configuration. */
  get objects(): readonly RenderedObject[] {
    return this.#stopped ? [] : [...this.#objects.values()];
  }

  /** Rudr answers with an error. */
  refuse(place: Place, why: string): void {
    this.#stop('rudr-refuses', place, `Rudr refuses this configuration: ${why}.`);
  }

  /** Rudr itself ends. */
  crash(place: Place, why: string): void {
    this.#stop('rudr-crashes', place, `Rudr crashes on this configuration: ${why}.`);
  }

  /** Rudr goes on without a word, and does something else than what is written. */
  ignore(place: Place, message: string): void {
    const severity = 'warning';
    this.#report({ code: 'rudr-ignores', severity, message: `${message}.`, place, related: [] });
  }

  /** Whether Rudr got it created. */
  create(object: RenderedObject, whenTaken: WhenTaken): 'created' | 'taken' {
    const key = `${object.apiVersion} ${object.kind} ${object.name}`;
    if (!this.#objects.has(key)) {
      this.#objects.set(key, object);
      return 'created';
    }
    const taken = `${object.kind} "${object.name}" is there already`;
    if (whenTaken === 'refuses') this.refuse(object.place, taken);
    else if (whenTaken === 'keeps-the-first') {
      this.ignore(object.place, `Rudr leaves this one out: ${taken}`);
    }
    return 'taken';
  }

  #stop(code: string, place: Place, message: string): void {
    this.#stopped = true;
    this.#report({ code, severity: 'error', message, place, related: [] });
  }
}
