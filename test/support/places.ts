// All places that a rendering speaks of, held against the files that they are in.
import { stepsOf, type Origin, type Place } from '../../server/src/render/origin.ts';
import type { RenderedNode } from '../../server/src/render/rendered-node.ts';
import type { Rendering } from '../../server/src/render/rendering.ts';
import type { WorkspaceView } from '../../server/src/workspace/workspace.ts';

/** What lies outside its file, or in a file that is not there, said in words; empty when all is well. */
export function placesOutside(
  { objects, problems }: Rendering,
  workspace: WorkspaceView,
): readonly string[] {
  const places = [
    ...objects.flatMap(({ place, root }) => [place, ...originsIn(root).flatMap(placesOf)]),
    ...problems.flatMap(({ place, related }) => [place, ...related.map((each) => each.place)]),
  ];
  return places
    .filter(({ uri, range: { start, end } }) => {
      const length = workspace.file(uri)?.lines.text.length ?? -1;
      return !(0 <= start && start <= end && end <= length);
    })
    .map(({ uri, range }) => `${uri} ${String(range.start)}-${String(range.end)}`);
}

function placesOf(origin: Origin): readonly Place[] {
  return stepsOf(origin).map(({ place }) => place);
}

function originsIn(node: RenderedNode): readonly Origin[] {
  const own = node.origin === undefined ? [] : [node.origin];
  if (node.kind === 'scalar') return own;
  if (node.kind === 'list') return [...own, ...node.items.flatMap(originsIn)];
  const inner = node.entries.flatMap(({ keyOrigin, value }) => [
    ...(keyOrigin === undefined ? [] : [keyOrigin]),
    ...originsIn(value),
  ]);
  return [...own, ...inner];
}
