// Who configures a component, what a configuration uses, in the protocol's words for calls.
import type { CallHierarchyItem, Range } from 'vscode-languageserver';
import {
  hierarchyItemsAt,
  incomingCalls,
  outgoingCalls,
  type HierarchyItem,
} from '../../features/navigation/call-hierarchy.ts';
import { toRange } from '../convert.ts';
import { handle } from '../handle.ts';
import { placeInWorld, placementIn, toLocations, type PlaceInWorld } from '../place.ts';
import type { Session } from '../session.ts';
import { symbolKinds } from '../symbol-kinds.ts';
import type { WorkspaceView } from '../../workspace/workspace.ts';

export function registerCallHierarchy(session: Session): void {
  const { callHierarchy } = session.connection.languages;
  callHierarchy.onPrepare(
    handle(session, 'textDocument/prepareCallHierarchy', (params) => {
      const place = placeInWorld(session, params);
      if (place === undefined) return null;
      const { view, uri, offset } = place;
      return hierarchyItemsAt(view, uri, offset).flatMap((item) => toItem(session, view, item));
    }),
  );
  callHierarchy.onIncomingCalls(
    handle(session, 'callHierarchy/incomingCalls', ({ item }) => {
      const place = placeOfItem(session, item);
      if (place === undefined) return null;
      const { view } = place;
      return incomingCalls(view, ownItem(place)).flatMap((call) => {
        const placement = placementIn(session, view, call.item.uri);
        const fromRanges: Range[] =
          placement === undefined ? [] : call.ranges.map((range) => toRange(placement, range));
        return toItem(session, view, call.item).map((from) => ({ from, fromRanges }));
      });
    }),
  );
  callHierarchy.onOutgoingCalls(
    handle(session, 'callHierarchy/outgoingCalls', ({ item }) => {
      const place = placeOfItem(session, item);
      if (place === undefined) return null;
      const { view, placement } = place;
      return outgoingCalls(view, ownItem(place)).flatMap((call) => {
        const fromRanges = call.ranges.map((range) => toRange(placement, range));
        return toItem(session, view, call.item).map((to) => ({ to, fromRanges }));
      });
    }),
  );
}

function toItem(session: Session, view: WorkspaceView, item: HierarchyItem): CallHierarchyItem[] {
  return toLocations(session, view, [item]).map(({ uri, range, rangeOf, source }) => ({
    name: source.name,
    kind: symbolKinds[source.symbol],
    ...(source.detail === undefined ? {} : { detail: source.detail }),
    uri,
    range: rangeOf(source.extent),
    selectionRange: range,
  }));
}

function placeOfItem(
  session: Session,
  { uri, selectionRange }: CallHierarchyItem,
): PlaceInWorld | undefined {
  return placeInWorld(session, { textDocument: { uri }, position: selectionRange.start });
}

function ownItem({ uri, offset }: PlaceInWorld) {
  return { uri, range: { start: offset, end: offset } };
}
