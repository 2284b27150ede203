// Ends records of releases whose runs did not end them, so that whoever still works on one finds its next write refused.
import type { JsonObject } from './cluster.ts';
import type { Application } from './plan.ts';
import { FINAL_STATES, type Release } from './release.ts';
import {
  headSecret,
  manifestsOf,
  secretId,
  writerOf,
  type RecordSummary,
  type Writing,
} from './release-secret.ts';
import { atVersionOf } from './reply.ts';
import { readRecords, releasesOf, type Records } from './stored-releases.ts';
import type { DeployTools } from './tools.ts';
import type { Reply, Trouble } from './trouble.ts';

/** How often a write is tried again that found the record touched by somebody else. */
export const tries = 5;

/** Ends those of the records whose runs did not end them: those runs are dead, or must stop. */
export async function endOthers(
  tools: DeployTools,
  application: Application,
  records: Records,
): Promise<void> {
  const open = records.heads.filter(isOpen).map(({ number }) => number);
  if (open.length === 0) return;
  const now = await readRecords(tools, application, 'whole');
  // Our own record is open as well by now.
  const heads = now.ok
    ? now.value.heads.filter((head) => open.includes(head.number) && isOpen(head))
    : [];
  const found = now.ok ? await releasesOf(tools, application, { ...now.value, heads }) : [];
  if (!now.ok) warnOfOpen(tools, application, open);
  for (const release of found) {
    const head = heads.find(({ number }) => number === release.number);
    const reply = head && (await endOther(tools, release, head));
    if (reply === undefined || reply.ok) continue;
    warnOfOpen(tools, application, [release.number]);
  }
}

function isOpen({ state }: RecordSummary): boolean {
  return state !== undefined && !FINAL_STATES.has(state);
}

function warnOfOpen(tools: DeployTools, { name }: Application, releases: readonly number[]): void {
  for (const number of releases) {
    tools.emit({
      kind: 'warning',
      message: `Release ${number} of ${name} did not end, and the record of it could not be closed. Make sure that nobody else is deploying it.`,
    });
  }
}

async function endOther(
  tools: DeployTools,
  release: Release,
  head: RecordSummary,
): Promise<Reply<JsonObject>> {
  const { user, host } = tools.holder;
  const message = `It did not end, and ${user}@${host} has started another release.`;
  const finishedAt = new Date(tools.clock.now()).toISOString();
  const ended: Release = { ...release, state: 'Unknown', finishedAt, message };
  const writing: Writing = { write: writerOf(head.secret).write + 1, manifests: manifestsOf(head) };
  const id = secretId(tools, release.application, release);
  const signal = tools.control.aborted;
  const body = await headSecret(tools, ended, writing);
  let found = head.secret;
  for (let attempt = 1; ; attempt += 1) {
    const reply = await tools.client.replace(atVersionOf(body, found), { id, signal });
    if (reply.ok || attempt === tries || !isUnclear(reply.trouble)) return reply;
    const read = await tools.client.read(id, signal);
    if (!read.ok || writerOf(read.value).id === tools.holder.id) return read;
    found = read.value;
  }
}

/** After these, only the server knows what the record says. */
export function isUnclear(trouble: Trouble): boolean {
  return trouble.kind === 'changed' || (trouble.kind === 'unavailable' && trouble.sent === 'maybe');
}
