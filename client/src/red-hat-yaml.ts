// Where Red Hat's YAML extension is active, tells it that files made of OAM alone need no schema of its own.
import * as vscode from 'vscode';
import type { DocumentStatus } from '../../server/src/protocol.ts';

const EXTENSION = 'redhat.vscode-yaml';
const CONTRIBUTOR = 'oam';
/** A schema that allows everything and offers nothing. */
const SILENT_SCHEMA = `${CONTRIBUTOR}://nothing-to-add`;

/** The part of that extension's API that is used: https://github.com/redhat-developer/vscode-yaml/wiki/Extension-API */
interface YamlExtension {
  registerContributor(
    schema: string,
    requestSchema: (resource: string) => string | undefined,
    requestSchemaContent: (uri: string) => string,
  ): boolean;
}

/** Registers with the other extension when it is there, now or later. */
export function leaveToUs(onStatus: vscode.Event<DocumentStatus>): vscode.Disposable {
  const ours = new Set<string>();
  let registered = false;
  const register = async (): Promise<void> => {
    if (registered) return;
    const extension = vscode.extensions.getExtension<YamlExtension>(EXTENSION);
    if (extension === undefined) return;
    registered = true;
    const api = await extension.activate();
    api.registerContributor(
      CONTRIBUTOR,
      (resource) => (ours.has(resource) ? SILENT_SCHEMA : undefined),
      () => '{}',
    );
  };
  void register();
  return vscode.Disposable.from(
    onStatus(({ uri, resources, others }) => {
      if (resources > 0 && others === 0) ours.add(uri);
      else ours.delete(uri);
    }),
    vscode.extensions.onDidChange(() => void register()),
  );
}
