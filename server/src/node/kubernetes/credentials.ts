// Keeps the credentials of a connection: signs in when it is needed, and once for all requests that wait for it.
import http from 'node:http';
import https from 'node:https';
import {
  type Found,
  type KubeconfigOptions,
  type Surroundings,
  type Target,
  readKubeconfig,
  targetOf,
} from './kubeconfig.ts';
import { type Session, type TlsOptions, signIn } from './sign-in.ts';

/** What a request carries. */
export interface Credentials {
  readonly headers: Session['headers'];
  readonly agent: http.Agent;
  /** Address of the proxy that the agent goes through. */
  readonly proxy: string | undefined;
}

/** Milliseconds in which requests that were refused together share one renewal. */
const renewalShared = 2_000;

/** Milliseconds after which an idle connection is closed, before servers do. */
const idleTime = 45_000;

export class CredentialStore {
  readonly #options: KubeconfigOptions;
  readonly #around: Surroundings;
  #target: Target;
  #session: Session | undefined;
  #credentials: Credentials | undefined;
  #pending: Promise<Found<Credentials>> | undefined;
  #renewal: Promise<boolean> | undefined;
  #renewedAt = Number.NEGATIVE_INFINITY;
  /** Also those of earlier sessions, since requests on them may not be over. */
  readonly #agents = new Set<http.Agent>();

  constructor(target: Target, options: KubeconfigOptions, around: Surroundings) {
    this.#target = target;
    this.#options = options;
    this.#around = around;
  }

  /** Credentials that are good for now, or why there are none. */
  get(): Promise<Found<Credentials>> {
    const { useUntil = Number.POSITIVE_INFINITY } = this.#session ?? {};
    if (this.#credentials && Date.now() < useUntil) {
      return Promise.resolve({ ok: true, value: this.#credentials });
    }
    this.#pending ??= this.#signIn('any').finally(() => (this.#pending = undefined));
    return this.#pending;
  }

  /** Signs in anew, as after a 401; false when nothing new can be had. */
  renew(): Promise<boolean> {
    if (performance.now() - this.#renewedAt < renewalShared) return Promise.resolve(true);
    this.#renewal ??= this.#renew().finally(() => (this.#renewal = undefined));
    return this.#renewal;
  }

  close(): void {
    for (const agent of this.#agents) agent.destroy();
  }

  async #renew(): Promise<boolean> {
    const before = this.#session;
    // Somebody may have signed in with another program meanwhile.
    if (!(await this.#readAgain())) return false;
    const found = await this.#signIn('fresh');
    const after = this.#session;
    if (!found.ok || !after) return false;
    if (after.origin === 'read' && before && isSame(before, after)) return false;
    this.#renewedAt = performance.now();
    return true;
  }

  /** False when the context leads elsewhere now. */
  async #readAgain(): Promise<boolean> {
    const { context, server, userName } = this.#target;
    const read = await readKubeconfig(this.#options, this.#around);
    const found = read.ok ? targetOf(read.value, context) : read;
    if (!found.ok) return false;
    if (found.value.server !== server || found.value.userName !== userName) return false;
    this.#target = found.value;
    return true;
  }

  async #signIn(want: 'any' | 'fresh'): Promise<Found<Credentials>> {
    const found = await signIn(this.#target, {
      want,
      tokens: this.#session?.tokens,
      env: this.#around.env,
    });
    if (!found.ok) return found;
    const session = found.value;
    const before = this.#session;
    // A connection that is open stays in use as long as only tokens change.
    const same = before !== undefined && keyOf(before.tls) === keyOf(session.tls);
    const agent = same ? this.#credentials?.agent : undefined;
    this.#session = session;
    this.#credentials = {
      headers: session.headers,
      agent: agent ?? this.#agentOf(session),
      proxy: session.proxy?.address,
    };
    return { ok: true, value: this.#credentials };
  }

  #agentOf({ tls, proxy }: Session): http.Agent {
    const options = { keepAlive: true, timeout: idleTime };
    const plain = this.#target.server.startsWith('http:');
    const agent =
      proxy?.agent ?? (plain ? new http.Agent(options) : new https.Agent({ ...options, ...tls }));
    this.#agents.add(agent);
    return agent;
  }
}

function isSame(one: Session, other: Session): boolean {
  return keyOf(one.tls) === keyOf(other.tls) && keyOf(one.headers) === keyOf(other.headers);
}

/** Equal for equal content. */
function keyOf(content: TlsOptions | Session['headers']): string {
  return JSON.stringify(
    Object.entries(content).map(([name, value]: [string, unknown]) => [
      name,
      Buffer.isBuffer(value) ? value.toString('base64') : value,
    ]),
  );
}
