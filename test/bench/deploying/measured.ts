// Measures a program, or several one after the other, from outside: time, processor time and memory.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { performance } from 'node:perf_hooks';

/** A program to run. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly kubeconfig: string;
  /** Exit statuses that say that it worked. */
  readonly good: readonly number[];
  /** A line of standard output that begins like this tells that what comes before the real work is over. */
  readonly consent?: string;
}

export interface Outcome {
  /** Milliseconds from the start of the first program to the end of the last. */
  readonly time: number;
  /** Milliseconds from the line that `consent` names to the end. */
  readonly sinceConsent: number | undefined;
  /** Milliseconds of processors, in the programs themselves. */
  readonly processor: number;
  /** Resident memory of the largest, in MB of 10⁶ bytes. */
  readonly peak: number;
}

/** Runs the commands one after the other. Throws when one does not work. */
export async function measured(commands: readonly Command[]): Promise<Outcome> {
  const started = performance.now();
  const ran: Ran[] = [];
  for (const command of commands) ran.push(await run(command));
  const ended = performance.now();
  const consent = ran.find(({ consentAt }) => consentAt !== undefined)?.consentAt;
  return {
    time: ended - started,
    sinceConsent: consent === undefined ? undefined : ended - consent,
    processor: ran.reduce((sum, { processor }) => sum + processor, 0),
    peak: Math.max(...ran.map(({ peak }) => peak)),
  };
}

interface Ran {
  readonly consentAt: number | undefined;
  readonly processor: number;
  readonly peak: number;
}

/** Milliseconds between two looks at a program; what it does after the last one is not counted. */
const lookPause = 15;
/** Milliseconds of a tick in which Linux counts time of processors. */
const tick = 10;

function run({ program, args, kubeconfig, good, consent }: Command): Promise<Ran> {
  const child = spawn(program, args, {
    // What kubectl remembers of a server goes below its home, and may help it from then on.
    env: { PATH: process.env['PATH'], HOME: dirname(kubeconfig), KUBECONFIG: kubeconfig },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let consentAt: number | undefined;
  let processor = 0;
  let peak = 0;
  const look = setInterval(() => {
    processor = processorTime(child.pid) ?? processor;
    peak = peakMemory(child.pid) ?? peak;
  }, lookPause);
  let line = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (consent === undefined || consentAt !== undefined) return;
    line += text;
    const seen = line.startsWith(consent) || line.includes(`\n${consent}`);
    if (seen && line.includes('\n', line.indexOf(consent))) consentAt = performance.now();
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => clearInterval(look));
    child.once('close', (code) => {
      if (good.includes(code ?? -1)) resolve({ consentAt, processor, peak });
      else
        reject(new Error(`${program} ${args.join(' ')}: ${String(code)}\n${errors.slice(-2000)}`));
    });
  });
}

/** User and system time, with that of its children that have ended. */
function processorTime(pid: number | undefined): number | undefined {
  const stat = read(pid, 'stat');
  // The name of the program stands in parentheses, and may hold spaces.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = fields?.slice(11, 15).reduce((sum, each) => sum + Number(each), 0);
  return ticks === undefined ? undefined : ticks * tick;
}

function peakMemory(pid: number | undefined): number | undefined {
  const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(read(pid, 'status') ?? '')?.[1];
  return kilobytes === undefined ? undefined : (Number(kilobytes) * 1024) / 1e6;
}

/** Undefined once the program has ended. */
function read(pid: number | undefined, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${String(pid)}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}
