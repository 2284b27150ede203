// Names of what is kept about an application, where its own name is too long for them.
import { describe, expect, test } from 'vitest';
import {
  NAME_LABEL,
  ownLabels,
  parentName,
  placeOfRecord,
  releaseName,
} from '../../server/src/deploy/names.ts';
import { nodeCodec } from '../../server/src/node/kubernetes/codec.ts';

const named = (name: string) => ({ name, namespace: 'web' });
const namesOf = (name: string) => ({
  parent: parentName(nodeCodec, named(name)),
  release: releaseName(nodeCodec, named(name), { number: 12 }),
  part: releaseName(nodeCodec, named(name), { number: 12, part: 3 }),
  label: ownLabels(nodeCodec, named(name))[NAME_LABEL],
});

test('short names are seen in all of them', () => {
  expect(namesOf('shop')).toEqual({
    parent: 'oam-shop',
    release: 'oam.shop.v12',
    part: 'oam.shop.v12.part-3',
    label: 'shop',
  });
});

describe('long names', () => {
  const one = namesOf(`${'a'.repeat(245)}-shop`);
  const other = namesOf(`${'a'.repeat(245)}-shoe`);

  test('fit, and end as the server wants it', () => {
    for (const [kind, name] of Object.entries(one)) {
      expect(name.length).toBeLessThanOrEqual(kind === 'label' ? 63 : 253);
      expect(name).toMatch(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/);
    }
  });

  test('stay different', () => {
    expect(one.parent).not.toBe(other.parent);
    expect(one.release).not.toBe(other.release);
    expect(one.label).not.toBe(other.label);
  });

  test('are cut where no dash or dot comes before the mark', () => {
    const { label } = namesOf(`${'a'.repeat(51)}-${'b'.repeat(40)}`);
    expect(label).toMatch(/^a{51}-[a-z2-7]{10}$/);
  });

  test('still tell which release it is', () => {
    expect(placeOfRecord(one.release)).toEqual({ number: 12, part: undefined });
    expect(placeOfRecord(one.part)).toEqual({ number: 12, part: 3 });
  });
});

test.each(['oam.shop', 'oam.shop.v', 'oam.shop.v1x', 'oam-shop-v1'])('%s is no record', (name) => {
  expect(placeOfRecord(name)).toBeUndefined();
});
