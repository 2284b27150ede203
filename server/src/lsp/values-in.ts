// The values for variables that stand in a file of the user's choice.
import type { FileSystem } from '../base/ports.ts';
import { basenameOfUri, normalizeUri } from '../base/uri.ts';
import { decode } from '../node/decode.ts';
import { readValues, type ValuesReading } from '../render/values-file.ts';
import type { Session } from './session.ts';

/** The values in a file as it is now, open or not; none without a file. No message shows a value. */
export async function valuesIn(
  uri: string | undefined,
  session: Session,
  fileSystem: FileSystem,
): Promise<ValuesReading> {
  if (uri === undefined) return { ok: true, values: new Map() };
  const name = basenameOfUri(uri);
  const open = session.documents.get(session.clientUri(uri))?.lines.text;
  const bytes = open === undefined ? await fileSystem.readFile(normalizeUri(uri)) : undefined;
  const text = open ?? (bytes && decode(bytes).text);
  if (text === undefined) {
    return { ok: false, message: `The file of values ${name} cannot be read.` };
  }
  const read = readValues(text);
  return read.ok ? read : { ok: false, message: `The file of values ${name}: ${read.message}` };
}
