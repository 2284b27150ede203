// Values that follow from elsewhere, shown beside the text: effective values of parameters, defaults left out.
import { containsRange, overlaps, type TextRange } from '../../base/text-range.ts';
import type { Field, ScalarValue } from '../../model/field.ts';
import type { ComponentResource, ConfigurationResource } from '../../model/resource.ts';
import { findVariableCalls } from '../../model/variable-call.ts';
import {
  effectiveValue,
  givenValue,
  onlyComponent,
  usesOfComponent,
  withVariables,
} from '../../workspace/effective-values.ts';
import { resourceOf, type WorkspaceView } from '../../workspace/workspace.ts';

/** Which hints are wanted. */
export interface InlayHintSettings {
  /** What a parameter or a value with variables comes to. */
  readonly effectiveValues: 'on' | 'off';
  /** Defaults that hold because an instance gives no value. */
  readonly omittedDefaults: 'on' | 'off';
}

export const defaultInlayHints: InlayHintSettings = {
  effectiveValues: 'on',
  omittedDefaults: 'on',
};

export interface InlayHint {
  /** Offset in the file; the hint stands behind it. */
  readonly offset: number;
  readonly label: string;
  /** One sentence. */
  readonly tooltip: string;
}

/** The hints for a part of a file, in the order of the text. */
export function inlayHintsIn(
  view: WorkspaceView,
  { uri, within }: { readonly uri: string; readonly within: TextRange },
  settings: InlayHintSettings,
): readonly InlayHint[] {
  const placed = (view.file(uri)?.documents ?? []).filter((each) => overlaps(each, within));
  return placed
    .flatMap(({ document, start }) => {
      const resource = resourceOf(document);
      const hints =
        resource?.role === 'component'
          ? valuesInComponent(view, resource, settings)
          : resource?.role === 'configuration'
            ? hintsInConfiguration(view, resource, settings)
            : [];
      return hints.map((hint) => ({ ...hint, offset: hint.offset + start }));
    })
    .filter(({ offset }) => containsRange(within, { start: offset, end: offset }))
    .sort((a, b) => a.offset - b.offset);
}

/** Behind `fromParam`, where only one configuration uses the component and so gives the value. */
function valuesInComponent(
  view: WorkspaceView,
  component: ComponentResource,
  { effectiveValues }: InlayHintSettings,
): InlayHint[] {
  const name = component.metadata?.name?.value;
  if (effectiveValues === 'off' || name === undefined) return [];
  if (view.completeness !== 'complete' || onlyComponent(view, name) !== component) return [];
  const uses = usesOfComponent(view, name);
  const [first] = uses;
  if (
    first === undefined ||
    uses.some(({ configuration }) => configuration !== first.configuration)
  )
    return [];
  const users = [
    ...component.containers.flatMap(({ env, config }) => [...env, ...config]),
    ...component.workloadSettings,
  ];
  const where = first.configuration.metadata?.name?.value;
  const tooltip =
    where === undefined
      ? 'The value in the only configuration of this component.'
      : `The value in "${where}", the only configuration of this component.`;
  return users.flatMap(({ fromParam }) => {
    const parameter = component.parameters.find(
      (each) => each.name?.value !== undefined && each.name.value === fromParam?.value,
    );
    if (fromParam === undefined || parameter === undefined) return [];
    const values = new Set(uses.map((use) => effectiveValue(use, parameter)));
    const [value] = values;
    return values.size === 1 ? hintBehind(fromParam, value, tooltip) : [];
  });
}

function hintsInConfiguration(
  view: WorkspaceView,
  configuration: ConfigurationResource,
  settings: InlayHintSettings,
): InlayHint[] {
  return [
    ...(settings.effectiveValues === 'on' ? valuesInConfiguration(configuration) : []),
    ...(settings.omittedDefaults === 'on' ? omittedDefaults(view, configuration) : []),
  ];
}

/** Behind values with variables: what they come to. */
function valuesInConfiguration(configuration: ConfigurationResource): InlayHint[] {
  const values = configuration.components.flatMap(({ parameterValues }) => parameterValues);
  return values.flatMap(({ value: field }) => {
    const written = field?.value;
    if (field === undefined || typeof written !== 'string') return [];
    if (!findVariableCalls(written).some(({ exact }) => exact)) return [];
    const value = withVariables(configuration, written);
    return hintBehind(field, value, 'The value with the variables put in.');
  });
}

function hintBehind(
  { written, node }: Field<ScalarValue>,
  value: ScalarValue | undefined,
  tooltip: string,
): InlayHint[] {
  // Behind a block scalar the hint would stand on another line.
  const isBlock = node.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded');
  if (value === undefined || value === null || isBlock) return [];
  return [{ offset: written.range.end, label: `= ${shortText(value)}`, tooltip }];
}

/** More of them would hide the text that they stand beside. */
const MOST_DEFAULTS = 3;

/** Behind the name of a component: parameters that the instance leaves to their defaults. */
function omittedDefaults(view: WorkspaceView, { components }: ConfigurationResource): InlayHint[] {
  return components.flatMap((instance) => {
    const { componentName } = instance;
    const component =
      componentName?.value === undefined ? undefined : onlyComponent(view, componentName.value);
    if (componentName === undefined || component === undefined) return [];
    const defaults = component.parameters.flatMap(({ name, default: byDefault }) => {
      const value = byDefault?.value;
      if (name?.value === undefined || value === undefined || value === null) return [];
      return givenValue(instance, name.value) === undefined
        ? [`${name.value}: ${shortText(value)}`]
        : [];
    });
    if (defaults.length === 0) return [];
    const more = defaults.length - MOST_DEFAULTS;
    const shown = [...defaults.slice(0, MOST_DEFAULTS), ...(more > 0 ? [`+${String(more)}`] : [])];
    return [
      {
        offset: componentName.written.range.end,
        label: shown.join(', '),
        tooltip: 'Defaults of parameters for which this instance gives no value.',
      },
    ];
  });
}

const LONGEST = 30;

function shortText(value: string | number | boolean): string {
  const line = String(value).replace(/\s+/g, ' ').trim();
  if (line === '') return '""';
  const characters = Array.from(line);
  return characters.length <= LONGEST ? line : `${characters.slice(0, LONGEST - 1).join('')}…`;
}
