// The value that a parameter has in an instance: what its configuration gives, variables put in, else the default.
import { isTemplateText, type ScalarValue } from '../model/field.ts';
import type {
  ComponentInstance,
  ComponentResource,
  ConfigurationResource,
  Parameter,
} from '../model/resource.ts';
import { findVariableCalls } from '../model/variable-call.ts';
import { nameKey } from './name-key.ts';
import { resourceAs, type NameSite, type WorkspaceView } from './workspace.ts';

/** A component that an instance of a configuration runs. */
export interface Use {
  readonly site: NameSite;
  readonly configuration: ConfigurationResource;
  readonly instance: ComponentInstance;
}

/** Every instance, in any configuration, of the components with that name. */
export function usesOfComponent(view: WorkspaceView, name: string): readonly Use[] {
  return view.references(nameKey('component', name)).flatMap((site) => {
    const configuration = resourceAs(site.document, 'configuration');
    return (configuration?.components ?? [])
      .filter(({ componentName }) => componentName?.node === site.use.node)
      .flatMap((instance) =>
        configuration === undefined ? [] : { site, configuration, instance },
      );
  });
}

/** The component of that name when exactly one is declared: of several, nobody knows which is meant. */
export function onlyComponent(view: WorkspaceView, name: string): ComponentResource | undefined {
  const [declaration, ...others] = view.declarations(nameKey('component', name));
  if (declaration === undefined || others.length > 0) return undefined;
  return resourceAs(declaration.document, 'component');
}

/**
 * A value with the variables of its configuration put in; undefined when one of them is not known
 * for sure, or a template tool will change the text.
 */
export function withVariables(
  { variables }: ConfigurationResource,
  value: ScalarValue | undefined,
): ScalarValue | undefined {
  if (typeof value !== 'string') return value;
  let text = '';
  let from = 0;
  for (const { argument, exact, range } of findVariableCalls(value)) {
    if (!exact) continue;
    const [variable, ...others] = variables.filter(({ name }) => name?.value === argument);
    const known = others.length === 0 ? variable?.value?.value : undefined;
    if (known === undefined || known === null) return undefined;
    text += value.slice(from, range.start) + String(known);
    from = range.end;
  }
  text += value.slice(from);
  return isTemplateText(text) ? undefined : text;
}

/** What an instance gives for a parameter, as written; undefined when it gives nothing. */
export function givenValue(instance: ComponentInstance, parameter: string) {
  return instance.parameterValues.findLast(({ name }) => name?.value === parameter);
}

/** The value of a parameter in an instance; undefined when it has none, or none that is known. */
export function effectiveValue(
  { configuration, instance }: Use,
  { name, default: byDefault }: Parameter,
): ScalarValue | undefined {
  const given = name?.value === undefined ? undefined : givenValue(instance, name.value);
  return given === undefined ? byDefault?.value : withVariables(configuration, given.value?.value);
}
