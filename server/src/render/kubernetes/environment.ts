// Environment variables of a container.
import { isTemplateText } from '../../model/field.ts';
import type { Container } from '../../model/resource.ts';
import { listUnlessEmpty, mapOf, type RenderedList, type RenderedMap } from '../rendered-node.ts';
import { partOrigin } from '../source-document.ts';
import { reportTemplateText, tell, textScalar, userText, type FieldContext } from './fields.ts';

/** What every version of Kubernetes takes for the name of a variable; the newest take more. */
const ENV_NAME = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;

/**
 * The variables that have a value; of several with one name the last one counts, as it does in
 * Kubernetes. One without a literal whose optional parameter has no value is left out.
 */
export function environmentOf({ env }: Container, context: FieldContext): RenderedList | undefined {
  const entries = new Map<string, RenderedMap>();
  for (const [index, variable] of env.entries()) {
    const name = textScalar(variable.name, context);
    const text = name === undefined ? undefined : String(name.value);
    if (text === undefined || !ENV_NAME.test(text)) {
      tell(context, {
        code: 'unusable-env-name',
        severity: 'error',
        message:
          text === undefined
            ? 'This variable is left out: it has no usable "name".'
            : `"${text}" is left out: Kubernetes wants letters, digits, "-", "_" or "." that do not start with a digit.`,
        at: (variable.name ?? variable).node,
      });
      continue;
    }
    const value = userText(variable, context);
    if (value === undefined) continue;
    if (isTemplateText(String(value.value))) reportTemplateText(value, variable, context);
    if (entries.has(text)) {
      tell(context, {
        code: 'env-set-twice',
        severity: 'warning',
        message: `"${text}" is set twice in this container: the last value counts.`,
        at: (variable.name ?? variable).node,
      });
    }
    const origin = partOrigin(context.resolved.componentSource, variable, `env[${String(index)}]`);
    entries.delete(text);
    entries.set(text, mapOf({ name, value }, origin));
  }
  return listUnlessEmpty([...entries.values()]);
}
