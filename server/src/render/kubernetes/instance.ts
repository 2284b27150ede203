// The objects of one instance: those of its workload and of its traits.
import { findWorkloadType, type WorkloadTypeInfo } from '../../model/catalog/catalog.ts';
import type { RenderedScalar } from '../rendered-node.ts';
import type { RenderedObject } from '../rendering.ts';
import type { ResolvedConfiguration, ResolvedInstance } from '../resolve.ts';
import { exactScalar } from '../source-document.ts';
import { renderExtended } from './extended/extended.ts';
import { tell } from './fields.ts';
import type { InstanceContext } from './instance-context.ts';
import { kubernetesName, type NameRule } from './names.ts';
import { traitEffects } from './traits/trait-effects.ts';
import { workloadObjects } from './workloads.ts';

/** All objects of an instance; none where its component does not say how to run it. */
export function instanceObjects(
  instance: ResolvedInstance,
  { options, report }: ResolvedConfiguration,
  application: RenderedScalar,
): readonly RenderedObject[] {
  const { component, componentName } = instance;
  const typeName = component.workloadType?.value;
  if (typeName === undefined) {
    tell(
      { resolved: instance, report },
      {
        code: 'no-workload-type',
        severity: 'error',
        message: `The component "${componentName}" has no usable "workloadType", so nobody knows how to run it.`,
        at: (component.workloadType ?? component.metadata?.name ?? { node: component.root }).node,
      },
    );
    return [];
  }
  const workloadType = findWorkloadType(typeName, component.dialect.group)?.info;
  const name = instanceName(instance, workloadType, report);
  const ground = { resolved: instance, application, name, workloadType, options, report };
  const context: InstanceContext = { ...ground, effects: traitEffects(ground) };
  const workload =
    workloadType?.tier === 'core'
      ? workloadObjects(context, workloadType)
      : renderExtended(context);
  return [...workload, ...context.effects.objects];
}

/** The name of the main objects: as strict as the strictest of them. */
function instanceName(
  { instance, name, source, place }: ResolvedInstance,
  type: WorkloadTypeInfo | undefined,
  report: InstanceContext['report'],
): RenderedScalar {
  const written: RenderedScalar = exactScalar(source, instance.instanceName) ?? {
    kind: 'scalar',
    value: name,
    origin: { kind: 'constant', reason: 'The name of the instance' },
  };
  const what = 'The name of the instance';
  return kubernetesName(written, nameRule(type), { what, place, report });
}

function nameRule(type: WorkloadTypeInfo | undefined): NameRule {
  if (type?.tier !== 'core') return 'dns-1123-subdomain';
  const isStateful = type.daemonized && !type.replicable;
  if (isStateful) return type.endpoint ? 'stateful-set-with-service' : 'stateful-set';
  return type.endpoint ? 'dns-1035-label' : 'dns-1123-label';
}
