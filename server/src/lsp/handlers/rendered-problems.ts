// Problems of renderings, shown in the specs for as long as somebody looks at the rendered document.
import type { Diagnostic } from 'vscode-languageserver';
import { overlaps, shift } from '../../base/text-range.ts';
import { normalizeUri } from '../../base/uri.ts';
import type { RenderProblem } from '../../render/rendering.ts';
import type { WorkspaceView } from '../../workspace/workspace.ts';
import { toRange } from '../convert.ts';
import { severities } from '../convert-problems.ts';
import { guard } from '../handle.ts';
import { placementIn } from '../place.ts';
import type { Preview, Previews } from '../previews.ts';
import type { Session } from '../session.ts';
import { whenQuiet } from '../when-quiet.ts';

/** Told of the rendered documents that are open. */
export interface RenderedProblems {
  readonly opened: (uri: string) => void;
  readonly closed: (uri: string) => void;
}

/** Keeps what is said of the specs in line with what is open. */
export function followRenderedProblems(session: Session, previews: Previews): RenderedProblems {
  const open = new Set<string>();
  const update = guard(session, 'problems of renderings', async () => {
    await previews.prepare();
    // Half of the files would make errors of names that the other half declares.
    if (session.isScanning) return;
    const shown = [...open].flatMap((uri) => previews.of(uri) ?? []);
    session.beside.replace('rendering', problemsOf(session, shown));
  });
  whenQuiet(session, 'problems of renderings', async () => {
    if (open.size > 0) await update(undefined);
  });
  return {
    opened: (uri) => {
      open.add(normalizeUri(uri));
      void update(undefined);
    },
    closed: (uri) => {
      open.delete(normalizeUri(uri));
      void update(undefined);
    },
  };
}

function problemsOf(
  session: Session,
  previews: readonly Preview[],
): ReadonlyMap<string, readonly Diagnostic[]> {
  const byFile = new Map<string, Map<string, Diagnostic>>();
  for (const { rendering, world } of previews) {
    for (const problem of rendering?.problems ?? []) {
      const { uri } = problem.place;
      const diagnostic = isSaid(session, problem)
        ? undefined
        : toDiagnostic(session, world, problem);
      if (diagnostic === undefined) continue;
      const known = byFile.get(uri) ?? new Map<string, Diagnostic>();
      // Several documents may show the same configuration.
      known.set(JSON.stringify(diagnostic), diagnostic);
      byFile.set(uri, known);
    }
  }
  return new Map([...byFile].map(([uri, known]) => [uri, [...known.values()]]));
}

/** Whether the check of the file says the same of the same place. */
function isSaid(session: Session, { code, place }: RenderProblem): boolean {
  const file = session.file(place.uri);
  if (file === undefined) return false;
  return session
    .check(file)
    .some(({ placed, problems }) =>
      problems.some(
        (problem) =>
          problem.code === code && overlaps(shift(problem.range, placed.start), place.range),
      ),
    );
}

function toDiagnostic(
  session: Session,
  world: WorkspaceView,
  { code, severity, message, place, related }: RenderProblem,
): Diagnostic | undefined {
  const placement = placementIn(session, world, place.uri);
  if (placement === undefined) return undefined;
  const relatedInformation = related.flatMap((each) => {
    const at = placementIn(session, world, each.place.uri);
    if (at === undefined) return [];
    const location = { uri: at.uri, range: toRange(at, each.place.range) };
    return { location, message: each.message };
  });
  return {
    range: toRange(placement, place.range),
    severity: severities[severity],
    code,
    source: 'oam render',
    message,
    ...(relatedInformation.length === 0 ? {} : { relatedInformation }),
  };
}
