// The finding for a name of the wrong form: what is wrong with it, what the form is.
import { faultOf, type TextSyntax } from '../../model/name-syntax.ts';
import { resolveAlias } from '../../yaml/access.ts';
import type { Finding, LocatedViolation } from './rule.ts';
import { isReplaced } from './variable-calls.ts';
import { changeFix } from './value-fixes.ts';

export interface NameForm {
  /** What the name is of, such as `An instance name`. */
  readonly what: string;
  readonly syntax: TextSyntax;
  readonly severity?: Finding['severity'];
  /** Proposes a name of the right form. */
  readonly propose?: (text: string) => string | undefined;
}

/** For claimed `pattern`, `minLength` and `maxLength`; none where a call of a variable is the mistake. */
export function nameFinding(violation: LocatedViolation, form: NameForm): Finding | undefined {
  const { what, syntax, severity, propose } = form;
  const node = resolveAlias(violation.node);
  const text = node?.kind === 'scalar' ? String(node.value) : '';
  if (isReplaced(node)) return undefined;
  const fault = faultOf(syntax, text);
  const proposal = propose?.(text);
  return {
    at: violation.at,
    message: `${what} must be ${syntax.words}${fault === undefined ? '' : `; this one ${fault}`}.`,
    ...(severity === undefined ? {} : { severity }),
    fixes: () => (proposal === undefined ? [] : changeFix(violation.node, proposal, 'choice')),
  };
}
