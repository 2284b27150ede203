// Rendered objects held against what a cluster would accept, each problem at the place in the specs that an author changes.
import { checkObject } from './kubernetes-schema/check-object.ts';
import type { ObjectPath, ObjectProblem } from './kubernetes-schema/place.ts';
import type { KubernetesSchemas } from './kubernetes-schema/schemas.ts';
import { kubernetesVersions, newestKubernetesVersion } from './kubernetes-schema/versions.ts';
import { isAtLeast, type KubernetesVersion } from './kubernetes-version.ts';
import { plainValue } from './rendered-node.ts';
import { placeAt } from './rendered-place.ts';
import type { RenderedObject, Rendering, RenderOptions, RenderProblem } from './rendering.ts';

/** Names of the targets whose objects are meant for a cluster of today. */
const CHECKED_TARGETS: readonly string[] = ['kubernetes'];

/**
 * The same rendering, checked where its target promises objects that a cluster takes, and the schemas
 * have been read.
 */
export function checkedForTarget(
  rendering: Rendering,
  { target, kubernetesVersion }: Pick<RenderOptions, 'target' | 'kubernetesVersion'>,
  schemas: KubernetesSchemas | undefined,
): Rendering {
  if (schemas === undefined || !CHECKED_TARGETS.includes(target)) return rendering;
  return checkedRendering(rendering, kubernetesVersion, schemas);
}

/** The same rendering, with the problems that a cluster of that version would have with its objects. */
export function checkedRendering(
  rendering: Rendering,
  version: KubernetesVersion,
  schemas: KubernetesSchemas,
): Rendering {
  const checked = checkedVersion(version);
  const found = new Map<string, RenderProblem>();
  for (const object of rendering.objects) {
    for (const problem of checkObject(plainValue(object.root), checked, schemas)) {
      const { code, place, message, ...rest } = problemOf(problem, object);
      const key = `${code} ${place.uri} ${String(place.range.start)} ${message}`;
      found.set(key, { code, place, message, ...rest });
    }
  }
  if (found.size === 0) return rendering;
  return { ...rendering, problems: [...rendering.problems, ...found.values()] };
}

/** The version itself where its schemas are known, else the nearest one. */
function checkedVersion(version: KubernetesVersion): KubernetesVersion {
  const [oldest] = kubernetesVersions;
  if (!isAtLeast(version, oldest)) return oldest;
  return isAtLeast(newestKubernetesVersion, version) ? version : newestKubernetesVersion;
}

function problemOf({ path, kind, message }: ObjectProblem, object: RenderedObject): RenderProblem {
  const where = path.length === 0 ? '' : ` at ${pathText(path)}`;
  return {
    code: `kubernetes-${kind}`,
    severity: 'error',
    message: `No cluster takes the ${object.kind} "${object.name}" that comes of this${where}: ${message}`,
    place: placeAt(object, path),
    related: [],
  };
}

/** A path as people write it: `spec.ports[0].name`. */
function pathText(path: ObjectPath): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      if (!/^[\w-]+$/.test(step)) return `[${JSON.stringify(step)}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join('');
}
