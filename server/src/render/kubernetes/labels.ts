// The labels that every object carries: those that Kubernetes recommends.
import { constant, mapOf, type RenderedMap, type RenderedScalar } from '../rendered-node.ts';
import { labelValue } from './names.ts';
import type { InstanceContext } from './instance-context.ts';

/** Labels of the objects of an instance. */
export function instanceLabels({
  name,
  application,
}: Pick<InstanceContext, 'name' | 'application'>): RenderedMap {
  return mapOf({
    'app.kubernetes.io/name': labelValue(name),
    'app.kubernetes.io/instance': labelValue(name),
    ...applicationEntries(application),
  });
}

/** Labels of the objects that belong to the whole application. */
export function applicationLabels(application: RenderedScalar): RenderedMap {
  return mapOf({
    'app.kubernetes.io/name': labelValue(application),
    ...applicationEntries(application),
  });
}

function applicationEntries(application: RenderedScalar) {
  return {
    'app.kubernetes.io/part-of': labelValue(application),
    'app.kubernetes.io/managed-by': constant('oam', 'Who wrote the object'),
  };
}
