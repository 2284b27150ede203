// The passes of the in-editor suite, as data: each is one start of VS Code with its own tests and surroundings.
import type { Settings, WorkspaceTrust } from './host/settings.ts';

/** One start of VS Code. */
export interface Pass {
  readonly name: string;
  /** The folder of its tests below `suite/`. */
  readonly tests: string;
  /** The folder, beside this file, whose copy it opens. */
  readonly workspace: string;
  readonly trust: WorkspaceTrust;
  /** Folders, beside this file, of extensions that are installed besides the one under test. */
  readonly extensions: readonly string[];
  readonly settings: Settings;
  /** Where it can run: a desktop VS Code is always started with every folder trusted. */
  readonly hosts: 'all' | 'headless';
  /** Whether it is skipped where there is no Kubernetes cluster. */
  readonly cluster: 'needed' | 'unused';
}

const alone: Pass = {
  name: 'alone',
  tests: '.',
  workspace: 'workspaces/plain',
  trust: 'trusted',
  extensions: [],
  settings: {},
  hosts: 'all',
  cluster: 'unused',
};

/** What a run without `--pass` consists of. */
const checks: readonly Pass[] = [
  alone,
  {
    ...alone,
    name: 'restricted',
    tests: 'restricted',
    workspace: 'workspaces/oam',
    trust: 'restricted',
    hosts: 'headless',
  },
  {
    ...alone,
    name: 'rendering',
    tests: 'rendering',
    workspace: 'workspaces/rendering',
    // Renderings are compared with the last commit; what a test types is thrown away after it.
    settings: { 'files.autoSave': 'off', 'git.enabled': true },
  },
  { ...alone, name: 'beside', tests: 'beside', extensions: ['extensions/red-hat-yaml'] },
  {
    ...alone,
    name: 'deploying',
    tests: 'deploying',
    workspace: 'workspaces/deploying',
    settings: { 'files.autoSave': 'off' },
    hosts: 'headless',
    cluster: 'needed',
  },
];

/** Takes the pictures of the README; asserts little, so it is no part of the checks. */
const pictures: Pass = {
  ...alone,
  name: 'pictures',
  tests: 'pictures',
  hosts: 'headless',
  settings: {
    'git.enabled': true,
    'workbench.colorTheme': 'Default Light Modern',
    'workbench.activityBar.location': 'hidden',
    'workbench.statusBar.visible': false,
    'workbench.editor.showTabs': 'none',
    'breadcrumbs.enabled': false,
    'editor.minimap.enabled': false,
    'editor.inlayHints.enabled': 'on',
    'editor.renderLineHighlight': 'none',
    'editor.guides.indentation': false,
    'editor.stickyScroll.enabled': false,
    'editor.scrollbar.vertical': 'hidden',
    'editor.overviewRulerBorder': false,
    'editor.hideCursorInOverviewRuler': true,
  },
};

/** The pictures that need a cluster. */
const deploymentPictures: Pass = {
  ...pictures,
  name: 'deployment-pictures',
  tests: 'deployment-pictures',
  workspace: 'workspaces/deploying',
  // What is typed for one picture is not there for the next.
  settings: { ...pictures.settings, 'files.autoSave': 'off' },
  cluster: 'needed',
};

/** Finds a pass by its name; without a name, all that check something. */
export function selectPasses(name: string | undefined): readonly Pass[] {
  if (name === undefined) return checks;
  const all = [...checks, pictures, deploymentPictures];
  const found = all.filter((pass) => pass.name === name);
  if (found.length > 0) return found;
  throw new Error(
    `No pass is called "${name}". Known: ${all.map((pass) => pass.name).join(', ')}.`,
  );
}
