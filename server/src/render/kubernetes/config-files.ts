// The config files of a container: one ConfigMap for them, each file mounted by itself.
import type { ConfigFile } from '../../model/resource.ts';
import { derivedFromAll, type Origin } from '../origin.ts';
import {
  constant,
  mapOf,
  mapOfEntries,
  type RenderedEntry,
  type RenderedMap,
  type RenderedScalar,
} from '../rendered-node.ts';
import type { RenderedObject } from '../rendering.ts';
import { partOrigin, placeIn } from '../source-document.ts';
import { tell, textScalar, userText, type FieldContext } from './fields.ts';
import type { NamedContainer } from './containers.ts';
import type { InstanceContext } from './instance-context.ts';
import { instanceLabels } from './labels.ts';
import { joinedName, mendedName } from './names.ts';
import { namespacedObject } from './object.ts';
import type { Mount } from './volumes.ts';

/** What the files of one container come to. */
export interface ConfigFiles {
  readonly object: RenderedObject;
  readonly volume: RenderedMap;
  readonly mounts: readonly Mount[];
  /** Paths with their texts, in the order of the specs. */
  readonly files: readonly FileText[];
}

export interface FileText {
  /** Absolute. */
  readonly path: string;
  readonly text: RenderedScalar;
}

interface PlacedFile extends FileText {
  readonly pathScalar: RenderedScalar;
  readonly file: ConfigFile;
  readonly index: number;
}

/** Bytes that a ConfigMap may hold: https://kubernetes.io/docs/concepts/configuration/configmap/. */
const MOST_BYTES = 1_048_576;

/** What the key of a ConfigMap may be made of. */
const OUTSIDE_KEYS = /[^-._a-zA-Z0-9]+/g;
const LONGEST_KEY = 253;

/**
 * The files of a container; `taken` are the names of the component's own volumes. Each file is mounted by its own path, so that whatever else the image has in
 * that directory stays.
 */
export function configFiles(
  { container: { config }, name: container }: NamedContainer,
  taken: ReadonlySet<string>,
  context: InstanceContext,
): ConfigFiles | undefined {
  const files = placedFiles(config, context);
  if (files.length === 0) return undefined;
  const { resolved, options } = context;
  const source = resolved.componentSource;
  const word = constant('config', 'The files of a container');
  const name = joinedName([context.name, container, word]);
  const volumeName = freeName(joinedName([container, word], 'dns-1123-label'), taken);
  const keys = keysOf(files);
  const entries = files.map(({ text, pathScalar }, index): RenderedEntry => {
    const keyOrigin: Origin = pathScalar.origin;
    return { key: keys[index] ?? '', keyOrigin, value: text };
  });
  reportSize(files, context);
  const [first] = files;
  const object = namespacedObject(
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      name,
      labels: instanceLabels(context),
      instance: resolved.name,
      place: first === undefined ? resolved.place : placeIn(source, first.file.node.range),
      reason: 'Config files are mounted from a ConfigMap',
    },
    { data: mapOfEntries(entries) },
    options,
  );
  const mounts = files.map(({ path, pathScalar, file, index }, position) => {
    const subPath: RenderedScalar = {
      kind: 'scalar',
      value: keys[position] ?? '',
      origin:
        pathScalar.origin.kind === 'source'
          ? { ...pathScalar.origin, how: 'derived' }
          : pathScalar.origin,
    };
    const readOnly = constant(true, 'Files of a ConfigMap cannot be written');
    const fields = { name: volumeName, mountPath: pathScalar, subPath, readOnly };
    return { path, node: mapOf(fields, partOrigin(source, file, `config[${String(index)}]`)) };
  });
  const volume = mapOf({ name: volumeName, configMap: mapOf({ name }) });
  return { object, volume, mounts, files };
}

/** The name for the volume of the files, which is not that of a volume of the component. */
function freeName(name: RenderedScalar, taken: ReadonlySet<string>): RenderedScalar {
  let value = String(name.value);
  for (let count = 2; taken.has(value); count++) {
    value = mendedName(`${String(name.value)}-${String(count)}`, 'dns-1123-label');
  }
  return { ...name, value };
}

