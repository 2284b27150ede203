// The parameters of the component that an instance runs, as other documents declare them.
import { isNull, pairOf, resolveAlias } from '../../yaml/access.ts';
import type {
  ComponentInstance,
  ComponentResource,
  NamedValue,
  Parameter,
} from '../../model/resource.ts';
import type { WorkspaceView } from '../../workspace/workspace.ts';
import { componentsOf, type Defined } from './definitions.ts';

/** A component all of whose parameters can be read. */
export interface ReadableComponent {
  readonly defined: Defined<ComponentResource>;
  readonly name: string;
  readonly parameters: readonly Parameter[];
}

/**
 * The components that an instance may mean. Empty when there are none, or when one of them cannot be
 * read to its end, for then nobody knows what it declares.
 */
export function readableComponents(
  instance: ComponentInstance,
  workspace: WorkspaceView,
): readonly ReadableComponent[] {
  const name = instance.componentName?.value ?? '';
  const found = componentsOf(instance, workspace);
  if (!found.every(isReadable)) return [];
  return found.map((defined) => ({ defined, name, parameters: defined.resource.parameters }));
}

function isReadable({ document, resource }: Defined<ComponentResource>): boolean {
  const list = resolveAlias(pairOf(resource.spec, 'parameters')?.value);
  return (
    document.yaml.problems.length === 0 &&
    (list === undefined || list.kind === 'seq' || isNull(list)) &&
    resource.parameters.every(({ name }) => name?.value !== undefined)
  );
}

/** The parameter with that name; the last one counts. */
export function parameterNamed(
  { parameters }: ReadableComponent,
  wanted: string,
): Parameter | undefined {
  return parameters.findLast(({ name }) => name?.value === wanted);
}

/** Whether a parameter has to be given a value: a default satisfies the need for one. */
export function needsValue({ required, default: fallback }: Parameter): boolean {
  return required?.value === true && (fallback === undefined || isNull(fallback.node));
}

/** True for a value that gives something, be it in one of the ways that the draft had. */
export function givesValue({ node, value }: NamedValue): boolean {
  if (value !== undefined && !isNull(value.node)) return true;
  return ['fromParam', 'from'].some((key) => pairOf(node, key) !== undefined);
}
