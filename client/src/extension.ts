// Starts the language server when the first OAM document shows up, and registers commands and the status item.
import type * as vscode from 'vscode';
import { registerCompareRendered } from './commands/compare-rendered.ts';
import { registerDeploy } from './commands/deploy.ts';
import { registerDeployments } from './commands/deployments.ts';
import { registerManageDeployment } from './commands/manage-deployment.ts';
import { registerMigrate } from './commands/migrate.ts';
import { registerNewResource } from './commands/new-resource.ts';
import { registerOpenRule } from './commands/open-rule.ts';
import { registerPlanView } from './commands/plan-choices.ts';
import { registerRenderConfiguration } from './commands/render-configuration.ts';
import { registerRestart } from './commands/restart.ts';
import { registerSaveRendered } from './commands/save-rendered.ts';
import { registerShowOutput } from './commands/show-output.ts';
import { registerStartRename } from './commands/start-rename.ts';
import { serveDeployDocuments } from './deploy/documents.ts';
import { ShownOperation } from './deploy/shown-operation.ts';
import { serveCommitted } from './preview/committed-documents.ts';
import { linkPlaces } from './preview/linked-places.ts';
import { serveRulePages } from './rule-pages.ts';
import { whenNeeded } from './need.ts';
import { Server } from './server.ts';
import { tellSpecFiles } from './spec-files.ts';
import { registerTasks } from './tasks.ts';
import { registerStatus } from './views/status.ts';
import { registerTargetStatus } from './views/target-status.ts';

/** What the extension hands to others: a way to wait until the server answers. */
export interface Api {
  /** Resolves when the language server runs; starts it when it does not. */
  readonly started: () => Promise<void>;
}

let running: Server | undefined;

export function activate(context: vscode.ExtensionContext): Api {
  const server = new Server(context);
  running = server;
  const chooser = { server, state: context.workspaceState };
  const deploying = { ...chooser, shown: new ShownOperation(server) };
  const documents = serveDeployDocuments(server);
  context.subscriptions.push(
    server,
    deploying.shown,
    documents,
    registerRestart(server),
    registerShowOutput(server),
    registerOpenRule(),
    registerStartRename(),
    registerMigrate(server),
    registerNewResource(server),
    registerRenderConfiguration(chooser),
    registerCompareRendered(chooser),
    registerSaveRendered(chooser),
    registerDeploy(deploying),
    registerPlanView(deploying),
    registerManageDeployment(deploying),
    registerDeployments(deploying, documents),
    registerTargetStatus(deploying),
    registerTasks(context, server),
    serveCommitted(server),
    linkPlaces(server),
    tellSpecFiles(server),
    serveRulePages(context),
    registerStatus(server),
    whenNeeded(() => server.start()),
  );
  return { started: () => server.start() };
}

/** The window closes: the editor waits for this, but for no disposable. */
export async function deactivate(): Promise<void> {
  await running?.end();
}
