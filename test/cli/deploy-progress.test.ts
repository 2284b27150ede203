// How a run is followed: lines for logs, the block on a terminal, and what is said at its end.
import { describe, expect, test } from 'vitest';
import { durationIn, durationText } from '../../server/src/cli/deploy/duration.ts';
import { EventLog } from '../../server/src/cli/deploy/event-log.ts';
import { LiveBlock } from '../../server/src/cli/deploy/live-block.ts';
import { afterEvent, liveLines, noProgress } from '../../server/src/cli/deploy/live-state.ts';
import { outputTo } from '../../server/src/cli/deploy/output.ts';
import { exitOf, resultText, type RunKind } from '../../server/src/cli/deploy/result-text.ts';
import { plain, type Channel, type Terminal } from '../../server/src/cli/terminal.ts';
import type { DeployEvent, ObjectProgress } from '../../server/src/deploy/event.ts';
import type { RunResult } from '../../server/src/deploy/run.ts';
import type { ReleaseState } from '../../server/src/protocol-deploy.ts';

function object(name: string, progress: ObjectProgress): DeployEvent {
  return {
    kind: 'object',
    id: { group: 'apps', kind: 'Deployment', namespace: 'a', name },
    progress,
  };
}

const state = (to: ReleaseState): DeployEvent => ({ kind: 'state', state: to, release: 3 });
const waiting = (reason: string): ObjectProgress => ({
  step: 'waiting',
  health: { status: 'waiting', reason },
});

function linesFor(...events: readonly DeployEvent[]): readonly string[] {
  const log = new EventLog(plain);
  return events.flatMap((event) => log.line(event) ?? []);
}

describe('a log', () => {
  test('has a line for each event', () => {
    expect(
      linesFor(
        state('Applying'),
        object('web', { step: 'applying' }),
        object('web', { step: 'applied', outcome: 'created' }),
        object('web', waiting('0 of 1 pods available')),
        object('web', { step: 'ready', note: 'It is paused.' }),
        object('web', { step: 'kept', because: 'Its data may go with it.' }),
        object('web', { step: 'unknown', message: 'no answer came' }),
        { kind: 'retry', message: 'The server is busy.', attempt: 2, delay: 4000 },
        { kind: 'warning', message: 'spec.x is deprecated' },
        state('Succeeded'),
      ),
    ).toEqual([
      'Release 3: applying',
      'Deployment web: applying',
      'Deployment web: created',
      'Deployment web: waiting: 0 of 1 pods available',
      'Deployment web: ready (It is paused.)',
      'Deployment web: kept: Its data may go with it.',
      'Deployment web: no answer: no answer came',
      'Trying again in 4 s (2): The server is busy.',
      'Warning: spec.x is deprecated',
      'Release 3: succeeded',
    ]);
  });

  test('says nothing twice in a row of an object', () => {
    const same = object('web', waiting('0 of 1 pods available'));
    const other = object('api', waiting('0 of 1 pods available'));
    expect(linesFor(same, same, other, same)).toHaveLength(2);
    expect(linesFor(same, object('web', waiting('almost')), same)).toHaveLength(3);
  });

  test('keeps what a cluster says in its line', () => {
    const message = 'first\n\u001b[2Jsecond';
    const [line] = linesFor(object('web', { step: 'failed', message, fields: [] }));
    expect(line).toBe('Deployment web: failed: first ␛[2Jsecond');
  });
});

describe('the block on a terminal', () => {
  const screen = { columns: 60, paint: plain, elapsed: 65_000 };

  test('shows what is under way, and how far all is', () => {
    const live = [
      state('Waiting'),
      object('api', { step: 'ready', note: undefined }),
      object('web', waiting('0 of 1 pods available')),
      object('db', { step: 'applied', outcome: 'created' }),
    ].reduce(afterEvent, noProgress);
    expect(liveLines(live, screen)).toEqual([
      'Release 3: waiting until all is ready · 1 done, 2 under wa…',
      '  Deployment web  waiting: 0 of 1 pods available',
    ]);
    expect(liveLines(live, { ...screen, columns: 80 })[0]).toMatch(/ · 1 min 5 s$/);
  });

  test('stays small and narrow, however much there is', () => {
    const events = Array.from({ length: 300 }, (_, at) =>
      object(`web-${at}`, waiting('x'.repeat(500))),
    );
    const lines = liveLines(events.reduce(afterEvent, noProgress), screen);
    expect(lines).toHaveLength(10);
    expect(lines.at(-1)).toBe('  and 292 more');
    for (const line of lines) expect(line.length).toBeLessThan(60);
  });

  test('shows the request that is sent again until something else happens', () => {
    const retry: DeployEvent = { kind: 'retry', message: 'Busy.', attempt: 1, delay: 0 };
    const live = [state('Applying'), retry].reduce(afterEvent, noProgress);
    expect(liveLines(live, screen).at(-1)).toBe('  Trying again at once (1): Busy.');
    const later = afterEvent(live, object('web', { step: 'applying' }));
    expect(liveLines(later, screen).join('\n')).not.toContain('Trying again');
  });

  test('takes itself away before it is drawn again, and leaves what is over above it', () => {
    let text = '';
    const channel: Channel = {
      write: (more) => (text += more),
      isTerminal: true,
      columns: 80,
      paint: plain,
    };
    let time = 1_000_000;
    const block = new LiveBlock(channel, () => time);
    block.event(object('web', waiting('soon')));
    time += 1000;
    block.event(object('web', { step: 'ready', note: undefined }));
    block.stop();
    expect(text).toContain('\u001b[2A\u001b[JDeployment web: ready\n');
    expect(text.endsWith('\u001b[1A\u001b[J')).toBe(true);
  });
});

