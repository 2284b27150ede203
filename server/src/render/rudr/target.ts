// The target that does exactly what the reference implementation Rudr did, bugs included, for people who move from it.
import { derivedFromAll } from '../origin.ts';
import { constant, listOf, mapOf, type RenderedScalar } from '../rendered-node.ts';
import type { RenderedObject } from '../rendering.ts';
import type { RenderSources, SourceTarget } from '../target.ts';
import { loadDocument, theDocumentNamed } from './documents.ts';
import { checkExtended, createExtended, workloadTypePart } from './extended.ts';
import { bookkeepingName, ownerReferences, typeOf, type RudrInstance } from './instance.ts';
import {
  child,
  children,
  exact,
  placeOfPart,
  scalarIn,
  textIn,
  type JsonPart,
} from './json-part.ts';
import { joinScopes } from './joined-scopes.ts';
import { checkGivenValues, rudrParameters } from './parameters.ts';
import { RudrRun } from './run.ts';
import { createScopes, variableNames } from './scopes.ts';
import { rudrTraits } from './trait-properties.ts';
import { createAfter, createBefore, replicasOf } from './traits.ts';
import { checkPorts, coreWorkload, createCoreWorkload } from './workloads.ts';

export const rudr: SourceTarget = {
  name: 'rudr',
  summary: 'What the reference implementation Rudr made of a configuration, field for field.',
  renderSources: (sources) => {
    const run = new RudrRun(sources.report);
    const configuration = loadDocument(sources.view, sources.site, 'configuration', run);
    if (configuration !== undefined) runConfiguration(configuration, sources, run);
    return run.objects;
  },
};

interface World {
  readonly sources: RenderSources;
  readonly run: RudrRun;
  readonly application: RenderedScalar;
  readonly variables: ReadonlySet<string>;
}

function runConfiguration(configuration: JsonPart, sources: RenderSources, run: RudrRun): void {
  const spec = child(configuration, 'spec');
  const named = exact(child(child(configuration, 'metadata'), 'name'));
  const world: World = {
    sources,
    run,
    application: named ?? constant('', 'The configuration has no name'),
    variables: new Set([...variableNames(spec), ...sources.options.variables.keys()]),
  };
  const { ownerReferences: asked, namespace } = sources.options;
  if (namespace !== undefined) {
    const message = `Rudr uses its own namespace, so "${namespace}" is written into no object`;
    run.ignore(placeOfPart(child(configuration, 'metadata') ?? configuration), message);
  }
  const scopes = child(spec, 'scopes');
  const components = children(spec, 'components');
  if (scopes !== undefined) {
    createScopes(children(spec, 'scopes'), { ...world, ownerReferences: asked });
    for (const entry of components) {
      const message = 'Rudr leaves out all instances of a configuration that has "scopes"';
      run.ignore(placeOfPart(entry), message);
    }
    return;
  }
  joinScopes(components, { view: sources.view, run, ownerReferences: asked });
  for (const entry of components) runInstance(entry, world);
}

function runInstance(entry: JsonPart, world: World): void {
  const { run, application, variables, sources } = world;
  const componentName = child(entry, 'componentName');
  const name = child(entry, 'instanceName');
  if (componentName === undefined || name === undefined) return;
  const wanted = textIn(componentName) ?? '';
  const asked = placeOfPart(componentName);
  const site = theDocumentNamed({ view: sources.view, run }, 'component', wanted, asked);
  const component =
    site === undefined ? undefined : loadDocument(sources.view, site, 'component', run);
  if (component === undefined) return;
  checkGivenValues(children(entry, 'parameterValues'), variables, run, 'refuse');
  const nowhere = constant('', 'No name is written');
  createObjects({
    run,
    ownerReferences: sources.options.ownerReferences,
    application,
    name: exact(name) ?? nowhere,
    componentName: exact(componentName) ?? nowhere,
    component,
    entry,
    parameters: rudrParameters(component, entry, run),
  });
}

function createObjects(instance: RudrInstance): void {
  const { run } = instance;
  run.create(bookkeepingObject(instance), 'shares-it');
  const written = workloadTypePart(instance);
  const type = String(scalarIn(written) ?? DEFAULT_WORKLOAD_TYPE);
  const core = coreWorkload(type);
  const traits = rudrTraits(instance.entry, run);
  const replicas = replicasOf(traits);
  if (core === undefined && !checkExtended(instance, type)) return;
  if (core !== undefined) checkPorts(instance, core);
  createBefore(instance, traits);
  if (core === undefined) createExtended(instance, type, replicas);
  else createCoreWorkload(instance, core, replicas);
  createAfter(instance, traits);
}

/** What Rudr takes for components that name no type: one that it does not know itself. */
const DEFAULT_WORKLOAD_TYPE = 'core.oam.dev/v1alpha1.Singleton';

/** The object that Rudr creates first, to own all others of the instance. */
function bookkeepingObject(instance: RudrInstance): RenderedObject {
  const { application, entry } = instance;
  const name = bookkeepingName(instance);
  const why = 'Rudr keeps book of every instance';
  const [apiVersion, kind] = typeOf('core.oam.dev/v1alpha1', 'ComponentInstance', why);
  const owner = { kind: 'ApplicationConfiguration', name: application } as const;
  const origin = derivedFromAll([instance.name.origin]);
  return {
    apiVersion: String(apiVersion.value),
    kind: String(kind.value),
    name: String(name.value),
    namespace: undefined,
    instance: String(instance.name.value),
    place: placeOfPart(entry),
    root: mapOf({
      apiVersion,
      kind,
      metadata: mapOf({
        name,
        ownerReferences: ownerReferences(owner, instance.ownerReferences),
      }),
      spec: mapOf({ traits: listOf([], origin) }),
    }),
  };
}
