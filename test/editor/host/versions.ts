// The VS Code versions that the in-editor tests run in, as data: both ends of the supported range.

/** What the installer and the launcher need to know about one VS Code. */
export interface HostVersion {
  /** How people name it on a command line. */
  readonly label: 'oldest' | 'today';
  /** The version of the npm package `code-server`, which carries VS Code. */
  readonly codeServer: string;
  /** What `vscode.version` says inside it. */
  readonly vscode: string;
  /** The Node it was made for: its extension host runs on this one. */
  readonly node: string;
  /** Inner modules with native code that the server or the extension host cannot do without. */
  readonly nativeModules: readonly string[];
  /**
   * The version of ripgrep's npm packages, where VS Code's own one would download its executable.
   * Without ripgrep the editor finds no files: neither `workspace.findFiles` nor `workspaceContains`.
   */
  readonly ripgrep: string | undefined;
  /** Options for `npm install` beyond the usual ones. */
  readonly npmFlags: readonly string[];
  /** Options for `server-main.js` beyond the usual ones. */
  readonly serverFlags: readonly string[];
}

/** `engines.vscode` of the extension starts here. */
export const oldest: HostVersion = {
  label: 'oldest',
  codeServer: '4.100.3',
  vscode: '1.100.3',
  node: '20.20.2',
  nativeModules: ['@vscode/spdlog', 'native-watchdog', '@parcel/watcher'],
  ripgrep: '1.18.0',
  npmFlags: [],
  serverFlags: [],
};

/** The newest VS Code that the npm registry carries. */
export const today: HostVersion = {
  label: 'today',
  codeServer: '4.139.1',
  vscode: '1.139.1',
  node: '24.21.0',
  nativeModules: [
    '@vscode/spdlog',
    '@vscode/native-watchdog',
    '@parcel/watcher',
    '@vscode/sqlite3',
    '@vscode/fs-copyfile',
  ],
  ripgrep: undefined,
  npmFlags: ['--force'],
  // Without the smoke-test driver this version's page ignores the development payload of its address.
  serverFlags: ['--enable-smoke-test-driver'],
};

/** All hosts, oldest first. */
export const hostVersions: readonly HostVersion[] = [oldest, today];

/** Finds hosts by label, by code-server version or by VS Code version; `all` is every one. */
export function selectHosts(name: string): readonly HostVersion[] {
  if (name === 'all') return hostVersions;
  const found = hostVersions.filter((host) =>
    [host.label, host.codeServer, host.vscode].includes(name),
  );
  if (found.length > 0) return found;
  const known = hostVersions.map((host) => `${host.label} (${host.codeServer})`).join(', ');
  throw new Error(`No editor host is called "${name}". Known: ${known}, all.`);
}
