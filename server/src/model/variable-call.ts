// Calls inside strings of a configuration: `[fromVariable(NAME)]`.
import type { TextRange } from '../base/text-range.ts';

/** A call, or something that looks like one. Ranges count from the start of the string. */
export interface VariableCall {
  /** The whole call, brackets included. */
  readonly range: TextRange;
  readonly functionName: string;
  readonly argument: string;
  readonly argumentRange: TextRange;
  /** Whether it is written exactly as `[fromVariable(NAME)]` and so will be replaced. */
  readonly exact: boolean;
}

const EXACT_FUNCTION = 'fromVariable';
const CALL_LIKE = /\[\s*([A-Za-z]+)\s*\(([^()[\]]*)\)\s*\]/g;

/** Every call-like piece of a string, in order. */
export function findVariableCalls(text: string): readonly VariableCall[] {
  if (!text.includes('[')) return [];
  return [...text.matchAll(CALL_LIKE)].map((match) => {
    const [whole, functionName = '', between = ''] = match;
    const argument = between.trim();
    const start = match.index + whole.indexOf('(') + 1;
    const argumentStart = start + text.slice(start).search(/\S/);
    return {
      range: { start: match.index, end: match.index + whole.length },
      functionName,
      argument,
      argumentRange:
        argument === ''
          ? { start, end: start }
          : { start: argumentStart, end: argumentStart + argument.length },
      exact: whole === `[${EXACT_FUNCTION}(${argument})]` && argument !== '',
    };
  });
}

/** The text of a call of that variable. */
export function variableCall(name: string): string {
  return `[${EXACT_FUNCTION}(${name})]`;
}

/** Fields whose texts may call variables (chapter 6 of the specification), as paths with `[]` for list positions. */
const CALLERS =
  /^spec\.(?:components\[\]\.parameterValues(?:\[\]\.value|\.[^.]+)|components\[\]\.traits\[\]\.properties[.[].+|scopes\[\]\.properties[.[].+)$/;

/** Whether calls are replaced in the field of a configuration at that path. */
export function isCallPlace(pattern: string): boolean {
  return CALLERS.test(pattern) && !pattern.endsWith('].name');
}
