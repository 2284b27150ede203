// The typed resources of OAM v1alpha1 and its draft: what a document says, each part with the node that says it.
import type { YamlMap, YamlNode } from '../yaml/nodes.ts';
import type { Dialect } from './dialects/dialect.ts';
import type { Field, ScalarValue } from './field.ts';

/** A part of a resource; `node` is where it stands. */
export interface Part {
  readonly node: YamlNode;
}

export interface Metadata extends Part {
  readonly name: Field<string> | undefined;
  readonly labels: Field<ScalarValue> | undefined;
  readonly annotations: Field<ScalarValue> | undefined;
  /** Directly under `metadata`, as the draft has it. */
  readonly version: Field<string> | undefined;
  /** Directly under `metadata`, as the draft has it. */
  readonly description: Field<string> | undefined;
}

/** What every document of an OAM group has, or should have. */
export interface Envelope {
  readonly root: YamlMap;
  /** The API version whose rules apply; the nearest one when the author's does not exist. */
  readonly dialect: Dialect;
  readonly apiVersion: Field<string> | undefined;
  readonly kind: Field<string> | undefined;
  readonly metadata: Metadata | undefined;
  readonly metadataField: Field<ScalarValue> | undefined;
  readonly spec: YamlNode | undefined;
  readonly specField: Field<ScalarValue> | undefined;
}

/** A document of an OAM group whose kind is missing or not known. */
export interface UnknownResource extends Envelope {
  readonly role: 'unknown';
}

export interface ComponentResource extends Envelope {
  readonly role: 'component';
  readonly workloadType: Field<string> | undefined;
  readonly osType: Field<string> | undefined;
  readonly arch: Field<string> | undefined;
  readonly parameters: readonly Parameter[];
  readonly containers: readonly Container[];
  readonly workloadSettings: readonly WorkloadSetting[];
}

/** A parameter of a component or scope, or a setting of a workload type: all declare a typed input. */
export interface Parameter extends Part {
  readonly name: Field<string> | undefined;
  readonly description: Field<string> | undefined;
  readonly type: Field<string> | undefined;
  readonly required: Field<boolean> | undefined;
  readonly default: Field<ScalarValue> | undefined;
}

export interface Container extends Part {
  readonly name: Field<string> | undefined;
  readonly image: Field<string> | undefined;
  readonly imagePullSecret: Field<string> | undefined;
  readonly cmd: Field<ScalarValue> | undefined;
  readonly args: Field<ScalarValue> | undefined;
  readonly resources: Resources | undefined;
  readonly env: readonly EnvVariable[];
  readonly config: readonly ConfigFile[];
  readonly ports: readonly Port[];
  readonly livenessProbe: Probe | undefined;
  readonly readinessProbe: Probe | undefined;
}

export interface Resources extends Part {
  readonly cpu: Requirement<number> | undefined;
  readonly memory: Requirement<string> | undefined;
  readonly gpu: Requirement<number> | undefined;
  readonly volumes: readonly Volume[];
  readonly extended: readonly ExtendedResource[];
}

export interface Requirement<T> extends Part {
  readonly required: Field<T> | undefined;
}

export interface Volume extends Part {
  readonly name: Field<string> | undefined;
  readonly mountPath: Field<string> | undefined;
  readonly accessMode: Field<string> | undefined;
  readonly sharingPolicy: Field<string> | undefined;
  readonly disk: Disk | undefined;
}

export interface Disk extends Part {
  readonly required: Field<string> | undefined;
  readonly ephemeral: Field<boolean> | undefined;
}

export interface ExtendedResource extends Part {
  readonly name: Field<string> | undefined;
  readonly required: Field<string> | undefined;
}

/** Something that takes its value from a literal or from a parameter of the component. */
export interface ParameterUser extends Part {
  readonly value: Field<ScalarValue> | undefined;
  readonly fromParam: Field<string> | undefined;
}

export interface EnvVariable extends ParameterUser {
  readonly name: Field<string> | undefined;
}

