// Folds what each Kubernetes version knows into one table, in which a field says since and until when it exists.

/** @typedef {{ readonly type: string, readonly required: boolean }} Field */
/** @typedef {{ readonly definition: string, readonly scope: 'namespaced' | 'cluster' }} Kind */
/**
 * What one version knows: kinds by `group/version/Kind`, and the fields of definitions.
 * @typedef {object} Snapshot
 * @property {Map<string, Kind>} kinds
 * @property {Map<string, Map<string, Field>>} definitions
 */
/** @typedef {{ readonly version: string, readonly snapshot: Snapshot | undefined }} Entry */

/** Removed with a version of which there are no models, so that its neighbors cannot tell (Kubernetes' deprecation guide). */
const removedIn = {
  1.26: [
    'autoscaling/v2beta2/HorizontalPodAutoscaler',
    'flowcontrol.apiserver.k8s.io/v1beta1/FlowSchema',
    'flowcontrol.apiserver.k8s.io/v1beta1/PriorityLevelConfiguration',
  ],
};

/**
 * One table of all versions. A text such as `string! 1.22-1.24` gives type, `!` for required, and the versions where
 * not all have it; where several hold for a field at different times they are parted by commas.
 * @param {readonly Entry[]} entries oldest first
 * @param {RegExp} kept kinds whose fields are kept
 */
export function foldVersions(entries, kept) {
  const snapshots = withFormats(entries.map((_, index) => known(entries, index)));
  const versions = entries.map(({ version }) => version);
  const kinds = Object.fromEntries(
    keysOf(snapshots.map((each) => each.kinds)).map((key) => [
      key,
      runs(
        snapshots.map(({ kinds }) => kinds.get(key)),
        versions,
        ({ definition, scope }) => `${kept.test(key) ? definition : '-'} ${scope}`,
      ),
    ]),
  );
  const names = reachable(snapshots, kept);
  const definitions = Object.fromEntries(
    names.map((name) => [name, fieldsOf(snapshots, versions, name)]),
  );
  return { versions, kinds, definitions };
}

/** What a version knows; without models of its own, what either neighbor knows. @type {(entries: readonly Entry[], index: number) => Snapshot} */
function known(entries, index) {
  const own = entries[index]?.snapshot;
  if (own !== undefined) return own;
  const [before, after] = [entries[index - 1]?.snapshot, entries[index + 1]?.snapshot];
  if (before === undefined || after === undefined) throw new Error('two versions without models');
  /** @type {Readonly<Record<string, readonly string[]>>} */
  const removals = removedIn;
  const kinds = new Map([...before.kinds, ...after.kinds]);
  for (const removed of removals[entries[index]?.version ?? ''] ?? []) kinds.delete(removed);
  const definitions = new Map([...before.definitions, ...after.definitions]);
  for (const [name, fields] of definitions) {
    const older = before.definitions.get(name);
    const newer = after.definitions.get(name);
    if (older === undefined || newer === undefined) continue;
    const merged = [...older, ...fields].map(([field, { type }]) => {
      const required = [older, newer].every((each) => each.get(field)?.required === true);
      return /** @type {const} */ ([field, { type, required }]);
    });
    definitions.set(name, new Map(merged));
  }
  return { kinds, definitions };
}

/** Old models do not tell the sizes of integers; newer ones of the same field do. @type {(snapshots: readonly Snapshot[]) => Snapshot[]} */
function withFormats(snapshots) {
  /** @type {Map<string, string>} */
  const formats = new Map();
  for (const { definitions } of snapshots) {
    for (const [name, fields] of definitions) {
      for (const [field, { type }] of fields) {
        if (/int|double/.test(type) && !type.endsWith('integer'))
          formats.set(`${name}.${field}`, type);
      }
    }
  }
  return snapshots.map(({ kinds, definitions }) => ({
    kinds,
    definitions: new Map(
      [...definitions].map(([name, fields]) => [
        name,
        new Map(
          [...fields].map(([field, { type, required }]) => [
            field,
            {
              type: type.endsWith('integer') ? (formats.get(`${name}.${field}`) ?? type) : type,
              required,
            },
          ]),
        ),
      ]),
    ),
  }));
}

/** Kept definitions and all that they refer to. @type {(snapshots: readonly Snapshot[], kept: RegExp) => string[]} */
function reachable(snapshots, kept) {
  /** @type {Set<string>} */
  const found = new Set();
  for (const { kinds, definitions } of snapshots) {
    const open = [...kinds].flatMap(([key, { definition }]) =>
      kept.test(key) ? [definition] : [],
    );
    const seen = new Set(open);
    for (const name of open) {
      for (const { type } of definitions.get(name)?.values() ?? []) {
        const next = type.replace(/[[\]{}]/g, '');
        if (!definitions.has(next) || seen.has(next)) continue;
        seen.add(next);
        open.push(next);
      }
    }
    for (const name of seen) found.add(name);
  }
  return [...found].sort();
}

/** Told for the versions that have the definition, so that a field as old as it needs no note. @type {(snapshots: readonly Snapshot[], versions: readonly string[], name: string) => Record<string, string>} */
function fieldsOf(snapshots, versions, name) {
  const maps = snapshots.map(({ definitions }) => definitions.get(name));
  const at = maps.flatMap((map, index) => (map === undefined ? [] : [index]));
  const own = at.map((index) => maps[index] ?? new Map());
  const ownVersions = at.map((index) => versions[index] ?? '');
  return Object.fromEntries(
    keysOf(own).map((field) => [
      field,
      runs(
        own.map((map) => map.get(field)),
        ownVersions,
        ({ type, required }) => `${type}${required ? '!' : ''}`,
      ),
    ]),
  );
}

/**
 * The stretches of versions over which a thing stays the same.
 * @template T
 * @param {readonly (T | undefined)[]} values
 * @param {readonly string[]} versions
 * @param {(value: T) => string} write
 */
function runs(values, versions, write) {
  const texts = values.map((value) => (value === undefined ? undefined : write(value)));
  const starts = texts.flatMap((each, index) => (each === texts[index - 1] ? [] : [index]));
  const stretches = starts.flatMap((start, index) => {
    const end = (starts[index + 1] ?? texts.length) - 1;
    const text = texts[start];
    if (text === undefined) return [];
    const since = start === 0 ? '' : versions[start];
    const until = end === texts.length - 1 ? '' : versions[end];
    return [since === '' && until === '' ? text : `${text} ${since}-${until}`];
  });
  return stretches.join(', ');
}

/** @type {(maps: readonly ReadonlyMap<string, unknown>[]) => string[]} */
function keysOf(maps) {
  return [...new Set(maps.flatMap((map) => [...map.keys()]))].sort();
}
