// Properties given to traits and scopes, held against what the catalog or a definition says of them.
import { nearest } from '../../base/nearest.ts';
import {
  findScopeType,
  findTrait,
  type ScopeTypeInfo,
  type TraitInfo,
} from '../../model/catalog/catalog.ts';
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
import type { JsonSchema } from '../../schema/json-schema.ts';
import type { LocatedViolation, Related } from './rule.ts';
import { isReplacedText } from './variable-calls.ts';

/** What is known of the properties of a trait or of a type of scopes. */
export interface PropertyHolder {
  /** Schema of the properties, as a map. */
  readonly properties: JsonSchema;
  /** Spellings of properties that mean another one. */
  readonly propertyAliases: Readonly<Record<string, string>>;
}

/** A trait or scope as a configuration uses it, with what it is held against. */
export interface Attached<
  P extends TraitAttachment | ScopeInstance,
  I extends PropertyHolder,
  B extends PropertyHolder = I,
> {
  readonly part: P;
  readonly info: I;
  /** What the catalog has under that name, whether or not it is what counts. */
  readonly builtIn: B | undefined;
  /** Such as `Trait "ingress"`. */
  readonly label: string;
  /** Where it is defined, if it is not built in. */
  readonly definedAt?: Related;
}

export type AttachedTrait<I extends PropertyHolder = PropertyHolder> = Attached<
  TraitAttachment,
  I,
  TraitInfo
> & { readonly instance: ComponentInstance };
export type AttachedScope<I extends PropertyHolder = PropertyHolder> = Attached<
  ScopeInstance,
  I,
  ScopeTypeInfo
>;
type AnyAttached = Attached<TraitAttachment | ScopeInstance, PropertyHolder>;

/** The built-in trait that an attachment means; its type, where it has one, says more than its name. */
export function builtInTraitOf(attachment: TraitAttachment): TraitInfo | undefined {
  const text = attachment.type?.value ?? attachment.name?.value;
  return text === undefined ? undefined : findTrait(text)?.info;
}

/** What an attachment is counted by: the name of the built-in trait, else what the author wrote. */
export function identityOf(attachment: TraitAttachment): string | undefined {
  const text = attachment.type?.value ?? attachment.name?.value;
  return builtInTraitOf(attachment)?.name ?? (text === '' ? undefined : text?.toLowerCase());
}

/** Asked for by several rules, by some for each instance of the configuration. */
const attached = new WeakMap<ConfigurationResource, readonly AttachedTrait<TraitInfo>[]>();

/** Every attachment of a built-in trait. */
export function attachedTraits(
  resource: ConfigurationResource,
): readonly AttachedTrait<TraitInfo>[] {
  let known = attached.get(resource);
  if (known === undefined) attached.set(resource, (known = builtInTraits(resource)));
  return known;
}

function builtInTraits(resource: ConfigurationResource): readonly AttachedTrait<TraitInfo>[] {
  return resource.components.flatMap((instance) =>
    instance.traits.flatMap((part): AttachedTrait<TraitInfo>[] => {
      const info = builtInTraitOf(part);
      if (info === undefined) return [];
      return [{ part, info, builtIn: info, instance, label: `Trait "${info.name}"` }];
    }),
  );
}

const attachedByName = new WeakMap<
  ConfigurationResource,
  Map<string, AttachedTrait<TraitInfo>[]>
>();

/** The attachments of one built-in trait. */
export function attachedTraitsNamed(
  resource: ConfigurationResource,
  name: string,
): readonly AttachedTrait<TraitInfo>[] {
  let known = attachedByName.get(resource);
  if (known === undefined) {
    known = new Map<string, AttachedTrait<TraitInfo>[]>();
    for (const each of attachedTraits(resource)) {
      const same = known.get(each.info.name);
      if (same === undefined) known.set(each.info.name, [each]);
      else same.push(each);
    }
    attachedByName.set(resource, known);
  }
  return known.get(name) ?? [];
}

/** Every scope of a built-in type. */
export function attachedScopes(
  resource: ConfigurationResource,
): readonly AttachedScope<ScopeTypeInfo>[] {
  return resource.scopes.flatMap((part): AttachedScope<ScopeTypeInfo>[] => {
    const type = part.type?.value;
    const info = type === undefined ? undefined : findScopeType(type, resource.dialect.group)?.info;
    return info === undefined ? [] : [{ part, info, builtIn: info, label: `A ${info.kind}` }];
  });
}

/** The property with exactly that name. */
export function propertyNamed(part: AnyAttached['part'], name: string): NamedValue | undefined {
  return part.properties.find((property) => property.name?.value === name);
}

/** A property that what it is held against does not know. */
export interface UnknownProperty {
  readonly written: string;
  /** Whether the schema forbids it, or just does not mention it. */
  readonly isRefused: boolean;
  /** The node that holds the name: a key, or the value of `name`. */
  readonly node: YamlNode;
  readonly property: NamedValue;
  /** What was meant, unless that is there as well. */
  readonly meant: string | undefined;
  /** Whether what was meant is there as well. */
  readonly repeats: string | undefined;
}

/** Properties whose names are not known; none where the schema invites others. */
export function unknownProperties({ part, info }: AnyAttached): readonly UnknownProperty[] {
  const { properties: known = {} } = info.properties;
  const isClosed = info.properties.additionalProperties === false;
  if (!isClosed && !isSilentOnOthers(info.properties)) return [];
  return part.properties.flatMap((property): UnknownProperty[] => {
    const written = property.name?.value;
    if (written === undefined || written === '' || Object.hasOwn(known, written)) return [];
    const meant = meantProperty(info, written);
    const repeated = meant !== undefined && propertyNamed(part, meant) !== undefined;
    const node = property.name?.node;
    if (node === undefined) return [];
    return [
      {
        isRefused: isClosed,
        written,
        node,
        property,
        meant: repeated ? undefined : meant,
        repeats: repeated ? meant : undefined,
      },
    ];
  });
}

/**
 * True for a schema that lists properties and says nothing of others. To JSON Schema they are
 * allowed; what the author of the trait meant by it is that there are none.
 */
function isSilentOnOthers(schema: JsonSchema): boolean {
  const { properties = {}, additionalProperties, patternProperties, propertyNames } = schema;
  const { $ref, allOf, anyOf, oneOf } = schema;
  const says = [additionalProperties, patternProperties, propertyNames, $ref, allOf, anyOf, oneOf];
  return Object.keys(properties).length > 0 && says.every((keyword) => keyword === undefined);
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

/** A value that does not fit, with the name of its property. */
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
    const { definitions } = info.properties;
    const value = schema === undefined ? undefined : toValue(field.node).value;
    if (schema === undefined || value === undefined) return [];
    const whole = definitions === undefined ? schema : { ...schema, definitions };
    return checkValue(whole, value, isReplacedText).map((violation) => {
      const node = nodeAtPath(field.node, violation.path) ?? field.node;
      const items = violation.path.map((step) => (typeof step === 'number' ? '[]' : `.${step}`));
      const pattern = `${name}${items.join('')}`;
      return { name, violation: { ...violation, node, at: node.range, pattern } };
    });
  });
}
