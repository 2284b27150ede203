// Lets requests that are about all files wait until those are read.
import type { Session } from './session.ts';

/** How long a request waits for the rest of the files, in milliseconds. */
const PATIENCE = 10_000;

/**
 * A way to wait, though not forever, until the files around a file are read; without a file, until no
 * folder is being read any more.
 */
export function waitForScan(session: Session): (uri?: string) => Promise<void> {
  const waiting: (() => void)[] = [];
  session.onChange(() => {
    for (const goOn of waiting.splice(0)) goOn();
  });
  const isScanning = (uri: string | undefined): boolean =>
    uri === undefined ? session.isScanning : session.world(uri).completeness === 'scanning';
  return async (uri) => {
    const end = Date.now() + PATIENCE;
    while (isScanning(uri) && Date.now() < end) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        timer = setTimeout(resolve, end - Date.now());
      });
      clearTimeout(timer);
    }
  };
}
