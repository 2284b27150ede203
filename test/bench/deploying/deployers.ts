// The two deployers that are compared, as command lines: `oam` as it ships, and kubectl with what `oam render` made of the same specs.
import { join } from 'node:path';
import type { Bed } from './bed.ts';
import type { Command } from './measured.ts';
import type { Version } from './specs.ts';

/** `counted`: through the proxy that counts requests, which takes time of its own. */
export type Road = 'straight' | 'counted';

export interface Deployer {
  plan(space: string, version: Version, road?: Road): readonly Command[];
  apply(space: string, version: Version, road?: Road): readonly Command[];
  /** Applies the first version, and ends when all of it is ready. */
  ready(space: string): readonly Command[];
}

const oam = join(import.meta.dirname, '../../../dist/oam.cjs');

/** Ours first. */
export function deployers(bed: Bed): readonly [Deployer, Deployer] {
  return [ours(bed), theirs(bed)];
}

function ours(bed: Bed): Deployer {
  const command = (command: 'diff' | 'deploy', space: string, version: Version, road?: Road) => ({
    program: process.execPath,
    args: [oam, command, bed.specs(version), '--namespace', space],
    kubeconfig: bed.kubeconfig(road),
    good: [command === 'diff' ? 1 : 0],
  });
  const deploy = (space: string, version: Version, road: Road | undefined, wait: string) => {
    const start = command('deploy', space, version, road);
    const args = [...start.args, '--yes', wait, '--format', 'json'];
    // The plan is the first thing that is printed; with --yes, nobody is waited for then.
    return [{ ...start, args, consent: '{"type":"plan"' }];
  };
  return {
    plan: (space, version, road) => [command('diff', space, version, road)],
    apply: (space, version, road) => deploy(space, version, road, '--no-wait'),
    ready: (space) => deploy(space, 'first', 'straight', '--wait'),
  };
}

function theirs(bed: Bed): Deployer {
  const kubectl = (args: readonly string[], good: number, road?: Road): Command => ({
    ...{ program: bed.kubectl, args, good: [good] },
    kubeconfig: bed.kubeconfig(road),
  });
  const withFile = (space: string, version: Version): readonly string[] => [
    ...['--server-side', '--namespace', space, '--filename', bed.rendered(version)],
  ];
  const apply = (space: string, version: Version, road?: Road): Command =>
    kubectl(['apply', ...withFile(space, version)], 0, road);
  return {
    plan: (space, version, road) => [kubectl(['diff', ...withFile(space, version)], 1, road)],
    apply: (space, version, road) => [apply(space, version, road)],
    ready: (space) => [
      apply(space, 'first'),
      kubectl(
        ['wait', 'deployment', '--all', '--for=condition=Available', '--namespace', space],
        0,
      ),
    ],
  };
}
