// The volumes of a component: scratch space of the node, or storage that outlives the pod.
import type { Container, Disk, Volume } from '../../model/resource.ts';
import { derived } from '../origin.ts';
import {
  constant,
  listOf,
  mapOf,
  type RenderedMap,
  type RenderedScalar,
} from '../rendered-node.ts';
import type { RenderedObject } from '../rendering.ts';
import { derivedScalar, partOrigin, placeIn } from '../source-document.ts';
import { accessModeOf } from './access-mode.ts';
import { tell, textScalar, type FieldContext } from './fields.ts';
import type { InstanceContext } from './instance-context.ts';
import { instanceLabels } from './labels.ts';
import { joinedName, kubernetesName } from './names.ts';
import { namespacedObject } from './object.ts';
import { diskQuantity } from './quantities.ts';

/** The volumes of a pod, and what mounts them. */
export interface PodVolumes {
  readonly names: readonly string[];
  readonly volumes: readonly RenderedMap[];
  /** The mounts of each container, with the paths that they take. */
  readonly mounts: readonly (readonly Mount[])[];
  /** Claims that no trait made. */
  readonly objects: readonly RenderedObject[];
  /** The first volume that one pod at a time may use. */
  readonly exclusive: Volume | undefined;
}

export interface Mount {
  readonly path: string;
  readonly node: RenderedMap;
}

/** What all containers say of one volume. */
interface NamedVolume {
  readonly written: string;
  readonly name: RenderedScalar;
  readonly uses: readonly Volume[];
  readonly first: Volume;
  readonly index: number;
}

/** Volumes of one name are one volume, which several containers may mount. */
export function podVolumes(containers: readonly Container[], context: InstanceContext): PodVolumes {
  const byName = volumesByName(containers, context);
  const named = [...byName.values()];
  for (const volume of named) reportDifferences(volume, context);
  const backed = named.map((volume) => backing(volume, context));
  const mounts = containers.map(({ resources }) =>
    (resources?.volumes ?? []).flatMap((volume, index) => {
      const known = byName.get(volumeName(volume) ?? '');
      return known === undefined ? [] : (mountOf(volume, known, index, context) ?? []);
    }),
  );
  return {
    names: named.map(({ name }) => String(name.value)),
    volumes: backed.map(({ volume }) => volume),
    mounts,
    objects: backed.flatMap(({ claim }) => claim ?? []),
    exclusive: named.find(isExclusive)?.first,
  };
}

function volumeName({ name }: Volume): string | undefined {
  return name?.node.kind === 'scalar' && name.value !== undefined ? name.value : undefined;
}

function volumesByName(
  containers: readonly Container[],
  context: InstanceContext,
): ReadonlyMap<string, NamedVolume> {
  const found = new Map<string, NamedVolume>();
  const all = containers.flatMap(({ resources }) =>
    (resources?.volumes ?? []).map((volume, index) => ({ volume, index })),
  );
  for (const { volume, index } of all) {
    const scalar = textScalar(volume.name, context);
    const written = volumeName(volume);
    if (scalar === undefined || written === undefined) {
      tell(context, {
        code: 'unnamed-volume',
        severity: 'error',
        message: 'This volume is left out: it has no usable "name".',
        at: volume.node,
      });
      continue;
    }
    const known = found.get(written);
    if (known !== undefined) {
      found.set(written, { ...known, uses: [...known.uses, volume] });
      continue;
    }
    const { resolved, report } = context;
    const place = placeIn(resolved.componentSource, volume.node.range);
    const name = kubernetesName(scalar, 'dns-1123-label', {
      what: 'The name of the volume',
      place,
      report,
    });
    found.set(written, { written, name, uses: [volume], first: volume, index });
  }
  return found;
}

function isEphemeral({ disk }: Pick<Volume, 'disk'>): boolean {
  return disk?.ephemeral?.value === true;
}

/** Whether the volume is writable storage that nobody else may use meanwhile. */
function isExclusive({ first, uses }: NamedVolume): boolean {
  if (isEphemeral(first)) return false;
  return (
    uses.some(({ accessMode }) => accessMode?.value !== 'RO') &&
    uses.every(({ sharingPolicy }) => sharingPolicy?.value !== 'Shared')
  );
}

function reportDifferences({ first, uses, written }: NamedVolume, context: FieldContext): void {
  for (const use of uses) {
    const sizes = [first, use].map(({ disk }) => disk?.required?.value);
    const isSame = isEphemeral(use) === isEphemeral(first) && sizes[0] === sizes[1];
    if (isSame || use.disk === undefined) continue;
    tell(context, {
      code: 'volume-differs',
      severity: 'warning',
      message: `Another container says something else of the volume "${written}", and that counts: volumes of one name are one volume.`,
      at: use.disk.node,
      related: { at: (first.disk ?? first).node, message: 'What counts' },
    });
  }
}

interface Backing {
  readonly volume: RenderedMap;
  readonly claim?: RenderedObject | undefined;
}

