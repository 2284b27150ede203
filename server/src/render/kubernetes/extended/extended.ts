// Workload types of others: an object of the kind that the type names, made of the workload settings.
import { isCoreGroup } from '../../../model/catalog/catalog.ts';
import { parseGroupVersionKind } from '../../../model/group-version-kind.ts';
import { derivedScalar } from '../../source-document.ts';
import { mapByName, type RenderedMap, type RenderedNode } from '../../rendered-node.ts';
import type { RenderedObject } from '../../rendering.ts';
import { tell } from '../fields.ts';
import type { InstanceContext } from '../instance-context.ts';
import { instanceLabels } from '../labels.ts';
import { namespacedObject } from '../object.ts';
import { functionSpec } from './open-faas.ts';
import { settingsOf, type Setting } from './settings.ts';

/** The object of an instance whose workload type is none of the core ones; none where it names no kind. */
export function renderExtended(context: InstanceContext): readonly RenderedObject[] {
  const { component, componentSource: source, name, place } = context.resolved;
  const field = component.workloadType;
  const gvk = parseGroupVersionKind(field?.value ?? '');
  if (field === undefined || gvk === undefined || isCoreGroup(gvk.group)) {
    tell(context, {
      code: 'unknown-workload-type',
      severity: 'error',
      message: `Nothing says how to run the workload type "${field?.value ?? ''}", so "${name}" is left out. Name a core type, or GROUP/VERSION.KIND of an extended one.`,
      at: field?.node ?? place,
    });
    return [];
  }
  reportUncarried(context);
  const settings = settingsOf(context);
  const isFunction = gvk.group === 'openfaas.com' && gvk.kind === 'Function';
  const spec = isFunction ? functionSpec(settings, context) : customSpec(settings, context);
  if (spec === undefined) return [];
  const object = namespacedObject(
    {
      apiVersion: derivedScalar(source, field, `${gvk.group}/${gvk.version}`),
      kind: derivedScalar(source, field, gvk.kind),
      name: context.name,
      labels: isFunction ? instanceLabels(context) : labelsWithScopes(context),
      instance: name,
      place,
      reason: 'The workload type of the component',
    },
    { spec },
    context.options,
  );
  return [object];
}

/** The setting `spec` where there is one; else every setting is a field of the `spec`. */
function customSpec(settings: readonly Setting[], context: InstanceContext): RenderedNode {
  const body = settings.find(({ key }) => key === 'spec');
  if (body === undefined) {
    const entries = settings.map(({ key, keyOrigin, value }) => ({ key, keyOrigin, value }));
    if (context.resolved.workloadType === undefined) reportGuess(settings, context);
    return mapByName(entries);
  }
  for (const { key, part } of settings) {
    if (key === 'spec' || part === undefined) continue;
    tell(context, {
      code: 'setting-beside-spec',
      severity: 'warning',
      message: `The setting "spec" is the whole body of the object, so "${key}" is left out.`,
      at: part.name?.node ?? part.node,
    });
  }
  return body.value;
}

/** Where the workspace defines the type, its author meant the settings that way. */
function reportGuess([first]: readonly Setting[], context: InstanceContext): void {
  const part = first?.part;
  if (part === undefined) return;
  tell(context, {
    code: 'settings-as-fields',
    severity: 'information',
    message:
      'No WorkloadType here says how these settings are used, so they are written as fields of "spec".',
    at: part.name?.node ?? part.node,
  });
}

/** Whoever runs the kind makes the pods, so the labels of scopes can only be put on the object. */
function labelsWithScopes(context: InstanceContext): RenderedMap {
  const { effects, resolved } = context;
  const labels = instanceLabels(context);
  if (effects.podLabels.entries.length === 0) return labels;
  tell(context, {
    code: 'scope-not-on-pods',
    severity: 'information',
    message: `Pods of the workload type "${resolved.component.workloadType?.value ?? ''}" are made by others, so the scopes of "${resolved.name}" are written on its object only.`,
    at: resolved.place,
  });
  return { ...labels, entries: [...labels.entries, ...effects.podLabels.entries] };
}

/** What an object of another kind has no place for. */
function reportUncarried(context: InstanceContext): void {
  const { component } = context.resolved;
  const type = component.workloadType?.value ?? '';
  const [first] = component.containers;
  if (first !== undefined) {
    tell(context, {
      code: 'containers-not-rendered',
      severity: 'warning',
      message: `Containers are not carried over: the workload settings say what "${type}" runs.`,
      at: first.name?.node ?? first.node,
    });
  }
  for (const field of [component.osType, component.arch]) {
    if (field?.value === undefined) continue;
    tell(context, {
      code: 'node-not-rendered',
      severity: 'information',
      message: `"${field.value}" is not carried over: whoever runs "${type}" chooses the node.`,
      at: field.node,
    });
  }
}
