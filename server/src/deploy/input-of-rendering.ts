// Makes of a rendering what is to be deployed.
import { plainValue } from '../render/rendered-node.ts';
import type { RenderedObject, Rendering } from '../render/rendering.ts';
import type { DeployInput, InputObject, Way } from './input.ts';
import { isJsonObject } from './json.ts';
import { groupOf, idKey } from './object-id.ts';
import type { Dependencies } from './order.ts';
import type { Application } from './plan.ts';

export interface AboutInput {
  readonly application: Application;
  readonly way: Way;
  /** A path below the workspace. */
  readonly source: string;
  readonly secrets: readonly string[];
}

/** The input for a deployment of these objects. Whether the rendering has problems is not asked here. */
export function inputOf(rendering: Pick<Rendering, 'objects'>, about: AboutInput): DeployInput {
  const objects = rendering.objects.map(inputObject);
  return { ...about, objects, dependencies: dependenciesOf(objects, about.way) };
}

function inputObject(rendered: RenderedObject): InputObject {
  const { apiVersion, kind, namespace, name, root } = rendered;
  const body = plainValue(root);
  return {
    id: { group: groupOf(apiVersion), kind, namespace, name },
    apiVersion,
    body: isJsonObject(body) ? body : {},
    rendered,
  };
}

const configurations = new Set(['ApplicationConfiguration', 'OperationalConfiguration']);

/** A runtime looks at once for what a configuration names, so the configuration comes last. */
function dependenciesOf(objects: readonly InputObject[], way: Way): Dependencies {
  if (way === 'rendered') return new Map();
  const isLast = ({ id }: InputObject): boolean => configurations.has(id.kind);
  const before = objects.filter((object) => !isLast(object)).map(({ id }) => idKey(id));
  return new Map(objects.filter(isLast).map(({ id }) => [idKey(id), before]));
}
