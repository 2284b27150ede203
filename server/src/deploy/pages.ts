// Lists that come page by page, as one list.
import type { JsonObject } from './cluster.ts';
import { objectsAt, textAt } from './json.ts';
import type { Reply } from './trouble.ts';

/** Objects that are asked for at a time. */
const pageSize = 500;
/** How often a list is started over because its state was forgotten between two pages. */
const tries = 3;

export interface ObjectList {
  readonly items: readonly JsonObject[];
  /** Of the first page, so that a watch from there misses nothing. */
  readonly resourceVersion: string;
}

/** All pages of a list. `ask` gets what is to be added to the query. */
export async function allPages(
  ask: (query: Readonly<Record<string, string>>) => Promise<Reply<JsonObject>>,
): Promise<Reply<ObjectList>> {
  for (let left = tries; ; left--) {
    const reply = await onePass(ask);
    if (reply.ok || reply.trouble.kind !== 'expired' || left === 1) return reply;
  }
}

async function onePass(
  ask: (query: Readonly<Record<string, string>>) => Promise<Reply<JsonObject>>,
): Promise<Reply<ObjectList>> {
  const items: JsonObject[] = [];
  const warnings = new Set<string>();
  let resourceVersion: string | undefined;
  let next = '';
  do {
    const page = await ask({ limit: String(pageSize), ...(next !== '' && { continue: next }) });
    if (!page.ok) return page;
    items.push(...objectsAt(page.value, 'items'));
    for (const each of page.warnings) warnings.add(each);
    resourceVersion ??= textAt(page.value, 'metadata', 'resourceVersion');
    next = textAt(page.value, 'metadata', 'continue') ?? '';
  } while (next !== '');
  const value = { items, resourceVersion: resourceVersion ?? '' };
  return { ok: true, value, warnings: [...warnings] };
}
