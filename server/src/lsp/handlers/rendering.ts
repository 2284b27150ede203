// Everything about rendered documents: their texts, ways to and from the specs, and what is asked of renderings.
import { Previews } from '../previews.ts';
import { RenderedPlaces } from '../rendered-places.ts';
import type { Session } from '../session.ts';
import { registerRenderRequests } from './render-requests.ts';
import { registerRenderedDocuments } from './rendered-documents.ts';
import { registerRenderedPlaces } from './rendered-places.ts';
import { followRenderedProblems, type RenderedProblems } from './rendered-problems.ts';

/** What others need of it. */
export interface RenderedDocuments {
  readonly places: RenderedPlaces;
  readonly problems: RenderedProblems;
}

export function registerRendering(session: Session): RenderedDocuments {
  const previews = new Previews(session);
  const places = new RenderedPlaces(session, previews);
  registerRenderedDocuments(session, previews);
  registerRenderedPlaces({ session, previews, places });
  registerRenderRequests(session, previews);
  return { places, problems: followRenderedProblems(session, previews) };
}
