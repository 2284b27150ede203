// What is decided about single objects of a plan: each choice makes the plan anew.
import * as vscode from 'vscode';
import { clusterCommand, tell, tellError } from '../deploy/commands.ts';
import { plan } from '../deploy/make-plan.ts';
import { openPlace } from '../deploy/open-place.ts';
import { showAllChanges, showChange } from '../deploy/plan-changes.ts';
import { withChoice, type Choice } from '../deploy/plan-choice.ts';
import { GO_TO_SOURCE, OPEN_CHANGE, PlanTree } from '../deploy/plan-tree.ts';
import type { Row } from '../deploy/row.ts';
import type { Deploying } from '../deploy/shown-operation.ts';

const choices: readonly Choice[] = ['keepTheirs', 'takeOver', 'adopt', 'replace', 'prune'];
/** What a protected context does not allow: to overwrite what others have set, or to lose an object. */
const forced: ReadonlySet<Choice> = new Set<Choice>(['takeOver', 'adopt', 'replace']);

export function registerPlanView(deploying: Deploying): vscode.Disposable {
  const { server, shown } = deploying;
  const tree = new PlanTree(shown, (row, tick) => {
    const command = tick === 'on' ? 'oam.plan.prune' : 'oam.plan.takeBack';
    void vscode.commands.executeCommand(command, row);
  });
  const onRow = (name: string, run: (row: Row) => Promise<void>): vscode.Disposable =>
    clusterCommand(server, name, async (argument) => {
      const row = tree.rowFor(argument);
      if (row === undefined) tell('Select an object of the plan first.');
      else await run(row);
    });
  return vscode.Disposable.from(
    tree,
    ...choices.map((choice) =>
      onRow(`oam.plan.${choice}`, (row) => choose(deploying, choice, row)),
    ),
    onRow('oam.plan.takeBack', (row) => choose(deploying, undefined, row)),
    onRow(OPEN_CHANGE, async ({ key }) => {
      const { current } = shown;
      if (current?.kind === 'plan' && key !== undefined)
        await showChange(current.planned.made, key);
    }),
    onRow(GO_TO_SOURCE, async ({ place }) => {
      if (place !== undefined) await openPlace(place);
    }),
    clusterCommand(server, 'oam.plan.allChanges', async () => {
      const { current } = shown;
      if (current?.kind === 'plan') await showAllChanges(current.planned.made);
    }),
  );
}

/** What was chosen for the object before stays where it can; without a choice, all of it is taken back. */
async function choose(deploying: Deploying, choice: Choice | undefined, row: Row): Promise<void> {
  const { current } = deploying.shown;
  const { key } = row;
  if (current?.kind !== 'plan' || key === undefined) return;
  const { context } = current.target;
  if (choice !== undefined && forced.has(choice) && current.planned.made.protected) {
    tellError(`${context} is a protected context: nothing is forced there.`);
    // A box that was ticked is shown as it is.
    deploying.shown.show(current);
    return;
  }
  const { question, choices: before } = current.planned;
  await plan(deploying, question, withChoice(before, key, choice));
}
