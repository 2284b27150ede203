// Says who runs an operation, for others who find it busy.
import { randomUUID } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import type { Holder } from '../../deploy/tools.ts';

/** This process, with an id of its own for each call. */
export function holderOfProcess(): Holder {
  return { user: userName(), host: hostname(), pid: process.pid, id: randomUUID() };
}

/** Accounts without an entry in the user database, as in containers, have no name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return process.env['USER'] ?? process.env['USERNAME'] ?? 'unknown';
  }
}
