// What is answered from all files together: navigation, rename, tokens, hints and lenses.
import type { Late } from '../late.ts';
import type { Session } from '../session.ts';
import { registerAnnotations } from './annotations.ts';
import { registerCallHierarchy } from './call-hierarchy.ts';
import { registerNavigation } from './navigation.ts';
import { registerRename } from './rename.ts';
import type { RenderedDocuments } from './rendering.ts';
import { registerSemanticTokens } from './semantic-tokens.ts';

export function registerWorld(session: Session, rendered: Late<RenderedDocuments>): void {
  registerNavigation(session, rendered);
  registerCallHierarchy(session);
  registerRename(session);
  registerSemanticTokens(session);
  registerAnnotations(session);
}
