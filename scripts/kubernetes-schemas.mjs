// Renews server/src/render/kubernetes-schema/schemas.json from the models of the official Kubernetes client for JavaScript. Run by hand for a new Kubernetes version.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foldVersions } from './kubernetes-versions.mjs';
import { root, run } from './setup.mjs';

/** @typedef {import('./kubernetes-versions.mjs').Snapshot} Snapshot */
/** @typedef {import('./kubernetes-versions.mjs').Field} Field */

/**
 * The release of @kubernetes/client-node whose models were made from each Kubernetes version. There is none for
 * 1.23, 1.26, 1.31 and 1.35: such a version accepts what its neighbors accept (see kubernetes-versions.mjs).
 * @type {readonly (readonly [version: string, release: string | undefined])[]}
 */
const releases = [
  ['1.20', '0.14.3'],
  ['1.21', '0.15.1'],
  ['1.22', '0.16.3'],
  ['1.23', undefined],
  ['1.24', '0.17.1'],
  ['1.25', '0.18.1'],
  ['1.26', undefined],
  ['1.27', '0.19.0'],
  ['1.28', '0.20.0'],
  ['1.29', '0.21.0'],
  ['1.30', '0.22.3'],
  ['1.31', undefined],
  ['1.32', '1.1.3'],
  ['1.33', '1.3.0'],
  ['1.34', '1.4.0'],
  ['1.35', undefined],
  ['1.36', '2.0.1'],
];

/** Kinds whose fields are kept: what a rendering makes, and what traits commonly become. Of others only the name is. */
const kept =
  /^(v1\/(Service|ConfigMap|Secret|PersistentVolume|PersistentVolumeClaim|ServiceAccount|Namespace|Pod|ResourceQuota|LimitRange|Endpoints)|apps\/v1\/(Deployment|StatefulSet|DaemonSet|ReplicaSet)|batch\/.*|(networking[.]k8s[.]io|extensions)\/v1(beta1)?\/(Ingress|IngressClass|NetworkPolicy)|autoscaling\/.*|policy\/.*\/PodDisruptionBudget|rbac[.]authorization[.]k8s[.]io\/v1\/.*|scheduling[.]k8s[.]io\/v1\/.*|storage[.]k8s[.]io\/v1\/StorageClass)$/;

/** Amounts such as `500m`, which the models know as plain text. */
const quantities = new Set(
  [
    'ResourceRequirements.limits ResourceRequirements.requests ResourceQuotaSpec.hard',
    'ResourceQuotaStatus.hard ResourceQuotaStatus.used LimitRangeItem._default LimitRangeItem.default',
    'LimitRangeItem.defaultRequest LimitRangeItem.max LimitRangeItem.maxLimitRequestRatio LimitRangeItem.min',
    'VolumeResourceRequirements.limits VolumeResourceRequirements.requests EmptyDirVolumeSource.sizeLimit',
    'ResourceFieldSelector.divisor PersistentVolumeSpec.capacity PersistentVolumeClaimStatus.capacity',
    'PersistentVolumeClaimStatus.allocatedResources PodSpec.overhead ContainerStatus.allocatedResources',
    'MetricTarget.averageValue MetricTarget.value MetricValueStatus.averageValue MetricValueStatus.value',
    'ExternalMetricSource.targetAverageValue ExternalMetricSource.targetValue',
    'ObjectMetricSource.averageValue ObjectMetricSource.targetValue PodsMetricSource.targetAverageValue',
    'ResourceMetricSource.targetAverageValue ContainerResourceMetricSource.targetAverageValue',
    'ExternalMetricStatus.currentAverageValue ExternalMetricStatus.currentValue',
    'ObjectMetricStatus.averageValue ObjectMetricStatus.currentValue PodsMetricStatus.currentAverageValue',
    'ResourceMetricStatus.currentAverageValue ContainerResourceMetricStatus.currentAverageValue',
  ].flatMap((line) => line.split(' ')),
);
const bytes = new Set(['Secret.data', 'ConfigMap.binaryData']);
/** Fields that take a number or a text and that the older models know as objects. */
const numbersOrTexts = new Set(['port', 'targetPort', 'servicePort', 'maxSurge', 'maxUnavailable']);
numbersOrTexts.add('minAvailable');

