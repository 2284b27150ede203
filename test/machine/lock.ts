// A lock between processes of one machine, which the kernel frees when its holder ends in any way.
import { createHash } from 'node:crypto';
import net from 'node:net';

/** How long to wait for another holder, and whom to tell that we wait. */
export interface LockOptions {
  readonly timeout: number;
  readonly waiting: () => void;
}

/**
 * Runs `action` while no other process on this machine runs one under the same name.
 *
 * The lock is a socket in Linux's abstract namespace: it has no file that could be left behind, and a
 * process that waits is connected to the holder, so it learns of the release by an event.
 */
export async function withLock<T>(
  name: string,
  options: LockOptions,
  action: () => Promise<T>,
): Promise<T> {
  const deadline = Date.now() + options.timeout;
  const address = `\0oam-editor-${createHash('sha256').update(name).digest('hex').slice(0, 32)}`;
  let held = await tryToHold(address);
  if (!held) options.waiting();
  while (!held) {
    const left = deadline - Date.now();
    if (left <= 0) throw new Error(`Waited too long for another process to finish with ${name}.`);
    await untilReleased(address, left);
    held = await tryToHold(address);
  }
  try {
    return await action();
  } finally {
    held.release();
  }
}

interface Held {
  release(): void;
}

function tryToHold(address: string): Promise<Held | undefined> {
  return new Promise((resolve, reject) => {
    const waiters = new Set<net.Socket>();
    const server = net.createServer((socket) => {
      waiters.add(socket);
      socket.on('error', () => waiters.delete(socket));
      socket.on('close', () => waiters.delete(socket));
    });
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(address, () =>
      resolve({
        release() {
          server.close();
          for (const socket of waiters) socket.destroy();
        },
      }),
    );
  });
}

/** Resolves when the holder of `address` lets go, at the latest after `timeout` milliseconds. */
function untilReleased(address: string, timeout: number): Promise<void> {
  return new Promise((resolve) => {
    const socket = net.connect(address);
    socket.setTimeout(timeout, () => socket.destroy());
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve());
    socket.resume();
  });
}
