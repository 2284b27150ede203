// Which languages have their syntax errors reported by another extension, so that none is shown twice.
import * as vscode from 'vscode';

/** Extensions that check syntax, each with the setting that switches its checks off. */
const REPORTERS = [
  { extension: 'redhat.vscode-yaml', setting: 'yaml.validate', languages: ['yaml'] },
  {
    extension: 'vscode.json-language-features',
    setting: 'json.validate.enable',
    languages: ['json', 'jsonc'],
  },
] as const;

/** Language ids that an installed and enabled extension reports the syntax errors of. */
export function syntaxReporters(): readonly string[] {
  return REPORTERS.filter(
    ({ extension, setting }) =>
      vscode.extensions.getExtension(extension) !== undefined &&
      vscode.workspace.getConfiguration().get<boolean>(setting, true),
  ).flatMap(({ languages }) => languages);
}

/** Whether a change of settings may have switched the checks of another extension on or off. */
export function changesReporters(change: vscode.ConfigurationChangeEvent): boolean {
  return REPORTERS.some(({ setting }) => change.affectsConfiguration(setting));
}
