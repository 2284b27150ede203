// The scheme of read-only documents that show objects of plans and of clusters.

export const DEPLOY_SCHEME = 'oam-deploy';
