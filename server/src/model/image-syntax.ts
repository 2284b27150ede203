// What is wrong with a text that is no reference to a container image, in words for its author.
import { parseImageReference } from './image-reference.ts';

// Grammar of references: the OCI distribution specification (rule R055).
const REGISTRY =
  /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[0-9A-Fa-f:]+\])(?::\d{1,5})?$/;
const PATH_PART = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
/** Digits of a digest by its algorithm. */
const DIGEST_LENGTHS: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

/** What is wrong, as one sentence; undefined when nothing is. */
export function faultOfImage(text: string): string | undefined {
  if (/\s/.test(text)) return 'An image holds no blanks.';
  if (/^https?:\/\//.test(text)) return 'An image is written without "https://".';
  const image = parseImageReference(text);
  if (image === undefined) return 'A part of the image is missing.';
  const { registry, repository, tag, digest } = image;
  if (registry !== undefined && !REGISTRY.test(registry)) return `"${registry}" is no registry.`;
  if (/[A-Z]/.test(repository)) {
    return `"${repository}" holds capital letters, and paths have small ones only.`;
  }
  const wrong = repository.split('/').find((part) => !PATH_PART.test(part));
  if (wrong !== undefined)
    return wrong === '' ? 'A part of the path is empty.' : `"${wrong}" is no part of a path.`;
  if (tag !== undefined && !TAG.test(tag)) return `"${tag}" is no tag.`;
  return digest === undefined ? undefined : faultOfDigest(digest);
}

function faultOfDigest(digest: string): string | undefined {
  const colon = digest.indexOf(':');
  const algorithm = digest.slice(0, Math.max(0, colon));
  const digits = digest.slice(colon + 1);
  const length = Object.hasOwn(DIGEST_LENGTHS, algorithm) ? DIGEST_LENGTHS[algorithm] : undefined;
  if (length === undefined) return 'A digest starts with "sha256:", "sha384:" or "sha512:".';
  if (digits.length !== length) {
    return `A ${algorithm} digest has ${String(length)} digits; this one has ${String(digits.length)}.`;
  }
  if (/^[0-9a-f]+$/.test(digits)) return undefined;
  return 'A digest consists of the digits 0 to 9 and a to f.';
}

/** The reference with its path in small letters, where that is all it takes. */
export function withLowerCasePath(text: string): string | undefined {
  const repository = parseImageReference(text)?.repository;
  if (repository === undefined) return undefined;
  const meant = text.replace(repository, repository.toLowerCase());
  return meant !== text && faultOfImage(meant) === undefined ? meant : undefined;
}
