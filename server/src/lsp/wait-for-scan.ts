// Lets requests that are about all files wait until those are read.
import type { Session } from './session.ts';

/** How long a request waits for the rest of the files, in milliseconds. */
const PATIENCE = 10_000;

/** A way to wait until no folder is being read any more, though not forever. */
export function waitForScan(session: Session): () => Promise<void> {
  const waiting: (() => void)[] = [];
  session.onChange(() => {
    for (const goOn of waiting.splice(0)) goOn();
  });
  return async () => {
    const end = Date.now() + PATIENCE;
    while (session.isScanning && Date.now() < end) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        timer = setTimeout(resolve, end - Date.now());
      });
      clearTimeout(timer);
    }
  };
}
