// What the view of deployments' plans shows: one plan, run or comparison at a time, and whether it runs.
import * as vscode from 'vscode';
import type { PlanAnswer, PlanChoices, PlanParams } from '../../../server/src/protocol-deploy.ts';
import {
  DEPLOY_EVENT,
  type DeployEventParams,
  type DriftedView,
} from '../../../server/src/protocol-run.ts';
import type { Chooser } from '../preview/choose-configuration.ts';
import type { Server } from '../server.ts';
import { afterEvent, type Progress } from './progress.ts';
import type { Target } from './target-memory.ts';

export type PlanMade = Extract<PlanAnswer, { readonly kind: 'plan' }>;

/** A plan, and what it was asked with, so that it can be made again. */
export interface Planned {
  readonly question: PlanParams;
  readonly choices: PlanChoices;
  readonly made: PlanMade;
}

/** What is shown. */
export type Shown = {
  /** Names it in events. */
  readonly id: string;
  readonly application: string;
  readonly target: Target;
} & (
  | { readonly kind: 'plan'; readonly planned: Planned }
  /** A run, a roll-back or a deletion, which may be over. */
  | {
      readonly kind: 'run';
      readonly title: string;
      readonly progress: Progress;
      readonly running: 'yes' | 'no';
      /** What it was planned with, so that it can be resumed. */
      readonly planned: Planned | undefined;
    }
  | { readonly kind: 'drift'; readonly objects: readonly DriftedView[] }
);

/** What commands about deployments work with. */
export interface Deploying extends Chooser {
  readonly shown: ShownOperation;
}

export class ShownOperation implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  #current: Shown | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(server: Server) {
    this.#subscription = server.onTold(DEPLOY_EVENT, ({ id, event }: DeployEventParams) => {
      this.updateRun(id, (progress) => afterEvent(progress, event));
    });
  }

  get current(): Shown | undefined {
    return this.#current;
  }

  /** The run that goes on right now. */
  get running(): Extract<Shown, { readonly kind: 'run' }> | undefined {
    const shown = this.#current;
    return shown?.kind === 'run' && shown.running === 'yes' ? shown : undefined;
  }

  show(shown: Shown | undefined): void {
    this.#current = shown;
    this.#tellMenus();
    this.#changed.fire();
  }

  /** Changes the progress of a run, if it is that one which is shown. */
  updateRun(id: string, change: (progress: Progress) => Progress): void {
    const shown = this.#current;
    if (shown?.kind !== 'run' || shown.id !== id) return;
    this.#current = { ...shown, progress: change(shown.progress) };
    this.#changed.fire();
  }

  #tellMenus(): void {
    const shown = this.#current;
    const contexts = {
      'oam.planShown': shown !== undefined,
      'oam.running': this.running !== undefined,
      'oam.plan': shown === undefined ? '' : readiness(shown),
    };
    for (const [key, value] of Object.entries(contexts)) {
      void vscode.commands.executeCommand('setContext', key, value);
    }
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}

/** `ready`: a plan that can be run. `other`: no plan. */
function readiness(shown: Shown): 'ready' | 'stopped' | 'empty' | 'other' {
  if (shown.kind !== 'plan') return 'other';
  const { stops, empty } = shown.planned.made.plan;
  if (stops) return 'stopped';
  return empty && shown.planned.made.resume === undefined ? 'empty' : 'ready';
}

/** Whether the plan that is shown can be run. */
export function isReady(shown: Shown): boolean {
  return readiness(shown) === 'ready';
}

export const noChoices: PlanChoices = {
  keepTheirs: [],
  takeOver: [],
  adopt: [],
  replace: [],
  prune: [],
};
