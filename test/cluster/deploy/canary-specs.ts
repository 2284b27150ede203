// Specs with a known secret in every place that may hold one, and all the ways in which a text could show it.
import { randomBytes } from 'node:crypto';

/** Random, so that it is nowhere by chance. */
export const needle = randomBytes(16).toString('hex');

/** Letters that quoting, escaping and encoding change. */
const odd = `${needle}"\\<&>'é%`;

/** The secrets by where they stand. */
export const secrets = {
  literal: `literal-${needle}`,
  parameter: `parameter-${needle}`,
  variable: `variable-${needle}`,
  url: `url${needle}`,
  odd,
  host: `host-${needle}`,
};

/** What may differ from one deployment to the next. */
export interface CanaryChanges {
  readonly tag?: string;
  /** A host that no server takes. */
  readonly host?: string;
  /** More processors than any node has make it wait. */
  readonly cpu?: number;
  /** Whether there is a Job, whose template cannot be changed. */
  readonly job?: 'yes' | 'no';
  /** Whether there is a ConfigMap, and a workload that a hollow node cannot give it to. */
  readonly files?: 'yes' | 'no';
}

/** An application whose secrets are literals, parameters, variables, parts of URLs, files and hosts. */
export function canarySpecs(changes: CanaryChanges = {}): string {
  const { tag = '1', host, cpu = 0.01, job = 'yes', files = 'yes' } = changes;
  const env = [
    { name: 'DB_PASSWORD', value: secrets.literal },
    { name: 'DB_URL', value: `postgres://shop:${secrets.url}@db.example.com:5432/shop` },
    { name: 'MODE', fromParam: 'dbPassword' },
    { name: 'KIND', fromParam: 'apiToken' },
    { name: 'SPARE', fromParam: 'clientSecret' },
  ];
  const config = [{ path: '/etc/shop/settings', fromParam: 'dbPassword' }];
  const container = {
    name: 'main',
    image: `example/shop:${tag}`,
    env,
    resources: { cpu: { required: cpu }, memory: { required: '8M' } },
  };
  const parameters = [
    { name: 'dbPassword', type: 'string', default: secrets.parameter },
    { name: 'apiToken', type: 'string', required: true },
    { name: 'clientSecret', type: 'string', default: secrets.odd },
  ];
  const component = (name: string, type: string, main: object) => ({
    apiVersion: 'core.oam.dev/v1alpha1',
    kind: 'ComponentSchematic',
    metadata: { name },
    spec: { workloadType: `core.oam.dev/v1alpha1.${type}`, parameters, containers: [main] },
  });
  const parameterValues = [{ name: 'apiToken', value: '[fromVariable(shopToken)]' }];
  const traits = [
    {
      name: 'ingress',
      properties: { hostname: '[fromVariable(hostToken)]', path: '/', servicePort: 80 },
    },
  ];
  const configuration = {
    apiVersion: 'core.oam.dev/v1alpha1',
    kind: 'ApplicationConfiguration',
    metadata: { name: 'canary' },
    spec: {
      variables: [
        { name: 'shopToken', value: secrets.variable },
        { name: 'hostToken', value: host ?? `${secrets.host}.example.com` },
      ],
      components: [
        { componentName: 'web', instanceName: 'web', parameterValues, traits },
        ...(files === 'yes'
          ? [{ componentName: 'files', instanceName: 'files', parameterValues }]
          : []),
        ...(job === 'yes'
          ? [{ componentName: 'task', instanceName: 'task', parameterValues }]
          : []),
      ],
    },
  };
  const ports = [{ name: 'http', containerPort: 80 }];
  return [
    component('web', 'Server', { ...container, ports }),
    component('files', 'Worker', { ...container, config }),
    component('task', 'Task', container),
    configuration,
  ]
    .map((each) => JSON.stringify(each, null, 1))
    .join('\n---\n');
}

/** How a text might show the secret: plainly, cut short, or in Base64 at any place of a longer text. */
function forms(): ReadonlyMap<string, string> {
  const plain = Buffer.from(needle);
  const all = new Map([
    ['plain', needle],
    ['the beginning', needle.slice(0, 12)],
    ['the end', needle.slice(-12)],
    ['bytes', [...plain].slice(0, 8).join(' ')],
    ['hexadecimal', plain.toString('hex').slice(0, 24)],
  ]);
  for (const before of [0, 1, 2]) {
    const encoded = Buffer.concat([Buffer.alloc(before), plain]).toString('base64');
    all.set(`Base64 after ${before}`, encoded.slice(before === 0 ? 0 : 4, 36));
  }
  return all;
}

/** Everything that was said so far, and whether the secret is in it. */
export class Ear {
  readonly #texts: { readonly from: string; readonly text: string }[] = [];

  hear(from: string, ...texts: readonly string[]): void {
    this.#texts.push(...texts.map((text) => ({ from, text })));
  }

  get bytes(): number {
    return this.#texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  }

  get outputs(): number {
    return this.#texts.length;
  }

  /** How often something was hidden. */
  get marks(): number {
    return this.#texts.reduce((sum, { text }) => sum + text.split('<hidden #').length - 1, 0);
  }

  /** Where the secret shows, with what stands around it. */
  get hits(): readonly string[] {
    return this.#texts.flatMap(({ from, text }) =>
      [...forms()].flatMap(([form, looked]) => {
        const at = text.indexOf(looked);
        return at < 0
          ? []
          : [`${from}: ${form} in …${text.slice(Math.max(0, at - 160), at + 60)}…`];
      }),
    );
  }
}
