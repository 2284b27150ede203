// Starts the language server when the first OAM document shows up, and registers commands and the status item.
import type * as vscode from 'vscode';
import { registerMigrate } from './commands/migrate.ts';
import { registerNewResource } from './commands/new-resource.ts';
import { registerOpenRule } from './commands/open-rule.ts';
import { registerRestart } from './commands/restart.ts';
import { registerShowOutput } from './commands/show-output.ts';
import { registerStartRename } from './commands/start-rename.ts';
import { serveRulePages } from './rule-pages.ts';
import { whenNeeded } from './need.ts';
import { Server } from './server.ts';
import { registerStatus } from './views/status.ts';

/** What the extension hands to others: a way to wait until the server answers. */
export interface Api {
  /** Resolves when the language server runs; starts it when it does not. */
  readonly started: () => Promise<void>;
}

export function activate(context: vscode.ExtensionContext): Api {
  const server = new Server(context);
  context.subscriptions.push(
    server,
    registerRestart(server),
    registerShowOutput(server),
    registerOpenRule(),
    registerStartRename(),
    registerMigrate(server),
    registerNewResource(server),
    serveRulePages(context),
    registerStatus(server),
    whenNeeded(() => server.start()),
  );
  return { started: () => server.start() };
}
