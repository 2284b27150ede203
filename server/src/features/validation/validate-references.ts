// Finds the problems of one document that only show beside others. What is looked up elsewhere goes through the view.
import type { Problem } from '../../model/problem.ts';
import type { Settings } from '../../workspace/settings.ts';
import { resourceOf, type DocumentSite, type WorkspaceView } from '../../workspace/workspace.ts';
import { Collector } from './collector.ts';
import { rules } from './generated/all-rules.ts';

/** What the check of one document is given. */
export interface ReferenceCheck {
  readonly site: DocumentSite;
  /** Hand in a recording view to learn what the answer depends on. */
  readonly workspace: WorkspaceView;
  readonly settings: Settings;
}

/** The problems that a document has beside others, sorted by place. Ranges count from its start. */
export function validateReferences({
  site,
  workspace,
  settings,
}: ReferenceCheck): readonly Problem[] {
  const resource = resourceOf(site.document);
  if (resource === undefined) return [];
  const collector = new Collector(site.document.yaml, settings);
  const references = settings.references ?? 'open';
  for (const rule of rules) {
    const { checkInWorkspace } = rule;
    if (checkInWorkspace === undefined || !collector.wants(rule, resource)) continue;
    collector.guard(rule, () => {
      const context = collector.contextFor(rule, resource);
      checkInWorkspace({ ...context, site, workspace, references });
    });
  }
  return collector.finish();
}
