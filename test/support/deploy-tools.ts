// The tools of a run for tests: a client of some cluster, a clock, and an ear for what is told.
import { StopSource } from '../../server/src/base/stop-source.ts';
import type { Clock } from '../../server/src/base/ports.ts';
import { Client } from '../../server/src/deploy/client.ts';
import type { Cluster } from '../../server/src/deploy/cluster.ts';
import type { DeployEvent } from '../../server/src/deploy/event.ts';
import { Redactor } from '../../server/src/deploy/redact.ts';
import type { DeployTools } from '../../server/src/deploy/tools.ts';
import { nodeCodec } from '../../server/src/node/kubernetes/codec.ts';

/** The tools of one run, and what a test does with them. */
export interface TestTools extends DeployTools {
  readonly events: DeployEvent[];
  /** Texts of the warnings so far. */
  readonly warnings: readonly string[];
  readonly cancelling: StopSource;
  readonly aborting: StopSource;
}

/** Tools of a run by `user`, which is told from other runs by that name. */
export function toolsFor(cluster: Cluster, clock: Clock, user = 'ann'): TestTools {
  const events: DeployEvent[] = [];
  const cancelling = new StopSource();
  const aborting = new StopSource();
  const emit = (event: DeployEvent): void => void events.push(event);
  return {
    client: new Client(cluster, { clock, onRetry: emit, cancelled: cancelling.signal }),
    clock,
    codec: nodeCodec,
    control: { cancelled: cancelling.signal, aborted: aborting.signal },
    holder: { user, host: 'desk', pid: 42, id: `run-of-${user}` },
    version: '0.1.0',
    redactor: new Redactor(),
    emit,
    events,
    get warnings() {
      return events.flatMap((event) => (event.kind === 'warning' ? [event.message] : []));
    },
    cancelling,
    aborting,
  };
}
