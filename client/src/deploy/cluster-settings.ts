// The settings that say how clusters are reached and deployed to.
import * as vscode from 'vscode';
import type { ClusterSettings } from '../../../server/src/protocol-deploy.ts';

/** What the user's machine has set and goes with every request; never what a workspace says. */
export function clusterSettings(): ClusterSettings {
  const kubeconfig = ofMachine<string>('kubeconfig', '').trim();
  const protectedContexts = ofMachine<readonly string[]>('protectedContexts', []);
  return { protectedContexts, ...(kubeconfig === '' ? {} : { kubeconfig }) };
}

export function onFailure(): 'stop' | 'rollback' {
  const chosen = settings().get<string>('onFailure');
  return chosen === 'rollback' ? 'rollback' : 'stop';
}

/** How long to wait until objects are ready, in milliseconds. */
export function timeouts(): { readonly objectTimeout: number; readonly timeout: number } {
  return { objectTimeout: minutes('objectTimeout', 5), timeout: minutes('timeout', 15) };
}

function minutes(key: string, otherwise: number): number {
  const value = settings().get<unknown>(key);
  return 60_000 * (typeof value === 'number' && value > 0 ? value : otherwise);
}

/** The editor leaves out what a workspace says to these settings; to be sure, it is not even looked at. */
function ofMachine<T>(key: string, otherwise: T): T {
  const { globalValue, defaultValue } = settings().inspect<T>(key) ?? {};
  return globalValue ?? defaultValue ?? otherwise;
}

function settings(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('oam.deploy');
}
