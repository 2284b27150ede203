// Container images: `[registry/]path[:tag][@digest]` taken apart.
import { pairOf, resolveAlias } from '../yaml/access.ts';
import type { YamlNode } from '../yaml/nodes.ts';
import { textField } from './field.ts';

export interface ImageReference {
  /** Host, perhaps with a port; undefined when the runtime's own default is meant. */
  readonly registry: string | undefined;
  readonly repository: string;
  readonly tag: string | undefined;
  /** Algorithm and hexadecimal digits, such as `sha256:…`. */
  readonly digest: string | undefined;
}

/**
 * The parts of an image reference; undefined for text without a repository or with blanks. The
 * first part of the path is a registry when it has a dot or a colon or is `localhost`, as all
 * container tools decide it (https://github.com/distribution/reference).
 */
export function parseImageReference(text: string): ImageReference | undefined {
  if (/\s/.test(text)) return undefined;
  const at = text.indexOf('@');
  const named = at < 0 ? text : text.slice(0, at);
  const digest = at < 0 ? undefined : text.slice(at + 1);
  const colon = named.lastIndexOf(':');
  const hasTag = colon > named.lastIndexOf('/');
  const path = hasTag ? named.slice(0, colon) : named;
  const tag = hasTag ? named.slice(colon + 1) : undefined;
  const slash = path.indexOf('/');
  const host = slash < 0 ? '' : path.slice(0, slash);
  const isHost = /[.:]/.test(host) || host === 'localhost';
  const repository = isHost ? path.slice(slash + 1) : path;
  if (repository === '' || tag === '' || digest === '') return undefined;
  return { registry: isHost ? host : undefined, repository, tag, digest };
}

/**
 * The text that an image written as a mapping of `name`, `tag` and `digest` stands for
 * (contradiction C02); undefined where it has other keys, or none that is a name.
 */
export function imageTextOf(node: YamlNode): string | undefined {
  const map = resolveAlias(node);
  const name = textField(node, 'name')?.value;
  if (map?.kind !== 'map' || name === undefined || name === '') return undefined;
  const parts = ['name', 'tag', 'digest'].filter((key) => pairOf(node, key) !== undefined);
  if (parts.length < map.pairs.length) return undefined;
  const tag = textField(node, 'tag')?.value;
  const digest = textField(node, 'digest')?.value;
  if (parts.includes('tag') && tag === undefined) return undefined;
  if (parts.includes('digest') && digest === undefined) return undefined;
  return `${name}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}
