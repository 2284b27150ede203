// A configuration with all that it names found: components, parameter values, trait and scope properties.
import { textField, type Field } from '../model/field.ts';
import { findTrait, type TraitInfo } from '../model/catalog/catalog.ts';
import type {
  ComponentInstance,
  ComponentResource,
  ConfigurationResource,
  TraitAttachment,
  TraitResource,
  WorkloadTypeResource,
} from '../model/resource.ts';
import { definitionsOf } from '../workspace/definitions.ts';
import { resourceAs, type DocumentSite, type WorkspaceView } from '../workspace/workspace.ts';
import type { Place } from './origin.ts';
import { parameterValues, type ParameterValues } from './parameters.ts';
import { namedProperties } from './properties.ts';
import type { RenderedMap } from './rendered-node.ts';
import type { RenderOptions, RenderProblem } from './rendering.ts';
import { joinedScopes, resolveScopes, type JoinedScope, type ResolvedScope } from './scopes.ts';
import { placeIn, sourceDocument, type SourceDocument } from './source-document.ts';
import { variableValues, type VariableValues } from './values.ts';

export interface ResolvedConfiguration {
  readonly view: WorkspaceView;
  readonly source: SourceDocument;
  readonly configuration: ConfigurationResource;
  readonly application: string | undefined;
  /** In the order of the text; those whose component was found. */
  readonly instances: readonly ResolvedInstance[];
  /** The scopes that the configuration itself declares. */
  readonly scopes: readonly ResolvedScope[];
  readonly options: RenderOptions;
  readonly report: (problem: RenderProblem) => void;
}

export interface ResolvedInstance {
  readonly instance: ComponentInstance;
  readonly name: string;
  /** The configuration's document, which the instance and its traits stand in. */
  readonly source: SourceDocument;
  readonly component: ComponentResource;
  readonly componentName: string;
  readonly componentSource: SourceDocument;
  /** What the workspace defines under the name of the component's workload type, when it is one thing. */
  readonly workloadType: DefinedWorkloadType | undefined;
  readonly parameters: ParameterValues;
  readonly traits: readonly ResolvedTrait[];
  /** The scopes it joins, in the order of the text. */
  readonly scopes: readonly JoinedScope[];
  /** Where the instance is named. */
  readonly place: Place;
}

export interface DefinedWorkloadType {
  readonly resource: WorkloadTypeResource;
  readonly source: SourceDocument;
}

export interface ResolvedTrait {
  readonly attachment: TraitAttachment;
  readonly name: string;
  /** What every platform knows of it. */
  readonly info: TraitInfo | undefined;
  /** What the workspace defines under that name. */
  readonly definition: TraitResource | undefined;
  /** Variables put in; keys spelled as the catalog spells them. */
  readonly properties: RenderedMap;
  readonly place: Place;
}

/** Finds what a configuration names. Never fails: what is missing is reported and left out. */
export function resolveConfiguration(
  view: WorkspaceView,
  site: DocumentSite,
  options: RenderOptions,
  report: (problem: RenderProblem) => void,
): ResolvedConfiguration | undefined {
  const configuration = resourceAs(site.document, 'configuration');
  if (configuration === undefined) return undefined;
  const application = configuration.metadata?.name?.value;
  const source = sourceDocument(view, site, `configuration ${application ?? 'without a name'}`);
  const variables = variableValues({
    source,
    variables: configuration.variables,
    given: options.variables,
    report,
  });
  const world = { view, source, configuration, variables, report };
  return {
    view,
    source,
    configuration,
    application,
    instances: configuration.components.flatMap(
      (instance) => resolveInstance(instance, world) ?? [],
    ),
    scopes: resolveScopes(world),
    options,
    report,
  };
}

interface World {
  readonly view: WorkspaceView;
  readonly source: SourceDocument;
  readonly configuration: ConfigurationResource;
  readonly variables: VariableValues;
  readonly report: (problem: RenderProblem) => void;
}

function resolveInstance(instance: ComponentInstance, world: World): ResolvedInstance | undefined {
  const { source, variables, report } = world;
  const name = instance.instanceName?.value;
  const componentField = componentFieldOf(instance, world);
  const componentName = componentField?.value;
  if (name === undefined || componentName === undefined) {
    const missing = name === undefined ? 'instanceName' : 'componentName';
    report({
      code: 'unnamed-instance',
      severity: 'error',
      message: `This instance is left out: it has no usable "${missing}".`,
      place: placeIn(source, instance.node.range),
      related: [],
    });
    return undefined;
  }
  const place = placeIn(source, (instance.instanceName ?? instance).node.range);
  const at = placeIn(source, (componentField ?? instance).node.range);
  const found = findComponent(componentName, at, world);
  if (found === undefined) return undefined;
  return {
    instance,
    name,
    source,
    component: found.component,
    componentName,
    componentSource: found.source,
    workloadType: workloadTypeOf(found.component, world),
    parameters: parameterValues({
      component: found.component,
      componentSource: found.source,
      instance,
      instanceSource: source,
      variables,
      report,
    }),
    traits: instance.traits.flatMap((trait) => resolveTrait(trait, world) ?? []),
    scopes: joinedScopes(instance, world),
    place,
  };
}

/** Configurations of the draft were also read with "name" where "componentName" is due. */
function componentFieldOf(
  { node, componentName }: ComponentInstance,
  { configuration }: World,
): Field<string> | undefined {
  const { nameForComponent } = configuration.dialect.facts;
  return componentName ?? (nameForComponent === 'read' ? textField(node, 'name') : undefined);
}

function findComponent(
  name: string,
  place: Place,
  { view, report }: World,
): { component: ComponentResource; source: SourceDocument } | undefined {
  const found = definitionsOf(view, 'component', name);
  const [first, ...others] = found;
  if (first !== undefined && others.length === 0) {
    return {
      component: first.resource,
      source: sourceDocument(view, first.site, `component ${name}`),
    };
  }
  report({
    code: first === undefined ? 'unknown-component' : 'ambiguous-component',
    severity: 'error',
    message:
      first === undefined
        ? `No component is called "${name}", so its instance is left out.`
        : `${String(found.length)} components are called "${name}", so nobody knows which one to render.`,
    place,
    related: found.map(({ site }) => ({
      place: placeIn(sourceDocument(view, site, ''), site.use.range),
      message: `A component "${name}"`,
    })),
  });
  return undefined;
}

function workloadTypeOf(
  { workloadType }: ComponentResource,
  { view }: World,
): DefinedWorkloadType | undefined {
  const name = workloadType?.value;
  const [found, ...others] = name === undefined ? [] : definitionsOf(view, 'workload-type', name);
  if (found === undefined || others.length > 0) return undefined;
  const { resource, site } = found;
  return { resource, source: sourceDocument(view, site, `workload type ${name ?? ''}`) };
}

function resolveTrait(
  attachment: TraitAttachment,
  { view, source, variables, report }: World,
): ResolvedTrait | undefined {
  // The draft's `type` says which trait is meant (contradiction C13).
  const field = attachment.type ?? attachment.name;
  const name = field?.value;
  if (name === undefined) {
    report({
      code: 'unnamed-trait',
      severity: 'error',
      message: 'This trait is left out: it has no usable "name".',
      place: placeIn(source, attachment.node.range),
      related: [],
    });
    return undefined;
  }
  const info = findTrait(name)?.info;
  const [definition] = definitionsOf(view, 'trait', name);
  return {
    attachment,
    name,
    info,
    definition: definition?.resource,
    properties: namedProperties(attachment.properties, source, variables, info?.propertyAliases),
    place: placeIn(source, (field ?? attachment).node.range),
  };
}
