// Reads what a server answers: status, body and the headers that matter, within bounds.
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { ClusterAnswer, Json } from '../../deploy/cluster.ts';

/** An answer without its body. */
export type Head = Pick<ClusterAnswer, 'status' | 'retryAfter' | 'warnings'> & {
  readonly isJson: boolean;
};

/** A body was larger than anybody can want. */
export class TooLarge extends Error {}

export function headOf(response: IncomingMessage): Head {
  const { headers, headersDistinct, statusCode } = response;
  return {
    status: statusCode ?? 0,
    retryAfter: retryAfterOf(headers),
    warnings: warningsOf(headersDistinct['warning'] ?? []),
    isJson: /\bjson\b/i.test(headers['content-type'] ?? ''),
  };
}

/** The whole answer; rejects with `TooLarge`, and when the connection breaks before its end. */
export async function readAnswer(
  response: IncomingMessage,
  mostBytes: number,
): Promise<ClusterAnswer> {
  const { isJson, ...head } = headOf(response);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) throw new TooLarge();
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  return { kind: 'answer', ...head, body: isJson ? parsed(text) : undefined, text };
}

/** Undefined for what is not JSON. */
export function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** Seconds; the header holds seconds or a date (RFC 9110, 10.2.3). */
function retryAfterOf(headers: IncomingHttpHeaders): number | undefined {
  const value = headers['retry-after']?.trim() ?? '';
  if (/^\d+$/.test(value)) return Number(value);
  const date = Date.parse(value);
  if (Number.isNaN(date)) return undefined;
  // Its own clock counts, in case ours is wrong.
  const theirs = Date.parse(headers.date ?? '');
  return Math.max(0, Math.ceil((date - (Number.isNaN(theirs) ? Date.now() : theirs)) / 1000));
}

/** Texts of `Warning` headers (RFC 7234, 5.5): code, agent, quoted text, and maybe a quoted date; a header may hold several. */
export function warningsOf(headers: readonly string[]): readonly string[] {
  const warning = /\b\d{3} \S+ "((?:[^"\\]|\\.)*)"(?: "[^"]*")?\s*(?:,|$)/gs;
  return headers.flatMap((header) =>
    [...header.matchAll(warning)].map(([, text = '']) => utf8(text.replace(/\\(.)/gs, '$1'))),
  );
}

/** Node takes headers for Latin-1, while API servers write UTF-8. */
function utf8(header: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(header, 'latin1'));
  } catch {
    return header;
  }
}
