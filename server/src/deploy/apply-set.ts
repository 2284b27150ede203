// The marks of the inventory, as the ApplySet convention of Kubernetes has them: written, read and verified.
import type { JsonObject } from './cluster.ts';
import { byCodeUnits, textAt } from './json.ts';
import { APPLICATION, MANAGED_BY, ownLabels, parentName } from './names.ts';
import type { ObjectId } from './object-id.ts';
import type { Application } from './plan.ts';
import { TOOL, type Codec, type DeployTools } from './tools.ts';

/** Label of all members; its value is the id of the parent. */
export const PART_OF = 'applyset.kubernetes.io/part-of';
const idLabel = 'applyset.kubernetes.io/id';
const toolingKey = 'applyset.kubernetes.io/tooling';
const kindsKey = 'applyset.kubernetes.io/contains-group-kinds';
const namespacesKey = 'applyset.kubernetes.io/additional-namespaces';

export interface GroupKind {
  /** Empty for the core group. */
  readonly group: string;
  readonly kind: string;
}

/** What the parent records. */
export interface Marks {
  readonly groupKinds: readonly GroupKind[];
  /** Namespaces with members, besides the application's own. */
  readonly namespaces: readonly string[];
}

/** Why a parent is refused. `repairable` tells which repair would mend it; undefined when it is somebody else's. */
export interface Refusal {
  readonly message: string;
  readonly repairable: 'id' | 'tooling' | undefined;
}

/** The id of the inventory of an application: a digest of where its parent stands. */
export function applySetId(codec: Codec, application: Application): string {
  const place = [parentName(codec, application), application.namespace, 'ConfigMap', ''].join('.');
  return `applyset-${codec.sha256(place)}-v1`;
}

/** A selector for the members of an application. */
export function membersSelector(codec: Codec, application: Application): string {
  return `${PART_OF}=${applySetId(codec, application)}`;
}

/** Which object the parent is. */
export function parentId(
  codec: Codec,
  application: Application,
): ObjectId & { readonly apiVersion: string } {
  const name = parentName(codec, application);
  const { namespace } = application;
  return { apiVersion: 'v1', group: '', kind: 'ConfigMap', namespace, name };
}

/** The parent with these marks; without marks, as it is born. */
export function parentBody(
  tools: Pick<DeployTools, 'codec' | 'version'>,
  application: Application,
  marks: Marks | undefined,
): JsonObject {
  const { codec } = tools;
  const { apiVersion, kind, name, namespace } = parentId(codec, application);
  const recorded = marks && {
    [toolingKey]: `${TOOL}/${tools.version}`,
    [kindsKey]: kindsText(marks.groupKinds),
    [namespacesKey]: namespacesOf(marks.namespaces, application).join(','),
    [APPLICATION]: application.name,
  };
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      namespace: namespace ?? '',
      labels: { ...ownLabels(codec, application), [idLabel]: applySetId(codec, application) },
      ...(recorded && { annotations: recorded }),
    },
  };
}

/** Whether a ConfigMap of ours is a parent, though perhaps a damaged one. */
export function isInventory(object: JsonObject): boolean {
  const id = textAt(object, 'metadata', 'labels', idLabel);
  return id !== undefined || annotation(object, toolingKey) !== undefined;
}

/** What a parent records, whoever wrote it. */
export function marksOf(parent: JsonObject): Marks {
  return {
    groupKinds: listOf(parent, kindsKey).map(kindOf),
    namespaces: listOf(parent, namespacesKey),
  };
}

/** Whether the parent says just this, in the name of this version of the tool. */
export function saysThis(parent: JsonObject, body: JsonObject): boolean {
  return [toolingKey, kindsKey, namespacesKey, APPLICATION].every(
    (key) => annotation(parent, key) === annotation(body, key),
  );
}

/** Why this parent must not be used; undefined when it is ours and tells the truth about itself. */
export function refusalOf(
  codec: Codec,
  application: Application,
  parent: JsonObject,
): Refusal | undefined {
  const name = parentName(codec, application);
  const tooling = annotation(parent, toolingKey);
  const id = textAt(parent, 'metadata', 'labels', idLabel);
  const isOurs = textAt(parent, 'metadata', 'labels', MANAGED_BY) === TOOL;
  if (tooling !== undefined && tooling.split('/')[0] !== TOOL) {
    const message = `The inventory ConfigMap ${name} is kept by ${tooling}. Manage the application with that tool, or take the inventory over.`;
    return { message, repairable: 'tooling' };
  }
  if (tooling === undefined && id === undefined && !isOurs) {
    const message = `A ConfigMap ${name} is there already and is no inventory. Rename or delete it, or give the application another name.`;
    return { message, repairable: undefined };
  }
  if (id !== applySetId(codec, application)) {
    const message = `The inventory ConfigMap ${name} has the id ${id ?? '(none)'}, which is not its own: somebody has edited or copied it. Repair the inventory to go on.`;
    return { message, repairable: 'id' };
  }
  return undefined;
}

/** Both together, each once and in order. */
export function union(one: Marks, other: Marks): Marks {
  return {
    groupKinds: kindsText([...one.groupKinds, ...other.groupKinds])
      .split(',')
      .filter((text) => text !== '')
      .map(kindOf),
    namespaces: [...new Set([...one.namespaces, ...other.namespaces])].sort(byCodeUnits),
  };
}

/** `Deployment.apps`, or `Service` in the core group. */
export function kindText({ group, kind }: GroupKind): string {
  return group === '' ? kind : `${kind}.${group}`;
}

function kindsText(kinds: readonly GroupKind[]): string {
  return [...new Set(kinds.map(kindText))].sort(byCodeUnits).join(',');
}

function kindOf(text: string): GroupKind {
  const dot = text.indexOf('.');
  return dot < 0
    ? { group: '', kind: text }
    : { group: text.slice(dot + 1), kind: text.slice(0, dot) };
}

function namespacesOf(namespaces: readonly string[], application: Application): readonly string[] {
  return [...new Set(namespaces)]
    .filter((each) => each !== application.namespace)
    .sort(byCodeUnits);
}

function listOf(parent: JsonObject, key: string): readonly string[] {
  return (annotation(parent, key) ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

function annotation(parent: JsonObject, key: string): string | undefined {
  return textAt(parent, 'metadata', 'annotations', key);
}
