// GROUP/VERSION.KIND, the way OAM v1alpha1 names workload types, scopes and extended resources.

export interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

// Version syntax: Kubernetes API versioning, which OAM v0.1.0 chapter 2 takes over (rule R015).
const PATTERN =
  /^([a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*)\/(v[0-9]+(?:(?:alpha|beta)[0-9]+)?)\.([A-Za-z][A-Za-z0-9]*)$/;

/** The parts of `core.oam.dev/v1alpha1.Server`; undefined for text of another shape. */
export function parseGroupVersionKind(text: string): GroupVersionKind | undefined {
  // Most texts are plain names, and this is asked for every one.
  if (!text.includes('/')) return undefined;
  const match = PATTERN.exec(text);
  if (match === null) return undefined;
  const [, group = '', version = '', kind = ''] = match;
  return { group, version, kind };
}

/** The text form: the opposite of `parseGroupVersionKind`. */
export function formatGroupVersionKind(gvk: GroupVersionKind): string {
  return `${gvk.group}/${gvk.version}.${gvk.kind}`;
}
