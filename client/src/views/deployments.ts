// The view of deployed applications in the explorer. It asks no cluster before the user connects, and none while it is hidden.
import * as vscode from 'vscode';
import type {
  DeployedApplication,
  DeployedObject,
  DeploymentStatus,
} from '../../../server/src/protocol-cluster.ts';
import { oneLine } from '../deploy/plain-text.ts';
import { treeItem } from '../deploy/plan-tree.ts';
import { icons, remark, type Row } from '../deploy/row.ts';
import type { Server } from '../server.ts';
import { applicationKey, applicationRow, objectRow, remarkRows } from './deployment-rows.ts';
import { Followed } from './followed.ts';

const VIEW = 'oam.deployments';
/** Context key: whether a cluster is shown, and `empty` when it has no application. */
const CONNECTED = 'oam.connected';

/** An entry of the view. */
export interface Node {
  readonly row: Row;
  readonly application?: DeployedApplication;
  readonly object?: DeployedObject;
}

export class Deployments implements vscode.Disposable, vscode.TreeDataProvider<Node> {
  readonly #server: Server;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #view: vscode.TreeView<Node>;
  readonly #subscriptions: readonly vscode.Disposable[];
  /** The applications that are opened, by their keys. */
  readonly #opened = new Map<string, DeployedApplication>();
  readonly #parents = new Map<string, Node>();
  #context: string | undefined;
  #followed: Followed | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(server: Server) {
    this.#server = server;
    this.#view = vscode.window.createTreeView(VIEW, { treeDataProvider: this });
    this.#subscriptions = [
      this.#view,
      this.#changed,
      this.#view.onDidExpandElement(({ element: { application } }) => {
        if (application === undefined) return;
        this.#opened.set(applicationKey(application), application);
        void this.#followed?.followApplication(application);
      }),
      this.#view.onDidCollapseElement(({ element: { application } }) => {
        if (application === undefined) return;
        this.#opened.delete(applicationKey(application));
        void this.#followed?.leaveApplication(application);
      }),
      this.#view.onDidChangeVisibility(({ visible }) => {
        if (visible) void this.#followAgain();
        else this.#followed?.leaveAll();
      }),
      server.onStarted(() => {
        this.#followed?.forgetAll();
        if (this.#view.visible) void this.#followAgain();
      }),
    ];
  }

  /** The context that is shown. */
  get context(): string | undefined {
    return this.#context;
  }

  /** Shows the applications of a context from now on. */
  async connect(context: string): Promise<void> {
    if (context !== this.#context) this.#opened.clear();
    this.#context = context;
    this.#followed?.dispose();
    const followed = new Followed(this.#server, context);
    followed.onDidChange(() => this.#update());
    this.#followed = followed;
    this.#update();
    await vscode.commands.executeCommand(`${VIEW}.focus`);
    await this.#followAgain();
  }

  /** Asks for everything anew. */
  async refresh(): Promise<void> {
    if (this.#context !== undefined) await this.connect(this.#context);
  }

  /** Opens an application of the context that is shown, as soon as it is known. */
  async reveal(name: string, namespace: string): Promise<void> {
    const key = applicationKey({ name, namespace });
    const node = await this.#awaitNode(key);
    if (node !== undefined) await this.#view.reveal(node, { expand: true, focus: true });
  }

  /** The entry that a command is about: that of the menu, else the selected one. */
  nodeFor(argument: unknown): Node | undefined {
    return isNode(argument) ? argument : this.#view.selection[0];
  }

  getChildren(node?: Node): Node[] {
    const followed = this.#followed;
    if (followed === undefined) return [];
    if (node?.application !== undefined) return this.#objectsOf(node, node.application, followed);
    if (node !== undefined) return [];
    const { trouble, applications } = followed;
    const problems =
      trouble === undefined ? [] : [{ row: remark('trouble', oneLine(trouble), icons.bad) }];
    return [...problems, ...(applications ?? []).map((each) => this.#nodeOf(each, followed))];
  }

  getParent({ row, object }: Node): Node | undefined {
    return object === undefined ? undefined : this.#parents.get(row.id);
  }

  getTreeItem({ row, object }: Node): vscode.TreeItem {
    if (object === undefined) return treeItem(row);
    const command = { command: 'oam.deployments.openLive', title: 'Show Live YAML' };
    return treeItem(row, { ...command, arguments: [{ row, object }] });
  }

  #nodeOf(application: DeployedApplication, followed: Followed): Node {
    return { row: applicationRow(application, followed.statusOf(application)), application };
  }

  #objectsOf(parent: Node, application: DeployedApplication, followed: Followed): Node[] {
    const status = followed.statusOf(application);
    const id = applicationKey(application);
    const trouble = followed.troubleOf(application);
    const problems =
      trouble === undefined ? [] : [{ row: remark(`${id} trouble`, oneLine(trouble), icons.bad) }];
    if (status === undefined && trouble !== undefined) return problems;
    if (status === undefined) return [{ row: remark(`${id} loading`, 'Asking…', icons.busy) }];
    const source = status.configuration === undefined ? 'unknown' : 'known';
    const objects = status.objects.map((object): Node => {
      const row = objectRow(application, object, source);
      this.#parents.set(row.id, parent);
      return { row, application, object };
    });
    const remarks = remarkRows(application, status).map((row) => ({ row }));
    return [...problems, ...remarks, ...objects];
  }

  /** How an application is, once it was opened. */
  statusOf(application: DeployedApplication): DeploymentStatus | undefined {
    return this.#followed?.statusOf(application);
  }

  async #followAgain(): Promise<void> {
    const followed = this.#followed;
    if (followed === undefined) return;
    await followed.followList();
    await Promise.all([...this.#opened.values()].map((each) => followed.followApplication(each)));
  }

  #update(): void {
    const { applications, trouble } = this.#followed ?? {};
    const isEmpty = applications?.length === 0 && trouble === undefined;
    void vscode.commands.executeCommand('setContext', CONNECTED, isEmpty ? 'empty' : 'yes');
    this.#view.description = oneLine(this.#context ?? '');
    const isAsking = applications === undefined && trouble === undefined;
    this.#view.message = isAsking ? 'Asking the cluster…' : '';
    this.#changed.fire(undefined);
  }

  /** Undefined when the cluster does not know it. */
  #awaitNode(key: string): Promise<Node | undefined> {
    const followed = this.#followed;
    if (followed === undefined) return Promise.resolve(undefined);
    const look = (): Node | undefined => {
      const found = followed.applications?.find((each) => applicationKey(each) === key);
      return found && this.#nodeOf(found, followed);
    };
    const known = (): boolean =>
      followed.applications !== undefined || followed.trouble !== undefined;
    if (known()) return Promise.resolve(look());
    return new Promise((resolve) => {
      const subscription = followed.onDidChange(() => {
        if (!known()) return;
        subscription.dispose();
        resolve(look());
      });
    });
  }

  dispose(): void {
    this.#followed?.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'row' in value;
}
