// Volumes of the component that an instance runs, and the attachments that claim storage for them.
import { findVariableCalls } from '../../model/variable-call.ts';
import { isTemplateText, type ValueNode } from '../../model/field.ts';
import type {
  ComponentInstance,
  ComponentResource,
  NamedValue,
  Volume,
} from '../../model/resource.ts';
import type { WorkspaceView } from '../../workspace/workspace.ts';
import { builtInTraitOf } from './attached-properties.ts';
import { componentsOf, type Defined } from './definitions.ts';

/** A component all of whose volumes can be read. */
export interface ComponentVolumes {
  readonly defined: Defined<ComponentResource>;
  readonly volumes: readonly Volume[];
}

/** The volumes of each component that an instance may mean; empty when one of them cannot be read. */
export function volumesOf(
  instance: ComponentInstance,
  workspace: WorkspaceView,
): readonly ComponentVolumes[] {
  const found = componentsOf(instance, workspace).map((defined) => ({
    defined,
    volumes: defined.resource.containers.flatMap(({ resources }) => resources?.volumes ?? []),
  }));
  const isReadable = ({ defined, volumes }: ComponentVolumes): boolean =>
    defined.document.yaml.problems.length === 0 &&
    volumes.every(({ name }) => name?.value !== undefined);
  return found.every(isReadable) ? found : [];
}

/** The name of a volume in a property of a trait. */
export interface VolumeClaim {
  /** Undefined for what is only known later, or is no text. */
  readonly name: string | undefined;
  readonly node: ValueNode;
  /** Name of the trait. */
  readonly trait: string;
}

/** Everything in the traits of an instance that names a volume, as the catalog says which properties do. */
export function volumeClaims({ traits }: ComponentInstance): readonly VolumeClaim[] {
  return traits.flatMap((part) => {
    const info = builtInTraitOf(part);
    if (info === undefined || Object.keys(info.propertyNames).length === 0) return [];
    return part.properties.flatMap((property) => {
      const written = property.name?.value ?? '';
      const key = Object.hasOwn(info.propertyAliases, written)
        ? (info.propertyAliases[written] ?? written)
        : written;
      const isVolume = Object.hasOwn(info.propertyNames, key);
      const claim = isVolume ? claimIn(property) : undefined;
      return claim === undefined ? [] : [{ ...claim, trait: info.name }];
    });
  });
}

function claimIn({ value: field }: NamedValue): Omit<VolumeClaim, 'trait'> | undefined {
  if (field === undefined) return undefined;
  const { value, node } = field;
  const isName =
    typeof value === 'string' &&
    value !== '' &&
    !isTemplateText(value) &&
    findVariableCalls(value).length === 0;
  return { name: isName ? value : undefined, node };
}
