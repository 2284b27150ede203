// A rendering as people look at it: the objects, with the problems that kept others out said above them.
import type { Severity } from '../model/problem.ts';
import type { Place } from './origin.ts';
import { printYaml, type PrintedRendering } from './print.ts';
import type { RenderProblem, Rendering } from './rendering.ts';

const ORDER: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** The text of a rendering; `showPlace` says for people where a place is, such as `shop.yaml:12`. */
export function printPreview(
  { objects, problems }: Rendering,
  showPlace: (place: Place) => string,
): PrintedRendering {
  const comments = problemsInOrder(problems).map(
    ({ severity, message, place }) => `${severity}: ${message} (${showPlace(place)})`,
  );
  if (objects.length === 0 && comments.length === 0) {
    comments.push('Nothing is rendered: the configuration has no component that makes an object.');
  }
  return printYaml(objects, comments);
}

/** What is shown in place of a rendering that cannot be had. */
export function printExplanation(...lines: readonly string[]): PrintedRendering {
  return printYaml([], lines);
}

/** The worst first, then by file and place, so that the order of finding them does not show. */
export function problemsInOrder(problems: readonly RenderProblem[]): readonly RenderProblem[] {
  return [...problems].sort(
    (a, b) =>
      ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) ||
      compare(a.place.uri, b.place.uri) ||
      a.place.range.start - b.place.range.start ||
      compare(a.message, b.message),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
