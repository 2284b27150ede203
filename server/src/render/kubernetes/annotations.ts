// The annotations of pods: those of the component, as far as Kubernetes accepts them.
import { faultOfLabelKey } from '../../model/name-syntax.ts';
import { placeOfOrigin } from '../origin.ts';
import {
  mapOfEntries,
  type RenderedEntry,
  type RenderedMap,
  type RenderedScalar,
} from '../rendered-node.ts';
import { renderedValue } from '../values.ts';
import { tell } from './fields.ts';
import type { InstanceContext } from './instance-context.ts';

/** Changes with the config files, so that pods are replaced when a file changes. */
const CONFIG_HASH = 'oam.dev/config-hash';

/** Annotations that describe the component and mean nothing to a pod; `version` becomes a label. */
const DESCRIPTIVE = new Set(['version', 'description']);

/** What kubectl writes about its own work does not belong to what an author says. */
const BOOKKEEPING = 'kubectl.kubernetes.io/';

/**
 * The annotations of an instance's pods. Those of the component are put there because tools that
 * read annotations, such as collectors of metrics, look at pods; the reference implementation does
 * the same. Labels of components and configurations stay where they are: they group documents.
 */
export function podAnnotations(
  { resolved, report }: InstanceContext,
  configHash: RenderedScalar | undefined,
): RenderedMap | undefined {
  const { component, componentSource: source } = resolved;
  const written = renderedValue(component.metadata?.annotations?.written, {
    source,
    variables: undefined,
    what: 'field',
    name: 'annotations',
  });
  const entries = written?.kind === 'map' ? written.entries : [];
  const own = entries.flatMap((entry) => usableAnnotation(entry, { resolved, report }) ?? []);
  const hash =
    configHash === undefined ? [] : [{ key: CONFIG_HASH, keyOrigin: undefined, value: configHash }];
  const all = [...own.filter(({ key }) => key !== CONFIG_HASH), ...hash];
  // The order of keys means nothing, so it changes nothing.
  all.sort((a, b) => (a.key < b.key ? -1 : 1));
  return all.length === 0 ? undefined : mapOfEntries(all);
}

function usableAnnotation(
  { key, keyOrigin, value }: RenderedEntry,
  context: Pick<InstanceContext, 'resolved' | 'report'>,
): RenderedEntry | undefined {
  if (DESCRIPTIVE.has(key) || key.startsWith(BOOKKEEPING)) return undefined;
  const fault = faultOfLabelKey(key);
  if (fault === undefined && value.kind === 'scalar' && value.value !== null) {
    return { key, keyOrigin, value: { ...value, value: String(value.value) } };
  }
  tell(context, {
    code: 'unusable-annotation',
    severity: 'warning',
    message:
      fault === undefined
        ? `The annotation "${key}" is left out: its value is no text.`
        : `The annotation "${key}" is left out: its key ${fault}, which Kubernetes does not accept.`,
    at: (keyOrigin === undefined ? undefined : placeOfOrigin(keyOrigin)) ?? context.resolved.place,
  });
  return undefined;
}
