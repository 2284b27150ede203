// The fuzzer's edits against a real server, with requests that are withdrawn between them: none holds anybody up.
import { expect, it } from 'vitest';
import { LineIndex } from '../../server/src/base/line-index.ts';
import { requestsAbout, requestsAt, type NamedRequest } from '../support/every-request.ts';
import { randomFrom } from '../support/random.ts';
import { startRaw } from '../support/raw-client.ts';
import { anyEdit } from './edits.ts';
import { subjects } from './subjects.ts';

const uri = 'file:///specs/edited.yaml';
const REQUEST_CANCELLED = -32800;
const INTERNAL_ERROR = -32603;
/** Give OAM_SEED to see a run again. */
const seed = Number(process.env['OAM_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const STEPS = 150;
const REQUESTS = 4;

it('answers no request later than its cancellation, whatever is typed meanwhile', async () => {
  const random = randomFrom(seed);
  const { sets } = subjects();
  const client = startRaw();
  await client.greet({ textDocument: { diagnostic: {} } });
  let lines = new LineIndex(sets[random(sets.length)]?.[0] ?? '');
  client.notify('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version: 1, text: lines.text },
  });
  const withdrawn = new Set<string>();
  let asked = 0;
  for (let step = 0; step < STEPS; step++) {
    const { start, end, newText } = anyEdit(lines.text, random);
    const range = { start: lines.positionAt(start), end: lines.positionAt(end) };
    lines = lines.edited({ start, end }, newText);
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: step + 2 },
      contentChanges: [{ range, text: newText }],
    });
    const position = lines.positionAt(start + newText.length);
    // One that waits for changes may be answered at any time.
    const all = [...requestsAt(uri, position), ...requestsAbout(uri)].filter(
      ([method]) => method !== 'workspace/diagnostic',
    );
    for (let each = 0; each < REQUESTS; each++) {
      const [method, params] = all[random(all.length)] as NamedRequest;
      const id = `${String(step)} ${String(each)} ${method}`;
      client.send({ id, method, params });
      asked++;
      if (random(2) === 0) continue;
      client.notify('$/cancelRequest', { id });
      withdrawn.add(id);
    }
    const before = `after ${String(step)}`;
    await client.ask(before, 'textDocument/foldingRange', { textDocument: { uri } });
    const answered = new Set(client.received.map(({ id }) => id));
    expect([...withdrawn].filter((id) => !answered.has(id))).toEqual([]);
  }
  // All others are answered too, and each once.
  await client.message(() => client.received.filter(isAnswer).length === asked + STEPS + 1);
  const answers = client.received.filter(isAnswer);
  expect(new Set(answers.map(({ id }) => id)).size).toBe(answers.length);
  expect(answers.filter(({ error }) => error?.code === INTERNAL_ERROR)).toEqual([]);
  const cancelled = answers.filter(({ error }) => error?.code === REQUEST_CANCELLED);
  console.info(
    `fuzz: seed ${String(seed)}, ${String(STEPS)} edits, ${String(asked)} requests, ${String(withdrawn.size)} withdrawn, ${String(cancelled.length)} of them not worked on`,
  );
  expect(cancelled.filter(({ id }) => !withdrawn.has(String(id)))).toEqual([]);
  expect(cancelled.length).toBeGreaterThan(0);
}, 120_000);

function isAnswer({ id, method }: { readonly id?: unknown; readonly method?: string }): boolean {
  return id !== undefined && method === undefined;
}