export interface ConfigFile extends ParameterUser {
  readonly path: Field<string> | undefined;
}

export interface WorkloadSetting extends ParameterUser {
  readonly name: Field<string> | undefined;
  readonly type: Field<string> | undefined;
}

export interface Port extends Part {
  readonly name: Field<string> | undefined;
  readonly containerPort: Field<number> | undefined;
  readonly protocol: Field<string> | undefined;
}

export interface Probe extends Part {
  readonly exec: Exec | undefined;
  readonly httpGet: HttpGet | undefined;
  readonly tcpSocket: TcpSocket | undefined;
  readonly initialDelaySeconds: Field<number> | undefined;
  readonly periodSeconds: Field<number> | undefined;
  readonly timeoutSeconds: Field<number> | undefined;
  readonly successThreshold: Field<number> | undefined;
  readonly failureThreshold: Field<number> | undefined;
}

export interface Exec extends Part {
  readonly command: Field<ScalarValue> | undefined;
}

export interface HttpGet extends Part {
  readonly path: Field<string> | undefined;
  readonly port: Field<number> | undefined;
  readonly httpHeaders: readonly HttpHeader[];
}

export interface HttpHeader extends Part {
  readonly name: Field<string> | undefined;
  readonly value: Field<string> | undefined;
}

export interface TcpSocket extends Part {
  readonly port: Field<number> | undefined;
}

export interface ConfigurationResource extends Envelope {
  readonly role: 'configuration';
  readonly variables: readonly Variable[];
  readonly scopes: readonly ScopeInstance[];
  readonly components: readonly ComponentInstance[];
}

export interface Variable extends Part {
  readonly name: Field<string> | undefined;
  readonly value: Field<ScalarValue> | undefined;
}

export interface ScopeInstance extends Part {
  readonly name: Field<string> | undefined;
  readonly type: Field<string> | undefined;
  /** Written as a map or as a list of name and value. */
  readonly properties: readonly NamedValue[];
  readonly propertiesField: Field<ScalarValue> | undefined;
}

export interface ComponentInstance extends Part {
  readonly componentName: Field<string> | undefined;
  readonly instanceName: Field<string> | undefined;
  readonly parameterValues: readonly NamedValue[];
  readonly traits: readonly TraitAttachment[];
  readonly applicationScopes: readonly YamlNode[];
}

/** `name` and `value`, however they are written: an item of a list, or a key of a map. */
export interface NamedValue extends Part {
  /** Where the name stands; its `key` is the name itself when it is a key of a map. */
  readonly name: Field<string> | undefined;
  readonly value: Field<ScalarValue> | undefined;
}

export interface TraitAttachment extends Part {
  readonly name: Field<string> | undefined;
  /** The draft's way to say which trait is meant. */
  readonly type: Field<string> | undefined;
  readonly properties: readonly NamedValue[];
  readonly propertiesField: Field<ScalarValue> | undefined;
}

export interface TraitResource extends Envelope {
  readonly role: 'trait';
  readonly appliesTo: readonly YamlNode[];
  readonly appliesToField: Field<ScalarValue> | undefined;
  readonly properties: Field<ScalarValue> | undefined;
}

export interface ScopeResource extends Envelope {
  readonly role: 'scope';
  readonly type: Field<string> | undefined;
  readonly allowComponentOverlap: Field<boolean> | undefined;
  readonly parameters: readonly Parameter[];
}

export interface WorkloadTypeResource extends Envelope {
  readonly role: 'workload-type';
  readonly group: Field<string> | undefined;
  readonly version: Field<string> | undefined;
  readonly names: WorkloadTypeNames | undefined;
  readonly settings: readonly Parameter[];
}

export interface WorkloadTypeNames extends Part {
  readonly kind: Field<string> | undefined;
  readonly singular: Field<string> | undefined;
  readonly plural: Field<string> | undefined;
}

export type KnownResource =
  ComponentResource | ConfigurationResource | TraitResource | ScopeResource | WorkloadTypeResource;

export type Resource = KnownResource | UnknownResource;
