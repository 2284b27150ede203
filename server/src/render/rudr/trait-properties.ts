// The properties of traits as Rudr reads them: only from maps, only under its own names, only with the right JSON type.
import type { Place } from '../origin.ts';
import {
  child,
  childOrNull,
  children,
  entriesOf,
  jsonKind,
  placeOfPart,
  textIn,
  type JsonPart,
} from './json-part.ts';
import type { RudrRun } from './run.ts';

/** Properties by trait, with the type that each must have. */
const PROPERTIES = {
  ingress: {
    hostname: 'text',
    servicePort: 'integer',
    path: 'text',
    tlsHosts: 'text',
    tlsSecretName: 'text',
  },
  'auto-scaler': { minimum: 'integer', maximum: 'integer', cpu: 'integer', memory: 'integer' },
  'manual-scaler': { replicaCount: 'integer' },
  'volume-mounter': { volumeName: 'text', storageClass: 'text' },
  empty: {},
} as const satisfies Record<string, Readonly<Record<string, 'text' | 'integer'>>>;

/** Properties that become an empty text, instead of their default, where they are none. */
const BECOMES_EMPTY: ReadonlySet<string> = new Set(['hostname', 'path']);

export type TraitName = keyof typeof PROPERTIES;

export interface RudrTrait {
  readonly name: TraitName;
  readonly part: JsonPart;
  readonly place: Place;
  /** The property, when it has the type that Rudr reads. */
  readonly property: (name: string) => JsonPart | undefined;
  /** The property of any type, null included. */
  readonly written: (name: string) => JsonPart | undefined;
}

function isTraitName(name: string): name is TraitName {
  return Object.hasOwn(PROPERTIES, name);
}

/** The traits of an instance; those that Rudr does not know make it refuse the configuration. */
export function rudrTraits(entry: JsonPart, run: RudrRun): readonly RudrTrait[] {
  return children(entry, 'traits').flatMap((part) => {
    const named = child(part, 'name') ?? part;
    const name = textIn(named) ?? '';
    const place = placeOfPart(named);
    if (!isTraitName(name)) {
      run.refuse(place, `it knows no trait "${name}"`);
      return [];
    }
    const properties = child(part, 'properties');
    if (properties !== undefined && jsonKind(properties) !== 'map') {
      run.ignore(placeOfPart(properties), 'Rudr reads properties only from a map, and not these');
    }
    const usable = usableProperties(name, properties, run);
    const property = (key: string): JsonPart | undefined => usable.get(key);
    return [{ name, part, place, property, written: (key) => childOrNull(properties, key) }];
  });
}

function usableProperties(
  trait: TraitName,
  properties: JsonPart | undefined,
  run: RudrRun,
): ReadonlyMap<string, JsonPart> {
  const known: Readonly<Record<string, 'text' | 'integer'>> = PROPERTIES[trait];
  const usable = new Map<string, JsonPart>();
  for (const [key, value] of properties === undefined ? [] : entriesOf(properties)) {
    const type = Object.hasOwn(known, key) ? known[key] : undefined;
    const place = placeOfPart(value);
    if (type === undefined) {
      run.ignore(place, `Rudr knows no property "${key}" of the trait "${trait}"`);
    } else if (jsonKind(value) !== type) {
      const wanted = type === 'text' ? 'text' : 'a whole number';
      const instead = BECOMES_EMPTY.has(key) ? 'an empty text' : 'its default';
      run.ignore(place, `Rudr takes ${instead} for "${key}", because this is not ${wanted}`);
    } else {
      usable.set(key, { ...value, what: 'property' });
      if (/^\[fromVariable\(\w+\)\]$/.test(textIn(value) ?? '')) {
        run.ignore(place, 'Rudr leaves this text as it is: variables mean nothing in properties');
      }
    }
  }
  return usable;
}
