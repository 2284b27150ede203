// Names for what the server is asked to do, so that what it tells can be told apart.

const state = { count: 0 };

/** Different each time in this window. */
export function newId(what: string): string {
  state.count++;
  return `${what}-${Date.now().toString(36)}-${state.count}`;
}
