// URIs of documents: parsing, joining and containment, always by path segment and never by string prefix.
import { URI, Utils } from 'vscode-uri';

/** Brings a URI into the one spelling that is used as a key (encoding of `:` and drive letters vary by client). */
export function normalizeUri(uri: string): string {
  let normal = normalized.get(uri);
  if (normal === undefined) {
    normal = URI.parse(uri).toString();
    if (normalized.size >= MOST_NORMALIZED) normalized.clear();
    normalized.set(uri, normal);
  }
  return normal;
}

/** The same few URIs are brought into it again and again while their files are looked at. */
const normalized = new Map<string, string>();
const MOST_NORMALIZED = 64;

/** Whether the text can be read as a URI. */
export function isUri(text: string): boolean {
  try {
    URI.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** `file:` URI of a path of this machine. */
export function uriOfPath(path: string): string {
  return URI.file(path).toString();
}

/** Path of this machine for a `file:` URI, else undefined. */
export function pathOfUri(uri: string): string | undefined {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? parsed.fsPath : undefined;
}

/** The scheme, such as `file`. */
export function schemeOfUri(uri: string): string {
  return URI.parse(uri).scheme;
}

/** What stands behind the question mark, decoded. */
export function queryOfUri(uri: string): string {
  return URI.parse(uri).query;
}

/** Last segment of the path, decoded. */
export function basenameOfUri(uri: string): string {
  return Utils.basename(URI.parse(uri));
}

/** The folder that holds the resource. */
export function parentOfUri(uri: string): string {
  return Utils.dirname(URI.parse(uri)).toString();
}

/** `uri` with more segments at its end. */
export function joinUri(uri: string, ...segments: readonly string[]): string {
  return Utils.joinPath(URI.parse(uri), ...segments).toString();
}

/** Path of `uri` below `folder`, with `/` between segments; undefined when it lies elsewhere. */
export function relativeUri(folder: string, uri: string): string | undefined {
  const outer = URI.parse(folder);
  const inner = URI.parse(uri);
  if (outer.scheme !== inner.scheme || outer.authority !== inner.authority) return undefined;
  const prefix = outer.path.endsWith('/') ? outer.path : `${outer.path}/`;
  if (inner.path === outer.path) return '';
  return inner.path.startsWith(prefix) ? inner.path.slice(prefix.length) : undefined;
}
