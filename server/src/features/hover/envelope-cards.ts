// The cards of `apiVersion`, `kind` and container images.
import { blocks, bullets, codeSpan } from '../../base/markdown.ts';
import { dialects, kindInfo, kindOfRole } from '../../model/dialects/registry.ts';
import { parseImageReference } from '../../model/image-reference.ts';
import type { Resource } from '../../model/resource.ts';

/** Which API version a document is written in. */
export function apiVersionCard({ apiVersion, dialect }: Resource): string {
  const written = apiVersion?.value;
  const readAs = written === undefined || written === dialect.apiVersion ? undefined : written;
  return blocks(
    `**${codeSpan(dialect.apiVersion)}** · ${dialect.label}`,
    readAs === undefined ? undefined : `${codeSpan(readAs)} is read as this API version.`,
    `API group ${codeSpan(dialect.group)}, version ${codeSpan(dialect.version)}.`,
    dialect.successor === undefined ? undefined : `Replaced by ${codeSpan(dialect.successor)}.`,
  );
}

/** What a document of that kind is for; undefined for an unknown kind. */
export function kindCard({ kind, dialect, role }: Resource): string | undefined {
  if (role === 'unknown') return undefined;
  const name = kindOfRole(dialect, role);
  const info = kindInfo(dialect, name);
  if (name === undefined || info === undefined) return undefined;
  const written = kind?.value;
  return blocks(
    `**${codeSpan(name)}** · kind of ${dialect.label}`,
    written === undefined || written === name
      ? undefined
      : `${codeSpan(written)} is read as this kind.`,
    info.summary,
    bullets(
      dialects.flatMap((other) => {
        const otherName = kindOfRole(other, role);
        if (otherName === undefined || otherName === name) return [];
        return [`${other.label}: ${codeSpan(otherName)}`];
      }),
    ),
  );
}

/** An image reference taken apart; undefined for text that is none. */
export function imageParts(text: string): string | undefined {
  const image = parseImageReference(text);
  if (image === undefined) return undefined;
  const { registry, repository, tag, digest } = image;
  return bullets([
    `Registry: ${registry === undefined ? 'the default one of the platform' : codeSpan(registry)}`,
    `Repository: ${codeSpan(repository)}`,
    `Tag: ${tag === undefined ? missingTag(digest) : codeSpan(tag)}`,
    digest === undefined ? undefined : `Digest: ${codeSpan(digest)}`,
  ]);
}

function missingTag(digest: string | undefined): string {
  return digest === undefined ? 'none, which means `latest`' : 'none; the digest decides';
}
