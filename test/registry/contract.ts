import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LockChange } from '../../src/app/ports/batch.ts';
import type { Erasure } from '../../src/app/ports/erasure.ts';
import type { Registry } from '../../src/app/ports/registry.ts';
import { RegistryUnavailable } from '../../src/app/ports/registry-errors.ts';
import { chainProblem, type Link } from '../../src/core/chain.ts';
import type { Envelope } from '../../src/core/envelope.ts';
import { type Instant, millis, PersonId } from '../../src/core/ids.ts';
import { searchName } from '../../src/core/retention/search-name.ts';
import { JsonObject } from '../../src/lib/json.ts';
import { exportEvents } from '../../src/registry/export.ts';
import { passesContract } from './passes-contract.ts';
import {
  ann,
  at,
  batch,
  checkout,
  erasureOf,
  type HandClock,
  note,
  search,
  summary,
} from './samples.ts';

/** What one engine gives to be held to the contract. A test gets a registry of its own. */
export type Rig = AsyncDisposable & {
  readonly clock: HandClock;
  /** What `recordedAt` is of what is appended now: some engines have a clock of their own. */
  readonly recordedAt: () => unknown;
  /** Opens the same registry; the last one it gave is closed first. */
  readonly reopen: () => Promise<Registry>;
  /**
   * Closes the registry and damages it behind its back: one bit of one column of a row, or the whole row. False when
   * a unique key of the engine itself cannot be in the damaged form.
   */
  readonly damage: (harm: Harm) => Promise<boolean>;
  /** Every byte that the closed registry keeps, as far as the engine can show them. */
  readonly bytes?: () => Promise<Buffer>;
  /** What was noted for replay after a restore, a line an erasure. */
  readonly erasureLog?: () => Promise<readonly string[]>;
};

export type Harm = {
  readonly table: 'events' | 'texts';
  /** Which row, counted from 0. */
  readonly row: number;
  readonly do: { readonly flip: string; readonly bit: number } | 'remove';
};

const incident = 'incident/INC-1';

