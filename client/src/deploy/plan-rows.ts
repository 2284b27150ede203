// A plan as rows: what stops it first, then what it would do, each kind of change with its count.
import type {
  PlanChoices,
  PlannedView,
  PlanView,
  VerdictKind,
} from '../../../server/src/protocol-deploy.ts';
import { oneLine, severalLines } from './plain-text.ts';
import { icons, remark, type Row, type RowIcon } from './row.ts';

interface VerdictLook {
  readonly title: string;
  readonly icon: RowIcon;
  /** Choices that an object with this verdict offers, as menus name them. */
  readonly offers: readonly (keyof PlanChoices)[];
  readonly state: 'open' | 'closed';
}

const added = { name: 'add', color: 'gitDecoration.addedResourceForeground' };
const changed = { name: 'edit', color: 'gitDecoration.modifiedResourceForeground' };
const deleted = { name: 'trash', color: 'gitDecoration.deletedResourceForeground' };

/** In the order in which they are shown. */
const looks: Readonly<Record<VerdictKind, VerdictLook>> = {
  invalid: { title: 'Not valid', icon: icons.bad, offers: [], state: 'open' },
  denied: {
    title: 'Denied',
    icon: { name: 'circle-slash', color: 'list.errorForeground' },
    offers: [],
    state: 'open',
  },
  conflict: {
    title: 'In conflict with others',
    icon: icons.warning,
    offers: ['keepTheirs', 'takeOver'],
    state: 'open',
  },
  foreign: {
    title: 'Belongs to others',
    icon: { name: 'lock', color: 'list.warningForeground' },
    offers: ['adopt'],
    state: 'open',
  },
  'replace-needed': {
    title: 'Cannot be changed in place',
    icon: { name: 'arrow-swap', color: 'list.warningForeground' },
    offers: ['replace'],
    state: 'open',
  },
  create: { title: 'Create', icon: added, offers: [], state: 'open' },
  update: { title: 'Change', icon: changed, offers: [], state: 'open' },
  adopt: {
    title: 'Take in',
    icon: { name: 'git-pull-request', color: 'gitDecoration.modifiedResourceForeground' },
    offers: [],
    state: 'open',
  },
  unverified: {
    title: 'Known only later',
    icon: { name: 'question', color: 'list.warningForeground' },
    offers: [],
    state: 'open',
  },
  prune: { title: 'Delete', icon: deleted, offers: [], state: 'open' },
  protected: {
    title: 'Keep, though not in the specs',
    icon: { name: 'shield' },
    offers: ['prune'],
    state: 'open',
  },
  unchanged: { title: 'Unchanged', icon: { name: 'check' }, offers: [], state: 'closed' },
};

/** Verdicts whose objects are not, or not yet, in the cluster or would be left as they are. */
const withoutChange: ReadonlySet<VerdictKind> = new Set(['unchanged', 'denied', 'invalid']);

/** The rows of a plan; objects about which something was chosen say so. */
export function planRows(plan: PlanView, choices: PlanChoices): readonly Row[] {
  const missing = plan.missingAccess.map((each) => remark(`access ${each}`, oneLine(each)));
  const access: readonly Row[] =
    missing.length === 0
      ? []
      : [group('access', 'Access that is missing', icons.bad, { rows: missing, state: 'open' })];
  const kinds = (Object.keys(looks) as VerdictKind[]).flatMap((kind) => {
    const { title, icon, state } = looks[kind];
    const rows = plan.objects
      .filter(({ verdict }) => verdict === kind)
      .map((object) => objectRow(object, plan, choices));
    return rows.length === 0 ? [] : [group(kind, title, icon, { rows, state })];
  });
  return [...access, ...kinds];
}

function group(
  id: string,
  label: string,
  icon: RowIcon,
  { rows, state }: { readonly rows: readonly Row[]; readonly state: 'open' | 'closed' },
): Row {
  const description = String(rows.length);
  return { id, label, description, icon, state, children: rows, marks: [] };
}

