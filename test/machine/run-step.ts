// Runs one step of an installation: a program that is silent unless it fails.
import { spawn } from 'node:child_process';

/** Where a step runs, for how long at most (milliseconds), and what it is called when it fails. */
export interface Step {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly what: string;
  readonly timeout: number;
}

/**
 * Runs one step to its end and hands back what it printed on standard output. Where it fails, the
 * error holds the end of all its output.
 */
export function runStep(command: string, args: readonly string[], step: Step): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: step.cwd,
      env: step.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: step.timeout,
    });
    let result = '';
    let output = '';
    const keep = (text: string) => (output = (output + text).slice(-4000));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      result += text;
      keep(text);
    });
    child.stderr.setEncoding('utf8').on('data', keep);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(result);
      reject(new Error(`${step.what} failed (${code ?? signal}):\n${output}`));
    });
  });
}
