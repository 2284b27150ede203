// Opens VS Code's page in Chromium, and reports what the test suite inside it prints and how it ends.
import { format } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import type { RunningServer } from './server.ts';

/** What the page opens. */
export interface WorkbenchOptions {
  readonly workspace: string | undefined;
  readonly extensionDevelopmentPaths: readonly string[];
  readonly extensionTestsPath: string | undefined;
  /** Called before anything is loaded. */
  readonly onPage: (page: Page) => void;
  /** Called with what the extension host prints, without its last line end. */
  readonly print: (text: string) => void;
}

/** How the suite inside the page ends. */
export interface SuiteExit {
  /** The exit code of the suite; rejects when the page breaks. */
  readonly code: Promise<number>;
}

/** The name of a log message's level, and its parts. */
type AutomationLog = (level: string, parts: readonly unknown[]) => void;

const openTimeout = 60_000;

/** Opens the workbench; resolves when its page was loaded, which is before the suite starts. */
export async function openWorkbench(
  browser: Browser,
  server: RunningServer,
  options: WorkbenchOptions,
): Promise<SuiteExit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  options.onPage(page);
  const ended = Promise.withResolvers<number>();
  page.on('crash', () => ended.reject(new Error('the page crashed')));
  page.on('close', () => ended.reject(new Error('the page was closed')));
  page.on('pageerror', (error) => options.print(`[page] ${error.message}`));
  // An early failure must not count as unhandled before somebody waits for the end.
  ended.promise.catch(() => undefined);
  const log: AutomationLog = (level, parts) => {
    const text = readable(level, parts);
    if (text !== undefined) options.print(text);
  };
  await page.exposeFunction('codeAutomationLog', log);
  await page.exposeFunction('codeAutomationExit', (code: number) => ended.resolve(code));
  await page.goto(addressOf(server, options), {
    timeout: openTimeout,
    waitUntil: 'domcontentloaded',
  });
  return { code: ended.promise };
}

function addressOf(server: RunningServer, options: WorkbenchOptions): string {
  const remote = (file: string) => `vscode-remote://${server.authority}${encodeURI(file)}`;
  const payload: [string, string][] = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
    ...options.extensionDevelopmentPaths.map((file): [string, string] => [
      'extensionDevelopmentPath',
      remote(file),
    ]),
  ];
  if (options.extensionTestsPath !== undefined) {
    payload.push(['extensionTestsPath', remote(options.extensionTestsPath)]);
  }
  const url = new URL(server.address);
  if (options.workspace !== undefined) {
    const kind = options.workspace.endsWith('.code-workspace') ? 'workspace' : 'folder';
    url.searchParams.set(kind, options.workspace);
  }
  url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

/**
 * What the workbench itself logs, in either version. It arrives in the same stream as what the
 * extension host prints, and would bury that.
 */
const workbenchChatter = [
  /^(Resolving|Resolved) connection token/,
  /^Creating a socket \(/,
  /^Ignoring fetching additional builtin extensions/,
  /^Updating additional builtin extensions cache/,
  /^ChatSessionStore: /,
  /^Canceled: Canceled/,
  /^\[(reconnection-grace-time|AgentHost:remote|AccountPolicyGate|Service Worker)\]/,
];

/** The text of a log message, or undefined where it says nothing about the suite. */
function readable(level: string, parts: readonly unknown[]): string | undefined {
  const text = format(...parts);
  if (process.env['OAM_HOST_VERBOSE']) return `${level}: ${text}`;
  return workbenchChatter.some((pattern) => pattern.test(text)) ? undefined : text;
}
