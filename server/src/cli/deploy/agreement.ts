// Gets the consent for a plan: first for what is written, then for what is deleted.
import type { PlanView } from '../../deploy/plan-view.ts';
import type { RunOptions } from '../../deploy/run.ts';
import { counted } from '../terminal.ts';
import { consentTo, type Consent } from './confirm.ts';
import type { Output } from './output.ts';
import type { Confirmation } from './target.ts';

export interface Asked {
  /** Such as `Deploy shop to the context dev`. */
  readonly text: string;
  readonly view: PlanView;
  readonly confirmation: Confirmation;
  /** What was said on the command line. */
  readonly prune: RunOptions['prune'];
}

export type Agreement =
  | { readonly kind: 'agreed'; readonly prune: RunOptions['prune'] }
  | { readonly kind: 'not-agreed'; readonly consent: Exclude<Consent, 'given'> };

/** What is deleted is asked for on its own, unless all was said on the command line. */
export async function agreeTo(asked: Asked, output: Output): Promise<Agreement> {
  const { text, view, confirmation, prune } = asked;
  const { application, context } = view;
  output.quiet();
  const consent = await consentTo({ text, application, context }, confirmation);
  if (consent !== 'given') return { kind: 'not-agreed', consent };
  const gone = view.objects.filter(({ verdict }) => verdict === 'prune');
  if (gone.length === 0) return { kind: 'agreed', prune };
  if (confirmation.asking === 'yes') {
    if (prune === 'none') {
      const stay = `${counted(gone.length, 'object')} no longer in the specs will stay.`;
      output.note(`${stay} --prune deletes such objects.`);
    }
    return { kind: 'agreed', prune };
  }
  const names = gone.map(({ kind, name }) => `${kind} ${name}`).join(', ');
  const question = { text: `Delete afterwards what is no longer wanted (${names})`, application };
  // The name of the application has just been given where it is needed.
  const deletion = await consentTo({ ...question, context }, { ...confirmation, patterns: [] });
  if (deletion === 'given') return { kind: 'agreed', prune: 'confirmed' };
  // Who asked for it with --prune and says no now wants nothing of it.
  if (deletion === 'declined' && prune === 'none') return { kind: 'agreed', prune };
  return { kind: 'not-agreed', consent: deletion };
}
