// Asks before something is written: in a dialog that cannot be overlooked, and in protected contexts by typing a name.
import * as vscode from 'vscode';
import type { Question } from './confirmation.ts';
import { isProtectedContext } from './cluster-settings.ts';
import { messageText, severalLines } from './plain-text.ts';

/** What is at stake. */
export interface Stake {
  readonly application: string;
  readonly context: string;
}

export async function isConfirmed(question: Question, stake: Stake): Promise<boolean> {
  if (!(await agrees(question))) return false;
  return !isProtectedContext(stake.context) || typesName(stake);
}

/** Without the name, for a question that belongs to one that was confirmed with it. */
export async function agrees({ message, detail, action }: Question): Promise<boolean> {
  const options = { modal: true, detail: severalLines(detail) };
  return (await vscode.window.showWarningMessage(messageText(message), options, action)) === action;
}

async function typesName({ application, context }: Stake): Promise<boolean> {
  const typed = await vscode.window.showInputBox({
    title: `${context} is a protected context`,
    prompt: `Type ${application}, the name of the application, to go on.`,
    ignoreFocusOut: true,
    validateInput: (text) => (text === application ? undefined : `This is not ${application}.`),
  });
  return typed === application;
}
