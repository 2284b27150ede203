// Several files in one string: `--- file: name.yaml` starts a file, `<|>` stands where the cursor is.
import { readSpecFile } from '../../server/src/workspace/spec-file.ts';
import type { Location } from '../../server/src/workspace/occurrences.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import { parseFixture } from './fixture.ts';

const FOLDER = 'file:///specs/';
const HEADER = /^--- file: (\S+)\r?\n/gm;
const MARK = '<|>';

/** A workspace, and where the cursor is. */
export interface WorkspaceFixture {
  readonly workspace: Workspace;
  readonly uri: string;
  readonly offset: number;
}

/** Files by name, marks included. */
export function filesIn(marked: string): ReadonlyMap<string, string> {
  const headers = [...marked.matchAll(HEADER)];
  if (headers.length === 0) throw new Error(`No "--- file: name" in this fixture:\n${marked}`);
  return new Map(
    headers.map((header, index) => {
      const end = headers[index + 1]?.index ?? marked.length;
      return [header[1] ?? '', marked.slice(header.index + header[0].length, end)];
    }),
  );
}

/** The workspace of a fixture without a mark. */
export function workspaceOf(text: string): Workspace {
  const workspace = new Workspace();
  for (const [name, content] of filesIn(text)) workspace.set(readSpecFile(uriOf(name), content));
  return workspace;
}

/** The workspace of a fixture with one mark. */
export function parseWorkspace(marked: string): WorkspaceFixture {
  const holders = [...filesIn(marked)].filter(([, text]) => text.includes(MARK));
  const [holder] = holders;
  if (holder === undefined || holders.length > 1) {
    throw new Error(`${holders.length} files of this fixture have ${MARK}:\n${marked}`);
  }
  const { offset } = parseFixture(holder[1]);
  return { workspace: workspaceOf(marked.replaceAll(MARK, '')), uri: uriOf(holder[0]), offset };
}

export function uriOf(name: string): string {
  return FOLDER + name;
}

export function nameOf(uri: string): string {
  return uri.slice(FOLDER.length);
}

/** A place as a reader finds it: file, line from one, the marked text. */
export function shownLocation(workspace: Workspace, { uri, range }: Location): string {
  const file = workspace.file(uri);
  if (file === undefined) return `${uri}: no such file`;
  const line = file.lines.lineAt(range.start) + 1;
  return `${nameOf(uri)}:${line} ${file.lines.text.slice(range.start, range.end)}`;
}
