// What is answered from all files together: navigation, rename, tokens, hints and lenses.
import type { ServerCapabilities } from 'vscode-languageserver';
import type { ClientFeatures } from '../client-features.ts';
import type { RenderedPlaces } from '../rendered-places.ts';
import type { Session } from '../session.ts';
import { registerAnnotations } from './annotations.ts';
import { registerCallHierarchy } from './call-hierarchy.ts';
import { registerNavigation } from './navigation.ts';
import { registerRename } from './rename.ts';
import { registerSemanticTokens, tokenLegend } from './semantic-tokens.ts';

export function registerWorld(session: Session, rendered: RenderedPlaces): void {
  registerNavigation(session, rendered);
  registerCallHierarchy(session);
  registerRename(session);
  registerSemanticTokens(session);
  registerAnnotations(session);
}

/** What the client may ask of these handlers. */
export function worldCapabilities(client: ClientFeatures): ServerCapabilities {
  return {
    definitionProvider: true,
    typeDefinitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    workspaceSymbolProvider: true,
    callHierarchyProvider: true,
    renameProvider: client.prepareRename ? { prepareProvider: true } : true,
    semanticTokensProvider: { legend: tokenLegend, full: { delta: true }, range: true },
    inlayHintProvider: true,
    codeLensProvider: { resolveProvider: true },
  };
}
