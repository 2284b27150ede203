// What an application has become since its last release, as rows: what differs, in whose hands.
import type { DriftedView } from '../../../server/src/protocol-run.ts';
import { oneLine, severalLines } from './plain-text.ts';
import { nameOf } from './plan-rows.ts';
import { icons, remark, type Row, type RowIcon } from './row.ts';

interface StateLook {
  readonly text: string;
  readonly icon: RowIcon;
}

/** In the order in which they are shown. */
const looks: Readonly<Record<DriftedView['state'], StateLook>> = {
  drifted: { text: 'changed in the cluster', icon: icons.warning },
  missing: { text: 'no longer in the cluster', icon: icons.bad },
  'source-changed': {
    text: 'changed in the specs',
    icon: { name: 'edit', color: 'gitDecoration.modifiedResourceForeground' },
  },
  'not-deployed': {
    text: 'not deployed yet',
    icon: { name: 'add', color: 'gitDecoration.addedResourceForeground' },
  },
  same: { text: 'as released', icon: icons.good },
};

export function driftRows(objects: readonly DriftedView[]): readonly Row[] {
  const order = Object.keys(looks);
  return [...objects]
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
    .map(objectRow);
}

/** `2 of 5 objects differ`. */
export function driftSentence(objects: readonly DriftedView[]): string {
  const differing = objects.filter(({ state }) => state !== 'same').length;
  if (differing === 0) return 'All objects are as they were released.';
  return `${differing} of ${objects.length} objects differ from what was released.`;
}

function objectRow(object: DriftedView): Row {
  const { key, state, place } = object;
  const { text, icon } = looks[state];
  const children = object.changes.map((change, index) => changeRow(`${key} ${index}`, change));
  return {
    id: key,
    label: nameOf(object),
    description: text,
    icon,
    state: children.length === 0 ? 'leaf' : 'open',
    children,
    marks: ['object', ...(place === undefined ? [] : ['source'])],
    key,
    ...(place === undefined ? {} : { place }),
  };
}

function changeRow(id: string, change: DriftedView['changes'][number]): Row {
  const { path, released, live, source, managers } = change;
  const by = managers.length === 0 ? '' : ` by ${managers.join(', ')}`;
  const specs = source === released ? [] : [`specs: ${source ?? 'none'}`];
  const parts = [`${released ?? 'none'} → ${live ?? 'none'}${by}`, ...specs];
  return {
    ...remark(id, oneLine(path)),
    description: oneLine(parts.join(' · ')),
    tooltip: severalLines(
      [
        path,
        `released: ${released ?? 'none'}`,
        `in the cluster: ${live ?? 'none'}${by}`,
        `in the specs: ${source ?? 'none'}`,
      ].join('\n'),
    ),
  };
}
