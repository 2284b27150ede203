// By which fields the items of a list are known again, wherever in the list they stand.
import type { Json } from './cluster.ts';
import { isJsonObject } from './json.ts';
import type { ItemIdentity, PathStep } from './plan.ts';

/** Fields that together name an item. The merge keys of the Kubernetes API, where it has some. */
const byField: Readonly<Record<string, readonly (readonly string[])[]>> = {
  ports: [
    ['containerPort', 'protocol'],
    ['port', 'protocol'],
  ],
  volumeMounts: [['mountPath']],
  volumeDevices: [['devicePath']],
  hostAliases: [['ip']],
  topologySpreadConstraints: [['topologyKey', 'whenUnsatisfiable']],
  ownerReferences: [['uid']],
  rules: [['host']],
  paths: [['path', 'pathType']],
  subjects: [['kind', 'name'], ['name']],
  // OAM: a component may be used twice, under two names.
  components: [['instanceName'], ['componentName'], ['name']],
};

/** For lists of custom kinds. */
const usual: readonly (readonly string[])[] = [['name'], ['key'], ['type']];

const defaults: Readonly<Record<string, string>> = { protocol: 'TCP' };

/**
 * The identities of the items of two states of a list; undefined when the list has no fields that
 * name each item of both without doubt, so that only the place is left to compare by.
 */
export function listIdentities(
  field: PathStep | undefined,
  before: readonly Json[],
  after: readonly Json[],
):
  | { readonly before: readonly ItemIdentity[]; readonly after: readonly ItemIdentity[] }
  | undefined {
  const own =
    typeof field === 'string' && Object.hasOwn(byField, field) ? byField[field] : undefined;
  for (const keys of [...(own ?? []), ...usual]) {
    const one = identitiesBy(keys, before);
    const other = identitiesBy(keys, after);
    if (one !== undefined && other !== undefined) return { before: one, after: other };
  }
  return undefined;
}

function identitiesBy(
  keys: readonly string[],
  items: readonly Json[],
): readonly ItemIdentity[] | undefined {
  const seen = new Set<string>();
  const identities: ItemIdentity[] = [];
  for (const item of items) {
    const identity = identityBy(keys, item);
    if (identity === undefined) return undefined;
    seen.add(JSON.stringify(identity));
    identities.push(identity);
  }
  return seen.size === items.length ? identities : undefined;
}

function identityBy(keys: readonly string[], item: Json): ItemIdentity | undefined {
  if (!isJsonObject(item)) return undefined;
  const identity: Record<string, string | number> = {};
  for (const key of keys) {
    const value = Object.hasOwn(item, key) ? item[key] : defaults[key];
    if (typeof value !== 'string' && typeof value !== 'number') return undefined;
    identity[key] = value;
  }
  return identity;
}
