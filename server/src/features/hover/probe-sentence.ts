// What a probe will do, in one or two sentences.
import { codeSpan } from '../../base/markdown.ts';
import { textIn, type ScalarValue, type Field } from '../../model/field.ts';
import type { Exec, Probe } from '../../model/resource.ts';
import { counted, plainSeconds } from './quantities.ts';

/** Which of the two questions the probe answers. */
export type ProbePurpose = 'liveness' | 'readiness';

/** The timings that hold where the author set none, by key. */
export type ProbeDefaults = (key: string) => number | undefined;

/** Says what the probe does with its own timings and the defaults; undefined without a handler. */
export function describeProbe(
  probe: Probe,
  purpose: ProbePurpose,
  defaults: ProbeDefaults,
): string | undefined {
  const action = actionOf(probe);
  if (action === undefined) return undefined;
  const { periodSeconds, initialDelaySeconds, timeoutSeconds } = probe;
  const number = (field: Field<number> | undefined, key: string): number | undefined =>
    field?.value ?? defaults(key);
  const period = number(periodSeconds, 'periodSeconds');
  const delay = number(initialDelaySeconds, 'initialDelaySeconds');
  const timeout = number(timeoutSeconds, 'timeoutSeconds');
  const failures = number(probe.failureThreshold, 'failureThreshold');
  const successes = number(probe.successThreshold, 'successThreshold');
  return [
    `${action}${every(period)}${firstAfter(delay)}.`,
    timeout === undefined
      ? undefined
      : `No good answer within ${plainSeconds(timeout)} is a failure.`,
    consequence(purpose, failures, successes),
  ]
    .filter((sentence) => sentence !== undefined)
    .join(' ');
}

function actionOf({ exec, httpGet, tcpSocket }: Probe): string | undefined {
  if (httpGet !== undefined) {
    const request = codeSpan(`GET ${httpGet.path?.value ?? '/'}`);
    const headers = httpHeaders(httpGet.httpHeaders.length);
    return `Asks ${request}${onPort(httpGet.port)}${headers}`;
  }
  if (tcpSocket !== undefined) return `Opens a connection${onPort(tcpSocket.port)}`;
  return exec === undefined ? undefined : `Runs ${commandOf(exec)} in the container`;
}

function httpHeaders(count: number): string {
  return count === 0 ? '' : ` with ${counted(count, 'header')}`;
}

function onPort(port: Field<number> | undefined): string {
  return port?.value === undefined ? '' : ` on port ${String(port.value)}`;
}

function commandOf({ command }: Exec): string {
  const node = command?.node;
  const words =
    node?.kind === 'seq' ? node.items.map((item) => textIn(item) ?? '…') : [scalarText(command)];
  const line = words.join(' ').trim();
  return line === '' ? 'a command' : codeSpan(line);
}

function scalarText(field: Field<ScalarValue> | undefined): string {
  return String(field?.value ?? '');
}

function every(period: number | undefined): string {
  if (period === undefined) return '';
  return period === 1 ? ' every second' : ` every ${plainSeconds(period)}`;
}

function firstAfter(delay: number | undefined): string {
  if (delay === undefined) return '';
  return delay === 0 ? ', first right after the start' : `, first after ${plainSeconds(delay)}`;
}

function consequence(
  purpose: ProbePurpose,
  failures: number | undefined,
  successes: number | undefined,
): string | undefined {
  if (failures === undefined) return undefined;
  const after = failures === 1 ? 'After 1 failure' : `After ${String(failures)} failures in a row`;
  if (purpose === 'liveness') return `${after} the container is restarted.`;
  if (successes === undefined) return `${after} it gets no traffic.`;
  const until = successes === 1 ? '1 success' : `${String(successes)} successes in a row`;
  return `${after} it gets no traffic until ${until}.`;
}
