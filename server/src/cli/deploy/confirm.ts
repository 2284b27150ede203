// Asks before a cluster is changed: yes or no, and for protected contexts the name of the application.
import { createInterface } from 'node:readline';
import { isProtectedContext } from '../../deploy/protected-context.ts';
import type { Confirmation } from './target.ts';

/** What is asked of whom it takes. */
export interface Question {
  /** Such as `Deploy shop to the context dev`, without a mark. */
  readonly text: string;
  readonly application: string;
  readonly context: string;
}

/**
 * `ask`: a yes is needed; `type-name`: the name of the application is; `refuse`: nobody can be asked, or
 * what was given does not do.
 */
export type Need =
  | { readonly kind: 'none' }
  | { readonly kind: 'ask' }
  | { readonly kind: 'type-name' }
  | { readonly kind: 'refuse'; readonly message: string };

/** What is needed to go on. */
export function neededFor(
  confirmation: Confirmation,
  { application, context }: Question,
  input: { readonly isTerminal: boolean },
): Need {
  const { asking, name, patterns } = confirmation;
  const isProtected = isProtectedContext(context, patterns);
  if (name !== undefined && name !== application) {
    const message = `--confirm says "${name}", but the application is called "${application}". Nothing was changed.`;
    return { kind: 'refuse', message };
  }
  if (asking === 'yes') {
    if (!isProtected || name !== undefined) return { kind: 'none' };
    const message = `The context ${context} is protected: add --confirm ${application} to --yes. Nothing was changed.`;
    return { kind: 'refuse', message };
  }
  if (input.isTerminal) return { kind: isProtected ? 'type-name' : 'ask' };
  const option = isProtected ? `--yes --confirm ${application}` : '--yes';
  const message = `Nobody can be asked, because standard input is no terminal. Say ${option} to go on without. Nothing was changed.`;
  return { kind: 'refuse', message };
}

/** Whether an answer means to go on. */
export function isConsent(need: 'ask' | 'type-name', answer: string, application: string): boolean {
  const text = answer.trim();
  return need === 'type-name' ? text === application : /^y(?:es)?$/i.test(text);
}

/** Asks on the terminal; undefined when the answer was Ctrl-C or the end of the input. */
export function askOnTerminal(prompt: string): Promise<string | undefined> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((done) => {
    terminal.once('close', () => done(undefined));
    terminal.once('SIGINT', () => {
      process.stderr.write('\n');
      terminal.close();
    });
    terminal.question(prompt, (answer) => {
      done(answer);
      terminal.close();
    });
  });
}

/** The words in front of the cursor. */
export function promptFor(need: 'ask' | 'type-name', { text, application }: Question): string {
  return need === 'ask'
    ? `${text}? [y/N] `
    : `${text}? This context is protected: type the name of the application (${application}) to go on: `;
}

/** `interrupted`: by Ctrl-C. `refused`: nobody could be asked, or what was given does not do. */
export type Consent = 'given' | 'declined' | 'interrupted' | { readonly refused: string };

/** Gets the consent for a change in one of these ways. */
export async function consentTo(question: Question, confirmation: Confirmation): Promise<Consent> {
  const need = neededFor(confirmation, question, { isTerminal: process.stdin.isTTY });
  if (need.kind === 'none') return 'given';
  if (need.kind === 'refuse') return { refused: need.message };
  const answer = await askOnTerminal(promptFor(need.kind, question));
  if (answer === undefined) return 'interrupted';
  return isConsent(need.kind, answer, question.application) ? 'given' : 'declined';
}
