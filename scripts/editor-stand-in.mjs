// Loads the extension's bundle outside of the editor, with something in the place of the module `vscode` of which anything may be asked.
import Module, { createRequire } from 'node:module';

/** What the extension exports. @typedef {{ activate?: (context: object) => unknown }} Extension */

/** Nothing: it can be called, constructed, read and written, and every answer is the same again. */
const target = function () {
  return undefined;
};

/** @type {object} */
export const anything = new Proxy(target, {
  get: (_, key) => {
    if (key === 'prototype') return {};
    // Otherwise it would be awaited for ever.
    return key === 'then' || typeof key === 'symbol' ? undefined : anything;
  },
  set: () => true,
  apply: () => anything,
  construct: () => anything,
});

// A bundle copies the members that it finds and inherits the rest.
const standIn = new Proxy(target, { getPrototypeOf: () => anything, get: () => anything });

/** Loads a bundle of the extension. @type {(file: string) => Extension} */
export function loadExtension(file) {
  const loader = /** @type {{ _load: (name: string, ...rest: unknown[]) => unknown }} */ (
    /** @type {unknown} */ (Module)
  );
  const load = loader._load;
  loader._load = (name, ...rest) => (name === 'vscode' ? standIn : load(name, ...rest));
  try {
    return createRequire(import.meta.url)(file);
  } finally {
    loader._load = load;
  }
}
