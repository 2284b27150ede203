// Logs of pods, followed into an output channel of their own.
import * as vscode from 'vscode';
import {
  CLUSTER_PODS,
  LOG_LINES,
  LOGS,
  STOP_LOGS,
  type ClusterPodsAnswer,
  type LogLinesParams,
  type LogsAnswer,
  type LogsParams,
  type ObjectParams,
  type PodChoice,
  type StopLogsParams,
} from '../../../server/src/protocol-cluster.ts';
import { clusterSettings } from '../deploy/cluster-settings.ts';
import { tell, tellError, unlessFailed } from '../deploy/commands.ts';
import { newId } from '../deploy/new-id.ts';
import { messageText, oneLine, severalLines, withoutIcons } from '../deploy/plain-text.ts';
import type { Server } from '../server.ts';

const FOLLOWS = 'oam.followsLogs';

export class PodLogs implements vscode.Disposable {
  readonly #server: Server;
  readonly #subscription: vscode.Disposable;
  #channel: vscode.OutputChannel | undefined;
  #current: string | undefined;

  constructor(server: Server) {
    this.#server = server;
    this.#subscription = server.onTold(LOG_LINES, ({ id, lines }: LogLinesParams) => {
      if (id !== this.#current) return;
      for (const line of lines) this.#channel?.appendLine(severalLines(line));
    });
  }

  /** Follows the log of a pod of an object; asks which one where there are several. */
  async follow(object: ObjectParams): Promise<void> {
    const asked = await this.#server.ask<ClusterPodsAnswer>(CLUSTER_PODS, object);
    const pods = unlessFailed(asked)?.pods;
    if (pods === undefined) return;
    const name = oneLine(`${object.kind} ${object.name}`);
    if (pods.length === 0) {
      tell(`${name} has no pods.`);
      return;
    }
    const chosen = await choose(pods, name);
    if (chosen !== undefined) await this.#show(object.context, chosen);
  }

  async #show(context: string, { pod, container }: Choice): Promise<void> {
    await this.stop();
    const id = newId('logs');
    const { name, namespace } = pod;
    const params: LogsParams = {
      ...clusterSettings(),
      context,
      id,
      namespace,
      pod: name,
      container,
      mode: 'follow',
    };
    this.#channel ??= vscode.window.createOutputChannel('OAM Pod Logs');
    this.#channel.clear();
    this.#channel.show(true);
    this.#follows(id);
    const title = oneLine(`${name} / ${container}`);
    void this.#server
      .ask<LogsAnswer>(LOGS, params)
      .catch((error: unknown) => ({ kind: 'failed' as const, message: String(error) }))
      .then((answer) => {
        if (answer.kind === 'failed') tellError(messageText(answer.message));
        if (this.#current !== id) return;
        this.#channel?.appendLine(`— ${title}: the log ended —`);
        this.#follows(undefined);
      });
  }

  /** Follows no more; what was read stays. */
  async stop(): Promise<void> {
    const id = this.#current;
    if (id === undefined) return;
    this.#follows(undefined);
    const params: StopLogsParams = { id };
    await this.#server.ask(STOP_LOGS, params).catch(() => undefined);
  }

  #follows(id: string | undefined): void {
    this.#current = id;
    void vscode.commands.executeCommand('setContext', FOLLOWS, id !== undefined);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#channel?.dispose();
  }
}

interface Choice {
  readonly pod: PodChoice;
  readonly container: string;
}

async function choose(pods: readonly PodChoice[], name: string): Promise<Choice | undefined> {
  const items = pods.flatMap((pod) =>
    pod.containers.map((container) => ({
      label: withoutIcons(pod.name),
      description: withoutIcons(`${container} · ${healthText(pod)}`),
      choice: { pod, container },
    })),
  );
  const [only, ...others] = items;
  if (others.length === 0) return only?.choice;
  const placeHolder = `Which log of ${name}?`;
  const options = { placeHolder, matchOnDescription: true };
  return (await vscode.window.showQuickPick(items, options))?.choice;
}

function healthText({ health }: PodChoice): string {
  return health.status === 'ready' ? 'ready' : health.reason;
}
