// As many problems of one file as are worth telling: a file may have a million.
import type { Problem, Severity } from '../model/problem.ts';
import type { PlacedDocument } from '../workspace/spec-file.ts';

/** VS Code shows no more of one file, and one message with a million of them takes a minute. */
const MOST_PROBLEMS = 1000;

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** A problem with the document that it is in. */
interface PlacedProblem {
  readonly placed: PlacedDocument;
  readonly problem: Problem;
}

/** All problems of a file by their place, or of more than are shown the worst. */
export function mostProblems(
  checked: readonly { readonly placed: PlacedDocument; readonly problems: readonly Problem[] }[],
): readonly PlacedProblem[] {
  const all = checked.flatMap(({ placed, problems }) =>
    problems.map((problem) => ({ placed, problem })),
  );
  if (all.length <= MOST_PROBLEMS) return all;
  const worst = SEVERITIES.flatMap((severity) =>
    all.filter(({ problem }) => problem.severity === severity),
  ).slice(0, MOST_PROBLEMS);
  const kept = new Set(worst);
  return all.filter((each) => kept.has(each));
}
