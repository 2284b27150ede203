// Reads the parts of a resource out of the tree. Never fails: what is missing or of another type is undefined.
import { effectivePairs, pairOf, resolveAlias } from '../yaml/access.ts';
import type { YamlNode } from '../yaml/nodes.ts';
import { anyField, booleanField, itemsOf, numberField, textField } from './field.ts';
import type { Field } from './field.ts';
import type {
  ComponentInstance,
  ConfigFile,
  Container,
  EnvVariable,
  HttpGet,
  NamedValue,
  Parameter,
  Probe,
  Requirement,
  Resources,
  ScopeInstance,
  TraitAttachment,
  Variable,
  Volume,
  WorkloadSetting,
} from './resource.ts';

/** The items of a list field, each read by `read`. */
export function listOf<T>(
  holder: YamlNode | undefined,
  key: string,
  read: (node: YamlNode) => T,
): readonly T[] {
  return itemsOf(holder, key).map(read);
}

function partOf<T>(
  holder: YamlNode | undefined,
  key: string,
  read: (node: YamlNode) => T,
): T | undefined {
  const node = pairOf(holder, key)?.value;
  return node === undefined ? undefined : read(node);
}

export function lowerParameter(node: YamlNode): Parameter {
  return {
    node,
    name: textField(node, 'name'),
    description: textField(node, 'description'),
    type: textField(node, 'type'),
    required: booleanField(node, 'required'),
    default: anyField(node, 'default'),
  };
}

export function lowerContainer(node: YamlNode): Container {
  return {
    node,
    name: textField(node, 'name'),
    image: textField(node, 'image'),
    imagePullSecret: textField(node, 'imagePullSecret'),
    cmd: anyField(node, 'cmd'),
    args: anyField(node, 'args'),
    resources: partOf(node, 'resources', lowerResources),
    env: listOf(node, 'env', lowerEnv),
    config: listOf(node, 'config', lowerConfigFile),
    ports: listOf(node, 'ports', (port) => ({
      node: port,
      name: textField(port, 'name'),
      containerPort: numberField(port, 'containerPort'),
      protocol: textField(port, 'protocol'),
    })),
    livenessProbe: partOf(node, 'livenessProbe', lowerProbe),
    readinessProbe: partOf(node, 'readinessProbe', lowerProbe),
  };
}

function lowerResources(node: YamlNode): Resources {
  const requirement = <T>(
    key: string,
    read: (holder: YamlNode, key: string) => Field<T> | undefined,
  ): Requirement<T> | undefined =>
    partOf(node, key, (child) => ({ node: child, required: read(child, 'required') }));
  return {
    node,
    cpu: requirement('cpu', numberField),
    memory: requirement('memory', textField),
    gpu: requirement('gpu', numberField),
    volumes: listOf(node, 'volumes', lowerVolume),
    extended: listOf(node, 'extended', (item) => ({
      node: item,
      name: textField(item, 'name'),
      required: textField(item, 'required'),
    })),
  };
}

function lowerVolume(node: YamlNode): Volume {
  return {
    node,
    name: textField(node, 'name'),
    mountPath: textField(node, 'mountPath'),
    accessMode: textField(node, 'accessMode'),
    sharingPolicy: textField(node, 'sharingPolicy'),
    disk: partOf(node, 'disk', (disk) => ({
      node: disk,
      required: textField(disk, 'required'),
      ephemeral: booleanField(disk, 'ephemeral'),
    })),
  };
}

function lowerEnv(node: YamlNode): EnvVariable {
  return { name: textField(node, 'name'), ...parameterUser(node) };
}

function lowerConfigFile(node: YamlNode): ConfigFile {
  return { path: textField(node, 'path'), ...parameterUser(node) };
}

export function lowerWorkloadSetting(node: YamlNode): WorkloadSetting {
  return { name: textField(node, 'name'), type: textField(node, 'type'), ...parameterUser(node) };
}

function parameterUser(node: YamlNode): Pick<EnvVariable, 'node' | 'value' | 'fromParam'> {
  return { node, value: anyField(node, 'value'), fromParam: textField(node, 'fromParam') };
}

function lowerProbe(node: YamlNode): Probe {
  return {
    node,
    exec: partOf(node, 'exec', (exec) => ({ node: exec, command: anyField(exec, 'command') })),
    httpGet: partOf(node, 'httpGet', lowerHttpGet),
    tcpSocket: partOf(node, 'tcpSocket', (tcp) => ({ node: tcp, port: numberField(tcp, 'port') })),
    initialDelaySeconds: numberField(node, 'initialDelaySeconds'),
    periodSeconds: numberField(node, 'periodSeconds'),
    timeoutSeconds: numberField(node, 'timeoutSeconds'),
    successThreshold: numberField(node, 'successThreshold'),
    failureThreshold: numberField(node, 'failureThreshold'),
  };
}

function lowerHttpGet(node: YamlNode): HttpGet {
  return {
    node,
    path: textField(node, 'path'),
    port: numberField(node, 'port'),
    httpHeaders: listOf(node, 'httpHeaders', (header) => ({
      node: header,
      name: textField(header, 'name'),
      value: textField(header, 'value'),
    })),
  };
}

export function lowerVariable(node: YamlNode): Variable {
  return { node, name: textField(node, 'name'), value: anyField(node, 'value') };
}

export function lowerScopeInstance(node: YamlNode): ScopeInstance {
  return {
    node,
    name: textField(node, 'name'),
    type: textField(node, 'type'),
    properties: lowerNamedValues(node, 'properties'),
    propertiesField: anyField(node, 'properties'),
  };
}

export function lowerComponentInstance(node: YamlNode): ComponentInstance {
  return {
    node,
    componentName: textField(node, 'componentName'),
    instanceName: textField(node, 'instanceName'),
    parameterValues: lowerNamedValues(node, 'parameterValues'),
    traits: listOf(node, 'traits', lowerTraitAttachment),
    applicationScopes: itemsOf(node, 'applicationScopes'),
  };
}

function lowerTraitAttachment(node: YamlNode): TraitAttachment {
  return {
    node,
    name: textField(node, 'name'),
    type: textField(node, 'type'),
    properties: lowerNamedValues(node, 'properties'),
    propertiesField: anyField(node, 'properties'),
  };
}

/** Names with values, written as `{a: 1}` or as `[{name: a, value: 1}]`. */
function lowerNamedValues(holder: YamlNode, key: string): readonly NamedValue[] {
  const node = resolveAlias(pairOf(holder, key)?.value);
  if (node?.kind === 'seq') {
    return node.items.map((item) => ({
      node: item,
      name: textField(item, 'name'),
      value: anyField(item, 'value'),
    }));
  }
  if (node?.kind !== 'map') return [];
  return [...effectivePairs(node)].flatMap(([name, pair]) => {
    const value = resolveAlias(pair.value);
    const keyNode = resolveAlias(pair.key);
    if (value === undefined || keyNode === undefined) return [];
    const asName = { key: pair.key, written: pair.key, node: keyNode, value: name };
    return [{ node: pair.value, name: asName, value: anyField(node, name) }];
  });
}
