// Properties given to built-in traits and scopes, held against what the catalog says of them.
import { nearest } from '../../base/nearest.ts';
import {
  findScopeType,
  findTrait,
  isCoreGroup,
  type ScopeTypeInfo,
  type TraitInfo,
} from '../../model/catalog/catalog.ts';
import { parseGroupVersionKind } from '../../model/group-version-kind.ts';
import type {
  ComponentInstance,
  ConfigurationResource,
  NamedValue,
  ScopeInstance,
  TraitAttachment,
} from '../../model/resource.ts';
import { checkValue } from '../../schema/check-value.ts';
import { isNull, keyText, nodeAtPath, pairOf, resolveAlias } from '../../yaml/access.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { toValue } from '../../yaml/to-value.ts';
import type { LocatedViolation } from './rule.ts';
import { isReplacedText } from './variable-calls.ts';

/** A trait or scope of the catalog as a configuration uses it. */
export interface Attached<
  P extends TraitAttachment | ScopeInstance,
  I extends TraitInfo | ScopeTypeInfo,
> {
  readonly part: P;
  readonly info: I;
  /** Such as `Trait "ingress"`. */
  readonly label: string;
}

export type AttachedTrait = Attached<TraitAttachment, TraitInfo> & {
  readonly instance: ComponentInstance;
};
export type AttachedScope = Attached<ScopeInstance, ScopeTypeInfo>;
type AnyAttached = Attached<TraitAttachment | ScopeInstance, TraitInfo | ScopeTypeInfo>;

/** The built-in trait that an attachment means; its type, where it has one, says more than its name. */
export function builtInTraitOf(attachment: TraitAttachment): TraitInfo | undefined {
  const text = attachment.type?.value ?? attachment.name?.value;
  if (text === undefined) return undefined;
  const group = parseGroupVersionKind(text)?.group;
  // Somebody else's trait may be called the same.
  if (group !== undefined && !isCoreGroup(group)) return undefined;
  return findTrait(text)?.info;
}

/** What an attachment is counted by: the name of the built-in trait, else what the author wrote. */
export function identityOf(attachment: TraitAttachment): string | undefined {
  const text = attachment.type?.value ?? attachment.name?.value;
  return builtInTraitOf(attachment)?.name ?? (text === '' ? undefined : text?.toLowerCase());
}

/** Every attachment of a built-in trait. */
export function attachedTraits(resource: ConfigurationResource): readonly AttachedTrait[] {
  return resource.components.flatMap((instance) =>
    instance.traits.flatMap((part): AttachedTrait[] => {
      const info = builtInTraitOf(part);
      return info === undefined ? [] : [{ part, info, instance, label: `Trait "${info.name}"` }];
    }),
  );
}

/** The attachments of one built-in trait. */
export function attachedTraitsNamed(
  resource: ConfigurationResource,
  name: string,
): readonly AttachedTrait[] {
  return attachedTraits(resource).filter(({ info }) => info.name === name);
}

/** Every scope of a built-in type. */
export function attachedScopes(resource: ConfigurationResource): readonly AttachedScope[] {
  return resource.scopes.flatMap((part): AttachedScope[] => {
    const type = part.type?.value;
    const info = type === undefined ? undefined : findScopeType(type, resource.dialect.group)?.info;
    return info === undefined ? [] : [{ part, info, label: `A ${info.kind}` }];
  });
}

/** The property with exactly that name. */
export function propertyNamed(part: AnyAttached['part'], name: string): NamedValue | undefined {
  return part.properties.find((property) => property.name?.value === name);
}

/** A property that the catalog does not know. */
export interface UnknownProperty {
  readonly written: string;
  /** The node that holds the name: a key, or the value of `name`. */
  readonly node: YamlNode;
  readonly property: NamedValue;
  /** What was meant, unless that is there as well. */
  readonly meant: string | undefined;
  /** Whether what was meant is there as well. */
  readonly repeats: string | undefined;
}

/** Properties whose names are not in the catalog; none where the catalog leaves them open. */
export function unknownProperties({ part, info }: AnyAttached): readonly UnknownProperty[] {
  const { properties: known = {}, additionalProperties } = info.properties;
  if (additionalProperties !== false) return [];
  return part.properties.flatMap((property): UnknownProperty[] => {
    const written = property.name?.value;
    if (written === undefined || written === '' || Object.hasOwn(known, written)) return [];
    const meant = meantProperty(info, written);
    const repeated = meant !== undefined && propertyNamed(part, meant) !== undefined;
    const node = property.name?.node;
    if (node === undefined) return [];
    return [
      {
        written,
        node,
        property,
        meant: repeated ? undefined : meant,
        repeats: repeated ? meant : undefined,
      },
    ];
  });
}

/** The property that a misspelt name means. */
export function meantProperty(info: AnyAttached['info'], written: string): string | undefined {
  const { propertyAliases, properties } = info;
  if (Object.hasOwn(propertyAliases, written)) return propertyAliases[written];
  return nearest(written, Object.keys(properties.properties ?? {}));
}

/** Required properties that are neither written nor meant by something that is reported already. */
export function missingProperties(attached: AnyAttached): readonly string[] {
  const { part, info } = attached;
  const { required = [], properties = {} } = info.properties;
  const meant = unknownProperties(attached).map((property) => property.meant);
  const holder = resolveAlias(part.node);
  const siblings = holder?.kind === 'map' ? holder.pairs.map(keyText) : [];
  return required.filter((name) => {
    if (properties[name]?.default !== undefined || meant.includes(name)) return false;
    // Wrong indentation: reported where it stands.
    if (siblings.includes(name)) return false;
    const value = propertyNamed(part, name)?.value;
    return value === undefined ? !takesItsValueFrom(part, name) : isNull(value.node);
  });
}

/** The draft's `fromParam` instead of a value is reported as such. */
function takesItsValueFrom(part: AnyAttached['part'], name: string): boolean {
  const node = propertyNamed(part, name)?.node;
  return ['from', 'fromParam'].some((key) => pairOf(node, key) !== undefined);
}

/** A value that does not fit the catalog, with the name of its property. */
export interface PropertyViolation {
  readonly name: string;
  readonly violation: LocatedViolation;
}

/** Values that do not fit. Empty ones count as missing, those that will be replaced as right. */
export function valueViolations({ part, info }: AnyAttached): readonly PropertyViolation[] {
  const known = info.properties.properties ?? {};
  return part.properties.flatMap(({ name: nameField, value: field }): PropertyViolation[] => {
    const name = nameField?.value;
    if (name === undefined || field === undefined || isNull(field.node)) return [];
    const schema = Object.hasOwn(known, name) ? known[name] : undefined;
    const value = schema === undefined ? undefined : toValue(field.node).value;
    if (schema === undefined || value === undefined) return [];
    return checkValue(schema, value, isReplacedText).map((violation) => {
      const node = nodeAtPath(field.node, violation.path) ?? field.node;
      const items = violation.path.map((step) => (typeof step === 'number' ? '[]' : `.${step}`));
      const pattern = `${name}${items.join('')}`;
      return { name, violation: { ...violation, node, at: node.range, pattern } };
    });
  });
}
