// From a configuration in the editor to what is deployed of it, pinned as it was at that moment.
import { normalizeUri } from '../base/uri.ts';
import type { FileSystem } from '../base/ports.ts';
import { inputOf } from '../deploy/input-of-rendering.ts';
import type { DeployInput, Way } from '../deploy/input.ts';
import { looksSecret } from '../deploy/secret-keys.ts';
import { secretsOf } from '../deploy/secrets-of-rendering.ts';
import { decode } from '../node/decode.ts';
import type { ConfigurationId } from '../protocol.ts';
import type { MissingVariable, SpecPlace } from '../protocol-deploy.ts';
import { checkedForTarget } from '../render/check-rendering.ts';
import {
  findConfiguration,
  openVariables,
  type ConfigurationSite,
} from '../render/configurations.ts';
import { variablesFor, type Assignments } from '../render/given-variables.ts';
import { loadKubernetesSchemas } from '../render/kubernetes-schema/schemas.ts';
import type { KubernetesVersion } from '../render/kubernetes-version.ts';
import { stepsOf, type Place } from '../render/origin.ts';
import { renderConfiguration } from '../render/render.ts';
import { eachScalar } from '../render/rendered-node.ts';
import { defaultRenderOptions, type RenderOptions, type Rendering } from '../render/rendering.ts';
import { documentAt } from '../workspace/spec-file.ts';
import { resourceAs, type WorkspaceView } from '../workspace/workspace.ts';
import { toRange } from './convert.ts';
import { pathInFolder, placementIn } from './place.ts';
import type { Session } from './session.ts';
import { specErrors } from './spec-errors.ts';

export interface SourceRequest {
  readonly configuration: ConfigurationId;
  readonly namespace: string;
  readonly way: Way;
  readonly variables: Assignments;
  readonly kubernetesVersion: KubernetesVersion;
}

/** What is deployed, as it was when it was rendered. */
export interface Source {
  readonly input: DeployInput;
  /** Of the configuration. */
  readonly apiVersion: string | undefined;
  /** Equal for two renderings that deploy the same. */
  readonly fingerprint: string;
  /** A place as the client knew it then; undefined for places in files that were not there. */
  readonly show: (place: Place | undefined) => SpecPlace | undefined;
  /** Normalized URIs of the files that it was made of. */
  readonly files: ReadonlySet<string>;
}

export type SourceOutcome =
  | { readonly kind: 'source'; readonly source: Source }
  | { readonly kind: 'variables'; readonly missing: readonly MissingVariable[] }
  | {
      readonly kind: 'problems';
      readonly errors: number;
      readonly message: string;
      readonly places: readonly (SpecPlace & { readonly message: string })[];
    }
  | { readonly kind: 'failed'; readonly message: string };

/** Errors that are listed one by one. */
const MOST_PLACES = 20;

/** Renders a configuration for a deployment. Reads files that are open as they are now. */
export async function readSource(session: Session, request: SourceRequest): Promise<SourceOutcome> {
  const schemas = await loadKubernetesSchemas();
  await session.settings.prepare(request.configuration.uri);
  const { configuration, namespace, way, variables: given, kubernetesVersion } = request;
  const world = session.world(configuration.uri);
  const uri = normalizeUri(configuration.uri);
  const site = findConfiguration(world, { uri, name: configuration.name });
  if (site === undefined) return failed(configuration.name);
  if (site.name === '') {
    return { kind: 'failed', message: 'The configuration has no name. Give it one to deploy it.' };
  }
  const missing = openVariables(world, site)
    .filter(({ name }) => !given.has(name))
    .map(({ name }) => ({ name, isSecret: looksSecret(name) }));
  if (missing.length > 0) return { kind: 'variables', missing };
  const options: RenderOptions = {
    ...defaultRenderOptions,
    target: way === 'native' ? 'native' : defaultRenderOptions.target,
    namespace,
    kubernetesVersion,
    variables: variablesFor(site, given),
  };
  const rendered = renderConfiguration(world, site, options);
  if (rendered === undefined) return failed(configuration.name);
  const rendering = checkedForTarget(rendered, options, schemas);
  const files = filesOf(site, rendering);
  const problems = problemsOf(session, world, { site, rendering, given });
  if (problems !== undefined) return problems;
  const input = inputOf(rendering, {
    application: { name: site.name, namespace },
    way,
    source: pathInFolder(session, site.uri) ?? site.uri,
    secrets: secretsOf(rendering),
  });
  const apiVersion = resourceAs(site.document, 'configuration')?.dialect.apiVersion;
  return { kind: 'source', source: { ...pinned(session, world, input, files), apiVersion } };
}

