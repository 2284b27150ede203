// Which part of the specs a place in a rendered object comes from.
import { placeOfOrigin, type Place } from './origin.ts';
import { renderedAt } from './rendered-node.ts';
import type { RenderedObject } from './rendering.ts';

/** The nearest part of the specs around a place of the object, which need not exist. */
export function placeAt(
  { root, place }: RenderedObject,
  path: readonly (string | number)[],
): Place {
  for (let length = path.length; length >= 0; length--) {
    const origin = renderedAt(root, path.slice(0, length))?.origin;
    const found = origin === undefined ? undefined : placeOfOrigin(origin);
    if (found !== undefined) return found;
  }
  return place;
}