function objectRow(object: PlannedView, plan: PlanView, choices: PlanChoices): Row {
  const { key, verdict, place } = object;
  const { icon, offers } = looks[verdict];
  const chosen = (Object.keys(choices) as (keyof PlanChoices)[]).filter((each) =>
    choices[each].includes(key),
  );
  const children = details(object);
  return {
    id: key,
    label: nameOf(object),
    description: oneLine([...elsewhere(object, plan), object.summary].join(' · ')),
    tooltip: tooltipOf(object),
    icon,
    state: children.length === 0 ? 'leaf' : 'closed',
    children,
    marks: [
      'object',
      ...(withoutChange.has(verdict) ? [] : ['diff']),
      ...(place === undefined ? [] : ['source']),
      ...offers,
      ...(chosen.length === 0 ? [] : ['takeBack']),
    ],
    ...tickOf(object, choices),
    key,
    ...(place === undefined ? {} : { place }),
  };
}

/** What is kept unless it is ticked one by one has a box. */
function tickOf({ key, verdict }: PlannedView, { prune }: PlanChoices): Pick<Row, 'tick'> {
  if (prune.includes(key)) return { tick: 'on' };
  return verdict === 'protected' ? { tick: 'off' } : {};
}

/** What to call an object. */
export function nameOf({ kind, name }: { readonly kind: string; readonly name: string }): string {
  return oneLine(`${kind} ${name}`);
}

/** The namespace of an object that is not in the one of the application. */
function elsewhere({ namespace }: PlannedView, plan: PlanView): readonly string[] {
  return namespace === undefined || namespace === plan.namespace ? [] : [`in ${namespace}`];
}

function details({ key, changes, warnings, notes, fields = [] }: PlannedView): readonly Row[] {
  const told = new Set(changes.map(({ path }) => path));
  return [
    ...warnings.map((text, index) =>
      remark(`${key} warning ${index}`, oneLine(text), icons.warning),
    ),
    ...notes.map((text, index) => remark(`${key} note ${index}`, oneLine(text), icons.info)),
    ...changes.map(({ path, before, after }, index): Row => ({
      ...remark(`${key} change ${index}`, oneLine(path)),
      description: oneLine(`${before ?? 'none'} → ${after ?? 'none'}`),
      tooltip: severalLines(`${path}\nnow: ${before ?? 'none'}\nthen: ${after ?? 'none'}`),
    })),
    ...fields
      .filter((field) => !told.has(field))
      .map((field, index) => remark(`${key} field ${index}`, oneLine(field))),
  ];
}

function tooltipOf({ summary, apiVersion, namespace, owners = [] }: PlannedView): string {
  const lines = [
    summary,
    ...(apiVersion === undefined ? [] : [apiVersion]),
    ...(namespace === undefined ? [] : [`namespace ${namespace}`]),
    ...(owners.length === 0 ? [] : [`owned by ${owners.join(', ')}`]),
  ];
  return severalLines(lines.join('\n'));
}

const counted: Readonly<Record<VerdictKind, string>> = {
  create: 'to create',
  update: 'to change',
  adopt: 'to take in',
  unverified: 'known only later',
  prune: 'to delete',
  conflict: 'in conflict',
  foreign: 'of others',
  'replace-needed': 'to be replaced',
  denied: 'denied',
  invalid: 'not valid',
  protected: 'kept',
  unchanged: 'unchanged',
};

/** `2 to create, 1 unchanged`. */
export function countsText({ counts }: Pick<PlanView, 'counts'>): string {
  const parts = (Object.keys(counted) as VerdictKind[]).flatMap((kind) => {
    const count = counts[kind] ?? 0;
    return count === 0 ? [] : [`${count} ${counted[kind]}`];
  });
  return parts.length === 0 ? 'no objects' : parts.join(', ');
}

/** One sentence about a plan, for a message. */
export function planSentence(plan: PlanView): string {
  const what = `${plan.application}: ${countsText(plan)}.`;
  if (plan.stops) return `Nothing can be deployed yet. ${what}`;
  if (plan.empty) return `There is nothing to do. ${what}`;
  return what;
}
