// What a value from outside looks like: small tests that are put together, and that say where something is wrong.

/** Answers the path below `at` of what is not as it has to be; undefined when all is well. */
export type Shape = (value: unknown, at: string) => string | undefined;

export const anything: Shape = () => undefined;
export const text: Shape = (value, at) => (typeof value === 'string' ? undefined : at);
export const flag: Shape = (value, at) => (typeof value === 'boolean' ? undefined : at);
export const number: Shape = (value, at) => (typeof value === 'number' ? undefined : at);

/** The protocol's `uinteger`: lines and characters are nothing else. */
export const count: Shape = (value, at) =>
  Number.isInteger(value) && 0 <= (value as number) && (value as number) <= 2 ** 31 - 1
    ? undefined
    : at;

/** Null stands for nothing, as many clients write it. */
export function optional(shape: Shape): Shape {
  return (value, at) => (value === undefined || value === null ? undefined : shape(value, at));
}

export function list(item: Shape): Shape {
  return (value, at) => {
    if (!Array.isArray(value)) return at;
    for (const [index, each] of value.entries()) {
      const fault = item(each, `${at}[${String(index)}]`);
      if (fault !== undefined) return fault;
    }
    return undefined;
  };
}

/** Fields that are not named may be anything. */
export function object(fields: Readonly<Record<string, Shape>>): Shape {
  return (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return at;
    for (const [name, shape] of Object.entries(fields)) {
      const fault = shape((value as Readonly<Record<string, unknown>>)[name], `${at}.${name}`);
      if (fault !== undefined) return fault;
    }
    return undefined;
  };
}
