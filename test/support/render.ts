// What an application comes to on Kubernetes: plain objects, problems as a reader sees them, and the text behind a value.
import { placeOfOrigin, type Place } from '../../server/src/render/origin.ts';
import { plainValue, renderedAt } from '../../server/src/render/rendered-node.ts';
import type { RenderedObject, RenderOptions } from '../../server/src/render/rendering.ts';
import { renderNamed } from './rendering.ts';

type Path = readonly (string | number)[];

/** A rendered application, in the terms of tests. */
export interface Application {
  readonly objects: readonly RenderedObject[];
  /** `Kind name` of each object, in their order. */
  readonly names: readonly string[];
  /** `severity code [marked text] message`. */
  readonly problems: readonly string[];
  /** The plain value at a path of the first object of a kind; undefined where there is none. */
  readonly at: (kind: string, ...path: Path) => unknown;
  /** The text that decides a value, or what else its origin is: `constant`, `given`. */
  readonly behind: (kind: string, ...path: Path) => string;
}

const URI = 'file:///specs/app.yaml';

/** Renders the configuration `app` of a text. */
export function renderApplication(text: string, options: Partial<RenderOptions> = {}): Application {
  const rendering = renderNamed(new Map([[URI, text]]), 'app', options);
  if (rendering === undefined) throw new Error(`No configuration "app" in this text:\n${text}`);
  const { objects, problems } = rendering;
  const shown = ({ range }: Place): string => text.slice(range.start, range.end);
  const nodeAt = (kind: string, path: Path) => {
    const object = objects.find((candidate) => candidate.kind === kind);
    return object === undefined ? undefined : renderedAt(object.root, path);
  };
  return {
    objects,
    names: objects.map(({ kind, name }) => `${kind} ${name}`),
    problems: problems.map(
      ({ severity, code, place, message }) =>
        `${severity} ${code} [${shown(place).split('\n')[0] ?? ''}] ${message}`,
    ),
    at: (kind, ...path) => {
      const node = nodeAt(kind, path);
      return node === undefined ? undefined : plainValue(node);
    },
    behind: (kind, ...path) => {
      const origin = nodeAt(kind, path)?.origin;
      const place = origin && placeOfOrigin(origin);
      return place === undefined ? (origin?.kind ?? 'nothing') : shown(place);
    },
  };
}

/** Renders an instance `api` of a component `sample`; `fields` are further fields of the instance. */
export function renderInstance(
  component: string,
  options: Partial<RenderOptions> = {},
  fields = '',
): Application {
  return renderApplication(
    `${component.trimEnd()}
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: app
spec:
  components:
    - componentName: sample
      instanceName: api
${fields.replace(/^(?=.)/gm, '      ')}`,
    options,
  );
}
