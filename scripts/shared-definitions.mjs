// Makes the definitions of many schemas into schemas of their own, each only once, so that the compiled validators share their code.

/** @typedef {{ [keyword: string]: unknown }} Schema */

const LOCAL = '#/definitions/';

/**
 * The schemas with their local references replaced by references to `shared` schemas, by their ids.
 * Definitions that say the same in several schemas become one.
 * @param {ReadonlyMap<string, Schema>} schemas
 * @returns {{ schemas: Map<string, Schema>, shared: Map<string, Schema> }}
 */
export function shareDefinitions(schemas) {
  /** @type {Map<string, string>} */
  const nameByContent = new Map();
  /** @type {Map<string, Schema>} */
  const shared = new Map();
  const result = new Map(
    [...schemas].map(([key, { definitions: own = {}, ...schema }]) => {
      const local = /** @type {Record<string, unknown>} */ (own);
      /** @type {Map<string, string>} */
      const names = new Map();
      /** @type {(name: string) => string} */
      const nameOf = (name) => {
        const known = names.get(name);
        if (known !== undefined) return known;
        if (local[name] === undefined) throw new Error(`${key} refers to no definition ${name}`);
        const content = rewrite(local[name], nameOf);
        const text = JSON.stringify(content);
        const id = nameByContent.get(text) ?? `urn:oam:${name}-${nameByContent.size}`;
        nameByContent.set(text, id);
        shared.set(id, /** @type {Schema} */ (content));
        names.set(name, id);
        return id;
      };
      return [key, /** @type {Schema} */ (rewrite(schema, nameOf))];
    }),
  );
  return { schemas: result, shared };
}

/** @type {(node: unknown, nameOf: (name: string) => string) => unknown} */
function rewrite(node, nameOf) {
  if (Array.isArray(node)) return node.map((each) => rewrite(each, nameOf));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) =>
      key === '$ref' && typeof value === 'string' && value.startsWith(LOCAL)
        ? [key, nameOf(value.slice(LOCAL.length))]
        : [key, rewrite(value, nameOf)],
    ),
  );
}
