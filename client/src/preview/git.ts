// The part of the editor's own Git extension that is used: what differs from the last commit, and how it was there.
import * as vscode from 'vscode';

/** Named as the extension names them; the whole is in the sources of VS Code, `extensions/git/src/api/git.d.ts`. */
interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

interface GitApi {
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: vscode.Event<GitApi['state']>;
  getRepository(uri: vscode.Uri): Repository | null;
}

export interface Repository {
  readonly rootUri: vscode.Uri;
  readonly state: {
    /** Without a commit where nothing has been committed yet. */
    readonly HEAD: { readonly commit?: string } | undefined;
    readonly workingTreeChanges: readonly Change[];
    readonly indexChanges: readonly Change[];
    readonly mergeChanges: readonly Change[];
    readonly untrackedChanges?: readonly Change[];
    readonly onDidChange: vscode.Event<void>;
  };
  /** Rejects where the file is not in that commit. */
  show(ref: string, path: string): Promise<string>;
}

interface Change {
  readonly uri: vscode.Uri;
  /** Another one than `uri` after a renaming. */
  readonly originalUri: vscode.Uri;
  readonly renameUri: vscode.Uri | undefined;
}

/** The repository that a file lies in, or why there is none, in words for the author. */
export async function repositoryOf(file: vscode.Uri): Promise<Repository | string> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (extension === undefined) {
    return vscode.workspace.isTrusted
      ? 'The Git extension of the editor is disabled, so the last commit cannot be read.'
      : 'The last commit can be read only in a folder that you trust.';
  }
  const git = await extension.activate();
  if (!git.enabled) {
    return 'Git is switched off (setting git.enabled) or not installed, so the last commit cannot be read.';
  }
  const api = git.getAPI(1);
  await initialized(api);
  const repository = api.getRepository(file);
  if (repository === null) {
    return `${vscode.workspace.asRelativePath(file)} is in no Git repository that the editor has open.`;
  }
  if (repository.state.HEAD?.commit === undefined) {
    return 'The Git repository has no commit yet, so there is nothing to compare with.';
  }
  return repository;
}

/** The extension looks for repositories after it was activated. */
function initialized(api: GitApi): Promise<void> {
  if (api.state === 'initialized') return Promise.resolve();
  return new Promise((resolve) => {
    const subscription = api.onDidChangeState((state) => {
      if (state !== 'initialized') return;
      subscription.dispose();
      resolve();
    });
  });
}

/** All changes since the last commit, whether they are to be part of the next one or not. */
export function changesIn({ state }: Repository): readonly Change[] {
  const { workingTreeChanges, indexChanges, mergeChanges, untrackedChanges = [] } = state;
  return [...workingTreeChanges, ...indexChanges, ...mergeChanges, ...untrackedChanges];
}

/** What the file was called in the last commit. */
export function formerUri(repository: Repository, file: vscode.Uri): vscode.Uri {
  const wanted = file.toString();
  const renaming = changesIn(repository).find(
    ({ renameUri, originalUri }) =>
      renameUri?.toString() === wanted && originalUri.toString() !== wanted,
  );
  return renaming?.originalUri ?? file;
}

/** The text that a file had in the last commit; null where it was not part of it. */
export function committedText(repository: Repository, file: vscode.Uri): Promise<string | null> {
  return repository.show('HEAD', file.fsPath).catch(() => null);
}
