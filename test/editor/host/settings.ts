// The user settings that a headless editor starts with, so that a run sees the project and nothing else.

/** Whether the editor asks about, and restricts, folders it does not know. */
export type WorkspaceTrust = 'trusted' | 'restricted';

/** Settings as VS Code's `settings.json` holds them. */
export type Settings = Readonly<Record<string, unknown>>;

/** Nothing here reaches beyond this machine. */
const offline: Settings = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'workbench.enableExperiments': false,
  'workbench.settings.enableNaturalLanguageSearch': false,
};

/** Panels that would cover the editor, or appear at moments a test cannot foresee. */
const calm: Settings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'window.commandCenter': false,
  'git.openRepositoryInParentFolders': 'never',
};

/** What only makes sense when nobody is there: the same picture and the same timing each time. */
const unattended: Settings = {
  'git.enabled': false,
  'editor.cursorBlinking': 'solid',
  'workbench.reduceMotion': 'on',
  'http.proxySupport': 'off',
  'window.confirmBeforeClose': 'never',
};

const trust: Record<WorkspaceTrust, Settings> = {
  trusted: { 'security.workspace.trust.enabled': false },
  // The dialog would cover the window until somebody answers it; the folder stays restricted without.
  restricted: {
    'security.workspace.trust.enabled': true,
    'security.workspace.trust.startupPrompt': 'never',
    'security.workspace.trust.banner': 'never',
  },
};

/** The settings for an automated run. */
export function settingsForTests(workspaceTrust: WorkspaceTrust): Settings {
  return { ...offline, ...calm, ...unattended, ...trust[workspaceTrust] };
}

/** The settings for a person who tries the extension. */
export function settingsForUser(): Settings {
  return { ...offline, ...calm, ...trust.trusted };
}
