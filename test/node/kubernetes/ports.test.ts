// The small ports on this machine: packing and hashing, time, and who runs a deployment.
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../server/src/node/kubernetes/clock.ts';
import { nodeCodec } from '../../../server/src/node/kubernetes/codec.ts';
import { holderOfProcess } from '../../../server/src/node/kubernetes/holder.ts';

describe('codec', () => {
  test('a hash is written as base64url without padding', () => {
    expect(nodeCodec.sha256('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0');
    expect(nodeCodec.sha256('é')).not.toBe(nodeCodec.sha256('e'));
  });

  test('what was packed is unpacked, and packs the same each time', async () => {
    const text = '\uFEFFmanifest: "é日😀"\n'.repeat(500);
    const packed = await nodeCodec.pack(text);
    expect(packed.length).toBeLessThan(text.length / 10);
    expect(await nodeCodec.unpack(packed)).toBe(text);
    expect(await nodeCodec.pack(text)).toBe(packed);
    const [magic, time, system] = [0, 4, 9].map((at) => Buffer.from(packed, 'base64')[at]);
    expect([magic, time, system]).toEqual([0x1f, 0, 255]);
  });

  test('what was not packed, or is too large, or is no text, is refused', async () => {
    expect(await nodeCodec.unpack('bm90IHBhY2tlZA==')).toBeUndefined();
    expect(await nodeCodec.unpack('')).toBeUndefined();
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024 + 1)).toString('base64');
    expect(await nodeCodec.unpack(bomb)).toBeUndefined();
    expect(await nodeCodec.unpack(gzipSync(Buffer.from([0xff])).toString('base64'))).toBe(
      undefined,
    );
    const packed = await nodeCodec.pack('whole');
    expect(await nodeCodec.unpack(packed.slice(0, packed.length - 12))).toBeUndefined();
  });
});

describe('clock', () => {
  test('sleep ends by itself, and at once when it is stopped', async () => {
    const stop = new AbortController();
    const before = systemClock.now();
    await systemClock.sleep(5, stop.signal);
    expect(systemClock.now() - before).toBeGreaterThanOrEqual(4);
    const long = systemClock.sleep(3_600_000, stop.signal);
    stop.abort();
    await long;
    await systemClock.sleep(3_600_000, stop.signal);
  });
});

test('each run has a holder of its own', () => {
  const [one, other] = [holderOfProcess(), holderOfProcess()];
  expect(one).toMatchObject({ pid: process.pid, user: other.user, host: other.host });
  expect(one.user).not.toBe('');
  expect(one.id).not.toBe(other.id);
});
