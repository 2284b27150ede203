// The table of layers: what each one may import. The layer check, the compiler projects and their tests are derived from it.

/**
 * @typedef {object} Layer
 * @property {string} path      pattern of the files of this layer; `$1` stands for the first group of the importing file
 * @property {string} [within]  what a file may reach in its own layer, where that is less than the whole of it
 * @property {string[]} imports other layers whose values and types may be imported
 * @property {string[]} [types] other layers of which only types may be imported
 * @property {string[]} packages npm packages; a trailing `*` stands for any ending
 * @property {'forbidden' | 'allowed'} builtins Node's own modules
 */

/** @type {Readonly<Record<string, Layer>>} */
export const layers = {
  base: pure('base', [], ['vscode-uri', 'fastest-levenshtein']),
  yaml: pure('yaml', ['base'], ['yaml']),
  schema: pure('schema', ['base'], ['ajv']),
  model: pure('model', ['base', 'yaml', 'schema']),
  workspace: pure('workspace', ['base', 'yaml', 'schema', 'model'], ['picomatch']),
  features: {
    ...pure('features', ['base', 'yaml', 'schema', 'model', 'workspace']),
    path: '^server/src/features/([^/]+)/',
    within: '^server/src/features/$1/',
  },
  render: pure('render', ['base', 'yaml', 'schema', 'model', 'workspace']),
  deploy: { ...pure('deploy', ['base', 'model', 'render']), types: ['protocol'] },
  lsp: {
    ...pure('lsp', ['base', 'workspace', 'features', 'render', 'deploy', 'protocol', 'node']),
    types: ['model'],
    packages: ['vscode-languageserver*', 'vscode-jsonrpc'],
    builtins: 'allowed',
  },
  node: {
    ...pure('node', ['base', 'deploy'], ['@kubernetes/client-node', 'ignore', 'yaml']),
    builtins: 'allowed',
  },
  cli: {
    ...pure('cli', ['base', 'workspace', 'features', 'render', 'deploy', 'node', 'lsp'], ['diff']),
    types: ['model', 'protocol'],
    builtins: 'allowed',
  },
  protocol: { ...pure('protocol', []), path: '^server/src/protocol[-a-z]*[.]ts$' },
  client: {
    ...pure('client', ['protocol'], ['vscode', 'vscode-languageclient']),
    path: '^client/src/',
  },
};

/** @type {(name: string, imports: string[], packages?: string[]) => Layer} */
function pure(name, imports, packages = []) {
  return { path: `^server/src/${name}/`, imports, packages, builtins: 'forbidden' };
}

/** The same table as rules for dependency-cruiser. */
export function layerRules() {
  return [
    ...Object.entries(layers).flatMap(([name, layer]) => rulesOf(name, layer)),
    {
      name: 'dialect-isolation',
      comment: 'One API version never sees another: what they share lives above them.',
      severity: 'error',
      from: { path: '^server/src/model/dialects/([^/]+)/' },
      to: { path: '^server/src/model/dialects/[^/]+/', pathNot: '^server/src/model/dialects/$1/' },
    },
    {
      name: 'dialects-by-registry',
      comment:
        'An API version is reached through the registry, so that adding one is adding a folder.',
      severity: 'error',
      from: { path: '^server/src/', pathNot: '^server/src/model/dialects/' },
      to: { path: '^server/src/model/dialects/[^/]+/' },
    },
    {
      name: 'house',
      comment: 'Every source file belongs to a layer.',
      severity: 'error',
      from: {
        path: '^(server|client)/src/',
        pathNot: Object.values(layers).map((layer) => layer.path),
      },
      to: {},
    },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
  ];
}

/** @type {(name: string, layer: Layer) => object[]} */
function rulesOf(name, layer) {
  const { path, within = path, imports, types = [], packages, builtins } = layer;
  const values = [within, ...pathsOf(imports), ...packages.map(packagePattern)];
  /** @type {(rule: string, allowed: string[], other: object) => object} */
  const rule = (suffix, allowed, other) => ({
    name: `${name}${suffix}`,
    comment: `${name} may import ${[...imports, ...packages].join(', ') || 'nothing'}.`,
    severity: 'error',
    from: { path },
    to: { pathNot: allowed, ...other },
  });
  const core = builtins === 'allowed' ? ['core'] : [];
  const anything = rule('', [...values, ...pathsOf(types)], { dependencyTypesNot: core });
  if (types.length === 0) return [anything];
  // A second rule for what is imported as a value, where some layers are open for their types only.
  return [anything, rule('-values', values, { dependencyTypesNot: [...core, 'type-only'] })];
}

/** @type {(names: string[]) => string[]} */
function pathsOf(names) {
  return names.map((name) => /** @type {Layer} */ (layers[name]).path);
}

/** A package resolves to a folder of node_modules, to its types in `@types`, or stays a bare name. @type {(name: string) => string} */
function packagePattern(name) {
  const exact = name.replace(/[*]$/, '[^/]*');
  return `(^|node_modules/|node_modules/@types/)${exact}(/|$)`;
}

/** Types count as imports, or a layer could learn about another through them. */
export const cruiseOptions = {
  tsPreCompilationDeps: true,
  doNotFollow: { path: 'node_modules' },
  enhancedResolveOptions: {
    extensions: ['.ts', '.mjs', '.js', '.json', '.d.ts'],
    conditionNames: ['import', 'require', 'node', 'default', 'types'],
    exportsFields: ['exports'],
  },
};
