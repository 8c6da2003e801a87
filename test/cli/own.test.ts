import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handleOrder } from '../../src/app/handle-order.ts';
import type { RecordPart } from '../../src/app/ports/registry.ts';
import { RegistryHeld } from '../../src/app/ports/registry-errors.ts';
import { verifyRecord } from '../../src/app/proof/verify-record.ts';
import { follow, record } from '../../src/app/record.ts';
import { sha256 } from '../../src/lib/hash.ts';
import { exportEvents } from '../../src/registry/export.ts';
import { type Rig, tokens, webRig } from '../web/rig.ts';
import { accepted, run, type Setting } from './rig.ts';

let rig: Rig;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sternway-own-'));
  rig = await webRig({ answer: (ordered, ship) => handleOrder(ship, ordered) });
  await rig.order({ text: '/incident declare sev2 checkout "5xx after deploy"' });
});
afterAll(async () => {
  await rig[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

/** Against the running process, over the wire. */
const online = (args: readonly string[], setting: Setting = {}) =>
  run(args, { fetch, env: { STERNWAY_URL: rig.url, STERNWAY_TOKEN: tokens.ada }, ...setting });

/** With nothing running, on the registry itself. */
const offline = (args: readonly string[], setting: Setting = {}) => {
  let closed = 0;
  const { registry } = rig.ship;
  const chest = {
    registry: {
      verify: async () => {
        const report = await registry.verify();
        expect(closed, 'closed while it was being read').toBe(0);
        return report;
      },
      erase: registry.erase,
      weigh: registry.weigh,
      people: registry.people,
      head: registry.head,
      read: registry.read,
      search: registry.search,
      posts: registry.posts,
      texts: registry.texts,
      backup: registry.backup,
    },
    verify: () => verifyRecord({ registry, places: [], signal: new AbortController().signal }),
    exportEvents: (part: RecordPart) => exportEvents(registry, part),
    rebuild: async () => ({ incidents: 1 }),
    replay: async () => ({ texts: 2, people: 1, held: ['INC-7'], unread: [9] }),
    [Symbol.asyncDispose]: async () => {
      closed += 1;
    },
  };
  return run(args, {
    offline: { openRegistry: async () => chest },
    env: { USER: 'ada' },
    ...setting,
  });
};

/** Ada takes the record out, as a bundle does. */
async function exported(): Promise<void> {
  const { ship } = rig;
  const to = ship.directory.find('ada');
  if (to === undefined) throw new Error('Nobody is called ada');
  const before = await ship.incidents.load('INC-1');
  const by = {
    at: ship.clock.now(),
    actor: to,
    via: 'http',
    key: `bundle-${before.version}`,
    mode: 'live',
  } as const;
  const event = { type: 'RecordExported', what: 'bundle', to } as const;
  await record(ship, follow(before, [event], by), by, null);
}

describe.each([
  ['the running process', online],
  ['the file, when nothing runs', offline],
])('the registry, kept by %s', (_, runs) => {
  test('is verified', async () => {
    const ran = await runs(['registry', 'verify']);
    expect([ran.exit, ran.out]).toEqual([
      0,
      expect.stringContaining('Everything is as it was recorded: consistent, not attested'),
    ]);
  });

  test('is exported to standard output, whole', async () => {
    const ran = await runs(['registry', 'export']);
    const { events } = await rig.ship.registry.verify();
    expect(ran.out.trimEnd().split('\n')).toHaveLength(events);
  });

  test('is exported for one incident alone, and what is no incident is not guessed', async () => {
    const ran = await runs(['registry', 'export', 'inc-1']);
    const streams = ran.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).event.stream);
    expect(new Set(streams)).toEqual(new Set(['incident/INC-1']));
    expect((await runs(['registry', 'export', 'everything'])).exit).toBe(2);
  });

  test('shows how far it is to whoever sits in front of it', async () => {
    const told: number[] = [];
    let all = 0;
    const progress = (events: number | undefined) => {
      all = events ?? 0;
      return { at: (done: number) => void told.push(done), end: () => void told.push(-1) };
    };
    const out = join(folder, `shown-${runs.name}.jsonl`);
    await runs(['registry', 'export', '--out', out], { progress });
    expect([told.at(-2), told.at(-1)]).toEqual([all, -1]);
    expect(all).toBe(await rig.ship.registry.head());
  });

  test('is exported to a new file that only its owner reads, never over another', async () => {
    const out = join(folder, `${runs.name}.jsonl`);
    expect((await runs(['registry', 'export', '--out', out])).exit).toBe(0);
    expect((await stat(out)).mode & 0o777).toBe(0o600);
    const before = await readFile(out, 'utf8');
    const again = await runs(['registry', 'export', '--out', out]);
    expect([again.exit, again.err]).toEqual([1, expect.stringContaining('Nothing was exported')]);
    expect(await readFile(out, 'utf8')).toBe(before);
  });

  test('has its lists written again', async () => {
    expect((await runs(['registry', 'rebuild'])).exit).toBe(0);
  });

  test('has a text erased once, on a basis, by a person', async () => {
    await rig.order({ text: '/incident note forget me' });
    const log = await rig.ship.registry.read('incident/INC-1');
    const note = log.findLast(({ type }) => type === 'NoteAdded');
    const [name = ''] = Object.keys(note?.texts ?? {});
    const words = ['registry', 'erase', 'text', `incident/INC-1#${note?.version}`, name];
    expect((await runs(words)).exit).toBe(2);
    await exported();
    const line = [...words, '--basis', 'art-17'];
    const shown = await runs(line);
    expect([shown.exit, shown.out]).toEqual([
      3,
      expect.stringMatching(
        /\(9 characters\).*2 words.*ada took INC-1 out as a bundle at .*--yes/su,
      ),
    ]);
    const screen = () => ({ columns: 80, rows: 24 });
    expect((await runs(line, { screen, replies: ['yes'] })).exit).toBe(3);
    expect(JSON.parse((await runs([...line, '--json'])).out)).toMatchObject({
      erased: false,
      goes: { texts: 1, characters: 9 },
    });
    const said = await runs(line, { screen, replies: [`incident/INC-1#${note?.version}`] });
    expect([said.exit, said.out]).toEqual([0, expect.stringContaining('on record as erased')]);
    expect((await runs([...line, '--yes'])).exit).toBe(1);
    expect(await rig.ship.registry.texts(note ? [note] : [])).toEqual(
      new Map([[`incident/INC-1#${note?.version}`, {}]]),
    );
  });

  test('says what the texts of an event are called where a name is none of them', async () => {
    const words = ['registry', 'erase', 'text', 'incident/INC-1#1', 'subject', '--basis', 'art-17'];
    const ran = await runs(words);
    expect([ran.exit, ran.err]).toEqual([
      1,
      expect.stringContaining('What is written there is called title'),
    ]);
    expect(ran.err).not.toContain('nothing of that kind');
  });

  test('says who looked for whom and why, and has one of the reasons erased', async () => {
    const reasons = [`first ${runs.name}`, `second\n${runs.name}`];
    for (const because of reasons) {
      await rig.order({ text: `/registry list --person @ada --because "${because}"` });
    }
    expect((await runs(['registry', 'searches', 'all'])).exit).toBe(2);
    const listed = await runs(['registry', 'searches']);
    const line = listed.out.split('\n').find((one) => one.includes(`first ${runs.name}`)) ?? '';
    expect(line).toMatch(/^search\/[0-9a-f]{12} .*Z {2}ada looked for ada \(http\): first /u);
    expect(listed.out).toContain(`): second ${runs.name}\n`);
    const [id = ''] = line.split(' ');
    const words = ['registry', 'erase', 'text', id, 'because', '--basis', 'art-17'];
    expect((await runs(words)).out).toContain(`(${`first ${runs.name}`.length} characters)`);
    expect((await runs([...words, '--yes'])).exit).toBe(0);
    expect((await runs([...words, '--yes'])).exit).toBe(1);
    const after: unknown = JSON.parse((await runs(['registry', 'searches', '--json'])).out);
    expect(after).toContainEqual(expect.objectContaining({ id, because: '(erased)' }));
    expect(JSON.stringify(after)).toContain(`second\\n${runs.name}`);
    expect(await rig.ship.registry.verify()).toMatchObject({ ok: true });
  });
});

describe('the registry, when nothing answers', () => {
  test('has erased again what came back with a backup, and says what is left', async () => {
    const ran = await offline(['registry', 'erase', '--replay']);
    expect([ran.exit, ran.out]).toEqual([
      1,
      'Erased again: 2 texts, 1 person.\nA legal hold is on INC-7: what was erased of it stays until its release.\nLine 9 of erasures.jsonl cannot be read: what it took out may be there.\n',
    ]);
  });

  test('is left alone while a process holds it', async () => {
    const openRegistry = () => Promise.reject(new RegistryHeld('registry.sqlite', undefined));
    const ran = await run(['registry', 'verify'], { offline: { openRegistry } });
    expect([ran.exit, ran.err]).toEqual([
      4,
      expect.stringContaining('a process holds the registry'),
    ]);
  });

  test('is not looked for here when the process is on another machine', async () => {
    const ran = await offline(['registry', 'verify', '--url', 'http://sternway.example']);
    expect(ran.exit).toBe(4);
  });

  test('is not made where there is none', async () => {
    expect((await run(['registry', 'verify'])).exit).toBe(4);
  });

  test('is not erased from by somebody unknown', async () => {
    const words = ['registry', 'erase', 'person', 'bo', '--basis', 'x', '--as', 'nobody'];
    const ran = await offline(words);
    expect([ran.exit, ran.err]).toEqual([1, expect.stringContaining('--as')]);
  });

  test('that was tampered with is said to be, with exit 1', async () => {
    const report = {
      ok: false,
      events: 2,
      streams: 1,
      head: 2,
      erased: [],
      anchors: { count: 0, last: null, keys: [], provisos: [] },
      attested: null,
      silent: [],
      unnamed: { erased: 0, problems: 0, first: null },
      problems: [{ position: 2, stream: 'incident/INC-1', what: 'its hash is another' }],
    };
    const ran = await run(['registry', 'verify'], { answer: () => Response.json(report) });
    expect([ran.exit, ran.out]).toEqual([1, expect.stringContaining('NOT as it was recorded')]);
  });
});

describe('a playbook', () => {
  const found = (severity: 'error' | 'warning') =>
    run(['playbook', 'lint', 'a.yaml'], {
      offline: {
        lint: async (file) => [{ file, line: 3, column: 7, message: 'no such step', severity }],
      },
    });

  test('with an error is told with its place, and exits with 1', async () => {
    const ran = await found('error');
    expect([ran.exit, ran.out]).toEqual([1, 'a.yaml:3:7 error: no such step\n']);
  });

  test('with warnings alone may be used', async () => {
    expect((await found('warning')).exit).toBe(0);
  });

  test('must be named', async () => {
    expect((await run(['playbook', 'lint'])).exit).toBe(2);
  });
});

describe('a new token', () => {
  test('is random, and its digest is that of the configuration', async () => {
    const one = await run(['token', '--json']);
    const { token, sha256: digest } = JSON.parse(one.out);
    expect(digest).toBe(sha256(token));
    expect((await run(['token', '--json'])).out).not.toBe(one.out);
  });
});

describe('whoever follows on the command line', () => {
  test('sees the status of the only open incident, once', async () => {
    const ran = await online(['follow', '--once']);
    expect([ran.exit, ran.out]).toEqual([0, expect.stringContaining('INC-1, sev2')]);
  });

  test('is refused where there is no such incident', async () => {
    const ran = await online(['follow', 'INC-9']);
    expect([ran.exit, ran.err]).toEqual([1, expect.stringContaining('UnknownIncident')]);
  });

  const stream = (...events: readonly string[]) =>
    new Response(events.join(''), { headers: { 'content-type': 'text/event-stream' } });
  const status = 'event: status\ndata: {"say":"INC-1\\n\\u001b[31mred"}\n\n';
  const line = (id: number) =>
    `event: line\nid: ${id}\ndata: {"at":"2026-11-21T03:0${id}:00.000Z","text":"step ${id}"}\n\n`;
  const end = 'event: end\ndata: {"why":"closed"}\n\n';

  test('connects again from the last line that was seen, until the incident is closed', async () => {
    const since: (string | null)[] = [];
    const ran = await run(['follow', 'INC-1'], {
      answer: ({ headers }) => {
        since.push(headers.get('last-event-id'));
        return since.length === 1
          ? stream(status, ': still here\n\n', line(1))
          : stream(status, line(2), end);
      },
    });
    expect(since).toEqual([null, '1']);
    expect([ran.exit, ran.out]).toEqual([
      0,
      'INC-1\n[31mred\n\n03:01:00 step 1\n03:02:00 step 2\n',
    ]);
  });

  test('sees one picture in a terminal, each drawn over the last in one write', async () => {
    const ran = await run(['follow', 'INC-1'], {
      screen: () => ({ columns: 20, rows: 10 }),
      answer: () => stream(status, line(1), end),
    });
    expect(ran.out).toBe(
      '\r\u001b[0JINC-1\n[31mred\n\r\u001b[2A\u001b[0JINC-1\n[31mred\n\n03:01:00 step 1\n',
    );
  });

  test('is asked which of several is meant', async () => {
    const incidents = [{ id: 'INC-1' }, { id: 'INC-2' }];
    const ran = await run(['follow'], { answer: () => Response.json({ incidents }) });
    expect([ran.exit, ran.err]).toEqual([2, expect.stringContaining('INC-1, INC-2')]);
  });

  test('is told at once when nothing answers at all', async () => {
    expect((await run(['follow', 'INC-1'])).exit).toBe(4);
  });
});

describe('start', () => {
  test('runs Sternway here', async () => {
    let started = 0;
    const start = async () => {
      started += 1;
    };
    const ran = await run(['start'], { offline: { start }, answer: () => accepted('') });
    expect([ran.exit, started, ran.sent]).toEqual([0, 1, []]);
  });
});