function placedFiles(config: readonly ConfigFile[], context: FieldContext): readonly PlacedFile[] {
  return config.flatMap((file, index) => {
    const written = textScalar(file.path, context);
    const path = written === undefined ? undefined : absolutePath(String(written.value));
    if (written === undefined || path === undefined) {
      tell(context, {
        code: 'unusable-config-path',
        severity: 'error',
        message: 'This file is left out: it has no usable "path", such as "/etc/app/app.conf".',
        at: (file.path ?? file).node,
      });
      return [];
    }
    const text = userText(file, context);
    if (text === undefined) {
      tell(context, {
        code: 'config-without-value',
        severity: 'warning',
        message: `The file "${path}" is left out: nothing says what is in it.`,
        at: file.node,
      });
      return [];
    }
    const pathScalar: RenderedScalar =
      path === written.value
        ? written
        : { kind: 'scalar', value: path, origin: derivedFromAll([written.origin]) };
    return { path, pathScalar, text, file, index };
  });
}

/** A relative path counts from the root (chapter 3 of the specification); undefined for directories. */
function absolutePath(path: string): string | undefined {
  if (path === '' || /[/\\]$/.test(path) || /(?:^|[/\\])\.\.?(?:[/\\]|$)/.test(path)) {
    return undefined;
  }
  return /^(?:\/|[A-Za-z]:[/\\])/.test(path) ? path : `/${path}`;
}

/** The name of each file; its whole path, joined by dots, where two files have one name. */
function keysOf(files: readonly PlacedFile[]): readonly string[] {
  const names = files.map(({ path }) => asKey(path.slice(lastSeparator(path) + 1)));
  const taken = new Set<string>();
  return files.map(({ path }, index) => {
    const name = names[index] ?? '';
    const isShared = names.filter((other) => other === name).length > 1;
    const wanted = isShared ? asKey(path.replace(/^[/\\]+/, '').replace(/[/\\]+/g, '.')) : name;
    let key = wanted;
    for (let count = 2; taken.has(key); count++) key = `${wanted}-${String(count)}`;
    taken.add(key);
    return key;
  });
}

function lastSeparator(path: string): number {
  return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
}

function asKey(text: string): string {
  const key = text.replace(OUTSIDE_KEYS, '-').slice(-(LONGEST_KEY - 10));
  return key === '' || /^\.\.?$/.test(key) ? `file-${String(text.length)}` : key;
}

function reportSize(files: readonly PlacedFile[], context: FieldContext): void {
  const bytes = files.reduce((sum, { text }) => sum + utf8Length(String(text.value)), 0);
  const [first] = files;
  if (bytes <= MOST_BYTES || first === undefined) return;
  tell(context, {
    code: 'config-too-large',
    severity: 'error',
    message: `The files of this container have ${String(bytes)} bytes together. Kubernetes takes at most ${String(MOST_BYTES)}.`,
    at: first.file.node,
  });
}

function utf8Length(text: string): number {
  let length = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    length += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return length;
}

/**
 * A value that is another one whenever a file is: pods do not see changes of files that are mounted
 * by path, so they have to be replaced. Undefined where there are no files.
 */
export function configHash(files: readonly FileText[]): RenderedScalar | undefined {
  const [first, ...others] = files;
  if (first === undefined) return undefined;
  const text = JSON.stringify(files.map(({ path, text: { value } }) => [path, value]));
  const rest = others.map((file) => file.text.origin);
  const origin = derivedFromAll([first.text.origin, ...rest]);
  return { kind: 'scalar', value: hash(text), origin };
}

/** Two FNV-1a hashes of 32 bits with different starts, as 16 hexadecimal digits: enough to tell versions apart. */
function hash(text: string): string {
  let one = 0x811c9dc5;
  let other = 0x1b873593;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    one = Math.imul(one ^ unit, 0x01000193) >>> 0;
    other = Math.imul(other ^ unit ^ (other >>> 13), 0x01000193) >>> 0;
  }
  return [one, other].map((part) => part.toString(16).padStart(8, '0')).join('');
}
