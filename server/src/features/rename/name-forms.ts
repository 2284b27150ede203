// What each sort of name is called in messages, and which form it must have.
import type { SymbolKind } from '../../model/name-rule.ts';
import {
  faultOf,
  KIND_NAME,
  NAME,
  PARAMETER_NAME,
  PORT_LETTERS,
  type TextSyntax,
} from '../../model/name-syntax.ts';
import type { DialectFacts } from '../../model/dialects/dialect.ts';

/** A sort of names that can be renamed. */
export interface NameForm {
  /** Follows "a" or "no". */
  readonly noun: string;
  readonly syntax: TextSyntax;
}

const FORMS: Readonly<Record<SymbolKind, NameForm>> = {
  component: { noun: 'component', syntax: NAME },
  configuration: { noun: 'configuration', syntax: NAME },
  instance: { noun: 'instance', syntax: NAME },
  parameter: { noun: 'parameter', syntax: PARAMETER_NAME },
  variable: { noun: 'variable', syntax: PARAMETER_NAME },
  container: { noun: 'container', syntax: NAME },
  port: { noun: 'port', syntax: NAME },
  volume: { noun: 'volume', syntax: NAME },
  setting: { noun: 'setting', syntax: NAME },
  trait: { noun: 'trait', syntax: NAME },
  'scope-type': { noun: 'scope type', syntax: KIND_NAME },
  'scope-instance': { noun: 'scope', syntax: NAME },
  'workload-type': { noun: 'workload type', syntax: KIND_NAME },
};

export function formOf(symbol: SymbolKind, facts: DialectFacts | undefined): NameForm {
  const form = FORMS[symbol];
  if (symbol !== 'port' || facts?.portName !== 'letters') return form;
  return { ...form, syntax: PORT_LETTERS };
}

/** Why a name cannot have that text, as a sentence; undefined when it can. */
export function faultInName(name: string, { noun, syntax }: NameForm): string | undefined {
  const fault = faultOf(syntax, name);
  if (fault === undefined) return undefined;
  const subject = name === '' ? 'The new name' : `"${name}"`;
  return `${subject} ${fault}. The name of a ${noun} must be ${syntax.words}.`;
}
