// The pages of the rules under addresses of their own, so that a link to one opens it as a page instead of as its source.
import * as vscode from 'vscode';

/**
 * The scheme of these addresses. The manifest says that the editor shows them in its Markdown
 * preview. Links to commands would not do: newer editors do not follow them from a diagnostic.
 */
const SCHEME = 'oam-rule';

/** Address of a rule's page, with `{code}` in place of its code. */
export const RULE_PAGES = `${SCHEME}:/{code}.md`;

/** Only the extension's own pages have addresses, not whatever a path could lead to. */
const PAGE = /^\/[A-Za-z0-9-]+\.md$/;

/** Address of the page of a rule; without a code, of the table of all rules. */
export function rulePage(code?: string): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${code ?? 'README'}.md` });
}

/** Serves the pages from the extension's folder, read-only. */
export function serveRulePages(context: vscode.ExtensionContext): vscode.Disposable {
  const never = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  const fileOf = (page: vscode.Uri): vscode.Uri => {
    if (!PAGE.test(page.path)) throw vscode.FileSystemError.FileNotFound(page);
    return vscode.Uri.joinPath(context.extensionUri, 'docs', 'rules', page.path);
  };
  const refuse = (): never => {
    throw vscode.FileSystemError.NoPermissions('The pages of the rules cannot be changed.');
  };
  const provider: vscode.FileSystemProvider = {
    onDidChangeFile: never.event,
    watch: () => new vscode.Disposable(() => undefined),
    stat: (page) => vscode.workspace.fs.stat(fileOf(page)),
    readFile: (page) => vscode.workspace.fs.readFile(fileOf(page)),
    readDirectory: () => [],
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
  return vscode.Disposable.from(
    never,
    vscode.workspace.registerFileSystemProvider(SCHEME, provider, { isReadonly: true }),
  );
}
