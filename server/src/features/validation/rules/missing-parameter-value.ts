// A parameter that the component needs and that the instance gives no value.
import { nearest } from '../../../base/nearest.ts';
import { anchorOf } from '../../../model/field.ts';
import type { Fix } from '../../../model/problem.ts';
import type {
  ComponentInstance,
  ConfigurationResource,
  Parameter,
} from '../../../model/resource.ts';
import { pairOf, resolveAlias, isNull } from '../../../yaml/access.ts';
import {
  appendItem,
  insertPairs,
  replaceValue,
  scalarSource,
  type NewValue,
} from '../../../yaml/edit.ts';
import type { YamlDocument, YamlNode } from '../../../yaml/nodes.ts';
import type { TextEdit } from '../../../base/text-edit.ts';
import {
  givesValue,
  needsValue,
  parameterNamed,
  readableComponents,
  type ReadableComponent,
} from '../component-parameters.ts';
import { fewestFindings, placeIn } from '../definitions.ts';
import { declaredType } from '../given-value.ts';
import { defineRule, type Finding, type WorkspaceContext } from '../rule.ts';

export const rule = defineRule({
  code: 'missing-parameter-value',
  number: 'R143',
  title: 'Every required parameter of a component is given a value.',
  level: 'error',
  roles: ['configuration'],
  checkInWorkspace: (context) => {
    if (context.document.problems.length > 0) return;
    for (const instance of context.resource.components) {
      // A value whose name cannot be read may be the one that seems to be missing.
      if (instance.parameterValues.some(({ name }) => name?.value === undefined)) continue;
      const components = readableComponents(instance, context.workspace);
      const findings = fewestFindings(components, (component) =>
        findingsFor(context, instance, component),
      );
      findings.forEach(context.report);
    }
  },
});

type Context = WorkspaceContext<ConfigurationResource>;

function findingsFor(
  { document }: Context,
  instance: ComponentInstance,
  component: ReadableComponent,
): readonly Finding[] {
  const missing = component.parameters.filter(
    (parameter) => needsValue(parameter) && isMissing(instance, parameter, component),
  );
  return missing.map((parameter): Finding => {
    const name = parameter.name?.value ?? '';
    const entry = instance.parameterValues.findLast((value) => value.name?.value === name);
    const { defined } = component;
    const declared = placeIn(defined, parameter.name?.node, 'The parameter that needs a value');
    const related = [declared];
    const subject = `The component "${component.name}" needs a value for "${name}"`;
    if (entry !== undefined) {
      const message = `${subject}, and it is left empty.`;
      return { at: entry.value?.key ?? anchorOf(entry.node), message, related };
    }
    const message = `${subject}, which has no default.`;
    const fixes = (): readonly Fix[] => [
      ...addValuesFix(document, instance, [parameter]),
      ...(missing.length > 1 ? addValuesFix(document, instance, missing) : []),
    ];
    return { at: placeOf(instance), message, related, fixes };
  });
}

function isMissing(
  { parameterValues }: ComponentInstance,
  { name }: Parameter,
  component: ReadableComponent,
): boolean {
  const wanted = name?.value ?? '';
  const entry = parameterValues.findLast((value) => value.name?.value === wanted);
  if (entry !== undefined) return !givesValue(entry);
  // A name that is only misspelt is reported where it stands.
  return !parameterValues.some(({ name: written }) => {
    const other = written?.value ?? '';
    return parameterNamed(component, other) === undefined && nearest(other, [wanted]) !== undefined;
  });
}

/** Where to say that a value is missing: at the key of the values, else at the component that needs it. */
function placeOf({ node, componentName }: ComponentInstance): YamlNode {
  return pairOf(node, 'parameterValues')?.key ?? componentName?.node ?? node;
}

function addValuesFix(
  document: YamlDocument,
  instance: ComponentInstance,
  parameters: readonly Parameter[],
): readonly Fix[] {
  const items = parameters.map(({ name, type }, index): NewValue => ({
    map: [
      { key: 'name', value: { raw: scalarSource(name?.value ?? '').replace(/[\\$}]/g, '\\$&') } },
      { key: 'value', value: { raw: valueStop(index + 1, type?.value) } },
    ],
  }));
  const edits = addItems(document, instance.node, items);
  if (edits === undefined) return [];
  const names = parameters.map(({ name }) => `"${name?.value ?? ''}"`);
  const title =
    names.length === 1
      ? `Add a value for ${names[0] ?? ''}`
      : `Add values for all ${String(names.length)} parameters that need one`;
  return [{ title, edits, safety: 'choice', format: 'snippet' }];
}

function valueStop(stop: number, word: string | undefined): string {
  const type = declaredType(word);
  if (type === 'boolean') return `\${${String(stop)}|true,false|}`;
  if (type === 'string') return `"$${String(stop)}"`;
  if (type === 'number') return `\${${String(stop)}:0}`;
  return `$${String(stop)}`;
}

function addItems(
  document: YamlDocument,
  instance: YamlNode,
  items: readonly NewValue[],
): readonly TextEdit[] | undefined {
  const written = pairOf(instance, 'parameterValues')?.value;
  const list = resolveAlias(written);
  if (written === undefined) {
    const added = [{ key: 'parameterValues', value: { list: items } }];
    const edit = insertPairs(document, instance, added);
    return edit === undefined ? undefined : [edit];
  }
  // A list that is shared by an alias is others' too.
  if (list !== written) return undefined;
  if (list.kind === 'seq' && list.items.length > 0) {
    const edits = items.map((item) => appendItem(document, list, item));
    return edits.every((edit) => edit !== undefined) ? edits : undefined;
  }
  if (list.kind !== 'seq' && !isNull(list)) return undefined;
  const edit = replaceValue(document, written, { list: items });
  return edit === undefined ? undefined : [edit];
}
