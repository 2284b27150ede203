// Sorts errors of the network by what to do about them, in words for whoever runs a deployment.
import type { ClusterFailure } from '../../deploy/cluster.ts';
import { codeOf } from './kubeconfig.ts';

type Reason = ClusterFailure['reason'];

const refused = { kind: 'refused', says: 'cannot be reached' } as const;
const unnamed = { kind: 'name', says: 'is not known by this name' } as const;
const broken = { kind: 'reset', says: 'broke off the connection' } as const;

const reasons: Readonly<Record<string, { readonly kind: Reason; readonly says: string }>> = {
  ECONNREFUSED: { ...refused, says: 'refuses connections' },
  EHOSTUNREACH: refused,
  ENETUNREACH: refused,
  EADDRNOTAVAIL: refused,
  ENOTFOUND: unnamed,
  EAI_AGAIN: unnamed,
  EAI_FAIL: unnamed,
  ETIMEDOUT: { kind: 'timeout', says: 'does not answer' },
  ECONNRESET: broken,
  ECONNABORTED: broken,
  EPIPE: broken,
  ERR_STREAM_PREMATURE_CLOSE: broken,
};

/** How OpenSSL and Node call certificates that are not to be trusted. */
const untrusted =
  /^(CERT_|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_|HOSTNAME_MISMATCH$|INVALID_CA$|INVALID_PURPOSE$|PATH_LENGTH_EXCEEDED$|ERR_TLS_CERT_ALTNAME|CRL_|ERROR_IN_CERT_)/;

/** The server does not take the certificate that we show it. */
const ownCertificate = /ALERT_(BAD_CERTIFICATE|CERTIFICATE_|UNSUPPORTED_CERTIFICATE|UNKNOWN_CA)/;

/** What became of a request that ended in an error. `server` is its address, for the message. */
export function failureOf(
  error: unknown,
  server: string,
  sent: ClusterFailure['sent'],
): ClusterFailure {
  const code = codeOf(error);
  const where = addressOf(server);
  const failure = (reason: Reason, message: string): ClusterFailure => ({
    kind: 'failure',
    reason,
    sent,
    message,
  });
  if (untrusted.test(code)) return failure('certificate', certificateText(code, where));
  if (ownCertificate.test(code)) {
    return failure('credentials', `${where} does not accept the client certificate (${code}).`);
  }
  const reason = reasons[code];
  if (reason === undefined) return failure('other', otherText(error, code, where));
  return failure(reason.kind, `${where} ${reason.says} (${code}).`);
}

function certificateText(code: string, where: string): string {
  if (code === 'CERT_HAS_EXPIRED') return `The certificate of ${small(where)} has expired.`;
  if (code === 'CERT_NOT_YET_VALID') {
    return `The certificate of ${small(where)} is not valid yet; is the clock of this machine right?`;
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH') {
    return `The certificate of ${small(where)} is for another name.`;
  }
  return `The certificate of ${small(where)} is not signed by an authority that the kubeconfig trusts (${code}).`;
}

function otherText(error: unknown, code: string, where: string): string {
  if (/WRONG_VERSION_NUMBER|^EPROTO$|PACKET_LENGTH_TOO_LONG/.test(code)) {
    return `${where} does not speak TLS.`;
  }
  if (code.startsWith('HPE_')) return `${where} does not speak HTTP (${code}).`;
  const refusedByProxy = error instanceof Error && /^Bad response: \d+$/.exec(error.message)?.[0];
  if (refusedByProxy)
    return `The proxy on the way to ${small(where)} answers ${refusedByProxy.slice(14)}.`;
  return `Talking to ${small(where)} failed${code === '' ? '' : ` (${code})`}.`;
}

/** The address as it may be shown: it could hold a name and a password. */
export function addressOf(server: string): string {
  return `The server ${server.replace(/\/\/[^/@]*@/, '//')}`;
}

/** For the middle of a sentence. */
function small(where: string): string {
  return where.replace(/^The/, 'the');
}
