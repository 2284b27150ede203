// An object of a cluster as YAML, for people to read and compare. Whoever shows it has redacted it before.
import { printYaml } from '../render/print.ts';
import { constant, type RenderedMap, type RenderedNode } from '../render/rendered-node.ts';
import type { Json, JsonObject } from './cluster.ts';
import { isJsonList, isJsonObject } from './json.ts';
import { idOf } from './pruning.ts';

/** Keys that people look for first; the others follow as the server has them. */
const first = ['apiVersion', 'kind', 'metadata'];

/** One document, with a line break at its end. */
export function yamlOfObject(object: JsonObject): string {
  const head = first.filter((key) => Object.hasOwn(object, key));
  const keys = new Set([...head, ...Object.keys(object)]);
  const ordered = Object.fromEntries([...keys].map((key) => [key, object[key] ?? null]));
  const { kind, name, namespace } = idOf(object);
  const place = { uri: '', range: { start: 0, end: 0 } };
  const root = mapOf(ordered);
  const printed = { apiVersion: '', kind, name, namespace, instance: undefined, place, root };
  return printYaml([printed]).text;
}

function mapOf(object: JsonObject): RenderedMap {
  const entries = Object.entries(object).map(([key, value]) => ({
    key,
    keyOrigin: undefined,
    value: nodeOf(value),
  }));
  return { kind: 'map', entries, origin: undefined };
}

function nodeOf(value: Json): RenderedNode {
  if (isJsonList(value)) return { kind: 'list', items: value.map(nodeOf), origin: undefined };
  return isJsonObject(value) ? mapOf(value) : constant(value, 'It is so in the cluster');
}
