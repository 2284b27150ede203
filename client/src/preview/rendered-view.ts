// What a rendered document is to show: a configuration with the settings that hold for it, and its address.
import * as vscode from 'vscode';
import {
  RENDERED_SCHEME,
  renderedUri,
  type ConfigurationId,
  type RenderedView,
} from '../../../server/src/protocol.ts';

/** The command that shows a configuration beside its source, which lenses run too. */
export const RENDER_TO_SIDE = 'oam.renderConfigurationToSide';

/** Scheme of the documents that show what a configuration was rendered to as of the last commit. */
export const COMMITTED_SCHEME = 'oam-rendered-head';

/** The view of a configuration by the settings of its folder. */
export function viewOf({ uri, name }: ConfigurationId): RenderedView {
  const settings = vscode.workspace.getConfiguration('oam.render', vscode.Uri.parse(uri));
  const namespace = settings.get<string>('namespace', '').trim();
  const kubernetesVersion = settings.get<string>('kubernetesVersion', '').trim();
  return {
    uri,
    name,
    target: settings.get<string>('target', 'kubernetes'),
    ...(namespace === '' ? {} : { namespace }),
    ...(kubernetesVersion === '' ? {} : { kubernetesVersion }),
  };
}

/** The rendered document of a view. */
export function addressOf(view: RenderedView): vscode.Uri {
  return vscode.Uri.parse(renderedUri(view));
}

/** The document that shows the view as of the last commit. */
export function committedAddress(view: RenderedView): vscode.Uri {
  return addressOf(view).with({ scheme: COMMITTED_SCHEME });
}

/** Whether the document shows what was committed: nothing for the language server, which knows the present. */
export function isCommitted({ uri }: vscode.TextDocument): boolean {
  return uri.scheme === COMMITTED_SCHEME;
}

/** The view that a rendered document shows; undefined for any other document. */
export function viewAt(uri: vscode.Uri): RenderedView | undefined {
  return uri.scheme === RENDERED_SCHEME ? viewInQuery(uri) : undefined;
}

/** The view that stands in the query of an address; undefined where none does. */
export function viewInQuery({ query }: vscode.Uri): RenderedView | undefined {
  try {
    const view = JSON.parse(query) as Partial<RenderedView> | null;
    const { uri, name, target } = view ?? {};
    const complete = [uri, name, target].every((each) => typeof each === 'string');
    return complete ? (view as RenderedView) : undefined;
  } catch {
    // The address is none of ours.
    return undefined;
  }
}

/** What to call a configuration. */
export function titleOf({ name }: ConfigurationId): string {
  return name === '' ? 'configuration without a name' : name;
}
