// Paths inside a container, as far as rules compare them.

/** The path without repeated or trailing slashes, so that two spellings of one place are equal. */
export function normalPath(path: string): string {
  const single = path.replace(/\/+/g, '/').replace(/\/\.(?=\/|$)/g, '');
  return single.length > 1 ? single.replace(/\/$/, '') : single === '' ? '/' : single;
}

/** The folder that a file lies in; `/` for one in the root. */
export function directoryOf(path: string): string {
  const normal = normalPath(path);
  return normalPath(normal.slice(0, normal.lastIndexOf('/') + 1));
}
