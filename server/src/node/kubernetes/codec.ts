// The port Codec with what Node brings: hashes, and compression that gives the same bytes each time.
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Codec } from '../../deploy/tools.ts';

const compress = promisify(gzip);
const expand = promisify(gunzip);

/** Where the header of gzip names the system that wrote it, and the value for "unknown". */
const systemByte = 9;
const anySystem = 255;

/** Bytes of text that `unpack` gives at most. */
const mostText = 64 * 1024 * 1024;

export const nodeCodec: Codec = {
  sha256(text) {
    return createHash('sha256').update(text, 'utf8').digest('base64url');
  },
  async pack(text) {
    // zlib writes no time, so only the mark of the system would differ between machines.
    const packed = await compress(text, { level: 9 });
    packed[systemByte] = anySystem;
    return packed.toString('base64');
  },
  async unpack(packed) {
    try {
      const bytes = await expand(Buffer.from(packed, 'base64'), { maxOutputLength: mostText });
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      return undefined;
    }
  },
};
