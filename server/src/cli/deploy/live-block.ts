// A few lines at the bottom of a terminal that follow a run; what is over scrolls away above them.
import type { DeployEvent } from '../../deploy/event.ts';
import type { Channel } from '../terminal.ts';
import { eventText } from './event-text.ts';
import { afterEvent, liveLines, noProgress, stays, type LiveState } from './live-state.ts';

/** Milliseconds between two pictures: often enough to look alive. */
const INTERVAL = 100;
/** Milliseconds after which the time that is shown has changed. */
const TICK = 1000;

export class LiveBlock {
  readonly #channel: Channel;
  readonly #now: () => number;
  #started: number;
  #live: LiveState = noProgress;
  #shown = 0;
  #height = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(channel: Channel, now: () => number = Date.now) {
    this.#channel = channel;
    this.#now = now;
    this.#started = now();
  }

  /** Shows after a second that something is going on, though nothing has happened yet. */
  start(): void {
    if (this.#timer !== undefined) return;
    // How long somebody thought about the plan is not of interest.
    this.#started = this.#now();
    this.#timer = setInterval(() => this.#draw(), TICK).unref();
  }

  event(event: DeployEvent): void {
    this.start();
    this.#live = afterEvent(this.#live, event);
    if (stays(event)) this.print(eventText(event, this.#channel.paint));
    else if (this.#now() - this.#shown >= INTERVAL) this.#draw();
  }

  /** Writes a line that stays, above the block. */
  print(line: string): void {
    this.#erase();
    this.#channel.write(`${line}\n`);
    this.#draw();
  }

  /** Takes the block away; the next event shows it again. */
  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#erase();
  }

  #draw(): void {
    this.#erase();
    const { columns, paint } = this.#channel;
    const lines = liveLines(this.#live, { columns, paint, elapsed: this.#now() - this.#started });
    this.#channel.write(lines.map((line) => `${line}\n`).join(''));
    this.#height = lines.length;
    this.#shown = this.#now();
  }

  #erase(): void {
    if (this.#height > 0) this.#channel.write(`\u001b[${this.#height}A\u001b[J`);
    this.#height = 0;
  }
}
