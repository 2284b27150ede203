// A program in a process group of its own, which ends together with whoever started it.
import { spawn } from 'node:child_process';

/** How a program is started. */
export interface GroupOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Called with each line that it prints. */
  readonly log?: (line: string) => void;
}

/** How a program ended, and the last lines that it printed. */
export interface Ending {
  /** Undefined for one that was ended by a signal or could not be started. */
  readonly code: number | undefined;
  readonly output: string;
}

/** A started program with all that it starts itself. */
export interface ProcessGroup {
  readonly pid: number | undefined;
  /** Resolves when the program has ended, for whatever reason. */
  readonly ended: Promise<Ending>;
  /** The last lines that it printed so far. */
  output(): string;
  /** Calls `listener` with each line printed from now on, and those before. */
  onLine(listener: (line: string) => void): void;
  /** Sends a signal to the whole group; one that is gone is left in peace. */
  signal(signal: NodeJS.Signals): void;
  /** Asks the group to end, makes it end after ten seconds, and resolves when it has. */
  stop(): Promise<void>;
}

const stopTimeout = 10_000;

/** What is still to be ended when this process goes. One listener for all: a run starts many programs. */
const killedAtExit = new Set<() => void>();
process.once('exit', () => {
  for (const kill of killedAtExit) kill();
});

/** Starts a program; it is killed when this process exits before it. */
export function startGroup(
  command: string,
  args: readonly string[],
  options: GroupOptions,
): ProcessGroup {
  const { cwd, env, log } = options;
  const child = spawn(command, args, {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let lines: string[] = [];
  const listeners: ((line: string) => void)[] = log ? [log] : [];
  const output = () => lines.slice(-30).join('\n');
  const add = (more: readonly string[]) => {
    lines = [...lines, ...more].slice(-200);
    for (const line of more) for (const listener of listeners) listener(line);
  };
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream.setEncoding('utf8').on('data', (text: string) => {
      const parts = (rest + text).split('\n');
      rest = parts.pop() ?? '';
      add(parts);
    });
  }
  const signal = (name: NodeJS.Signals) => signalGroup(child.pid, name);
  // Whoever fails before it stops the group must not leave it behind.
  const kill = () => signal('SIGKILL');
  killedAtExit.add(kill);
  const ended = new Promise<Ending>((resolve) => {
    child.once('error', (error) => {
      add([error.message]);
      resolve({ code: undefined, output: output() });
    });
    child.once('close', (code) => resolve({ code: code ?? undefined, output: output() }));
  });
  void ended.then(() => killedAtExit.delete(kill));
  return {
    pid: child.pid,
    ended,
    output,
    onLine(listener) {
      for (const line of lines) listener(line);
      listeners.push(listener);
    },
    signal,
    async stop() {
      signal('SIGTERM');
      const force = setTimeout(kill, stopTimeout);
      await ended;
      clearTimeout(force);
    },
  };
}

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone already, which is what we want.
  }
}
