// Asks before something is written: in a dialog that cannot be overlooked, and in protected contexts by typing a name.
import * as vscode from 'vscode';
import type { Question } from './confirmation.ts';
import { messageText, severalLines } from './plain-text.ts';

/** What is at stake. */
export interface Stake {
  readonly application: string;
  readonly context: string;
  /** Whether the server says that the context is. */
  readonly protected: boolean;
}

/** What the server is told of the confirmation; undefined when the user thought better of it. */
export async function confirmed(
  question: Question,
  stake: Stake,
): Promise<{ readonly typedName?: string } | undefined> {
  if (!(await agrees(question))) return undefined;
  if (!stake.protected) return {};
  const typedName = await typeName(stake);
  return typedName === undefined ? undefined : { typedName };
}

/** Without the name, for a question that belongs to one that was confirmed with it. */
export async function agrees({ message, detail, action }: Question): Promise<boolean> {
  const options = { modal: true, detail: severalLines(detail) };
  return (await vscode.window.showWarningMessage(messageText(message), options, action)) === action;
}

function typeName({ application, context }: Stake): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: `${context} is a protected context`,
    prompt: `Type ${application}, the name of the application, to go on.`,
    ignoreFocusOut: true,
    validateInput: (text) => (text === application ? undefined : `This is not ${application}.`),
  });
}
