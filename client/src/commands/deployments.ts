// Commands of the view of deployments: connect, look at an object in the cluster, in its source, at its events and logs.
import * as vscode from 'vscode';
import {
  OBJECT_SOURCE,
  type ObjectParams,
  type ObjectSourceAnswer,
  type ObjectSourceParams,
} from '../../../server/src/protocol-cluster.ts';
import { chooseContext } from '../deploy/choose-target.ts';
import { clusterSettings } from '../deploy/cluster-settings.ts';
import { clusterCommand, tell } from '../deploy/commands.ts';
import { liveAddress, type DeployDocuments } from '../deploy/documents.ts';
import { openPlace } from '../deploy/open-place.ts';
import type { Deploying } from '../deploy/shown-operation.ts';
import { whichApplication } from '../deploy/which-application.ts';
import { addressOf, viewOf } from '../preview/rendered-view.ts';
import { Deployments, type Node } from '../views/deployments.ts';
import { PodLogs } from '../views/pod-logs.ts';

export function registerDeployments(
  deploying: Deploying,
  documents: DeployDocuments,
): vscode.Disposable {
  const { server } = deploying;
  const view = new Deployments(server);
  const logs = new PodLogs(server);
  const command = (name: string, run: (argument: unknown) => Promise<void>): vscode.Disposable =>
    clusterCommand(server, name, run);
  const onObject = (name: string, run: (chosen: Chosen) => Promise<void>): vscode.Disposable =>
    command(name, async (argument) => {
      const chosen = chosenObject(view, argument);
      if (chosen !== undefined) await run(chosen);
    });
  return vscode.Disposable.from(
    view,
    logs,
    command('oam.deployments.connect', async () => {
      const context = await chooseContext(server, 'Whose applications are to be shown?');
      if (context !== undefined) await view.connect(context.name);
    }),
    command('oam.deployments.refresh', () => view.refresh()),
    command('oam.deploymentStatus', async (argument) => {
      const placeholder = 'Which application is to be looked at?';
      const chosen = await whichApplication(deploying, argument, placeholder);
      if (chosen === undefined) return;
      const { application, target } = chosen;
      await view.connect(target.context);
      await view.reveal(application, target.namespace);
    }),
    onObject('oam.deployments.openLive', ({ object }) =>
      documents.open(liveAddress('object', object)),
    ),
    onObject('oam.deployments.events', ({ object }) =>
      documents.open(liveAddress('events', object)),
    ),
    onObject('oam.deployments.logs', ({ object }) => logs.follow(object)),
    command('oam.deployments.stopLogs', () => logs.stop()),
    onObject('oam.deployments.openSource', (chosen) => openSource(deploying, view, chosen)),
    onObject('oam.deployments.openRendered', (chosen) => openRendered(deploying, view, chosen)),
  );
}

interface Chosen {
  readonly node: Node;
  readonly object: ObjectParams;
}

function chosenObject(view: Deployments, argument: unknown): Chosen | undefined {
  const node = view.nodeFor(argument);
  const { context } = view;
  if (node?.object === undefined || context === undefined) return undefined;
  const { apiVersion, kind, name, namespace } = node.object;
  const place = namespace === undefined ? {} : { namespace };
  return { node, object: { ...clusterSettings(), context, apiVersion, kind, name, ...place } };
}

async function openSource(
  { server }: Deploying,
  view: Deployments,
  { node: { application, object } }: Chosen,
): Promise<void> {
  const configuration = application && view.statusOf(application)?.configuration;
  if (application === undefined || configuration === undefined || object === undefined) {
    tell('The specs of this application are not in this workspace.');
    return;
  }
  const { namespace } = application;
  const params: ObjectSourceParams = { configuration, namespace, key: object.key };
  const place = await server.ask<ObjectSourceAnswer>(OBJECT_SOURCE, params);
  if (place === null) tell(`The specs have no ${object.kind} ${object.name} any more.`);
  else await openPlace(place);
}

/** The rendered document of the configuration, at the object. */
async function openRendered(
  { server }: Deploying,
  view: Deployments,
  { node: { application, object } }: Chosen,
): Promise<void> {
  const configuration = application && view.statusOf(application)?.configuration;
  if (configuration === undefined || object === undefined) {
    tell('The specs of this application are not in this workspace.');
    return;
  }
  await server.start();
  const document = await vscode.workspace.openTextDocument(addressOf(viewOf(configuration)));
  const line = lineOf(document.getText(), object);
  const selection = new vscode.Range(line, 0, line, 0);
  await vscode.window.showTextDocument(document, { selection, preview: false });
}

/** Where an object begins in a text of several: rendered documents write kind and name in this way. */
function lineOf(
  text: string,
  { kind, name }: { readonly kind: string; readonly name: string },
): number {
  let line = 0;
  for (const part of text.split(/^---$/m)) {
    const lines = part.split('\n');
    if (lines.includes(`kind: ${kind}`) && lines.includes(`  name: ${name}`)) {
      return (
        line +
        Math.max(
          0,
          lines.findIndex((each) => each.startsWith('apiVersion:')),
        )
      );
    }
    line += lines.length - 1;
  }
  return 0;
}
