// The health scopes that instances join: objects of other configurations, into which Rudr writes who has joined.
import type { WorkspaceView } from '../../workspace/workspace.ts';
import {
  childOf,
  constant,
  listOf,
  mapOf,
  mapOfEntries,
  type RenderedMap,
} from '../rendered-node.ts';
import type { RenderedObject, RenderOptions } from '../rendering.ts';
import { loadDocument, theDocumentNamed } from './documents.ts';
import { child, children, exact, placeOfPart, textIn, type JsonPart } from './json-part.ts';
import { RudrRun } from './run.ts';
import { createScopes, isHealthScope, variableNames } from './scopes.ts';

export interface JoinWorld {
  readonly view: WorkspaceView;
  readonly run: RudrRun;
  readonly ownerReferences: RenderOptions['ownerReferences'];
}

/** Creates the scopes that the instances of a configuration join, with all who do. */
export function joinScopes(instances: readonly JsonPart[], world: JoinWorld): void {
  const scopes = new Map<string, { scope: RenderedObject; members: Map<string, RenderedMap> }>();
  for (const instance of instances) {
    for (const asked of children(instance, 'applicationScopes')) {
      const name = textIn(asked) ?? '';
      const known = scopes.get(name);
      const scope = known?.scope ?? findScope(asked, name, world);
      if (scope === undefined) continue;
      const members = known?.members ?? new Map<string, RenderedMap>();
      const names = [child(instance, 'componentName'), child(instance, 'instanceName')];
      members.set(names.map(textIn).join('\n'), memberOf(instance));
      scopes.set(name, { scope, members });
    }
  }
  for (const { scope, members } of scopes.values()) {
    world.run.create(withMembers(scope, [...members.values()]), 'keeps-the-first');
  }
}

function memberOf(instance: JsonPart): RenderedMap {
  return mapOf({
    instanceName: exact(child(instance, 'instanceName')),
    name: exact(child(instance, 'componentName')),
    status: constant(null, 'Whether it is healthy is found out later'),
  });
}

/** A scope is found by the name of the configuration that declares it. */
function findScope(
  asked: JsonPart,
  name: string,
  { view, run, ownerReferences }: JoinWorld,
): RenderedObject | undefined {
  const place = placeOfPart(asked);
  const site = theDocumentNamed({ view, run }, 'configuration', name, place);
  const root = site === undefined ? undefined : loadDocument(view, site, 'configuration', run);
  if (root === undefined) return undefined;
  const spec = child(root, 'spec');
  const declared = children(spec, 'scopes');
  if (declared.length === 0) {
    run.ignore(place, `Rudr joins nothing: the configuration "${name}" declares no scope`);
    return undefined;
  }
  if (!declared.every((scope) => isHealthScope(scope, run, 'joined'))) return undefined;
  // What is wrong with the scope itself is reported where its own configuration is rendered.
  const other = new RudrRun(() => undefined);
  createScopes(declared, {
    run: other,
    application: exact(child(child(root, 'metadata'), 'name')) ?? constant('', 'It has no name'),
    variables: variableNames(spec),
    ownerReferences,
  });
  const [scope] = other.objects;
  if (scope === undefined) run.refuse(place, `the configuration "${name}" creates no scope`);
  return scope;
}

/** Joining sends the scope as a patch, whose empty fields remove those that are there. */
function withMembers(scope: RenderedObject, members: readonly RenderedMap[]): RenderedObject {
  const spec = childOf(scope.root, 'spec');
  const said = spec?.kind === 'map' ? spec.entries : [];
  const kept = said.filter(({ value }) => value.kind !== 'scalar' || value.value !== null);
  const status = mapOf({
    components: listOf(members),
    lastAggregateTimestamp: constant(null, 'Nobody has looked at the members yet'),
  });
  const root = mapOf({
    apiVersion: childOf(scope.root, 'apiVersion'),
    kind: childOf(scope.root, 'kind'),
    metadata: childOf(scope.root, 'metadata'),
    spec: mapOfEntries(kept),
    status,
  });
  return { ...scope, root };
}