test('as JSON, every event is one line with its time, and nothing is drawn', () => {
  const written = { out: '', err: '' };
  const channel = (name: 'out' | 'err'): Channel => ({
    write: (text) => (written[name] += text),
    isTerminal: true,
    columns: 80,
    paint: (_, text) => `<${text}>`,
  });
  const terminal: Terminal = {
    out: channel('out'),
    err: channel('err'),
    withoutColor: () => terminal,
  };
  const output = outputTo(terminal, 'json', () => 0);
  output.busy();
  output.event(state('Applying'));
  output.result('text', { type: 'result', outcome: 'succeeded' });
  output.quiet();
  expect(
    written.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).toEqual([
    { type: 'event', at: '1970-01-01T00:00:00.000Z', kind: 'state', state: 'Applying', release: 3 },
    { type: 'result', outcome: 'succeeded' },
  ]);
  expect(written.err).toBe('');
});

describe('the end', () => {
  const reached = {
    application: 'shop',
    context: "my 'dev'",
    namespace: 'a',
    kubeconfig: undefined,
  };
  const ended = (change: Partial<RunResult>): RunResult => ({
    state: 'Failed',
    release: 4,
    objects: [],
    message: undefined,
    rollbackMessage: undefined,
    notUndone: [],
    previous: undefined,
    ...change,
  });
  const text = (change: Partial<RunResult>, kind: RunKind = 'deploy'): string =>
    resultText(ended(change), { kind, reached, paint: plain });
  const id = { group: '', kind: 'Service', namespace: 'a', name: 'web' };

  test('says what was written, what went wrong, and how to go on or back', () => {
    const shown = text({
      message: 'Service web: no. 1 of 2 objects were written.',
      previous: 3,
      objects: [
        { id, last: { step: 'failed', message: 'no', fields: [] } },
        { id: { ...id, name: 'api' }, last: { step: 'unknown', message: 'the line broke' } },
        { id: { ...id, name: 'db' }, last: undefined },
      ],
    });
    expect(shown.split('\n')).toEqual([
      'shop: the deployment failed (release 4): 1 failed, 1 unknown, 1 not started.',
      'Service web: no. 1 of 2 objects were written.',
      '  Service api: no answer: the line broke',
      'To go on: run the same command again. What is done already is left as it is.',
      String.raw`To go back to release 3: oam rollback shop --context 'my '\''dev'\''' --namespace a`,
      String.raw`To see how it is: oam status shop --context 'my '\''dev'\''' --namespace a`,
      '',
    ]);
  });

  test('of a run that was put back says both troubles and what did not come back', () => {
    const shown = text({
      state: 'RollbackFailed',
      message: 'It failed.',
      rollbackMessage: 'Rolling back failed: denied.',
      notUndone: ['Job migrate may have run.'],
    });
    expect(shown).toContain(
      'shop: putting back what was there failed (release 4).\nIt failed.\nRolling back failed: denied.\n',
    );
    expect(shown).toContain('Not undone: Job migrate may have run.\n');
  });

  test.each([
    ['deploy', 'Succeeded', false, 0],
    ['deploy', 'Failed', false, 1],
    ['deploy', 'RolledBack', false, 1],
    ['rollback', 'RolledBack', false, 0],
    ['deploy', 'RollbackFailed', false, 1],
    ['deploy', 'Cancelled', true, 130],
    ['deploy', 'Unknown', true, 130],
    ['deploy', 'Unknown', false, 1],
    ['delete', 'Succeeded', false, 0],
  ] as const)('%s that ends %s (stopped: %s) exits with %s', (kind, end, stopped, expected) => {
    expect(exitOf(kind, end, stopped)).toBe(expected);
  });
});

describe('spans of time', () => {
  test.each([
    ['90s', 90_000],
    ['15m', 900_000],
    ['1h30m', 5_400_000],
    ['15', undefined],
    ['', undefined],
    ['1.5h', undefined],
    ['5 m', undefined],
  ])('%j is read as %s', (text, expected) => {
    expect(durationIn(text)).toBe(expected);
  });

  test.each([
    [999, '0 s'],
    [59_000, '59 s'],
    [60_000, '1 min'],
    [125_000, '2 min 5 s'],
    [3_780_000, '1 h 3 min'],
  ])('%s ms is shown as %s', (milliseconds, expected) => {
    expect(durationText(milliseconds)).toBe(expected);
  });
});
