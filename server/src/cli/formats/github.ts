// Workflow commands that GitHub shows beside the lines of a change.
import type { Severity } from '../../model/problem.ts';
import type { Finding } from '../check/finding.ts';
import type { Format } from './format.ts';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

export const formatGithub: Format = ({ findings }) => findings.map(annotation).join('');

function annotation(finding: Finding): string {
  const { file, line, endLine, column, endColumn, code, rule, message, severity } = finding;
  const title = rule === undefined ? code : `${code} (${rule})`;
  const properties = Object.entries({ file, line, endLine, col: column, endColumn, title })
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
    .join(',');
  return `::${COMMANDS[severity]} ${properties}::${escapeData(message)}\n`;
}

// The escapes are those that GitHub's runner undoes (actions/toolkit, packages/core/src/command.ts).
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
