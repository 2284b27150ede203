// Highlights in both directions: what came of a place in the specs, and what a part of the objects came from.
import { RequestType } from 'vscode-languageserver';
import { normalizeUri } from '../../base/uri.ts';
import { RENDERED_PLACES, type RenderedPlace, type RenderedPlacesParams } from '../../protocol.ts';
import { stepsOf } from '../../render/origin.ts';
import { placedSpanAt, spansFrom } from '../../render/printed-places.ts';
import { sourceRangeAt } from '../../render/source-range.ts';
import { toOffset, toRange } from '../convert.ts';
import { handle } from '../handle.ts';
import { fileInWorld } from '../place.ts';
import type { Previews } from '../previews.ts';
import type { RenderedPlaces } from '../rendered-places.ts';
import { isRendered } from '../rendered-uri.ts';
import type { Session } from '../session.ts';

/** Most places of one answer: a variable may be in every line of a long text. */
const MOST = 1000;

interface Sides {
  readonly session: Session;
  readonly previews: Previews;
  readonly places: RenderedPlaces;
}

export function registerRenderedPlaces(sides: Sides): void {
  const { session } = sides;
  session.connection.onRequest(
    new RequestType<RenderedPlacesParams, readonly RenderedPlace[], never>(RENDERED_PLACES),
    handle(session, RENDERED_PLACES, (params) =>
      (isRendered(params.at.uri) ? inSpecs(params, sides) : inRendered(params, sides)).slice(
        0,
        MOST,
      ),
    ),
  );
}

/** The places that decide the value come first, then those that it passed on its way. */
function inSpecs({ at }: RenderedPlacesParams, { previews, places }: Sides): RenderedPlace[] {
  const preview = previews.of(at.uri);
  if (preview === undefined) return [];
  const offset = toOffset(places.placement(at.uri, preview), at);
  const found = placedSpanAt(preview.printed, offset);
  if (found === undefined) return [];
  const { place, span } = found;
  const others = span.origin === undefined ? [] : stepsOf(span.origin).toReversed();
  const all = [place, ...others.map((step) => step.place)];
  const known = new Set<string>();
  return all.flatMap((each) => {
    const key = `${each.uri} ${each.range.start} ${each.range.end}`;
    const location = known.has(key) ? undefined : places.location(preview.world, each);
    known.add(key);
    return location ?? [];
  });
}

function inRendered(
  { at, rendered }: RenderedPlacesParams,
  { session, previews, places }: Sides,
): RenderedPlace[] {
  const preview = previews.of(rendered);
  const file = fileInWorld(session, { uri: at.uri });
  if (preview === undefined || file === undefined) return [];
  const range = sourceRangeAt(file.view, file.uri, toOffset(file.placement, at));
  const placement = places.placement(rendered, preview);
  return spansFrom(preview.printed, normalizeUri(at.uri), range).map((span) => ({
    uri: rendered,
    range: toRange(placement, span.range),
  }));
}
