// The parts of Kubernetes' own client that are used. They are a bundle of their own, loaded only to sign in to a cluster.
export { KubeConfig } from '@kubernetes/client-node/dist/config.js';
export { ExecAuth } from '@kubernetes/client-node/dist/exec_auth.js';
export { OpenIDConnectAuth } from '@kubernetes/client-node/dist/oidc_auth.js';
