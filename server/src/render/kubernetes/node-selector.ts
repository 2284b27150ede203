// The machines that a component may run on: its operating system and processor type.
import { LABEL_VALUE, matches } from '../../model/name-syntax.ts';
import { derived } from '../origin.ts';
import { constant, mapOf, type RenderedMap, type RenderedScalar } from '../rendered-node.ts';
import { tell, textScalar } from './fields.ts';
import type { Field } from '../../model/field.ts';
import type { InstanceContext } from './instance-context.ts';

/** Names of the specification whose names on Kubernetes are those of Go (contradiction C52). */
const ARCHITECTURES: Readonly<Record<string, string>> = { i386: '386' };

/**
 * The selector of nodes; undefined where any node will do. The draft has defaults, which the
 * release dropped (contradiction C11).
 */
export function nodeSelector(context: InstanceContext): RenderedMap | undefined {
  const { osType, arch, dialect } = context.resolved.component;
  // The draft is the one that a release succeeded.
  const hasDefaults = dialect.successor !== undefined;
  const by = (value: string): RenderedScalar | undefined =>
    hasDefaults ? constant(value, 'The default of the draft') : undefined;
  const selector = mapOf({
    'kubernetes.io/os': nodeLabel(osType, {}, context) ?? by('linux'),
    'kubernetes.io/arch': nodeLabel(arch, ARCHITECTURES, context) ?? by('amd64'),
  });
  return selector.entries.length === 0 ? undefined : selector;
}

function nodeLabel(
  field: Field<string> | undefined,
  names: Readonly<Record<string, string>>,
  context: InstanceContext,
): RenderedScalar | undefined {
  const written = textScalar(field, context);
  if (field === undefined || written === undefined) return undefined;
  const text = String(written.value);
  const value = Object.hasOwn(names, text) ? names[text] : text;
  if (value === undefined || value === '' || !matches(LABEL_VALUE, value)) {
    tell(context, {
      code: 'unusable-node-label',
      severity: 'error',
      message: `"${text}" is left out: no node can have a label with that value.`,
      at: field.node,
    });
    return undefined;
  }
  return value === text ? written : { kind: 'scalar', value, origin: derived(written.origin) };
}
