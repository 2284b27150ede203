// One YAML document → the OAM resource it describes, or the reason why it is left in peace.
import { pairOf, resolveAlias } from '../yaml/access.ts';
import type { YamlDocument, YamlMap } from '../yaml/nodes.ts';
import { identify } from './dialects/registry.ts';
import type { Dialect } from './dialects/dialect.ts';
import { anyField, booleanField, isTemplateText, itemsOf, textField } from './field.ts';
import {
  listOf,
  lowerComponentInstance,
  lowerContainer,
  lowerParameter,
  lowerScopeInstance,
  lowerVariable,
  lowerWorkloadSetting,
} from './lower-parts.ts';
import type { Envelope, Metadata, Resource } from './resource.ts';
import type { Role } from './role.ts';

/** What a document turned out to be. */
export type OamDocument =
  | { readonly status: 'resource'; readonly resource: Resource }
  /** Not OAM at all, or nothing yet. */
  | { readonly status: 'foreign' }
  /** OAM, of an API version that this release does not check. */
  | { readonly status: 'other-version' }
  /** Text for a template tool, which is a spec only after that tool ran. */
  | { readonly status: 'template' }
  /** Too large to be read, and perhaps OAM. */
  | { readonly status: 'unread' };

/** Reads a document; its problems of syntax do not keep the readable part from being read. */
export function lower(document: YamlDocument): OamDocument {
  const root = resolveAlias(document.root);
  if (isTemplate(document)) return { status: 'template' };
  if (root?.kind !== 'map') return { status: 'foreign' };
  const apiVersion = textField(root, 'apiVersion');
  const kind = textField(root, 'kind');
  const identity = identify(apiVersion?.value, kind?.value, {
    apiVersionWritten: apiVersion !== undefined,
  });
  if (identity.status !== 'known') return { status: identity.status };
  const envelope = lowerEnvelope(root, identity.dialect);
  return { status: 'resource', resource: lowerAs(identity.role, envelope) };
}

/** Template text in quotes is a value like any other; elsewhere it decides what the document is. */
function isTemplate(document: YamlDocument): boolean {
  if (!document.text.includes('{{') || !isTemplateText(document.text)) return false;
  if (document.problems.length > 0) return true;
  const unquoted = document.text.replace(/"(?:[^"\\\n]|\\.){0,4000}"|'[^'\n]*'|#.*$/gm, '""');
  return /^[ \t]*\{\{|[:\-[,]\s*\{\{/m.test(unquoted);
}

function lowerEnvelope(root: YamlMap, dialect: Dialect): Envelope {
  const metadata = pairOf(root, 'metadata')?.value;
  return {
    root,
    dialect,
    apiVersion: textField(root, 'apiVersion'),
    kind: textField(root, 'kind'),
    metadata: metadata === undefined ? undefined : lowerMetadata(metadata),
    metadataField: anyField(root, 'metadata'),
    spec: pairOf(root, 'spec')?.value,
    specField: anyField(root, 'spec'),
  };
}

function lowerMetadata(node: NonNullable<Envelope['spec']>): Metadata {
  return {
    node,
    name: textField(node, 'name'),
    labels: anyField(node, 'labels'),
    annotations: anyField(node, 'annotations'),
    version: textField(node, 'version'),
    description: textField(node, 'description'),
  };
}

function lowerAs(role: Role | 'unknown', envelope: Envelope): Resource {
  const { spec } = envelope;
  switch (role) {
    case 'component':
      return {
        ...envelope,
        role,
        workloadType: textField(spec, 'workloadType'),
        osType: textField(spec, 'osType'),
        arch: textField(spec, 'arch'),
        parameters: listOf(spec, 'parameters', lowerParameter),
        containers: listOf(spec, 'containers', lowerContainer),
        workloadSettings: listOf(spec, 'workloadSettings', lowerWorkloadSetting),
      };
    case 'configuration':
      return {
        ...envelope,
        role,
        variables: listOf(spec, 'variables', lowerVariable),
        scopes: listOf(spec, 'scopes', lowerScopeInstance),
        components: lowerComponents(envelope),
      };
    case 'trait':
      return {
        ...envelope,
        role,
        appliesTo: itemsOf(spec, 'appliesTo'),
        appliesToField: anyField(spec, 'appliesTo'),
        properties: anyField(spec, 'properties'),
      };
    case 'scope':
      return {
        ...envelope,
        role,
        type: textField(spec, 'type'),
        allowComponentOverlap: booleanField(spec, 'allowComponentOverlap'),
        parameters: listOf(spec, 'parameters', lowerParameter),
      };
    case 'workload-type':
      return lowerWorkloadType(envelope);
    case 'unknown':
      return { ...envelope, role };
  }
}

function lowerWorkloadType(envelope: Envelope): Resource {
  const { spec } = envelope;
  const names = pairOf(spec, 'names')?.value;
  return {
    ...envelope,
    role: 'workload-type',
    group: textField(spec, 'group'),
    version: textField(spec, 'version'),
    settings: listOf(spec, 'settings', lowerParameter),
    names:
      names === undefined
        ? undefined
        : {
            node: names,
            kind: textField(names, 'kind'),
            singular: textField(names, 'singular'),
            plural: textField(names, 'plural'),
          },
  };
}

/** A map where the list of components is due counts as its only item (a slip of the draft's own examples). */
function lowerComponents(envelope: Envelope): ReturnType<typeof lowerComponentInstance>[] {
  const components = pairOf(envelope.spec, 'components')?.value;
  if (resolveAlias(components)?.kind === 'map' && components !== undefined) {
    return [lowerComponentInstance(components)];
  }
  return [...listOf(envelope.spec, 'components', lowerComponentInstance)];
}
