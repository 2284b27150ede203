// The checks of a container: is it alive, may it get traffic.
import type { HttpGet, Probe } from '../../model/resource.ts';
import { listUnlessEmpty, mapOf, type RenderedMap, type RenderedNode } from '../rendered-node.ts';
import { partOrigin } from '../source-document.ts';
import {
  integerScalar,
  MOST_SECONDS,
  tell,
  textList,
  textScalar,
  type FieldContext,
} from './fields.ts';

export type ProbeName = 'livenessProbe' | 'readinessProbe';

const PORT = { least: 1, most: 65_535 };
const FROM_ZERO = { least: 0, most: MOST_SECONDS };
const FROM_ONE = { least: 1, most: MOST_SECONDS };

/** Token of HTTP/1.1 (RFC 9110, section 5.6.2), which Kubernetes asks of the names of headers. */
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/**
 * A probe with the numbers that its author wrote. The others are left to Kubernetes, whose
 * defaults are those of the specification: 0, 10, 1, 1 and 3.
 */
export function probeOf(
  probe: Probe | undefined,
  name: ProbeName,
  context: FieldContext,
): RenderedMap | undefined {
  if (probe === undefined || probe.node.kind === 'scalar') return undefined;
  const handler = handlerOf(probe, context);
  if (handler === undefined) return undefined;
  return mapOf(
    {
      ...handler,
      initialDelaySeconds: integerScalar(probe.initialDelaySeconds, FROM_ZERO, context),
      periodSeconds: integerScalar(probe.periodSeconds, FROM_ONE, context),
      timeoutSeconds: integerScalar(probe.timeoutSeconds, FROM_ONE, context),
      successThreshold: successThreshold(probe, name, context),
      failureThreshold: integerScalar(probe.failureThreshold, FROM_ONE, context),
    },
    partOrigin(context.resolved.componentSource, probe, name),
  );
}

const HANDLERS = ['exec', 'httpGet', 'tcpSocket'] as const;
type Handler = Readonly<Record<string, RenderedNode>>;

function handlerOf(probe: Probe, context: FieldContext): Handler | undefined {
  // In a fixed order, since that of keys means nothing.
  const written = HANDLERS.filter((handler) => probe[handler] !== undefined);
  const [first, ...others] = written;
  if (first === undefined) {
    tell(context, {
      code: 'probe-without-handler',
      severity: 'error',
      message: 'This probe is left out: it has neither "exec" nor "httpGet" nor "tcpSocket".',
      at: probe.node,
    });
    return undefined;
  }
  for (const other of others) {
    tell(context, {
      code: 'probe-with-handlers',
      severity: 'error',
      message: `A probe checks one thing: "${first}" counts, and "${other}" is left out.`,
      at: (probe[other] ?? probe).node,
    });
  }
  return readHandler(first, probe, context);
}

function readHandler(
  name: (typeof HANDLERS)[number],
  probe: Probe,
  context: FieldContext,
): Handler | undefined {
  const source = context.resolved.componentSource;
  if (name === 'exec' && probe.exec !== undefined) {
    const command = textList(probe.exec.command, context);
    if (command !== undefined && command.items.length > 0) {
      return { exec: mapOf({ command }, partOrigin(source, probe.exec, 'exec')) };
    }
    incomplete('command', probe, context);
    return;
  }
  if (name === 'httpGet' && probe.httpGet !== undefined) return httpGet(probe.httpGet, context);
  if (probe.tcpSocket === undefined) return undefined;
  const port = integerScalar(probe.tcpSocket.port, PORT, context);
  if (port === undefined) {
    incomplete('port', probe.tcpSocket, context);
    return;
  }
  return { tcpSocket: mapOf({ port }, partOrigin(source, probe.tcpSocket, 'tcpSocket')) };
}

function httpGet(part: HttpGet, context: FieldContext): Handler | undefined {
  const source = context.resolved.componentSource;
  const port = integerScalar(part.port, PORT, context);
  if (port === undefined) {
    incomplete('port', part, context);
    return;
  }
  const headers = part.httpHeaders.flatMap((header, index) => {
    const name = textScalar(header.name, context);
    if (name === undefined || !HEADER_NAME.test(String(name.value))) {
      tell(context, {
        code: 'unusable-header',
        severity: 'error',
        message:
          'This header is left out: its name is missing, or holds what no name of a header may hold.',
        at: header.node,
      });
      return [];
    }
    const value = textScalar(header.value, context);
    if (value === undefined) return [];
    return mapOf({ name, value }, partOrigin(source, header, `httpHeaders[${String(index)}]`));
  });
  const fields = {
    path: textScalar(part.path, context),
    port,
    httpHeaders: listUnlessEmpty(headers),
  };
  return { httpGet: mapOf(fields, partOrigin(source, part, 'httpGet')) };
}

function incomplete(
  field: string,
  { node }: Pick<Probe, 'node'>,
  context: FieldContext,
): undefined {
  tell(context, {
    code: 'incomplete-probe',
    severity: 'error',
    message: `This probe is left out: it has no usable "${field}".`,
    at: node,
  });
  return undefined;
}

/** Kubernetes refuses liveness probes that need more than one success. */
function successThreshold(probe: Probe, name: ProbeName, context: FieldContext) {
  const threshold = integerScalar(probe.successThreshold, FROM_ONE, context);
  if (threshold === undefined || name === 'readinessProbe' || threshold.value === 1)
    return threshold;
  tell(context, {
    code: 'liveness-success-threshold',
    severity: 'warning',
    message: 'Kubernetes knows only 1 here for liveness probes, so this number is left out.',
    at: (probe.successThreshold ?? probe).node,
  });
  return undefined;
}