const folder = await mkdtemp(join(tmpdir(), 'kubernetes-schemas-'));
try {
  /** @type {{ version: string, snapshot: Snapshot | undefined }[]} */
  const snapshots = [];
  for (const [version, release] of releases) {
    snapshots.push({
      version,
      snapshot: release === undefined ? undefined : await snapshotOf(await fetch(release)),
    });
  }
  const target = join(root, 'server/src/render/kubernetes-schema');
  await mkdir(target, { recursive: true });
  const data = { sources: Object.fromEntries(releases), ...foldVersions(snapshots, kept) };
  await writeFile(join(target, 'schemas.json'), `${JSON.stringify(data, undefined, 2)}\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Downloads one release and unpacks it. @type {(release: string) => Promise<string>} */
async function fetch(release) {
  const to = join(folder, release);
  await mkdir(to);
  const options = ['--silent', '--pack-destination', to];
  await succeed('npm', ['pack', ...options, `@kubernetes/client-node@${release}`]);
  const [archive = ''] = await readdir(to);
  await succeed('tar', ['-xzf', join(to, archive), '-C', to, '--strip-components=1']);
  console.log(`read       @kubernetes/client-node ${release}`);
  return join(to, 'dist/gen');
}

/** @type {(program: string, args: readonly string[]) => Promise<void>} */
async function succeed(program, args) {
  const { status, output } = await run(program, args, { quiet: true });
  if (status !== 0) throw new Error(`${program} ${args[0]} failed: ${output}`);
}

/** What one release knows. The folders have other names since release 1.0. @type {(gen: string) => Promise<Snapshot>} */
async function snapshotOf(gen) {
  const old = existsSync(join(gen, 'api'));
  const [apis, models] = old ? ['api', 'model'] : ['apis', 'models'];
  const index = await readFile(join(gen, old ? 'api/apis.d.ts' : 'index.d.ts'), 'utf8');
  return {
    kinds: await kindsIn(join(gen, apis), index),
    definitions: await definitionsIn(join(gen, models)),
  };
}

/**
 * The kinds that can be created. Files that the index does not name are left from earlier builds of the package.
 * @type {(folder: string, index: string) => Promise<Snapshot['kinds']>}
 */
async function kindsIn(folder, index) {
  /** @type {Snapshot['kinds']} */
  const kinds = new Map();
  for (const name of await readdir(folder)) {
    const api = /^(\w+V\d\w*Api)[.]js$/.exec(name)?.[1];
    if (api === undefined) continue;
    const className = capital(api);
    if (!new RegExp(`\\b${className}\\b`).test(index)) continue;
    const path = /['"`]\/apis?\/((?:[a-z0-9.]+\/)?v\d\w*)\//.exec(await text(folder, name));
    if (path === null) continue;
    const methods = /\bcreate(Namespaced)?(\w+)\((?:namespace: string, )?body: (\w+)/g;
    for (const match of (await text(folder, `${api}.d.ts`)).matchAll(methods)) {
      const [, namespaced, kind, definition = ''] = match;
      kinds.set(`${path[1]}/${kind}`, { definition, scope: namespaced ? 'namespaced' : 'cluster' });
    }
  }
  return kinds;
}

/** @type {(folder: string) => Promise<Snapshot['definitions']>} */
async function definitionsIn(folder) {
  /** @type {Snapshot['definitions']} */
  const definitions = new Map();
  for (const name of await readdir(folder)) {
    if (!/\d.*[.]js$/.test(name)) continue;
    const code = await text(folder, name);
    const map = /(\w+)[.]attributeTypeMap = (\[[\s\S]*?\n\]);/.exec(code);
    if (map === null) continue;
    const [, definition = '', list = ''] = map;
    const declared = await text(folder, name.replace(/js$/, 'd.ts'));
    const optional = new Set([...declared.matchAll(/^ {4}'?(\w+)'?\?:/gm)].map(([, key]) => key));
    /** @type {{ name: string, baseName: string, type: string, format?: string }[]} */
    const attributes = JSON.parse(list);
    definitions.set(
      definition,
      new Map(
        attributes.map(({ name, baseName, type, format = '' }) => [
          baseName,
          { type: typeOf({ definition, name, type, format }), required: !optional.has(name) },
        ]),
      ),
    );
  }
  return definitions;
}

/** @type {(attribute: { definition: string, name: string, type: string, format: string }) => Field['type']} */
function typeOf({ definition, name, type, format }) {
  const list = /^Array<(.*)>$/.exec(type)?.[1];
  if (list !== undefined) return `[]${typeOf({ definition, name, type: list, format })}`;
  const map = /^\{ \[key: string\]: (.*); \}$/.exec(type)?.[1];
  if (map !== undefined) return `{}${typeOf({ definition, name, type: map, format })}`;
  const place = `${definition.replace(/^(\w*?V\d+((alpha|beta)\d+)?)(?=[A-Z])/, '')}.${name}`;
  if (type === 'string') return textType(place, format);
  if (type === 'IntOrString') return 'int-or-string';
  if (type === 'Date' || type === 'V1MicroTime') return 'time';
  if (type === 'number') return format === '' ? 'integer' : format;
  if (type !== 'object' && type !== 'any') return type;
  return numbersOrTexts.has(name) ? 'int-or-string' : 'any';
}

/** @type {(place: string, format: string) => string} */
function textType(place, format) {
  if (quantities.has(place)) return 'quantity';
  return format === 'byte' || bytes.has(place) ? 'bytes' : 'string';
}

/** @type {(word: string) => string} */
function capital(word) {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** @type {(...path: string[]) => Promise<string>} */
function text(...path) {
  return readFile(join(...path), 'utf8');
}
