// One program of a control plane: started, killed, frozen and started again.
import { existsSync } from 'node:fs';
import { type ProcessGroup, startGroup } from '../machine/process-group.ts';

/** How a program is called and what it is given. */
export interface ProgramStart {
  readonly path: string;
  readonly args: readonly string[];
  /** Where it may write, its temporary files included. */
  readonly folder: string;
}

const setpriv = '/usr/bin/setpriv';

/** A program that can be ended and started again with the same or other arguments. */
export class Program {
  #start: ProgramStart;
  #group: ProcessGroup;
  #isKilled = false;

  constructor(start: ProgramStart) {
    this.#start = start;
    this.#group = launch(start);
  }

  /** The last lines that it printed. */
  output(): string {
    return this.#group.output();
  }

  /** Resolves with the last lines when it has ended. */
  async ended(): Promise<string> {
    return (await this.#group.ended).output;
  }

  /** Ends it at once, without a chance to tidy up, and resolves when it is gone. */
  async kill(): Promise<void> {
    this.#isKilled = true;
    this.#group.signal('SIGKILL');
    await this.#group.ended;
  }

  /** Ends what runs and starts it again. */
  async restart(args: readonly string[] = this.#start.args): Promise<void> {
    await this.kill();
    this.#start = { ...this.#start, args };
    this.#group = launch(this.#start);
    this.#isKilled = false;
  }

  /** Whether it was ended on purpose. */
  get isKilled(): boolean {
    return this.#isKilled;
  }

  /** Freezes it: its connections stay open and nothing is answered. */
  pause(): void {
    this.#group.signal('SIGSTOP');
  }

  resume(): void {
    this.#group.signal('SIGCONT');
  }
}

function launch({ path, args, folder }: ProgramStart): ProcessGroup {
  const env = { PATH: process.env['PATH'], HOME: folder, TMPDIR: folder };
  // The kernel ends it when we are killed and cannot: setpriv becomes the program, so its id stays.
  const [command, ...all] = existsSync(setpriv)
    ? [setpriv, '--pdeathsig', 'SIGKILL', path, ...args]
    : [path, ...args];
  return startGroup(command, all, { cwd: folder, env });
}
