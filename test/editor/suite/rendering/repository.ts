// Makes the folder that the editor has open a Git repository.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { workspaceFolder } from '../support.ts';

/** Commits all that is in the folder, and waits until the editor's Git extension knows of it. */
export async function commitWorkspace(): Promise<void> {
  const folder = workspaceFolder().fsPath;
  git(folder, 'init', '--quiet', '--initial-branch=main');
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '--message', 'Open the shop');
  await openRepository();
}

function git(folder: string, ...command: readonly string[]): void {
  const author = ['-c', 'user.name=Author', '-c', 'user.email=author@example.com'];
  execFileSync('git', ['-C', folder, ...author, ...command], { stdio: 'pipe' });
}

interface GitApi {
  openRepository(root: vscode.Uri): Promise<unknown>;
}

/** The extension looks for repositories when it starts, which is over by now. */
async function openRepository(): Promise<void> {
  const extension = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
  assert.ok(extension, 'the Git extension is not there');
  const repository = await (await extension.activate()).getAPI(1).openRepository(workspaceFolder());
  assert.ok(repository, 'the repository was not opened');
}
