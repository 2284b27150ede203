// The page that sets what Rudr did in each probe beside what our targets give for the same input.
import { isDeepStrictEqual } from 'node:util';
import { plainValue } from '../../server/src/render/rendered-node.ts';
import type { Rendering } from '../../server/src/render/rendering.ts';
import {
  createdObjects,
  probes,
  withoutOwners,
  type Probe,
  type RecordedStep,
} from './rudr-data.ts';
import { renderNamed } from './rendering.ts';

const INTRODUCTION = `# What Rudr did, and what \`oam render\` gives

Rudr was the reference implementation of OAM v1alpha1. \`oam render --compat rudr\` writes the objects that it made of a
configuration, field for field, so that people who move away from it can compare. Where Rudr refused a configuration, or
crashed on it, there are no objects but an error at the place that was to blame; where it silently did something else
than what is written, there is a warning. A health scope that instances join is rendered with them, as Rudr writes into
it who has joined. The default target, \`kubernetes\`, repeats none of Rudr's mistakes.

The table lists 116 small experiments with Rudr. Each row shows the objects that Rudr made by their kinds, and what the two
targets answer to the same input: objects, then the codes of problems. Owner references are left out unless they are asked
for. A changed configuration is rendered as if it were new. \`npm run docs\` writes this page where the recordings of the
experiments are at hand.
`;

/** The whole page. */
export function rudrPage(): string {
  const all = probes();
  const rows = all.map((probe) => `| ${cellsOf(probe).join(' | ')} |`);
  const head = '| probe | Rudr | `--compat rudr` | `kubernetes` |\n| --- | --- | --- | --- |';
  return `${INTRODUCTION}\n${summary(all)}\n\n${head}\n${rows.join('\n')}\n`;
}

/** How often the compatible target agrees with Rudr. */
export function summary(all: readonly Probe[]): string {
  const steps = all.flatMap((probe) => probe.steps).filter(({ phase }) => phase === 'add');
  const accepted = steps.filter(({ result }) => result === 'OK');
  const refused = steps.filter(({ result }) => result !== 'OK');
  const crashed = refused.filter(({ result }) => result.startsWith('PANIC'));
  const same = accepted.filter((step) => isSame(step, compatible(step)));
  const alike = refused.filter((step) => compatible(step)?.objects.length === 0);
  return [
    `${String(all.length)} experiments with ${String(steps.length)} new configurations:`,
    `Rudr accepted ${String(accepted.length)}, of which ${String(same.length)} are rendered the same;`,
    `it refused ${String(refused.length - crashed.length)} and crashed on ${String(crashed.length)},`,
    `of which ${String(alike.length)} have no objects here either.`,
  ].join('\n');
}

function compatible(step: RecordedStep): Rendering | undefined {
  return rendered(step, 'rudr');
}

function rendered({ text, configuration }: RecordedStep, target: string): Rendering | undefined {
  return renderNamed(new Map([['file:///probe.yaml', text]]), configuration, { target });
}

function isSame(step: RecordedStep, rendering: Rendering | undefined): boolean {
  const objects = rendering?.objects.map(({ root }) => plainValue(root));
  return isDeepStrictEqual(objects, withoutOwners(createdObjects(step)));
}

function cellsOf({ name, steps }: Probe): readonly string[] {
  const lines = (show: (step: RecordedStep) => string): string =>
    steps
      .map((step) => (steps.length > 1 ? `${step.phase}: ` : '') + show(step))
      .join('<br>')
      .replaceAll('|', '\\|');
  return [name, lines(whatRudrDid), lines(whatCompatGives), lines(whatKubernetesGives)];
}

const VERBS = { POST: 'creates', PATCH: 'changes', PUT: 'changes', DELETE: 'deletes' } as const;

function pluralIn(path: string): string {
  return /\/namespaces\/[^/]+\/([^/]+)/.exec(path)?.[1] ?? '';
}

/** Kinds by their names in paths, as the recorded calls have them. */
let kinds: ReadonlyMap<string, string> | undefined;
function kindsByPlural(): ReadonlyMap<string, string> {
  kinds ??= new Map(
    probes()
      .flatMap(({ steps }) => steps.flatMap(({ calls }) => calls))
      .filter(({ method }) => method === 'POST')
      .map(({ path, body }) => [pluralIn(path), String(body?.['kind'])]),
  );
  return kinds;
}

function whatRudrDid({ result, calls }: RecordedStep): string {
  const deeds = new Map<string, Set<string>>();
  for (const { method, path } of calls) {
    const plural = pluralIn(path);
    const verb = VERBS[method as keyof typeof VERBS] as string | undefined;
    if (verb === undefined || plural === 'applicationconfigurations') continue;
    deeds.set(verb, (deeds.get(verb) ?? new Set()).add(kindsByPlural().get(plural) ?? plural));
  }
  const done = [...deeds].map(([verb, kinds]) => `${verb} ${[...kinds].join(', ')}`).join('; ');
  if (result === 'OK') return done === '' ? 'does nothing' : done;
  const end = result.startsWith('PANIC')
    ? 'crashes'
    : result.startsWith('PARSE')
      ? 'cannot load the configuration'
      : 'refuses';
  return done === '' ? end : `${done}; then ${end}`;
}

function whatCompatGives(step: RecordedStep): string {
  if (step.phase === 'delete') return 'not asked';
  const rendering = compatible(step);
  if (step.phase === 'modify') return `as new: ${kindsOf(rendering)}${problemsOf(rendering)}`;
  if (step.result !== 'OK') return `${kindsOf(rendering)}${problemsOf(rendering)}`;
  const verdict = isSame(step, rendering) ? 'the same' : `other objects: ${kindsOf(rendering)}`;
  return verdict + problemsOf(rendering);
}

function problemsOf(rendering: Rendering | undefined): string {
  const known = /^Rudr (?:refuses|crashes on) this configuration: /;
  const messages = new Set(
    rendering?.problems.map(({ code, message }) => `\`${code}\` ${message.replace(known, '')}`),
  );
  return [...messages].map((message) => `<br>${message}`).join('');
}

function whatKubernetesGives(step: RecordedStep): string {
  if (step.phase === 'delete') return 'not asked';
  const rendering = rendered(step, 'kubernetes');
  const codes = new Set(rendering?.problems.map(({ code }) => `\`${code}\``));
  return [kindsOf(rendering), ...codes].join(', ');
}

function kindsOf(rendering: Rendering | undefined): string {
  const kinds = new Set(rendering?.objects.map(({ kind }) => kind));
  return kinds.size === 0 ? 'nothing' : [...kinds].join(', ');
}
