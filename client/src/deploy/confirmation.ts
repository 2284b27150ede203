// What is asked before anything is written: which cluster, which namespace, how much is created, changed and deleted.
import type { PlanView, VerdictKind } from '../../../server/src/protocol-deploy.ts';
import type { DeletionAnswer } from '../../../server/src/protocol-run.ts';
import { oneLine } from './plain-text.ts';
import { nameOf } from './plan-rows.ts';

/** A question for a modal dialog. */
export interface Question {
  readonly message: string;
  readonly detail: string;
  /** Text of the button that agrees. */
  readonly action: string;
}

export interface PlanCircumstances {
  /** Paths of open files whose unsaved text was planned with. */
  readonly unsaved: readonly string[];
  /** Whether an earlier run did not end. */
  readonly resume: 'new' | 'resume';
  readonly onFailure: 'stop' | 'rollback';
}

const asked: readonly (readonly [string, readonly VerdictKind[]])[] = [
  ['Create', ['create', 'unverified']],
  ['Change', ['update', 'adopt']],
  ['Delete', ['prune']],
  ['Leave as it is', ['unchanged', 'protected']],
];

export function planQuestion(plan: PlanView, about: PlanCircumstances): Question {
  const { application, counts } = plan;
  const numbers = asked.map(([title, kinds]) => {
    const count = kinds.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);
    return `${title}: ${count}`;
  });
  const { unsaved } = about;
  const paragraphs = [
    where(plan),
    numbers.join('\n'),
    ...(unsaved.length === 0
      ? []
      : [`Not saved: ${unsaved.map(oneLine).join(', ')}. What the editor shows is deployed.`]),
    about.onFailure === 'rollback'
      ? 'When something fails, what was there before is put back.'
      : 'When something fails, all stays as it is then.',
  ];
  const resumed = about.resume === 'resume';
  return {
    message: oneLine(`${resumed ? 'Go on deploying' : 'Deploy'} ${application}?`),
    detail: paragraphs.join('\n\n'),
    action: resumed ? 'Go On' : 'Deploy',
  };
}

/** Undefined when nothing would be deleted. */
export function pruneQuestion(plan: PlanView): Question | undefined {
  const going = plan.objects.filter(({ verdict }) => verdict === 'prune');
  if (going.length === 0) return undefined;
  const count = going.length === 1 ? 'an object' : `${going.length} objects`;
  return {
    message: oneLine(`Delete ${count} that the specs of ${plan.application} no longer have?`),
    detail: `${where(plan)}\n\n${listed(going)}`,
    action: 'Delete Too',
  };
}

type Deletion = Extract<DeletionAnswer, { readonly kind: 'deletion' }>;

export function deletionQuestion(deletion: Deletion, also: ReadonlySet<string>): Question {
  const { application, objects } = deletion;
  const going = objects.filter((each) => each.protected === undefined || also.has(each.key));
  const kept = objects.filter((each) => !going.includes(each));
  const parts = [
    where({ ...deletion, namespace: application.namespace }),
    `Delete: ${going.length}\n${listed(going)}`,
    ...(kept.length === 0 ? [] : [`Keep: ${kept.length}\n${listed(kept)}`]),
    'The history of its releases goes as well.',
  ];
  return {
    message: oneLine(`Delete ${application.name}?`),
    detail: parts.join('\n\n'),
    action: 'Delete',
  };
}

/** Says in `because` what is wrong with the inventory. */
export function repairQuestion(
  place: Place & { readonly application: string },
  because: string,
): Question {
  return {
    message: oneLine(`Repair the inventory of ${place.application}?`),
    detail: `${where(place)}\n\n${because}\n\nThe inventory is written again, from the releases. Nothing else is touched; then a plan is made.`,
    action: 'Repair',
  };
}

/** A release to go back to, and where. */
export interface RollBackTarget extends Place {
  readonly application: string;
  readonly release: number;
}

export function rollBackQuestion(target: RollBackTarget): Question {
  const { application, release } = target;
  return {
    message: oneLine(`Roll ${application} back to release ${release}?`),
    detail: `${where(target)}\n\nWhat release ${release} wrote is written again, and what came later is deleted. Data in volumes stays as it is.`,
    action: 'Roll Back',
  };
}

interface Place {
  readonly context: string;
  readonly server: string;
  readonly namespace: string;
}

function where({ context, server, namespace }: Place): string {
  return [`Context: ${context}`, `Server: ${server}`, `Namespace: ${namespace}`]
    .map(oneLine)
    .join('\n');
}

/** More than that would make the dialog higher than the screen. */
const MOST_LISTED = 15;

function listed(objects: readonly { readonly kind: string; readonly name: string }[]): string {
  const shown = objects.slice(0, MOST_LISTED).map((each) => `• ${nameOf(each)}`);
  const rest = objects.length - shown.length;
  return [...shown, ...(rest === 0 ? [] : [`and ${rest} more`])].join('\n');
}