/** The facts that every engine of the port Registry must show. `columns` are those in which a bit may flip. */
export function registryContract(
  name: string,
  open: () => Promise<Rig>,
  columns: Readonly<Record<Harm['table'], readonly string[]>>,
): void {
  let rig: Rig;
  let registry: Registry;
  beforeEach(async () => {
    rig = await open();
    registry = await rig.reopen();
  });
  afterEach(async () => rig[Symbol.asyncDispose]());

  const write = async (...texts: readonly string[]) => {
    const events = texts.map((text) => note(incident, text));
    const answer = await registry.append(batch({ events }));
    if (answer.status !== 'appended') throw new Error(`not appended: ${answer.status}`);
    return answer.events;
  };
  const eraseText = (version: number): Erasure =>
    erasureOf(
      { kind: 'text', stream: incident, version, name: 'note' },
      { by: ann, at: at(9), via: 'slack' },
    );

  describe(`${name}: a batch of events`, () => {
    test('comes back as it was sent, with its place and its chain', async () => {
      const [first, second] = await write('one', 'two');
      const third = await registry.append(batch({ events: [note('target/checkout@prod', 'x')] }));
      expect(first).toMatchObject({
        ...note(incident, 'one'),
        texts: { note: expect.stringMatching(/^[0-9a-f]{64}$/u) },
        version: 1,
        position: 1,
        previous: '',
        recordedAt: rig.recordedAt(),
      });
      expect(second).toMatchObject({ version: 2, previous: first?.hash });
      expect(third).toMatchObject({ events: [{ version: 1, previous: '' }] });
      expect(await registry.read(incident)).toEqual([first, second]);
      expect(await registry.read(incident, 1)).toEqual([second]);
      expect(await registry.read('incident/INC-99')).toEqual([]);
    });

    test('is read across streams by position, a page at a time', async () => {
      await write('one');
      await registry.append(batch({ events: [note('config', 'two'), note(incident, 'three')] }));
      const first = await registry.since(0, 2);
      const rest = await registry.since(first[1]?.position ?? 0, 2);
      expect(first.map(({ stream }) => stream)).toEqual([incident, 'config']);
      expect(rest.map(({ stream }) => stream)).toEqual([incident]);
      expect(await registry.since(rest[0]?.position ?? 0, 2)).toEqual([]);
      expect(await registry.head()).toBe(rest[0]?.position);
    });

    test('is the same after a restart, and the registry keeps its id', async () => {
      const events = await write('one', 'two');
      const { id } = registry;
      registry = await rig.reopen();
      expect(await registry.since(0, 10)).toEqual(events);
      expect(registry.id).toBe(id);
    });

    test('of more than a page is read whole', async () => {
      const events = Array.from({ length: 1_201 }, (_, index) => note(incident, `${index}`));
      await registry.append(batch({ events }));
      const versions = (await registry.read(incident)).map(({ version }) => version);
      expect(versions).toEqual(Array.from({ length: 1_201 }, (_, index) => index + 1));
    });

    test('that could not be read back is thrown out whole', async () => {
      const bad = note(incident, 'two', { at: 'yesterday' });
      await expect(
        registry.append(batch({ events: [note(incident, 'one'), bad] })),
      ).rejects.toThrow('datetime');
      expect(await registry.since(0, 10)).toEqual([]);
    });

    test('is what moves the head, which is 0 before the first', async () => {
      expect(await registry.head()).toBe(0);
      const events = await write('one', 'two');
      expect(await registry.head()).toBe(events.at(-1)?.position);
    });

    test('is what the heads of all streams are read from, each by its name alone', async () => {
      expect(await registry.heads()).toEqual({ position: 0, hash: '', heads: [] });
      const [, second] = await write('one', 'two');
      const other = await registry.append(batch({ events: [note('target/checkout@prod', 'x')] }));
      const third = other.status === 'appended' ? other.events[0] : undefined;
      const { position, hash, heads } = await registry.heads();
      const linkOf = (event: Envelope | undefined) => ({
        stream: event?.stream,
        version: event?.version,
        hash: event?.hash,
      });
      expect({ position, hash }).toEqual({ position: 3, hash: third?.hash });
      expect(heads).toEqual([linkOf(second), linkOf(third)]);
    });

    test('is told to listeners after it is stored, until they leave', async () => {
      const heard: (readonly Envelope[])[] = [];
      const listener = registry.onAppend((events) => heard.push(events));
      const events = await write('one');
      await Promise.resolve();
      listener[Symbol.dispose]();
      await write('two');
      await Promise.resolve();
      expect(heard).toEqual([events]);
    });

    test('forms one chain a stream, whatever is appended', async () => {
      const streams = fc.constantFrom('incident/INC-7', 'config', 'target/a@b');
      const event = fc.record({
        stream: streams,
        text: fc.string({ unit: 'binary' }),
        codes: fc.dictionary(fc.string(), fc.jsonValue()),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(event, { maxLength: 4 }), async (drafts) => {
          const events = drafts.map(({ stream, text, codes }) =>
            note(stream, text, { codes: JsonObject.parse(codes) }),
          );
          await registry.append(batch({ events }));
        }),
        { numRuns: 40 },
      );
      const heads = new Map<string, Link>();
      for (const envelope of await registry.since(0, 1_000)) {
        expect(chainProblem(envelope, heads.get(envelope.stream))).toBeUndefined();
        heads.set(envelope.stream, envelope);
      }
      expect(await registry.verify()).toMatchObject({ ok: true, problems: [] });
    });
  });

  describe(`${name}: a decision on something that has changed`, () => {
    test('is a conflict on the stream that moved, and leaves nothing', async () => {
      await write('one');
      const late = batch({
        reads: [
          { stream: 'config', version: 0 },
          { stream: incident, version: 0 },
        ],
        events: [note(incident, 'late')],
        names: ['RB-1'],
        locks: [{ do: 'hold', target: checkout, incident: 'INC-1', since: at(0) }],
        due: [{ do: 'set', key: 'd', at: at(1), stream: incident, order: 1 }],
      });
      expect(await registry.append(late)).toEqual({ status: 'conflict', on: incident });
      expect(await registry.since(0, 10)).toHaveLength(1);
      expect(await registry.answered(late.key)).toBeUndefined();
      expect(await registry.streamOf('RB-1')).toBeUndefined();
      expect(await registry.locks()).toEqual({ held: [], active: [], contained: [] });
      expect(await registry.nextDue()).toBeUndefined();
    });

    test('goes through with the version that stands', async () => {
      await write('one');
      const fresh = batch({
        reads: [{ stream: incident, version: 1 }],
        events: [note(incident, 'b')],
      });
      expect(await registry.append(fresh)).toMatchObject({ status: 'appended' });
    });

    test('made by two at once is given to exactly one', async () => {
      const rivals = Array.from({ length: 8 }, () =>
        batch({ reads: [{ stream: incident, version: 0 }], events: [note(incident, 'go')] }),
      );
      const answers = await Promise.all(rivals.map((rival) => registry.append(rival)));
      const statuses = answers.map(({ status }) => status).sort();
      expect(statuses).toEqual(['appended', ...Array.from({ length: 7 }, () => 'conflict')]);
    });
  });

  describe(`${name}: a key that was sent before`, () => {
    test.each([{ say: 'accepted' }, null])(
      'gets its first answer %j and changes nothing',
      async (answer) => {
        const first = batch({ events: [note(incident, 'one')], answer });
        await registry.append(first);
        const again = { ...first, answer: 'other', reads: [{ stream: incident, version: 0 }] };
        expect(await registry.append(again)).toEqual({ status: 'duplicate', answer });
        registry = await rig.reopen();
        expect(await registry.append(again)).toEqual({ status: 'duplicate', answer });
        expect(await registry.answered(first.key)).toEqual(answer);
        expect(await registry.read(incident)).toHaveLength(1);
      },
    );
  });

  describe(`${name}: names and numbers`, () => {
    test('start at one and grow past the largest that was taken', async () => {
      expect(await registry.next()).toEqual({ incident: 1, plan: 1, epoch: 1, outside: 1 });
      const names = ['INC-9', 'INC-10', 'RB-2', 'epoch-99'];
      await registry.append(batch({ names, events: [note('incident/INC-10', 'x')] }));
      expect(await registry.next()).toEqual({ incident: 11, plan: 3, epoch: 100, outside: 1 });
    });

    test('are taken once, and a second taker conflicts on the name', async () => {
      const events = [note('target/checkout@prod', 'x'), note(incident, 'x')];
      await registry.append(batch({ names: ['INC-1', 'RB-17'], events }));
      const second = batch({ names: ['RB-18', 'RB-17'], events: [note(incident, 'y')] });
      expect(await registry.append(second)).toEqual({ status: 'conflict', on: 'RB-17' });
      expect(await registry.streamOf('RB-18')).toBeUndefined();
      expect(await registry.read(incident)).toHaveLength(1);
    });

    test('say the stream that is called after them, else the first stream of their batch', async () => {
      const events = [note('target/checkout@prod', 'x'), note(incident, 'x')];
      await registry.append(batch({ names: ['INC-1', 'RB-17'], events }));
      expect(await registry.streamOf('INC-1')).toBe(incident);
      expect(await registry.streamOf('RB-17')).toBe('target/checkout@prod');
    });
  });

  describe(`${name}: a target`, () => {
    const hold = (who: string) =>
      ({ do: 'hold', target: checkout, incident: who, since: at(0) }) as const;
    const activate = (who: string, run: string, epoch: number) =>
      ({ do: 'activate', target: checkout, incident: who, run, epoch, since: at(0) }) as const;
    const append = (...locks: readonly LockChange[]) =>
      registry.append(batch({ locks, events: [note(incident, 'x')] }));

    test('is held by one incident; the same may hold it again', async () => {
      expect(await append(hold('INC-1'))).toMatchObject({ status: 'appended' });
      expect(await append(hold('INC-1'))).toMatchObject({ status: 'appended' });
      const held = { status: 'targetHeld', target: checkout, by: 'INC-1' };
      expect(await append(hold('INC-2'))).toEqual(held);
      expect(await append(activate('INC-2', 'RB-9', 9))).toEqual(held);
      expect((await registry.locks()).held).toEqual([
        { target: checkout, incident: 'INC-1', since: at(0) },
      ]);
      expect(await registry.read(incident)).toHaveLength(2);
    });

    test('that was released by its holder is free; by another it stays held', async () => {
      await append(hold('INC-1'));
      await append({ do: 'release', target: checkout, incident: 'INC-2' });
      expect(await append(hold('INC-2'))).toMatchObject({ status: 'targetHeld' });
      await append({ do: 'release', target: checkout, incident: 'INC-1' });
      expect(await append(hold('INC-2'))).toMatchObject({ status: 'appended' });
    });

    test('has one active strategy; a second is refused by the incident of the first', async () => {
      await append(hold('INC-1'), activate('INC-1', 'RB-1', 1));
      expect(await append(activate('INC-1', 'RB-2', 2))).toEqual({
        status: 'targetHeld',
        target: checkout,
        by: 'INC-1',
      });
      expect(await append(activate('INC-1', 'RB-1', 1))).toMatchObject({ status: 'appended' });
      expect((await registry.locks()).active).toEqual([
        { target: checkout, incident: 'INC-1', run: 'RB-1', epoch: 1, since: at(0) },
      ]);
    });

    test('passes to the next strategy in one batch, and an old epoch frees nothing', async () => {
      await append(hold('INC-1'), activate('INC-1', 'RB-1', 1));
      const away = { do: 'deactivate', target: checkout, epoch: 1 } as const;
      await append(away, activate('INC-1', 'RB-2', 2));
      await append(away);
      expect((await registry.locks()).active).toMatchObject([{ run: 'RB-2', epoch: 2 }]);
    });
  });

  describe(`${name}: leases`, () => {
    const take = (owner: string, stepId = 'RB-1/stop', forMs = -1_000) =>
      ({ do: 'take', stepId, epoch: 1, attempt: 1, owner, forMs }) as const;
    const append = (...leases: readonly ReturnType<typeof take>[]) =>
      registry.append(batch({ leases, events: [note(incident, 'x')] }));

    test('belong to one try; another conflicts on the step, however late the first is', async () => {
      expect(await append(take('w1'))).toMatchObject({ status: 'appended' });
      rig.clock.advance(3_600_000);
      expect(await append(take('w2'))).toEqual({ status: 'conflict', on: 'RB-1/stop' });
      await registry.append(batch({ leases: [{ do: 'end', stepId: 'RB-1/stop' }] }));
      expect(await append(take('w2'))).toMatchObject({ status: 'appended' });
      expect(await registry.leases()).toMatchObject([{ owner: 'w2', stepId: 'RB-1/stop' }]);
    });

    test('are renewed for one owner at once, and the answer names those still held', async () => {
      await append(take('w1'), take('w1', 'RB-1/b'), take('w2', 'RB-1/c'));
      expect([...(await registry.renew('w1', 60_000))].sort()).toEqual(['RB-1/b', 'RB-1/stop']);
      expect(await registry.renew('w3', 60_000)).toEqual([]);
      const over = (await registry.leases()).filter(({ isOver }) => isOver);
      expect(over.map(({ stepId }) => stepId)).toEqual(['RB-1/c']);
    });

    test('last for so long from when they are stored, by the clock of the registry', async () => {
      const before = millis(await registry.now());
      await append(take('w1', 'RB-1/stop', 60_000));
      const after = millis(await registry.now());
      const [lease] = await registry.leases();
      expect(lease?.isOver).toBe(false);
      expect(millis(lease?.until ?? at(0))).toBeGreaterThanOrEqual(before + 60_000);
      expect(millis(lease?.until ?? at(0))).toBeLessThanOrEqual(after + 60_000);
    });
  });

  describe(`${name}: what is due`, () => {
    const set = (key: string, minutes: number) =>
      ({
        do: 'set',
        key,
        at: at(minutes),
        stream: incident,
        order: { kind: 'lapse', key },
      }) as const;

    test('is found from its moment on, the oldest first', async () => {
      await registry.append(batch({ due: [set('late', 9), set('soon', 1), set('now', 0)] }));
      expect(await registry.nextDue()).toBe(at(0));
      expect((await registry.dueBefore(at(1), 10)).map(({ key }) => key)).toEqual(['now', 'soon']);
      expect((await registry.dueBefore(at(9), 1)).map(({ key }) => key)).toEqual(['now']);
    });

    test('is taken away as it was read, but not when it was set anew meanwhile', async () => {
      await registry.append(batch({ due: [set('a', 1), set('b', 1)] }));
      const rows = await registry.dueBefore(at(1), 9);
      await registry.append(batch({ due: [set('b', 5)] }));
      for (const row of rows) await registry.clearDue(row);
      for (const row of rows) await registry.clearDue(row);
      expect((await registry.dueBefore(at(9), 9)).map(({ key }) => key)).toEqual(['b']);
    });

    test('is replaced by the same key and gone when cleared', async () => {
      await registry.append(batch({ due: [set('a', 1), set('a', 5)] }));
      expect(await registry.dueBefore(at(9), 9)).toEqual([
        { key: 'a', at: at(5), stream: incident, order: { kind: 'lapse', key: 'a' } },
      ]);
      await registry.append(batch({ due: [{ do: 'clear', key: 'a' }] }));
      expect(await registry.nextDue()).toBeUndefined();
    });
  });

  describe(`${name}: the inbox`, () => {
    test('keeps a key once and gives it until it is finished', async () => {
      expect(await registry.receive('e1', { text: '/rollback go' }, at(0))).toBe(true);
      expect(await registry.receive('e1', { text: 'again' }, at(0))).toBe(false);
      expect(await registry.receive('e2', [2], at(0))).toBe(true);
      registry = await rig.reopen();
      expect(await registry.unfinished()).toEqual([
        { key: 'e1', body: { text: '/rollback go' } },
        { key: 'e2', body: [2] },
      ]);
      await registry.finish('e1');
      await registry.finish('nobody');
      expect((await registry.unfinished()).map(({ key }) => key)).toEqual(['e2']);
      expect(await registry.receive('e1', 'repeated', at(1))).toBe(false);
    });

    test('forgets a finished row after a day, and an unfinished one after a week', async () => {
      await registry.receive('done', 1, at(0));
      await registry.receive('open', 2, at(0));
      await registry.finish('done');
      rig.clock.advance(25 * 3_600_000);
      registry = await rig.reopen();
      expect(await registry.receive('done', 1, at(1_500))).toBe(true);
      expect(await registry.receive('open', 2, at(1_500))).toBe(false);
      rig.clock.advance(6 * 24 * 3_600_000);
      registry = await rig.reopen();
      expect(await registry.unfinished()).toEqual([{ key: 'done', body: 1 }]);
    });
  });

  describe(`${name}: what stands outside`, () => {
    test('is given back by what it is about, in order of its keys', async () => {
      await registry.notePost('INC-1', 'status', { ts: '2.0' });
      await registry.notePost('INC-1', 'channel', { id: 'C1' });
      await registry.notePost('INC-2', 'status', { ts: '3.0' });
      expect(await registry.posts('INC-1')).toEqual([
        { key: 'channel', body: { id: 'C1' } },
        { key: 'status', body: { ts: '2.0' } },
      ]);
      expect(await registry.posts('INC-3')).toEqual([]);
    });

    test('is what was noted last', async () => {
      await registry.notePost('INC-1', 'status', { ts: '2.0' });
      await registry.notePost('INC-1', 'status', null);
      expect(await registry.posts('INC-1')).toEqual([{ key: 'status', body: null }]);
    });
  });

  passesContract(name, () => registry);

  describe(`${name}: read models`, () => {
    test('say one line an incident, by filter', async () => {
      const closed = summary(2, { rung: 'closed', targets: [search] });
      await registry.append(batch({ summaries: [summary(1), closed] }));
      await registry.append(batch({ summaries: [summary(1, { rung: 'mitigated' })] }));
      const ids = async (filter?: Parameters<Registry['summaries']>[0]) =>
        (await registry.summaries(filter)).map(({ id, rung }) => `${id} ${rung}`);
      expect(await ids()).toEqual(['INC-1 mitigated', 'INC-2 closed']);
      expect(await ids({ open: true })).toEqual(['INC-1 mitigated']);
      expect(await ids({ open: false })).toEqual(['INC-2 closed']);
      expect(await ids({ target: search })).toEqual(['INC-2 closed']);
      expect(await ids({ target: search, open: true })).toEqual([]);
    });

    test('and locks are what a rebuild says, and nothing else', async () => {
      const held = { do: 'hold', target: checkout, incident: 'INC-1', since: at(0) } as const;
      await registry.append(batch({ summaries: [summary(1)], locks: [held] }));
      const other = { ...held, target: search, incident: 'INC-5' };
      const upTo = await registry.head();
      expect(await registry.rebuild({ summaries: [summary(5)], locks: [other], upTo })).toBe(true);
      expect(await registry.summaries()).toEqual([summary(5)]);
      expect(await registry.locks()).toEqual({
        held: [{ target: search, incident: 'INC-5', since: at(0) }],
        active: [],
        contained: [],
      });
    });

    test('stay as they are when something was written after what a rebuild has read', async () => {
      const upTo = await registry.head();
      await registry.append(batch({ events: [note(incident, 'x')], summaries: [summary(1)] }));
      expect(await registry.rebuild({ summaries: [], locks: [], upTo })).toBe(false);
      expect(await registry.summaries()).toEqual([summary(1)]);
    });

    test('stay as they are when a rebuild contradicts itself', async () => {
      await registry.append(batch({ summaries: [summary(1)] }));
      const held = { do: 'hold', target: checkout, incident: 'INC-1', since: at(0) } as const;
      const locks = [held, { ...held, incident: 'INC-2' }];
      const upTo = await registry.head();
      await expect(registry.rebuild({ summaries: [], locks, upTo })).rejects.toThrow(
        'Two incidents',
      );
      expect(await registry.summaries()).toEqual([summary(1)]);
    });
  });

  describe(`${name}: the directory and the settings`, () => {
    test('a name has one id, and its accounts are replaced', async () => {
      const id = await registry.enroll('Ann', ['U1', 'ann@example.com']);
      expect(PersonId.safeParse(id).success).toBe(true);
      expect(await registry.enroll('Ann', ['U2'])).toBe(id);
      expect(await registry.people()).toEqual([
        { id, name: 'Ann', accounts: ['U2'], isMember: false, seenAt: rig.clock.now() },
      ]);
    });

    test('whoever comes in by an account is known by it, whatever they call themselves', async () => {
      const ann = await registry.enroll('Ann', ['slack:U1']);
      const [one, two] = await Promise.all([
        registry.admit('slack:U2', 'Ann'),
        registry.admit('slack:U3', 'Ann'),
      ]);
      expect(new Set([ann, one, two]).size).toBe(3);
      expect(await registry.admit('slack:U2', 'Anna')).toBe(one);
      expect(await registry.admit('slack:U1', 'Somebody')).toBe(ann);
      expect((await registry.people()).map(({ name, isMember }) => [name, isMember])).toEqual([
        ['Ann', false],
        ['Ann', true],
        ['Ann', true],
      ]);
    });

    test('a member stays the same person when the configuration names them', async () => {
      const zoe = await registry.admit('slack:U9', 'zoe');
      const other = await registry.admit('slack:U8', 'zoe-k');
      expect(await registry.enroll('zoe-k', ['slack:U9'])).toBe(zoe);
      expect(await registry.enroll('zoe', [])).not.toBe(other);
      expect(await registry.people()).toContainEqual({
        id: zoe,
        name: 'zoe-k',
        accounts: ['slack:U9'],
        isMember: false,
        seenAt: rig.clock.now(),
      });
    });

    test('says when each was last there, to the day', async () => {
      const dayMs = 86_400_000;
      const zoe = await registry.admit('slack:U9', 'zoe');
      const first = rig.clock.now();
      const seen = async () => (await registry.people()).map(({ seenAt }) => seenAt);
      rig.clock.advance(dayMs - 1);
      await registry.saw([zoe, PersonId.parse('p_nobody')]);
      expect(await seen()).toEqual([first]);
      rig.clock.advance(1);
      await registry.saw([]);
      expect(await seen()).toEqual([first]);
      await registry.saw([zoe]);
      expect(await seen()).toEqual([rig.clock.now()]);
      rig.clock.advance(5);
      await registry.enroll('zoe', ['slack:U9']);
      expect(await seen()).toEqual([rig.clock.now()]);
    });

    test('an account belongs to whoever names it last', async () => {
      await registry.enroll('Ann', ['U1']);
      await registry.enroll('Bo', ['U1']);
      const people = await registry.people();
      expect(people.map(({ name, accounts }) => [name, accounts])).toEqual([
        ['Ann', []],
        ['Bo', ['U1']],
      ]);
    });

    test('a setting is the last value it was given', async () => {
      expect(await registry.setting('head')).toBeUndefined();
      await registry.setSetting('head', 3);
      await registry.setSetting('head', { at: [null] });
      expect(await registry.setting('head')).toEqual({ at: [null] });
    });
  });

  describe(`${name}: texts`, () => {
    test('come back by event and name, exotic characters included', async () => {
      const events = await write('Grüße 🚢 \n "x"', '');
      const texts = await registry.texts(events);
      expect(texts.get(`${incident}#1`)).toEqual({ note: 'Grüße 🚢 \n "x"' });
      expect(texts.get(`${incident}#2`)).toEqual({ note: '' });
    });

    test('that no engine can hold are repaired on the way in', async () => {
      const events = await write('half \ud83d and nul \0.');
      const texts = await registry.texts(events);
      expect(texts.get(`${incident}#1`)).toEqual({ note: 'half \uFFFD and nul \uFFFD.' });
      expect(await registry.verify()).toMatchObject({ ok: true });
    });

    test('that are equal have different digests', async () => {
      const [one, two] = await write('same', 'same');
      expect(one?.texts['note']).not.toBe(two?.texts['note']);
    });

    test('are gone after an erasure, and verify says by whom', async () => {
      const events = await write('her secret words', 'kept');
      expect(await registry.erase(eraseText(1))).toBe('erased');
      const texts = await registry.texts(events);
      expect(texts.get(`${incident}#1`)).toEqual({});
      expect(texts.get(`${incident}#2`)).toEqual({ note: 'kept' });
      expect((await registry.read(incident)).at(-1)).toMatchObject({
        type: 'TextErased',
        version: 3,
        actor: ann,
        targets: [checkout],
        codes: { what: `${incident}#1/note`, by: ann, basis: 'order' },
      });
      expect(await registry.verify()).toMatchObject({
        ok: true,
        events: 3,
        erased: [{ what: `text note of ${incident}#1`, by: ann, basis: 'order' }],
      });
    });

    test('are erased once; what was never there cannot be erased', async () => {
      await write('one');
      expect(await registry.erase(eraseText(1))).toBe('erased');
      expect(await registry.erase(eraseText(1))).toBe('gone');
      expect(await registry.erase(eraseText(77))).toBe('gone');
      expect(await registry.since(0, 9)).toHaveLength(2);
    });

    test('are forgotten in answers too when they are erased: the key stays used', async () => {
      await registry.append(
        batch({
          key: 'k',
          events: [note(incident, 'her secret words')],
          answer: 'you said: her secret words',
        }),
      );
      expect(await registry.answered('k')).toBe('you said: her secret words');
      expect(await registry.erase(eraseText(1))).toBe('erased');
      expect(await registry.answered('k')).toBeNull();
    });

    test('are weighed before, and are still there', async () => {
      await write('her secret words', 'kept');
      const weight = { texts: 1, characters: 16, accounts: 0, sessions: 0, searches: 0, notes: 0 };
      expect(await registry.weigh(eraseText(1).what)).toMatchObject(weight);
      const [event] = await registry.read(incident);
      expect([...(await registry.texts(event ? [event] : [])).values()]).toEqual([
        { note: 'her secret words' },
      ]);
      await registry.erase(eraseText(1));
      expect(await registry.weigh(eraseText(1).what)).toBeUndefined();
    });

    test('leave no byte behind when they are erased', async () => {
      await write('her secret words', 'kept');
      await registry.erase(eraseText(1));
      const bytes = await rig.bytes?.();
      expect(bytes?.includes('her secret words') ?? false).toBe(false);
      expect(bytes?.includes('kept') ?? true).toBe(true);
    });

    test('are noted for a replay after a restore when they are erased', async () => {
      await write('one');
      await registry.erase(eraseText(1));
      const lines = await rig.erasureLog?.();
      const { upTo: _, ...begun } = eraseText(1);
      const id = expect.any(String);
      const noted = [
        { ...begun, id },
        { id, ended: 'done' },
      ];
      expect(lines?.map((line) => JSON.parse(line)) ?? noted).toEqual(noted);
    });

    test('stay where something was recorded since it was decided', async () => {
      const [first] = await write('one');
      const upTo = await registry.head();
      await registry.append(batch({ events: [note('config', 'elsewhere')] }));
      await write('meanwhile');
      expect(await registry.erase({ ...eraseText(1), upTo })).toBe('stale');
      expect(await registry.texts(first ? [first] : [])).toEqual(
        new Map([[`${incident}#1`, { note: 'one' }]]),
      );
      const person = await registry.enroll('Ann', ['U1']);
      const what = { kind: 'person', person } as const;
      expect(await registry.erase({ ...eraseText(1), what, upTo })).toBe('stale');
      expect(await registry.people()).toHaveLength(1);
    });

    test('go before what is recorded in the same moment, or stay because of it', async () => {
      for (let round = 0; round < 4; round += 1) {
        const stream = `incident/INC-${10 + round}`;
        const first = await registry.append(batch({ events: [note(stream, 'one')] }));
        const upTo = first.status === 'appended' ? (first.events[0]?.position ?? 0) : 0;
        const what = { kind: 'text', stream, version: 1, name: 'note' } as const;
        const [how] = await Promise.all([
          registry.erase({ ...eraseText(1), what, upTo }),
          registry.append(batch({ events: [note(stream, 'meanwhile')] })),
        ]);
        const types = (await registry.read(stream)).map(({ type }) => type);
        expect([how, ...types]).toEqual(
          how === 'erased'
            ? ['erased', 'NoteAdded', 'TextErased', 'NoteAdded']
            : ['stale', 'NoteAdded', 'NoteAdded'],
        );
        expect((await registry.weigh(what)) === undefined).toBe(how === 'erased');
      }
    });
  });

  describe(`${name}: erasing a person`, () => {
    test('takes the row of the directory, and goes on record in config', async () => {
      const person = await registry.enroll('Ann', ['U1']);
      const erasure = erasureOf({ kind: 'person', person });
      expect(await registry.erase(erasure)).toBe('erased');
      expect(await registry.erase(erasure)).toBe('gone');
      expect(await registry.people()).toEqual([]);
      expect(await registry.read('config')).toMatchObject([{ type: 'TextErased', via: 'cli' }]);
      expect(await registry.verify()).toMatchObject({
        ok: true,
        erased: [{ what: `person ${person}`, by: 'p_bo', basis: 'order' }],
      });
      expect(await registry.enroll('Ann', ['U1'])).not.toBe(person);
    });

    test('is told from why one search for them was made', async () => {
      const person = await registry.admit('slack:U7', 'Cy');
      await registry.notePost('searches', '1', { person, because: 'xylophone' });
      await registry.notePost('searches', '2', { person, because: 'a review' });
      const what = { kind: 'search', search: searchName('1') } as const;
      expect(await registry.weigh(what)).toMatchObject({ texts: 1, characters: 9, searches: 0 });
      const erasure = erasureOf(what);
      expect(await registry.erase(erasure)).toBe('erased');
      expect(await registry.erase(erasure)).toBe('gone');
      expect(await registry.weigh({ ...what, search: 'none' })).toBeUndefined();
      expect((await registry.posts('searches')).map(({ body }) => body)).toEqual([
        { person, because: '(erased)' },
        { person, because: 'a review' },
      ]);
      expect((await rig.bytes?.())?.includes('xylophone') ?? false).toBe(false);
      expect(await registry.verify()).toMatchObject({
        ok: true,
        erased: [{ what: `text because of search/${searchName('1')}`, by: 'p_bo' }],
      });
    });

    test('takes nobody who was seen since it was decided', async () => {
      const person = await registry.admit('slack:U7', 'Cy');
      const seenAt = rig.clock.now();
      const erasure = (unseenSince: Instant): Erasure =>
        erasureOf(
          { kind: 'person', person, unseenSince },
          { by: 'timer', basis: 'retention:directory', via: 'timer' },
        );
      expect(await registry.weigh(erasure(seenAt).what)).toBeUndefined();
      expect(await registry.erase(erasure(seenAt))).toBe('gone');
      expect(await registry.people()).toHaveLength(1);
      rig.clock.advance(1);
      expect(await registry.erase(erasure(rig.clock.now()))).toBe('erased');
      expect(await registry.people()).toEqual([]);
    });

    test('is weighed before, and nothing has gone', async () => {
      const person = await registry.admit('slack:U7', 'Cy');
      await registry.notePost('homes', 'U7', { hash: '1' });
      const search = { person, because: 'a complaint about Cy' };
      await registry.notePost('searches', '1', search);
      await registry.notePost('searches', '2', { ...search, person: 'p_other' });
      const what = { kind: 'person', person } as const;
      const none = { texts: 0, characters: 0, words: 0, answers: 0, sessions: 0 };
      expect(await registry.weigh(what)).toEqual({ ...none, accounts: 1, searches: 1, notes: 1 });
      expect(await registry.people()).toHaveLength(1);
      await registry.erase(erasureOf(what));
      expect(await registry.weigh(what)).toBeUndefined();
      expect((await registry.posts('searches')).map(({ body }) => body)).toEqual([
        { person, because: '(erased)' },
        { person: 'p_other', because: 'a complaint about Cy' },
      ]);
    });

    test('leaves what is noted to be found by its age, a page at a time, and deleted', async () => {
      for (const day of [1, 2, 3]) {
        await registry.notePost('reads/INC-1', `${at(day)} k`, { day });
        await registry.notePost('readsOfOthers', `${at(day)} k`, { day });
      }
      const first = await registry.postsBefore('reads/', at(3), { after: undefined, limit: 1 });
      expect(first).toEqual([{ about: 'reads/INC-1', key: `${at(1)} k` }]);
      const rest = await registry.postsBefore('reads/', at(3), { after: first[0], limit: 9 });
      expect(rest).toEqual([{ about: 'reads/INC-1', key: `${at(2)} k` }]);
      await registry.dropPosts([...first, ...rest]);
      expect(await registry.posts('reads/INC-1')).toEqual([
        { key: `${at(3)} k`, body: { day: 3 } },
      ]);
      expect(await registry.posts('readsOfOthers')).toHaveLength(3);
    });

    test('leaves no byte of their name, account, and why they were looked for', async () => {
      const said = ['Cy Canary', 'U0CANARY', 'cy@canary.example'];
      const person = await registry.admit('slack:U0CANARY', 'Cy Canary');
      await registry.notePost('INC-1', 'receipt.U0CANARY', { kind: 'message', hash: 'U0CANARY' });
      await registry.notePost('searches', '1', { person, because: 'cy@canary.example wrote' });
      const bytes = async () => (await rig.bytes?.())?.toString('latin1') ?? '';
      await registry.erase(erasureOf({ kind: 'person', person }));
      const left = await bytes();
      expect(said.filter((one) => left.includes(one))).toEqual([]);
    });

    test('takes the accounts out of what stands outside, too', async () => {
      const person = await registry.admit('slack:U7', 'Cy');
      await registry.notePost('homes', 'U7', { hash: '1' });
      await registry.notePost('INC-1', 'people', { ref: 'U7,U8,U77' });
      const keys = [
        'receipt.U7',
        'im.U7',
        'drill.checkout.3.lead.U7',
        'gone-back.1.U7',
        'ask.U7.a',
      ];
      for (const key of [...keys, 'im.U77']) {
        await registry.notePost('INC-1', key, { kind: 'part', ref: 'D1' });
      }
      expect(await registry.weigh({ kind: 'person', person })).toMatchObject({ notes: 7 });
      await registry.erase(erasureOf({ kind: 'person', person }));
      expect(await registry.posts('homes')).toEqual([]);
      expect(await registry.posts('INC-1')).toEqual([
        { key: 'im.U77', body: { kind: 'part', ref: 'D1' } },
        { key: 'people', body: { ref: 'erased,U8,U77' } },
      ]);
    });
  });

  describe(`${name}: verify`, () => {
    test('counts what it saw and reports its progress', async () => {
      await write('one', 'two');
      await registry.append(batch({ events: [note('config', 'x')] }));
      const progress: string[] = [];
      const report = await registry.verify((done, all) => progress.push(`${done}/${all}`));
      expect(report).toEqual({
        ok: true,
        events: 3,
        streams: 2,
        head: 3,
        erased: [],
        problems: [],
        anchors: { count: 0, keys: [], last: null, provisos: [] },
      });
      expect(progress.at(-1)).toBe('3/3');
    });

    test('lets appends and erasures happen meanwhile', async () => {
      for (let round = 0; round < 4; round += 1)
        await write(...Array.from({ length: 400 }, () => 'text'));
      let turns = 0;
      const meanwhile: Promise<unknown>[] = [];
      const report = registry.verify(() => {
        turns += 1;
        if (turns !== 1) return;
        meanwhile.push(
          write('new'),
          registry.erase(eraseText(1)),
          registry.erase(eraseText(1_500)),
        );
      });
      expect(await report).toMatchObject({ ok: true, problems: [] });
      expect(turns).toBeGreaterThan(3);
      await Promise.all(meanwhile);
    });

    test.each([
      { at: 'the first', row: 0 },
      { at: 'a middle', row: 2 },
      { at: 'the last', row: 4 },
    ])('finds that $at event was removed', async ({ row }) => {
      await write('1', '2', '3', '4', '5');
      await rig.damage({ table: 'texts', row, do: 'remove' });
      await rig.damage({ table: 'events', row, do: 'remove' });
      expect((await (await rig.reopen()).verify()).ok).toBe(false);
    });

    test('tells a missing text from an erased one', async () => {
      await write('1', '2', '3');
      await registry.erase(eraseText(1));
      await rig.damage({ table: 'texts', row: 0, do: 'remove' });
      expect(await (await rig.reopen()).verify()).toMatchObject({
        ok: false,
        erased: [{ what: `text note of ${incident}#1` }],
        problems: [{ position: 2, stream: incident, what: expect.stringContaining('missing') }],
      });
    });

    const places = Object.entries(columns).flatMap(([table, names]) =>
      names.map((column) => ({ table: table === 'events' ? 'events' : 'texts', column }) as const),
    );
    test.each(places)(
      'finds any flipped bit in the $column of $table',
      async ({ table, column }) => {
        await fc.assert(
          fc.asyncProperty(fc.nat({ max: 2 }), fc.nat({ max: 100_000 }), async (row, bit) => {
            await using own = await open();
            const victim = await own.reopen();
            const events = ['a note', 'Grüße 🚢 \uFFFD', 'third'].map((text) =>
              note(incident, text),
            );
            await victim.append(batch({ events }));
            fc.pre(await own.damage({ table, row, do: { flip: column, bit } }));
            const report = await (await own.reopen()).verify();
            expect(report.ok).toBe(false);
            expect(report.problems.length).toBeGreaterThan(0);
          }),
          { numRuns: 8 },
        );
      },
    );
  });

  describe(`${name}: a damaged event`, () => {
    test('is not read: nobody decides on it, and other streams go on', async () => {
      await write('one');
      await registry.append(batch({ events: [note('config', 'x')] }));
      await rig.damage({ table: 'events', row: 0, do: { flip: 'body', bit: 300 } });
      registry = await rig.reopen();
      await expect(registry.read(incident)).rejects.toMatchObject({
        name: 'RegistryUnavailable',
        code: 'Damaged',
      });
      expect(await registry.read('config')).toHaveLength(1);
    });
  });

  describe(`${name}: an export`, () => {
    test('has one line an event, with its texts, erased ones left out', async () => {
      const events = await write('one', 'two');
      await registry.erase(eraseText(1));
      const lines: unknown[] = [];
      for await (const line of exportEvents(registry, { upTo: await registry.head() }))
        lines.push(JSON.parse(line));
      expect(lines).toEqual([
        { event: events[0], texts: {} },
        { event: events[1], texts: { note: 'two' } },
        { event: (await registry.read(incident)).at(-1), texts: {} },
      ]);
    });
  });

  describe(`${name}: a registry that was closed`, () => {
    test('refuses every call with a reason', async () => {
      await registry[Symbol.asyncDispose]();
      const calls = [
        registry.append(batch()),
        registry.read(incident),
        registry.receive('k', 1, at(0)),
        registry.verify(),
      ];
      for (const call of await Promise.allSettled(calls))
        expect(call).toMatchObject({ status: 'rejected', reason: { code: 'Closed' } });
      expect(await registry.append(batch()).catch((error: unknown) => error)).toBeInstanceOf(
        RegistryUnavailable,
      );
    });
  });
}
