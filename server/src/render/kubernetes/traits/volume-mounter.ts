// The trait that gives a volume of the component its storage, as a PersistentVolumeClaim.
import type { Volume } from '../../../model/resource.ts';
import { listOf, mapOf, type RenderedScalar } from '../../rendered-node.ts';
import { derivedScalar, exactScalar, placeIn } from '../../source-document.ts';
import { accessModeOf } from '../access-mode.ts';
import { instanceLabels } from '../labels.ts';
import { joinedName } from '../names.ts';
import { namespacedObject } from '../object.ts';
import { diskQuantity } from '../quantities.ts';
import {
  propertyPlace,
  reportMissing,
  reportTrait,
  textProperty,
  type AttachedTrait,
  type TraitOutcome,
} from './trait.ts';

const REASON = 'What the trait volume-mounter is on Kubernetes';
const NOTHING = 'No storage is claimed.';

/** A claim for the volume; nothing where the component has no such volume, or it takes no storage. */
export function volumeMounter(attached: AttachedTrait): TraitOutcome {
  const { context, trait } = attached;
  const named = textProperty(attached, 'volumeName');
  if (named.state === 'missing') reportMissing(attached, 'volumeName', NOTHING);
  if (named.state !== 'usable') return { claimsFor: 'unknown-volume' };
  const volumes = volumesCalled(named.scalar, attached);
  if (volumes.length === 0) return reportUnknown(named.scalar, attached);
  const size = sizeOf(volumes, named.scalar, attached);
  if (size === undefined) return {};
  const storageClass = textProperty(attached, 'storageClass');
  if (storageClass.state === 'missing') {
    reportTrait(attached, {
      code: 'missing-trait-property',
      severity: 'warning',
      message: '"storageClass" is not set, so the default storage class of the cluster is taken.',
    });
  }
  const source = context.resolved.componentSource;
  const mode = accessModeOf(volumes, source);
  const name = joinedName([context.name, named.scalar]);
  const claim = namespacedObject(
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      name,
      labels: instanceLabels(context),
      instance: context.resolved.name,
      place: trait.place,
      reason: REASON,
    },
    {
      spec: mapOf({
        accessModes: listOf([mode]),
        storageClassName: storageClass.state === 'usable' ? storageClass.scalar : undefined,
        resources: mapOf({ requests: mapOf({ storage: size }) }),
      }),
    },
    context.options,
  );
  if (mode.value === 'ReadOnlyMany') {
    reportTrait(attached, {
      code: 'read-only-volume-without-content',
      severity: 'warning',
      message: `Nobody can write to the volume "${String(named.scalar.value)}", so its storage will stay empty until you fill the claim "${String(name.value)}" by other means.`,
    });
  }
  const nodes = mode.value === 'ReadWriteOnce' ? 'one' : 'many';
  const volume = String(named.scalar.value);
  return { objects: [claim], claim: { volume, name, nodes, place: trait.place } };
}

/** Several containers may mount one volume; each declares it under the same name. */
function volumesCalled(name: RenderedScalar, attached: AttachedTrait): readonly Volume[] {
  const { component } = attached.context.resolved;
  const all = component.containers.flatMap(({ resources }) => resources?.volumes ?? []);
  return all.filter((volume) => volume.name?.value === name.value);
}

/** Which volume is meant cannot be told, and storage of another class must not take its place. */
function reportUnknown(name: RenderedScalar, attached: AttachedTrait): TraitOutcome {
  const { componentName } = attached.context.resolved;
  reportVolume(attached, name, {
    code: 'unknown-volume',
    message: `No container of "${componentName}" has a volume called "${String(name.value)}". ${NOTHING}`,
  });
  return { claimsFor: 'unknown-volume' };
}

/** The size that is required; where several containers say one, the first counts. */
function sizeOf(
  volumes: readonly Volume[],
  name: RenderedScalar,
  attached: AttachedTrait,
): RenderedScalar | undefined {
  const { componentSource } = attached.context.resolved;
  const called = `"${String(name.value)}"`;
  if (volumes.some(({ disk }) => disk?.ephemeral?.value === true)) {
    reportVolume(attached, name, {
      code: 'unclaimable-volume',
      message: `The volume ${called} is ephemeral: it goes with the pod. ${NOTHING}`,
    });
    return undefined;
  }
  const field = volumes.find(({ disk }) => disk !== undefined)?.disk?.required;
  const quantity = diskQuantity(field?.value ?? '');
  if (field === undefined || quantity === undefined) {
    reportVolume(attached, name, {
      code: 'unclaimable-volume',
      message: `The volume ${called} has no usable "disk.required", such as "10G", so nobody knows how much storage to claim. ${NOTHING}`,
      ...(field === undefined ? {} : { place: placeIn(componentSource, field.node.range) }),
    });
    return undefined;
  }
  return quantity === field.value
    ? exactScalar(componentSource, field)
    : derivedScalar(componentSource, field, quantity);
}

function reportVolume(
  attached: AttachedTrait,
  name: RenderedScalar,
  trouble: { code: string; message: string; place?: ReturnType<typeof placeIn> },
): void {
  reportTrait(attached, {
    severity: 'error',
    place: propertyPlace(attached, name),
    ...trouble,
  });
}
