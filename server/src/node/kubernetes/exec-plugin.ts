// Runs the credential plugin of a user with bounds, and says plainly what went wrong with it.
import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import type { Json, JsonObject } from '../../deploy/cluster.ts';
import { isJsonObject, jsonAt, objectsAt, textAt } from '../../deploy/json.ts';
import { Redactor } from '../../deploy/redact.ts';
import { type Target, codeOf } from './kubeconfig.ts';

/** Milliseconds a plugin gets: people may have to sign in with a browser meanwhile. */
const pluginTime = 120_000;

/** Letters of a plugin's own words that are shown at most. */
const mostShown = 300;

/** What of the library's runner of plugins is replaced or looked at. */
export interface PluginRunner {
  /** The last answer of the plugin, by the name of the user. */
  readonly tokenCache: JsonObject;
  execFn: typeof spawn;
}

/**
 * The plugin of the user as it is to be run: it learns that nobody sits at a terminal, and about the
 * cluster when it wants to, since the library tells plugins nothing.
 */
export function toldPlugin(target: Target): JsonObject | undefined {
  const exec = jsonAt(target.user, 'exec');
  if (!isJsonObject(exec)) return undefined;
  const wantsCluster = jsonAt(exec, 'provideClusterInfo') === true;
  const info = {
    kind: 'ExecCredential',
    apiVersion: textAt(exec, 'apiVersion') ?? 'client.authentication.k8s.io/v1',
    spec: { interactive: false, ...(wantsCluster && { cluster: clusterInfo(target) }) },
  };
  const env = objectsAt(exec, 'env').filter((each) => typeof each['name'] === 'string');
  const told = { name: 'KUBERNETES_EXEC_INFO', value: JSON.stringify(info) };
  return { ...exec, env: [...env, told] };
}

/** The keys that the contract of plugins has for a cluster. */
function clusterInfo({ cluster, server }: Target): JsonObject {
  const keys = [
    'certificate-authority-data',
    'tls-server-name',
    'insecure-skip-tls-verify',
    'proxy-url',
  ];
  const given = keys.flatMap((key): [string, Json][] => {
    const value = jsonAt(cluster, key);
    return value === undefined ? [] : [[key, value]];
  });
  const config = objectsAt(cluster, 'extensions').find(
    (each) => each['name'] === 'client.authentication.k8s.io/exec',
  )?.['extension'];
  return { server, ...Object.fromEntries(given), ...(config !== undefined && { config }) };
}

/** A plugin cannot read from us, is looked for in PATH alone, and ends when its time is up. */
export function bound(runner: PluginRunner): void {
  const run = (command: string, args: readonly string[], options: object) => {
    // Windows looks into the working folder before it looks into PATH.
    const child = spawn(command, args, {
      ...options,
      cwd: homedir(),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), pluginTime);
    timer.unref();
    child.once('close', () => clearTimeout(timer));
    return child;
  };
  runner.execFn = run as typeof spawn;
}

/** Why the plugin gave no credentials, in one or two sentences without secrets. */
export function pluginTrouble({ user, userName }: Target, error: unknown): string {
  const exec = jsonAt(user, 'exec');
  const command = textAt(exec, 'command') ?? '';
  if (command === '') return `The user "${userName}" has a credential plugin without a command.`;
  const plugin = `The credential plugin "${command}" of the user "${userName}"`;
  const code = codeOf(error);
  if (code === 'ENOENT') {
    const hint = firstLine(textAt(exec, 'installHint') ?? '');
    return `${plugin} was not found. ${hint === '' ? 'Install it, or add it to PATH.' : hint}`;
  }
  if (code !== '') return `${plugin} could not be started (${code}).`;
  if (error instanceof SyntaxError || error instanceof TypeError) {
    return `${plugin} did not answer with credentials.`;
  }
  const said = firstLine(error instanceof Error ? error.message : '');
  return said === ''
    ? `${plugin} failed without saying why; run it in a terminal to see more.`
    : `${plugin} failed: ${said}`;
}

/** Whatever a program wrote, made fit to be shown: its first line, without secrets that give themselves away. */
export function firstLine(text: string): string {
  const line = text.split('\n').find((each) => each.trim() !== '') ?? '';
  // Colors and other control characters have no place in a message.
  const plain = line.replace(/\u001b\[[\d;]*[A-Za-z]|\p{Cc}/gu, '').trim();
  const shown = new Redactor().text(plain);
  return shown.length > mostShown ? `${shown.slice(0, mostShown)}…` : shown;
}
