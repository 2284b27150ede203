// The workload settings of a component by name, each with the value that it comes to.
import { fieldStep } from '../../source-document.ts';
import type { WorkloadSetting } from '../../../model/resource.ts';
import type { Origin } from '../../origin.ts';
import { valueOfUser } from '../../parameters.ts';
import type { RenderedEntry, RenderedNode } from '../../rendered-node.ts';
import { renderedValue } from '../../values.ts';
import { tell, type FieldContext } from '../fields.ts';

/** A setting that has a value; the entry's key is its name. */
export interface Setting extends RenderedEntry {
  /** Where a problem with it is reported; undefined for the default of a workload type. */
  readonly part: WorkloadSetting | undefined;
}

/**
 * The settings that have a value, in the order of the text; of several with one name the last one
 * counts. Then the defaults that the workload type declares for others.
 */
export function settingsOf(context: FieldContext): readonly Setting[] {
  const { component, componentSource: source } = context.resolved;
  const settings = new Map<string, Setting>();
  for (const part of component.workloadSettings) {
    const { name } = part;
    const key = name?.value;
    if (name === undefined || key === undefined) {
      tell(context, {
        code: 'unnamed-workload-setting',
        severity: 'error',
        message: 'This setting is left out: it has no usable "name".',
        at: part.node,
      });
      continue;
    }
    const value = valueIn(part, key, context);
    if (value === undefined) continue;
    if (settings.has(key)) {
      tell(context, {
        code: 'duplicate-workload-setting',
        severity: 'warning',
        message: `The setting "${key}" is there more than once. This one counts.`,
        at: name.node,
      });
    }
    const step = fieldStep(source, name);
    const keyOrigin: Origin = { kind: 'source', how: 'exact', steps: [step], also: [] };
    settings.set(key, { key, keyOrigin, value, part });
  }
  const written = [...settings.values()];
  return [...written, ...defaultsOf(context).filter(({ key }) => !settings.has(key))];
}

/** The defaults that a definition of the workload type has for its settings. */
function defaultsOf({ resolved: { workloadType } }: FieldContext): readonly Setting[] {
  if (workloadType === undefined) return [];
  const { resource, source } = workloadType;
  return resource.settings.flatMap(({ name, default: byDefault }) => {
    const key = name?.value;
    const place = { source, variables: undefined, what: 'field', name: 'default' } as const;
    const value = renderedValue(byDefault?.written, place);
    if (key === undefined || value === undefined || isNull(value)) return [];
    return { key, keyOrigin: undefined, value, part: undefined };
  });
}

/** True for the value that stands for none. */
export function isNull(node: RenderedNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}

function valueIn(
  part: WorkloadSetting,
  name: string,
  context: FieldContext,
): RenderedNode | undefined {
  const { component, componentSource, parameters } = context.resolved;
  const value = valueOfUser(part, componentSource, parameters);
  if (value !== undefined && !isNull(value)) return value;
  const { fromParam } = part;
  const asked = fromParam?.value;
  const isDeclared = component.parameters.some((parameter) => parameter.name?.value === asked);
  // An optional parameter may well have no value, and then the setting has none.
  if (asked !== undefined && isDeclared) return undefined;
  tell(context, {
    code: 'workload-setting-without-value',
    severity: 'warning',
    message:
      asked === undefined
        ? `The setting "${name}" is left out: it has neither "value" nor "fromParam".`
        : `The setting "${name}" is left out: the component declares no parameter "${asked}".`,
    at: fromParam?.node ?? part.name?.node ?? part.node,
  });
  return undefined;
}
