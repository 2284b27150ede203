// All documents of a workspace as plain values, whatever they are.
import { toValue, type JsonValue } from '../yaml/to-value.ts';
import type { WorkspaceView } from './workspace.ts';

/** One value for each document; those whose aliases never end are left out. */
export function plainDocuments(view: WorkspaceView): readonly JsonValue[] {
  return [...view.files()].flatMap(({ documents }) =>
    documents.flatMap(({ document }) => toValue(document.yaml.root).value ?? []),
  );
}
