// A value of another type than the parameter that it is given to.
import type { Fix } from '../../../model/problem.ts';
import type { ConfigurationResource, NamedValue, Parameter } from '../../../model/resource.ts';
import {
  parameterNamed,
  readableComponents,
  type ReadableComponent,
} from '../component-parameters.ts';
import { placeIn } from '../definitions.ts';
import { typeWord } from '../describe-violation.ts';
import { declaredType, givenValue, type GivenValue } from '../given-value.ts';
import { booleanWord } from '../../../model/parameter-types.ts';
import { defineRule, type Related, type WorkspaceContext } from '../rule.ts';
import { typeFixes } from '../type-fixes.ts';
import { isNumberText } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'parameter-type-mismatch',
  number: 'R144',
  title: 'A value has the type of the parameter that it is given to.',
  level: 'error',
  roles: ['configuration'],
  checkInWorkspace: (context) => {
    for (const instance of context.resource.components) {
      const components = readableComponents(instance, context.workspace);
      if (components.length === 0) continue;
      for (const value of instance.parameterValues) checkValue(context, value, components);
    }
  },
});

type Context = WorkspaceContext<ConfigurationResource>;

function checkValue(
  context: Context,
  value: NamedValue,
  components: readonly ReadableComponent[],
): void {
  const name = value.name?.value;
  const given = value.value && givenValue(value.value.node, context.resource);
  if (name === undefined || value.value === undefined || given === undefined) return;
  // Lists and mappings are reported without looking further where no parameter takes them.
  const isSimple = given.type !== 'object' && given.type !== 'array';
  if (!isSimple && context.profile === 'spec') return;
  const declared = components.map((component) => ({
    component,
    parameter: parameterNamed(component, name),
  }));
  const types = declared.map(({ parameter }) => declaredType(parameter?.type?.value));
  if (types.some((type) => type === undefined || type === given.type)) return;
  const [first] = declared;
  const [type] = types;
  if (first?.parameter === undefined || type === undefined) return;
  const tolerated = isConverted(given, type) || booleanWord(given.node, type) !== undefined;
  context.report({
    at: value.value.node,
    message: messageFor(`The parameter "${name}" of "${first.component.name}"`, given, type),
    ...(tolerated ? { severity: 'warning' as const } : {}),
    related: relatedPlaces(first.component, first.parameter, given),
    fixes: () => fixesFor(context, given, type),
  });
}

/** A variable whose text says a number, or true or false, is read as that. */
function isConverted({ variable, text }: GivenValue, type: string): boolean {
  if (variable === undefined || text === undefined) return false;
  return type === 'number'
    ? isNumberText(text)
    : type === 'boolean' && /^(?:true|false)$/.test(text);
}

function messageFor(subject: string, given: GivenValue, type: string): string {
  const { variable } = given;
  const start = `${subject} is ${typeWord(type)}, `;
  if (variable === undefined) return `${start}not ${typeWord(given.type)}.`;
  const is = `${start}and the variable "${variable.name?.value ?? ''}" is ${typeWord(given.type)}`;
  return isConverted(given, type) ? `${is} that has to be read as one.` : `${is}.`;
}

function relatedPlaces(
  { defined }: ReadableComponent,
  { type, name }: Parameter,
  { variable, node }: GivenValue,
): readonly Related[] {
  const declared = placeIn(defined, type?.node ?? name?.node, 'The type of the parameter');
  if (variable === undefined) return [declared];
  return [declared, { at: node, message: 'The value of the variable' }];
}

/** Another value for a variable is another value for all its uses, which the author has to look at. */
function fixesFor(
  { document }: Context,
  { node, variable }: GivenValue,
  type: string,
): readonly Fix[] {
  const fixes = typeFixes(document, node, type);
  if (variable === undefined) return fixes;
  return fixes.map((fix) => ({
    ...fix,
    title: `${fix.title} in the variable "${variable.name?.value ?? ''}"`,
    safety: 'choice',
  }));
}
