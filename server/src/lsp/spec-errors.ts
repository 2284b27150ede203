// The errors that keep a configuration from being deployed: those of its documents, and those of its rendering.
import { overlaps, shift } from '../base/text-range.ts';
import { openVariables, type ConfigurationSite } from '../render/configurations.ts';
import type { Assignments } from '../render/given-variables.ts';
import type { Place } from '../render/origin.ts';
import type { Rendering } from '../render/rendering.ts';
import type { SpecDocument } from '../workspace/spec-file.ts';
import type { WorkspaceView } from '../workspace/workspace.ts';
import type { Session } from './session.ts';

export interface SpecError {
  readonly place: Place;
  readonly message: string;
}

export interface ErrorSources {
  readonly site: ConfigurationSite;
  readonly rendering: Rendering;
  /** The documents that it is made of, with the URIs of their files. */
  readonly documents: ReadonlyMap<SpecDocument, string>;
  /** Values that were given for variables: these are not missing. */
  readonly given: Assignments;
}

/** All of them, each once; files in the order in which they are used. */
export function specErrors(
  session: Session,
  world: WorkspaceView,
  sources: ErrorSources,
): readonly SpecError[] {
  const all = [
    ...[...new Set(sources.documents.values())].flatMap((uri) =>
      errorsInFile(session, world, uri, sources),
    ),
    ...sources.rendering.problems.filter(({ severity }) => severity === 'error'),
  ];
  const known = new Map<string, SpecError>();
  for (const { place, message, code } of all) {
    const key = `${code} ${place.uri} ${place.range.start}`;
    if (!known.has(key)) known.set(key, { place, message });
  }
  return [...known.values()];
}

function errorsInFile(
  session: Session,
  world: WorkspaceView,
  uri: string,
  { site, documents, given }: ErrorSources,
): readonly (SpecError & { readonly code: string })[] {
  const file = session.file(uri);
  if (file === undefined) return [];
  const filled = openVariables(world, site).filter(({ name }) => given.has(name));
  return session.check(file).flatMap(({ placed, problems }) => {
    if (!documents.has(placed.document)) return [];
    const broken = placed.document.yaml.problems.map(({ range, message }) => ({
      place: { uri, range: shift(range, placed.start) },
      message,
      code: 'syntax',
    }));
    const found = problems
      .filter(({ severity }) => severity === 'error')
      .map(({ range, message, code }) => ({
        place: { uri, range: shift(range, placed.start) },
        message,
        code,
      }))
      .filter(
        ({ code, place }) =>
          code !== 'variable-value' || !filled.some((each) => overlaps(each.range, place.range)),
      );
    // Whatever reports errors of syntax otherwise, none may be deployed.
    return found.length > 0 ? found : broken;
  });
}