function failed(name: string): SourceOutcome {
  const called = name === '' ? 'without a name' : `called "${name}"`;
  return { kind: 'failed', message: `There is no configuration ${called} in this file.` };
}

function pinned(
  session: Session,
  world: WorkspaceView,
  input: DeployInput,
  files: ReadonlySet<string>,
): Omit<Source, 'apiVersion'> {
  const placements = new Map(
    [...files].flatMap((uri) => {
      const placement = placementIn(session, world, uri);
      return placement === undefined ? [] : [[uri, placement] as const];
    }),
  );
  return {
    input,
    fingerprint: JSON.stringify(input.objects.map(({ id, body }) => [id, body])),
    show: (place) => {
      const placement = place && placements.get(normalizeUri(place.uri));
      return placement && { uri: placement.uri, range: toRange(placement, place.range) };
    },
    files,
  };
}

/** All places that a rendering is made of. */
function* placesOf(rendering: Rendering): Generator<Place> {
  for (const { place, root } of rendering.objects) {
    yield place;
    const found: Place[] = [];
    eachScalar(root, ({ origin }) => found.push(...stepsOf(origin).map((step) => step.place)));
    yield* found;
  }
}

function filesOf(site: ConfigurationSite, rendering: Rendering): ReadonlySet<string> {
  const uris = new Set([normalizeUri(site.uri)]);
  for (const { uri } of placesOf(rendering)) uris.add(normalizeUri(uri));
  for (const { place } of rendering.problems) uris.add(normalizeUri(place.uri));
  return uris;
}

interface Rendered {
  readonly site: ConfigurationSite;
  readonly rendering: Rendering;
  /** Values that were given for variables. */
  readonly given: Assignments;
}

function problemsOf(
  session: Session,
  world: WorkspaceView,
  { site, rendering, given }: Rendered,
): Extract<SourceOutcome, { kind: 'problems' }> | undefined {
  const places = [{ uri: site.uri, range: site.range }, ...placesOf(rendering)];
  const documents = new Map(
    places.flatMap(({ uri, range }) => {
      const file = world.file(normalizeUri(uri));
      const placed = file && documentAt(file, range.start);
      return placed === undefined ? [] : [[placed.document, normalizeUri(uri)] as const];
    }),
  );
  const errors = specErrors(session, world, { site, rendering, documents, given });
  if (errors.length === 0) return undefined;
  const count = errors.length === 1 ? 'an error' : `${errors.length} errors`;
  return {
    kind: 'problems',
    errors: errors.length,
    message: `The specs have ${count}, so nothing is sent to a cluster. The first one: ${errors[0]?.message ?? ''}`,
    places: errors.slice(0, MOST_PLACES).flatMap(({ place: { uri, range }, message }) => {
      const placement = placementIn(session, world, normalizeUri(uri));
      return placement === undefined
        ? []
        : [{ uri: placement.uri, range: toRange(placement, range), message }];
    }),
  };
}

/** The client's URIs of those files that are open and differ from what is on the disk. */
export async function unsavedOf(
  session: Session,
  files: ReadonlySet<string>,
  fileSystem: FileSystem,
): Promise<readonly string[]> {
  const unsaved: string[] = [];
  for (const uri of files) {
    const document = session.documents.get(session.clientUri(uri));
    if (document === undefined) continue;
    const bytes = await fileSystem.readFile(uri);
    const isSaved = bytes !== undefined && decode(bytes).text === document.lines.text;
    if (!isSaved) unsaved.push(document.uri);
  }
  return unsaved;
}
