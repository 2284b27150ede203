// The labels that every object carries: those that Kubernetes recommends.
import { LABEL_VALUE, matches } from '../../model/name-syntax.ts';
import type { ComponentResource } from '../../model/resource.ts';
import {
  childOf,
  constant,
  mapOf,
  type RenderedMap,
  type RenderedScalar,
} from '../rendered-node.ts';
import { derivedScalar, exactScalar } from '../source-document.ts';
import { renderedValue } from '../values.ts';
import type { InstanceContext } from './instance-context.ts';
import { labelValue } from './names.ts';

/** What tells an instance from all others. */
export type InstanceIdentity = Pick<InstanceContext, 'name' | 'application' | 'resolved'>;

/**
 * Labels of the objects of an instance, as
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/ names them: the
 * component is what runs, the instance is which one of it, the application is what it is part of.
 */
export function instanceLabels(identity: InstanceIdentity): RenderedMap {
  const { name, application, resolved } = identity;
  return mapOf({
    'app.kubernetes.io/name': componentName(identity),
    'app.kubernetes.io/instance': labelValue(name),
    'app.kubernetes.io/version': versionLabel(resolved),
    ...applicationEntries(application),
  });
}

/**
 * What finds the pods of an instance. A Deployment and a Job never change their selector, so only
 * what makes the instance the one it is stands here: neither the component, which may be replaced
 * by another one, nor its version.
 */
export function selectorLabels({
  name,
  application,
}: Pick<InstanceIdentity, 'name' | 'application'>): RenderedMap {
  return mapOf({
    'app.kubernetes.io/instance': labelValue(name),
    'app.kubernetes.io/part-of': labelValue(application),
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

function componentName({ resolved, name }: InstanceIdentity): RenderedScalar {
  const written = exactScalar(resolved.componentSource, resolved.component.metadata?.name);
  return labelValue(written ?? name);
}

/**
 * The version of the component, where a label can hold it: build metadata (`+`) it cannot, and a
 * version that is not the whole version would mislead.
 */
function versionLabel({
  component,
  componentSource: source,
}: InstanceContext['resolved']): RenderedScalar | undefined {
  const version = versionOf(component, source);
  if (version === undefined || version.value === null || version.value === '') return undefined;
  const text = String(version.value);
  return matches(LABEL_VALUE, text) ? { ...version, value: text } : undefined;
}

function versionOf(
  { metadata, dialect }: ComponentResource,
  source: InstanceContext['resolved']['componentSource'],
): RenderedScalar | undefined {
  if (metadata === undefined) return undefined;
  const field = metadata.version;
  if (dialect.facts.descriptionIn === 'metadata' && field !== undefined) {
    return exactScalar(source, field) ?? derivedScalar(source, field, '');
  }
  const annotations = renderedValue(metadata.annotations?.written, {
    source,
    variables: undefined,
    what: 'field',
    name: 'annotations',
  });
  const version = childOf(annotations, 'version');
  return version?.kind === 'scalar' ? version : undefined;
}