function backing(named: NamedVolume, context: InstanceContext): Backing {
  const { name, first, written, index } = named;
  const source = context.resolved.componentSource;
  const origin = partOrigin(source, first, `volumes[${String(index)}]`);
  const size = sizeOf(first.disk, context);
  if (isEphemeral(first)) {
    const emptyDir = mapOf(
      { sizeLimit: size },
      first.disk && partOrigin(source, first.disk, 'disk'),
    );
    return { volume: mapOf({ name, emptyDir }, origin) };
  }
  const byTrait = context.effects.claims.get(written);
  const claim =
    byTrait !== undefined || size === undefined ? undefined : claimOf(named, size, context);
  const claimName = byTrait ?? (claim === undefined ? existingClaim(named, context) : claim.name);
  const persistentVolumeClaim = mapOf({ claimName, readOnly: readOnlyOf(named, context) });
  return { volume: mapOf({ name, persistentVolumeClaim }, origin), claim: claim?.object };
}

function sizeOf(disk: Disk | undefined, context: InstanceContext): RenderedScalar | undefined {
  const text = textScalar(disk?.required, context);
  if (disk?.required === undefined || text === undefined) return undefined;
  const quantity = diskQuantity(String(text.value));
  if (quantity === text.value) return text;
  if (quantity !== undefined) {
    return derivedScalar(context.resolved.componentSource, disk.required, quantity);
  }
  tell(context, {
    code: 'unusable-quantity',
    severity: 'error',
    message: `"${String(text.value)}" is left out: it is no size above nothing, such as "10G".`,
    at: disk.required.node,
  });
  return undefined;
}

interface OwnClaim {
  readonly name: RenderedScalar;
  /** Undefined while it is unclear whether a trait is to make it; it will have the same name. */
  readonly object: RenderedObject | undefined;
}

/** A claim of the instance's own, from the default storage class of the cluster. */
function claimOf(named: NamedVolume, size: RenderedScalar, context: InstanceContext): OwnClaim {
  const { resolved, options, effects } = context;
  const source = resolved.componentSource;
  const name = joinedName([context.name, named.name]);
  if (effects.otherClaims === 'left-out') return { name, object: undefined };
  const accessMode = accessModeOf(named.uses, source);
  if (accessMode.value === 'ReadOnlyMany') {
    tell(context, {
      code: 'read-only-volume-without-content',
      severity: 'warning',
      message: `Nobody can write to the volume "${named.written}", so its storage will stay empty until you fill the claim "${String(name.value)}" by other means.`,
      at: named.first.node,
    });
  }
  const object = namespacedObject(
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      name,
      labels: instanceLabels(context),
      instance: resolved.name,
      place: placeIn(source, named.first.node.range),
      reason: 'Storage that outlives the pod has to be claimed',
    },
    {
      spec: mapOf({
        accessModes: listOf([accessMode]),
        resources: mapOf({ requests: mapOf({ storage: size }) }),
      }),
    },
    options,
  );
  return { name, object };
}

/** Without a size nothing can be claimed: a claim of the volume's name has to be there already. */
function existingClaim(
  { name, written, first }: NamedVolume,
  context: FieldContext,
): RenderedScalar {
  tell(context, {
    code: 'claim-expected',
    severity: 'information',
    message: `The volume "${written}" says no disk size, so a claim "${String(name.value)}" has to exist in the cluster. Give it "disk.required" to have one made.`,
    at: first.node,
  });
  return name;
}

/** Some storage can only be attached read-only when the whole pod says so. */
function readOnlyOf({ uses }: NamedVolume, { resolved }: FieldContext): RenderedScalar | undefined {
  const [first] = uses;
  if (first?.accessMode === undefined || uses.some(({ accessMode }) => accessMode?.value !== 'RO'))
    return undefined;
  return derivedScalar(resolved.componentSource, first.accessMode, true);
}

function mountOf(
  volume: Volume,
  { name }: NamedVolume,
  index: number,
  context: FieldContext,
): Mount | undefined {
  const source = context.resolved.componentSource;
  const mountPath = textScalar(volume.mountPath, context);
  if (mountPath === undefined || mountPath.value === '') {
    tell(context, {
      code: 'volume-without-path',
      severity: 'error',
      message: 'This volume is not mounted: it has no usable "mountPath".',
      at: volume.node,
    });
    return undefined;
  }
  const mode = volume.accessMode;
  const readOnly = mode?.value === 'RO' ? derivedScalar(source, mode, true) : undefined;
  const origin = partOrigin(source, volume, `volumes[${String(index)}]`);
  const node = mapOf({ name: ownName(volume, name, context), mountPath, readOnly }, origin);
  return { path: String(mountPath.value), node };
}

/** The name of the volume, from where this container says it: another one may have said it first. */
function ownName(volume: Volume, name: RenderedScalar, context: FieldContext): RenderedScalar {
  const own = textScalar(volume.name, context);
  if (own === undefined) return name;
  return { ...name, origin: own.value === name.value ? own.origin : derived(own.origin) };
}

/** Why an exclusive volume decides how pods are replaced. */
export const EXCLUSIVE_REASON = constant(
  'Recreate',
  'A volume of the component is exclusive, so the old pod has to go before the new one starts',
);
