// A row of a tree as plain data, so that what is shown can be decided without an editor.
import type { SpecPlace } from '../../../server/src/protocol-deploy.ts';

export interface Row {
  /** Different for each row of a tree, and the same for a row that is only shown anew. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  readonly icon?: RowIcon;
  readonly state: 'leaf' | 'open' | 'closed';
  readonly children: readonly Row[];
  /** Words that menus ask for. */
  readonly marks: readonly string[];
  /** Whether its box is ticked; without it, there is no box. */
  readonly tick?: 'on' | 'off';
  /** Key of the object that the row is about. */
  readonly key?: string;
  readonly place?: SpecPlace;
}

export interface RowIcon {
  /** Of the editor's icons. */
  readonly name: string;
  /** Of the editor's colors. */
  readonly color?: string;
}

/** A row below others that only says something. */
export function remark(id: string, label: string, icon?: RowIcon): Row {
  return {
    id,
    label,
    tooltip: label,
    ...(icon === undefined ? {} : { icon }),
    state: 'leaf',
    children: [],
    marks: [],
  };
}

/** Icons for how something is. */
export const icons = {
  good: { name: 'pass', color: 'testing.iconPassed' },
  bad: { name: 'error', color: 'list.errorForeground' },
  warning: { name: 'warning', color: 'list.warningForeground' },
  busy: { name: 'loading~spin' },
  waiting: { name: 'clock' },
  untouched: { name: 'circle-outline' },
  info: { name: 'info' },
} as const satisfies Readonly<Record<string, RowIcon>>;
