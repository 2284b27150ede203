// Component documents around the few lines that a test is about.
import type { Settings } from '../../server/src/workspace/settings.ts';
import { placedProblems } from './problems.ts';

interface Around {
  /** Kind of the workload, or its full name. */
  readonly type?: string;
  readonly apiVersion?: string;
  /** Lines of `spec.parameters`. */
  readonly parameters?: string;
}

/** A component of one container, whose further fields are given as block YAML without indentation. */
export function container(fields: string, around: Around = {}): string {
  const body = `  containers:\n    - name: main\n      image: example/main:1.0.0\n${indented(fields, 6)}`;
  return component(body, around);
}

/** A component with workload settings in place of containers. */
export function withSettings(settings: string, around: Around = {}): string {
  return component(`  workloadSettings:\n${indented(settings, 4)}`, around);
}

function component(body: string, { type = 'Worker', apiVersion, parameters }: Around): string {
  const version = apiVersion ?? 'core.oam.dev/v1alpha1';
  const workloadType = type.includes('/') ? type : `${version}.${type}`;
  const declared = parameters === undefined ? '' : `  parameters:\n${indented(parameters, 4)}`;
  return `apiVersion: ${version}
kind: ComponentSchematic
metadata:
  name: sample
spec:
  workloadType: ${workloadType}
${declared}${body}`;
}

function indented(lines: string, columns: number): string {
  return lines
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => `${line === '' ? '' : ' '.repeat(columns)}${line}\n`)
    .join('');
}

/** The text from the line that holds `from` on, less the indentation of that line. */
export function linesFrom(text: string, from: string): string {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.includes(from));
  const depth = (lines[start] ?? '').search(/\S/);
  return lines
    .slice(start)
    .map((line) => line.slice(depth))
    .join('\n')
    .trimEnd();
}

/** Severity, code and marked text of every problem in the spec of a component: its metadata are not the matter. */
export function specMarks(text: string, settings: Partial<Settings> = {}): string[] {
  return placedProblems(text, settings)
    .map(({ problem, start }) => ({
      ...problem,
      from: start + problem.range.start,
      to: start + problem.range.end,
    }))
    .filter(({ from }) => from > text.search(/"?spec"?:/))
    .map(({ severity, code, from, to }) => `${severity} ${code}: ${text.slice(from, to)}`);
}
