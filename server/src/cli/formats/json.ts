// One JSON array of findings, for scripts.
import type { Finding } from '../check/finding.ts';
import type { Format } from './format.ts';

export const formatJson: Format = ({ findings }) =>
  `${JSON.stringify(findings.map(toObject), undefined, 2)}\n`;

/** Keys whose value is undefined are left out of the text. */
function toObject(finding: Finding): object {
  const { file, line, column, endLine, endColumn, severity, code, rule, message } = finding;
  const { resource } = finding;
  return { file, line, column, endLine, endColumn, severity, code, rule, message, resource };
}
