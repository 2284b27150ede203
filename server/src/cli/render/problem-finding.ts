// Problems of a rendering in the shape of those that a check finds.
import type { Place } from '../../render/origin.ts';
import type { RenderProblem } from '../../render/rendering.ts';
import { documentAt } from '../../workspace/spec-file.ts';
import {
  excerptOf,
  placeOf,
  resourceOf,
  type Finding,
  type RelatedFinding,
} from '../check/finding.ts';
import type { CheckResult } from '../check/run.ts';

type Files = Pick<CheckResult, 'workspace' | 'pathOf'>;

/** The problem as a finding; undefined where its file is not one of the set. */
export function renderFinding(problem: RenderProblem, files: Files): Finding | undefined {
  const { code, severity, message, place, related } = problem;
  const file = files.workspace.file(place.uri);
  if (file === undefined) return undefined;
  const placed = documentAt(file, place.range.start);
  return {
    file: files.pathOf(place.uri),
    uri: place.uri,
    offset: place.range.start,
    ...placeOf(file, place.range),
    severity,
    code,
    rule: undefined,
    message,
    resource: placed === undefined ? undefined : resourceOf(placed),
    related: related.flatMap((each) => relatedFinding(each, files)),
    source: excerptOf(file, place.range),
  };
}

function relatedFinding(
  { place, message }: RenderProblem['related'][number],
  { workspace, pathOf }: Files,
): readonly RelatedFinding[] {
  const { uri, range } = place;
  const file = workspace.file(uri);
  return file === undefined ? [] : [{ ...placeOf(file, range), message, file: pathOf(uri), uri }];
}

/** `file:line:column` of a place, as problems are shown. */
export function shownPlace({ uri, range }: Place, { workspace, pathOf }: Files): string {
  const file = workspace.file(uri);
  if (file === undefined) return pathOf(uri);
  const { line, column } = placeOf(file, range);
  return `${pathOf(uri)}:${line}:${column}`;
}
