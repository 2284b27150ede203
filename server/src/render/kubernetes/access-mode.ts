// Who may mount the storage of a volume: access mode and sharing policy in the words of Kubernetes.
import type { Volume } from '../../model/resource.ts';
import { constant, type RenderedScalar } from '../rendered-node.ts';
import { derivedScalar, type SourceDocument } from '../source-document.ts';

/**
 * The access mode of a volume, given all its declarations. Read-only volumes may be mounted by many
 * nodes, others by many only when they are shared. What is not written stands for writable and
 * exclusive, as the specification says.
 */
export function accessModeOf(volumes: readonly Volume[], source: SourceDocument): RenderedScalar {
  const writable = volumes.find(({ accessMode }) => accessMode?.value !== 'RO');
  const [first] = volumes;
  if (writable === undefined && first?.accessMode !== undefined) {
    return derivedScalar(source, first.accessMode, 'ReadOnlyMany');
  }
  const shared = volumes.find(({ sharingPolicy }) => sharingPolicy?.value === 'Shared');
  if (shared?.sharingPolicy !== undefined) {
    return derivedScalar(source, shared.sharingPolicy, 'ReadWriteMany');
  }
  // A policy decides it; without one, the declaration that asks for writing does.
  const [policy] = volumes.flatMap(({ sharingPolicy }) => sharingPolicy ?? []);
  const decisive = policy ?? writable?.accessMode;
  return decisive === undefined
    ? constant(
        'ReadWriteOnce',
        'Volumes are writable and exclusive unless their component says more',
      )
    : derivedScalar(source, decisive, 'ReadWriteOnce');
}
