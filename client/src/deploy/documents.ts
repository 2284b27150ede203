// Read-only documents that show objects of plans and of clusters. Their texts come from the server and never lie on a disk.
import * as vscode from 'vscode';
import {
  CLUSTER_EVENTS,
  CLUSTER_OBJECT,
  type ClusterEvent,
  type ClusterEventsAnswer,
  type ClusterObjectAnswer,
  type ObjectParams,
} from '../../../server/src/protocol-cluster.ts';
import {
  PLAN_DOCUMENT,
  type PlanDocumentAnswer,
  type PlanDocumentParams,
} from '../../../server/src/protocol-deploy.ts';
import type { Server } from '../server.ts';
import { clusterSettings } from './cluster-settings.ts';
import { DEPLOY_SCHEME } from './deploy-scheme.ts';
import { oneLine } from './plain-text.ts';

/** What a document shows; it stands in the query of its address. */
type Content =
  | ({ readonly of: 'plan' } & PlanDocumentParams)
  | ({ readonly of: 'object' | 'events' } & ObjectParams);

/** The address of one side of a change. */
export function planAddress(name: string, params: PlanDocumentParams): vscode.Uri {
  return addressOf(`${name}.yaml`, { of: 'plan', ...params });
}

/** The address of an object, or of the events about it, as they are in the cluster. */
export function liveAddress(of: 'object' | 'events', object: ObjectParams): vscode.Uri {
  const { context, apiVersion, kind, name, namespace } = object;
  const title = oneLine(`${kind} ${name}`);
  const place = namespace === undefined ? {} : { namespace };
  // The kubeconfig is asked of the settings when the document is read, so that no address can name one.
  const content: Content = { of, context, apiVersion, kind, name, ...place };
  return addressOf(of === 'object' ? `${title}.yaml` : `${title} events.txt`, content);
}

function addressOf(title: string, content: Content): vscode.Uri {
  const path = `/${title.replaceAll('/', '∕')}`;
  return vscode.Uri.from({ scheme: DEPLOY_SCHEME, path, query: JSON.stringify(content) });
}

/** Serves the documents. */
export function serveDeployDocuments(server: Server): DeployDocuments {
  return new DeployDocuments(server);
}

export class DeployDocuments implements vscode.Disposable, vscode.TextDocumentContentProvider {
  readonly #server: Server;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registration: vscode.Disposable;

  readonly onDidChange = this.#changed.event;

  constructor(server: Server) {
    this.#server = server;
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(DEPLOY_SCHEME, this);
  }

  async provideTextDocumentContent(
    address: vscode.Uri,
    token: vscode.CancellationToken,
  ): Promise<string> {
    if (!vscode.workspace.isTrusted) throw new Error('This workspace is not trusted.');
    const { of, ...params } = JSON.parse(address.query) as Content;
    const ask = <Answer>(request: string, more: object = {}): Promise<Answer> =>
      this.#server.ask<Answer>(request, { ...params, ...more }, token);
    if (of === 'plan') {
      const answer = await ask<PlanDocumentAnswer>(PLAN_DOCUMENT);
      return answer?.text ?? '# This plan is over. Plan again to see what would change now.\n';
    }
    if (of === 'object') {
      const answer = await ask<ClusterObjectAnswer>(CLUSTER_OBJECT, clusterSettings());
      return answer.kind === 'failed' ? comment(answer.message) : answer.text;
    }
    const answer = await ask<ClusterEventsAnswer>(CLUSTER_EVENTS, clusterSettings());
    return answer.kind === 'failed' ? comment(answer.message) : eventsText(answer.events);
  }

  /** Shows a document, read anew if it is shown already. */
  async open(address: vscode.Uri): Promise<void> {
    const isOpen = vscode.workspace.textDocuments.some(
      ({ uri }) => uri.toString() === address.toString(),
    );
    if (isOpen) this.#changed.fire(address);
    await vscode.window.showTextDocument(address, { preview: true });
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}

function comment(text: string): string {
  return `# ${oneLine(text)}\n`;
}

function eventsText(events: readonly ClusterEvent[]): string {
  if (events.length === 0) return 'No events. Clusters keep them for about an hour.\n';
  const lines = events.map(({ type, reason, message, count, lastSeen, from }) => {
    const times = count > 1 ? ` (${count} times)` : '';
    return oneLine(`${lastSeen}  ${type}  ${reason}: ${message}${times}  [${from}]`);
  });
  return `${lines.join('\n')}\n`;
}
