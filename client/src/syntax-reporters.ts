// Which languages have their syntax errors reported by another extension, so that none is shown twice.
import * as vscode from 'vscode';

/** Extension → language ids whose syntax it checks. */
const REPORTERS: Readonly<Record<string, readonly string[]>> = {
  'redhat.vscode-yaml': ['yaml'],
  'vscode.json-language-features': ['json', 'jsonc'],
};

/** Language ids that an installed and enabled extension reports the syntax errors of. */
export function syntaxReporters(): readonly string[] {
  return Object.entries(REPORTERS)
    .filter(([extension]) => vscode.extensions.getExtension(extension) !== undefined)
    .flatMap(([extension, languages]) => (validates(extension) ? languages : []));
}

/** Both extensions have a setting that switches their checks off. */
function validates(extension: string): boolean {
  const [section, key] =
    extension === 'redhat.vscode-yaml' ? ['yaml', 'validate'] : ['json', 'validate.enable'];
  return vscode.workspace.getConfiguration(section).get<boolean>(key ?? '', true);
}
