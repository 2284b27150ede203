// Probes as Rudr passes them on: every handler that is written, and all five numbers.
import {
  constant,
  listOf,
  mapOf,
  type RenderedMap,
  type RenderedScalar,
} from '../rendered-node.ts';
import { child, children, exact, items, type JsonPart } from './json-part.ts';

/** What the numbers are where nobody says them. */
const DEFAULTS = {
  failureThreshold: 3,
  initialDelaySeconds: 0,
  periodSeconds: 10,
  successThreshold: 1,
  timeoutSeconds: 1,
} as const;

/** A probe; undefined where there is none. */
export function renderedProbe(probe: JsonPart | undefined): RenderedMap | undefined {
  if (probe === undefined) return undefined;
  const number = (key: keyof typeof DEFAULTS): RenderedScalar =>
    exact(child(probe, key)) ?? constant(DEFAULTS[key], 'The default of the specification');
  return mapOf({
    exec: execHandler(child(probe, 'exec')),
    failureThreshold: number('failureThreshold'),
    httpGet: httpHandler(child(probe, 'httpGet')),
    initialDelaySeconds: number('initialDelaySeconds'),
    periodSeconds: number('periodSeconds'),
    successThreshold: number('successThreshold'),
    tcpSocket: tcpHandler(child(probe, 'tcpSocket')),
    timeoutSeconds: number('timeoutSeconds'),
  });
}

function execHandler(exec: JsonPart | undefined): RenderedMap | undefined {
  if (exec === undefined) return undefined;
  const words = items(child(exec, 'command')).flatMap((word) => exact(word) ?? []);
  return mapOf({ command: listOf(words) });
}

function httpHandler(get: JsonPart | undefined): RenderedMap | undefined {
  if (get === undefined) return undefined;
  const headers = children(get, 'httpHeaders').map((header) =>
    mapOf({ name: exact(child(header, 'name')), value: exact(child(header, 'value')) }),
  );
  return mapOf({
    httpHeaders: listOf(headers),
    path: exact(child(get, 'path')),
    port: exact(child(get, 'port')),
  });
}

function tcpHandler(socket: JsonPart | undefined): RenderedMap | undefined {
  return socket === undefined ? undefined : mapOf({ port: exact(child(socket, 'port')) });
}
