// Progress of a run where there is no terminal: a line for every event, and none twice in a row for an object.
import type { DeployEvent } from '../../deploy/event.ts';
import { idKey } from '../../deploy/object-id.ts';
import type { Paint } from '../terminal.ts';
import { eventText } from './event-text.ts';

/** Remembers what was said last of each object. */
export class EventLog {
  readonly #paint: Paint;
  readonly #last = new Map<string, string>();

  constructor(paint: Paint) {
    this.#paint = paint;
  }

  /** The line for an event; undefined when it says nothing new. */
  line(event: DeployEvent): string | undefined {
    const text = eventText(event, this.#paint);
    if (event.kind !== 'object') return text;
    const key = idKey(event.id);
    if (this.#last.get(key) === text) return undefined;
    this.#last.set(key, text);
    return text;
  }
}
