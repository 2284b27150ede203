// The command lines of a control plane's programs.
import path from 'node:path';

/** What the programs have to agree on. */
export interface Setting {
  readonly folder: string;
  readonly ports: { readonly etcd: number; readonly peer: number; readonly apiServer: number };
  /** The minor version of Kubernetes 1. */
  readonly minor: number;
}

/** The files of a control plane below its folder. */
export const files = {
  certificates: 'certificates',
  /** Made by the API server itself. */
  ca: 'certificates/apiserver.crt',
  key: 'service-accounts.key',
  tokens: 'tokens.csv',
  /** For the programs of the control plane, and for tests: one context for each user. */
  kubeconfig: 'kubeconfig',
} as const;

export function etcdArguments({ folder, ports }: Setting): string[] {
  const peer = `http://127.0.0.1:${ports.peer}`;
  const client = `http://127.0.0.1:${ports.etcd}`;
  return [
    ...['--data-dir', path.join(folder, 'etcd')],
    ...['--listen-client-urls', client, '--advertise-client-urls', client],
    ...['--listen-peer-urls', peer, '--initial-advertise-peer-urls', peer],
    ...['--initial-cluster', `default=${peer}`],
  ];
}

export function apiServerArguments({ folder, ports, minor }: Setting): string[] {
  const key = path.join(folder, files.key);
  return [
    ...['--etcd-servers', `http://127.0.0.1:${ports.etcd}`],
    ...['--bind-address', '127.0.0.1', '--secure-port', String(ports.apiServer)],
    // Newer ones have no port without encryption any more, nor the option.
    ...(minor < 24 ? ['--insecure-port', '0'] : []),
    ...['--cert-dir', path.join(folder, files.certificates)],
    ...['--service-account-issuer', 'https://kubernetes.default.svc'],
    ...['--service-account-key-file', key, '--service-account-signing-key-file', key],
    ...['--service-cluster-ip-range', '10.0.0.0/24'],
    ...['--authorization-mode', 'RBAC'],
    ...['--token-auth-file', path.join(folder, files.tokens)],
    // Nothing in a hollow pod would use a service account's token.
    ...['--disable-admission-plugins', 'ServiceAccount'],
  ];
}

export function controllerArguments({ folder }: Setting): string[] {
  return [
    ...['--kubeconfig', path.join(folder, files.kubeconfig)],
    ...['--service-account-private-key-file', path.join(folder, files.key)],
    ...['--root-ca-file', path.join(folder, files.ca)],
    ...['--use-service-account-credentials=false', '--leader-elect=false'],
    ...['--kube-api-qps', '200', '--kube-api-burst', '300'],
    ...['--port', '0', '--secure-port', '0'],
  ];
}

export function schedulerArguments({ folder }: Setting): string[] {
  return [
    ...['--kubeconfig', path.join(folder, files.kubeconfig)],
    ...['--leader-elect=false', '--port', '0', '--secure-port', '0'],
  ];
}

export function hollowNodeArguments({ folder }: Setting, name: string, port: number): string[] {
  return [
    ...['--morph=kubelet', '--name', name],
    ...['--kubeconfig', path.join(folder, files.kubeconfig)],
    ...['--kubelet-port', String(port), '--kubelet-read-only-port', '0'],
  ];
}
