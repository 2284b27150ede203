// What a container needs from the machine.
import type { Container, Resources } from '../../model/resource.ts';
import { derived } from '../origin.ts';
import {
  mapOf,
  mapOfEntries,
  type RenderedEntry,
  type RenderedMap,
  type RenderedScalar,
} from '../rendered-node.ts';
import { derivedScalar, partOrigin } from '../source-document.ts';
import { numberScalar, tell, textScalar, type FieldContext } from './fields.ts';
import { cpuQuantity, memoryQuantity } from './quantities.ts';

/**
 * The resource that the device plugin of NVIDIA offers. The specification names no maker, and
 * nearly all clusters with graphics processors have theirs.
 */
const GPU = 'nvidia.com/gpu';

/** Extended resources of Kubernetes: a domain, a slash and a name, in whole units. */
const EXTENDED_NAME = /^[a-z0-9.-]{1,253}\/[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/;

/**
 * Requests for what is required at least. No limits are made up, since the specification names
 * none; graphics processors and other devices are limits, which Kubernetes takes as the request too.
 */
export function resourcesOf(
  { resources }: Container,
  context: FieldContext,
): RenderedMap | undefined {
  if (resources === undefined) return undefined;
  const requests = mapOf({ cpu: cpuOf(resources, context), memory: memoryOf(resources, context) });
  const limits = mapOfEntries([...gpuOf(resources, context), ...extendedOf(resources, context)]);
  if (requests.entries.length + limits.entries.length === 0) return undefined;
  return mapOf(
    {
      requests: requests.entries.length === 0 ? undefined : requests,
      limits: limits.entries.length === 0 ? undefined : limits,
    },
    partOrigin(context.resolved.componentSource, resources, 'resources'),
  );
}

function cpuOf({ cpu }: Resources, context: FieldContext): RenderedScalar | undefined {
  const number = numberScalar(cpu?.required, context);
  if (cpu?.required === undefined || number === undefined) return undefined;
  const quantity = cpuQuantity(number.value);
  if (quantity === undefined) {
    unusable(cpu.required, number, 'processors', context);
    return;
  }
  return derivedScalar(context.resolved.componentSource, cpu.required, quantity);
}

function memoryOf({ memory }: Resources, context: FieldContext): RenderedScalar | undefined {
  const text = textScalar(memory?.required, context);
  if (memory?.required === undefined || text === undefined) return undefined;
  const quantity = memoryQuantity(String(text.value));
  if (quantity === undefined) {
    unusable(memory.required, text, 'memory', context);
    return;
  }
  return quantity === text.value
    ? text
    : derivedScalar(context.resolved.componentSource, memory.required, quantity);
}

/** Devices come whole: what is required is rounded up, and the author is told. */
function gpuOf({ gpu }: Resources, context: FieldContext): readonly RenderedEntry[] {
  const number = numberScalar(gpu?.required, context);
  if (gpu?.required === undefined || number === undefined || number.value === 0) return [];
  if (number.value < 0) {
    unusable(gpu.required, number, 'graphics processors', context);
    return [];
  }
  const whole = Math.ceil(number.value);
  if (whole !== number.value) {
    tell(context, {
      code: 'part-of-gpu',
      severity: 'warning',
      message: `Kubernetes hands out whole graphics processors only, so ${String(number.value)} becomes ${String(whole)}.`,
      at: gpu.required.node,
    });
  }
  // The API server keeps quantities as texts.
  const value = derivedScalar(context.resolved.componentSource, gpu.required, String(whole));
  return [{ key: GPU, keyOrigin: undefined, value }];
}

function extendedOf({ extended }: Resources, context: FieldContext): readonly RenderedEntry[] {
  const entries = new Map<string, RenderedEntry>();
  for (const { name: nameField, required, node } of extended) {
    const name = textScalar(nameField, context);
    const amount = textScalar(required, context);
    const key = String(name?.value ?? '');
    const text = String(amount?.value ?? '');
    const usable = EXTENDED_NAME.test(key) && /^0*[1-9][0-9]*$/.test(text) && !entries.has(key);
    if (name === undefined || amount === undefined || !usable) {
      tell(context, {
        code: 'extended-resource-left-out',
        severity: 'warning',
        message: entries.has(key)
          ? `"${key}" is required twice: the first amount counts.`
          : `The extended resource "${key}" is left out: Kubernetes knows only whole numbers of resources that are called like "example.com/fpga".`,
        at: node,
      });
      continue;
    }
    const value: RenderedScalar = {
      kind: 'scalar',
      value: text.replace(/^0+/, ''),
      origin: text.startsWith('0') ? derived(amount.origin) : amount.origin,
    };
    entries.set(key, { key, keyOrigin: name.origin, value });
  }
  return [...entries.values()];
}

function unusable(
  { node }: { readonly node: Resources['node'] },
  { value }: RenderedScalar,
  what: string,
  context: FieldContext,
): undefined {
  tell(context, {
    code: 'unusable-quantity',
    severity: 'error',
    message: `"${String(value)}" is left out: it is no amount of ${what} above nothing.`,
    at: node,
  });
  return undefined;
}
