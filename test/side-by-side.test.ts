// Steps that go side by side, as the one who reads their output sees it.
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { sideBySide } from '../scripts/side-by-side.mjs';

type Print = (text: string) => void;

/** A job that prints when it is told to, and ends when it is told to. */
function told(name: string) {
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      seen.push(String(chunk));
      done();
    },
  });
  let begin: (print: Print) => void = () => undefined;
  let end = (): void => undefined;
  const began = new Promise<Print>((resolve) => (begin = resolve));
  const ended = new Promise<string>((resolve) => (end = () => resolve(name)));
  return {
    run: ({ print }: { print: (to: NodeJS.WritableStream, text: string) => unknown }) => {
      begin((text) => void print(stream, text));
      return ended;
    },
    print: async (text: string) => (await began)(text),
    end: () => end(),
  };
}

let seen: string[] = [];

test('the first is shown at once, the others in one piece after it, and the answers keep their order', async () => {
  seen = [];
  const [first, second, third] = [told('first'), told('second'), told('third')];
  const answers = sideBySide([first, second, third].map(({ run }) => run));
  await second.print('b1');
  await first.print('a1');
  await second.print('b2');
  expect(seen).toEqual(['a1']);
  second.end();
  await third.print('c1');
  await first.print('a2');
  expect(seen).toEqual(['a1', 'a2']);
  third.end();
  first.end();
  expect(await answers).toEqual(['first', 'second', 'third']);
  expect(seen).toEqual(['a1', 'a2', 'b1', 'b2', 'c1']);
});

test('one that is alone, and whoever comes last, are shown at once', async () => {
  seen = [];
  const only = told('only');
  const answers = sideBySide([only.run]);
  await only.print('a1');
  expect(seen).toEqual(['a1']);
  only.end();
  expect(await answers).toEqual(['only']);
  expect(await sideBySide([])).toEqual([]);
});
