// A connection to a cluster for one command, with all that operations on it are given.
import { VERSION } from '../../base/version.ts';
import { troubleText } from '../../deploy/classify.ts';
import { Client } from '../../deploy/client.ts';
import type { ClusterIdentity } from '../../deploy/cluster.ts';
import { Redactor } from '../../deploy/redact.ts';
import type { DeployTools } from '../../deploy/tools.ts';
import type { Reply } from '../../deploy/trouble.ts';
import { systemClock } from '../../node/kubernetes/clock.ts';
import { nodeCodec } from '../../node/kubernetes/codec.ts';
import { connect } from '../../node/kubernetes/connect.ts';
import { holderOfProcess } from '../../node/kubernetes/holder.ts';
import type { ExitStatus } from '../command.ts';
import { listenForStops, type Interrupts } from './interrupts.ts';
import type { Output } from './output.ts';
import type { ClusterTarget } from './target.ts';

export interface Session {
  readonly tools: DeployTools;
  readonly output: Output;
  readonly identity: ClusterIdentity;
  /** The namespace that was asked for, else that of the context. */
  readonly namespace: string;
  readonly interrupts: Interrupts;
}

/** An operation that ends the command with a sentence for its user, before anything was changed. */
export class Refusal extends Error {}

/** One that `oam deploy --repair-inventory` would mend. */
export class InventoryRefusal extends Refusal {}

/** Connects, works and disconnects. A `Refusal` of the work is reported here. */
export async function withSession(
  target: ClusterTarget,
  output: Output,
  work: (session: Session) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  const interrupts = listenForStops(output.note);
  output.busy();
  try {
    const connected = await connect({ path: target.kubeconfig, context: target.context });
    if (!connected.ok) {
      output.trouble(connected.message);
      return 2;
    }
    const { cluster } = connected;
    try {
      const redactor = new Redactor();
      const tools: DeployTools = {
        client: new Client(cluster, {
          clock: systemClock,
          onRetry: output.event,
          cancelled: interrupts.control.cancelled,
        }),
        clock: systemClock,
        codec: nodeCodec,
        control: interrupts.control,
        holder: holderOfProcess(),
        version: VERSION,
        redactor,
        emit: output.event,
      };
      const namespace = target.namespace ?? connected.namespace;
      return await work({ tools, output, identity: cluster.identity, namespace, interrupts });
    } finally {
      cluster.close();
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refused(error, output, interrupts);
  } finally {
    output.quiet();
    interrupts.end();
  }
}

function refused({ message }: Refusal, output: Output, { stopped }: Interrupts): ExitStatus {
  if (stopped()) {
    output.trouble('Stopped. Nothing was changed.');
    return 130;
  }
  output.trouble(message);
  return 2;
}

/** What was answered. Throws a `Refusal` for trouble. */
export function granted<T>(reply: Reply<T>, { tools }: Pick<Session, 'tools'>): T {
  if (reply.ok) return reply.value;
  throw new Refusal(tools.redactor.text(troubleText(reply.trouble)));
}
