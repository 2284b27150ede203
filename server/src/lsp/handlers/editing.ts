// What is asked about the text that is being edited: completion, hover, outline, fixes, navigation, rename, hints.
import type { Late } from '../late.ts';
import type { Session } from '../session.ts';
import { registerCodeActions } from './code-actions.ts';
import { registerCompletion } from './completion.ts';
import type { RenderedDocuments } from './rendering.ts';
import { registerStructure } from './structure.ts';
import { registerWorld } from './world.ts';

export function registerEditing(session: Session, rendered: Late<RenderedDocuments>): void {
  registerCompletion(session);
  registerStructure(session, rendered);
  registerCodeActions(session);
  registerWorld(session, rendered);
}
