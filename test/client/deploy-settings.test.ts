// What is remembered of a deployment: its target, and files with values.
import { describe, expect, it } from 'vitest';
import {
  rememberedTarget,
  rememberedValues,
  rememberTarget,
  rememberValues,
  type Memory,
} from '../../client/src/deploy/target-memory.ts';
import { withValues } from '../../client/src/deploy/values-text.ts';

describe('the target of a configuration', () => {
  const memory = (): Memory => {
    const kept = new Map<string, unknown>();
    return {
      get: (key) => kept.get(key),
      update: (key, value) => {
        kept.set(key, value);
        return Promise.resolve();
      },
    };
  };
  const shop = { uri: 'file:///shop.yaml', name: 'shop' };
  const test = { ...shop, name: 'shop-test' };

  it('is remembered for each configuration', async () => {
    const state = memory();
    expect(rememberedTarget(state, shop)).toBeUndefined();
    await rememberTarget(state, shop, { context: 'prod', namespace: 'shop' });
    await rememberTarget(state, test, { context: 'dev', namespace: 'default' });
    expect(rememberedTarget(state, shop)).toEqual({ context: 'prod', namespace: 'shop' });
    expect(rememberedTarget(state, test)).toEqual({ context: 'dev', namespace: 'default' });
  });

  it('goes with a file of values, until that is forgotten', async () => {
    const state = memory();
    expect(rememberedValues(state, shop)).toBeUndefined();
    await rememberValues(state, shop, 'file:///shop-values.yaml');
    expect(rememberedValues(state, shop)).toBe('file:///shop-values.yaml');
    expect(rememberedValues(state, test)).toBeUndefined();
    await rememberValues(state, shop, undefined);
    expect(rememberedValues(state, shop)).toBeUndefined();
  });

  it('is not there when something else lies in its place', async () => {
    const state = memory();
    await state.update('oam.deployTargets', { 'file:///shop.yaml shop': { context: 1 } });
    expect(rememberedTarget(state, shop)).toBeUndefined();
    await state.update('oam.deployTargets', 'broken');
    expect(rememberedTarget(state, shop)).toBeUndefined();
  });
});

describe('a file with values', () => {
  it('is begun with texts in quotes, so that they stay texts', () => {
    expect(withValues('', { domain: 'shop.example.com', replicas: '3', 'a b': 'x"y' })).toBe(
      'domain: "shop.example.com"\nreplicas: "3"\n"a b": "x\\"y"\n',
    );
  });

  it('keeps what it has, and replaces what is new', () => {
    const text = '# Values of the shop.\ndomain: old.example.com\nsize: 3\n';
    expect(withValues(text, { domain: 'new.example.com', color: 'red' })).toBe(
      '# Values of the shop.\ndomain: "new.example.com"\nsize: 3\ncolor: "red"\n',
    );
  });

  it.each(['- a list\n', 'deep:\n  inner: 1\n', 'text: |\n  lines\n', '{a: 1}\n', 'a: {b: 1}\n'])(
    'that is no plain map is left alone: %j',
    (text) => expect(withValues(text, { domain: 'x' })).toBeUndefined(),
  );
});
