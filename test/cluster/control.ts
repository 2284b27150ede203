// Lets test files, which run in processes of their own, do to the shared control plane what faults do.
import http from 'node:http';
import path from 'node:path';
import type { ControlPlane, UserName } from './control-plane.ts';

/** The faults that a test can cause; those that end a program resolve when it is gone, a restart when the server is ready. */
export interface Faults {
  killApiServer(): Promise<void>;
  /** The tokens of those left out are not accepted any more, until the next restart. */
  restartApiServer(leftOut?: readonly UserName[]): Promise<void>;
  /** Freezes the API server: its connections stay open and nothing is answered. */
  pauseApiServer(): Promise<void>;
  resumeApiServer(): Promise<void>;
  /** Freezes the store below the API server. */
  pauseEtcd(): Promise<void>;
  resumeEtcd(): Promise<void>;
}

type Fault = keyof Faults;

function faultsOf({ apiServer, etcd }: ControlPlane): Faults {
  return {
    killApiServer: () => apiServer.kill(),
    restartApiServer: (leftOut) => apiServer.restart(leftOut),
    pauseApiServer: () => Promise.resolve(apiServer.pause()),
    resumeApiServer: () => Promise.resolve(apiServer.resume()),
    pauseEtcd: () => Promise.resolve(etcd.pause()),
    resumeEtcd: () => Promise.resolve(etcd.resume()),
  };
}

/** Listens beside the control plane's data for faults to cause; hands back the address. */
export async function serveFaults(
  plane: ControlPlane,
): Promise<{ readonly address: string; close(): void }> {
  const address = path.join(path.dirname(plane.kubeconfigPath), 'faults');
  const faults = faultsOf(plane);
  const server = http.createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://faults');
    const fault = pathname.slice(1) as Fault;
    const leftOut = searchParams.getAll('leftOut') as UserName[];
    faults[fault](leftOut).then(
      () => response.end(),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(address, resolve);
  });
  return { address, close: () => void server.close() };
}

/** The faults of the control plane that listens at `address`. */
export function remoteFaults(address: string): Faults {
  const cause = (fault: Fault, leftOut: readonly UserName[] = []): Promise<void> => {
    const query = leftOut.map((name) => `leftOut=${name}`).join('&');
    return new Promise((resolve, reject) => {
      const take = async (response: http.IncomingMessage) => {
        let text = '';
        for await (const chunk of response.setEncoding('utf8')) text += chunk as string;
        if (response.statusCode === 200) resolve();
        else reject(new Error(`${fault} did not work: ${text}`));
      };
      http
        .request(
          { socketPath: address, path: `/${fault}?${query}`, method: 'POST' },
          (response) => {
            take(response).catch(reject);
          },
        )
        .on('error', reject)
        .end();
    });
  };
  return {
    killApiServer: () => cause('killApiServer'),
    restartApiServer: (leftOut) => cause('restartApiServer', leftOut),
    pauseApiServer: () => cause('pauseApiServer'),
    resumeApiServer: () => cause('resumeApiServer'),
    pauseEtcd: () => cause('pauseEtcd'),
    resumeEtcd: () => cause('resumeEtcd'),
  };
}
