import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { follow, record } from '../../src/app/record.ts';
import { IncidentId } from '../../src/core/ids.ts';
import { usualRules } from '../../src/core/incident/rules.ts';
import { checkout } from '../core/sample.ts';
import type { Boat } from './rig.ts';
import { rulesOf } from './rules.ts';
import { recorded, underSail } from './story.ts';

const pager = { kind: 'webhook', urlSecret: 'pager_url' } as const;
const minute = 60_000;

/** A sea with a pager; the rules are read at each call. */
const withPager = () =>
  underSail((harbor) => {
    harbor.rules = rulesOf({ pager });
  });

/** A card by somebody who may not decide: it waits for ada, who was not here yet. */
const proposed = (boat: Boat) => boat.say({ kind: 'card', target: checkout }, { by: 'oz' });
const go = async (boat: Boat) => {
  const shown = await boat.say({ kind: 'go' });
  await boat.say({ kind: 'go', ...(shown.card === undefined ? {} : { card: shown.card }) });
};

describe('a decision that waits', () => {
  test('rings the authority at once, the deputy after a wait, then the next, each once', async () => {
    await using scene = await withPager();
    const { boat, harbor } = scene;
    await boat.sail();
    await proposed(boat);
    await boat.until('ada rings', () => harbor.pages.told.length === 1);
    await boat.pass(10 * minute + 5_000);
    expect(harbor.pages.lines()).toEqual(['trigger PG1 ada', 'trigger PG2 dev', 'trigger PG3 bo']);
    await boat.pass(6 * minute);
    expect(await boat.events('PagedInVain')).toHaveLength(1);
    expect(harbor.pages.told).toHaveLength(3);
  });

  test('stops ringing when it is taken', async () => {
    await using scene = await withPager();
    const { boat, harbor } = scene;
    await boat.sail();
    await proposed(boat);
    await boat.pass(6 * minute);
    await go(boat);
    await boat.until('all is silent', () => harbor.pages.told.length >= 4);
    await boat.pass(minute);
    expect(harbor.pages.lines().slice(2)).toEqual(
      expect.arrayContaining(['resolve PG1 ada', 'resolve PG2 dev']),
    );
    expect(harbor.pages.lines().filter((line) => line.startsWith('trigger'))).toHaveLength(2);
  });

  test('is told with what is wrong and what is wanted', async () => {
    await using scene = await withPager();
    const { boat, harbor } = scene;
    await boat.sail();
    await proposed(boat);
    await boat.pass(6 * minute);
    expect(harbor.pages.told.map(({ summary }) => summary)).toMatchInlineSnapshot(`
      [
        "INC-1, checkout@prod: rollback considered. You decide, and a decision waits since 10:00 UTC.",
        "INC-1, checkout@prod: rollback considered. A decision waits since 10:00 UTC. ada does not answer: you are next, take it with I decide.",
      ]
    `);
  });

  test('leads to the channel of the incident, the attached one before the one that was made', async () => {
    await using scene = await withPager();
    const { boat, harbor } = scene;
    await boat.sail();
    await proposed(boat);
    await boat.until('ada rings', () => harbor.pages.told.length === 1);
    await boat.ship.registry.notePost('channels', 'C0MADE', { incident: 'INC-1' });
    await boat.pass(6 * minute);
    await boat.say({ kind: 'attach', channel: 'C0ATTACHED' });
    await boat.pass(5 * minute);
    const link = (channel: string) => `https://slack.com/app_redirect?channel=${channel}`;
    const rung = harbor.pages.told.filter(({ action }) => action === 'trigger');
    expect(rung.map((told) => told.link)).toEqual([undefined, link('C0MADE'), link('C0ATTACHED')]);
  });

  test('rings on while whoever was called has answered but not decided', async () => {
    await using scene = await withPager();
    const { boat, harbor } = scene;
    await boat.sail();
    await proposed(boat);
    await boat.until('ada rings', recorded(boat, 'PageReported'));
    await boat.say({ kind: 'check' });
    await boat.say({ kind: 'go' });
    await boat.until('it is known', () => harbor.pages.lines().includes('acknowledge PG1 ada'));
    expect(await boat.events('PageReported')).toMatchObject([
      { state: 'sent' },
      { state: 'answered' },
    ]);
  });
});

describe('a pager that does not take it', () => {
  test('is told again under the same key until it does, and the failure is on record once', async () => {
    await using scene = await withPager();
    const { boat, harbor } = scene;
    let left = 3;
    harbor.pages.answer = () => {
      left -= 1;
      return left >= 0
        ? { status: 'later', code: 'Unreachable', afterMs: undefined }
        : { status: 'taken', delivered: true };
    };
    await boat.sail();
    await proposed(boat);
    await boat.pass(minute);
    expect(new Set(harbor.pages.told.map(({ key }) => key)).size).toBe(1);
    expect(harbor.pages.told).toHaveLength(4);
    expect(await boat.events('PageReported')).toMatchObject([
      { state: 'failed', code: 'Unreachable' },
      { state: 'delivered' },
    ]);
  });

  test('is left alone for as long as it asks for', async () => {
    await using scene = await withPager();
    const { boat, harbor } = scene;
    harbor.pages.answer = () => ({ status: 'later', code: 'Busy', afterMs: minute });
    await boat.sail();
    await proposed(boat);
    await boat.pass(minute - 2_000);
    expect(harbor.pages.told).toHaveLength(1);
    await boat.pass(4_000);
    expect(harbor.pages.told).toHaveLength(2);
  });

  test('is not told again what it refused, until the rules change', async () => {
    await using scene = await withPager();
    const { boat, harbor } = scene;
    harbor.pages.answer = () => ({ status: 'refused', code: 'Refused' });
    await boat.sail();
    await proposed(boat);
    await boat.pass(2 * minute);
    expect(harbor.pages.told).toHaveLength(1);
    harbor.pages.answer = () => ({ status: 'taken', delivered: false });
    harbor.rules = rulesOf({ pager, digest: 'rules-2' });
    await boat.until('it is sent', async () =>
      (await boat.events('PageReported')).some(
        (event) => 'state' in event && event.state === 'sent',
      ),
    );
  });

  test('and hangs is given up after a while and told again', async () => {
    await using scene = await withPager();
    const { boat, harbor } = scene;
    harbor.pages.answer = (_call) =>
      harbor.pages.told.length === 1
        ? new Promise((resolve) => {
            void harbor.clock
              .sleep(10_000)
              .then(() => resolve({ status: 'later', code: 'Timeout', afterMs: undefined }));
          })
        : { status: 'taken', delivered: false };
    await boat.sail();
    await proposed(boat);
    await boat.pass(30_000);
    expect(harbor.pages.told).toHaveLength(2);
  });
});

describe('a process that dies while it pages', () => {
  test('has its page told again under the same key, and silenced by whoever comes next', async () => {
    await using scene = await withPager();
    const { boat, harbor } = scene;
    const underWay = await boat.sail();
    harbor.pages.answer = async (_call, signal) => {
      // It got there; whoever sent it is gone before the answer.
      void underWay[Symbol.asyncDispose]();
      await once(signal, 'abort');
      return { status: 'taken', delivered: false };
    };
    await proposed(boat);
    await boat.until('it was told', () => harbor.pages.told.length === 1);
    await underWay[Symbol.asyncDispose]();
    expect(await boat.events('PageReported')).toEqual([]);
    await boat[Symbol.asyncDispose]();
    harbor.pages.answer = () => ({ status: 'taken', delivered: false });
    await using next = await harbor.boot('here/2/two');
    await next.sail();
    await next.until('it is sent', recorded(next, 'PageReported'));
    await go(next);
    await next.until('it is silent', () => harbor.pages.lines().includes('resolve PG1 ada'));
    expect(new Set(harbor.pages.told.map(({ key }) => key)).size).toBe(1);
  });

  test('leaves nothing ringing about an incident that was closed meanwhile', async () => {
    await using scene = await withPager();
    const { boat, harbor } = scene;
    const underWay = await boat.sail();
    await proposed(boat);
    await boat.until('it is sent', recorded(boat, 'PageReported'));
    await underWay[Symbol.asyncDispose]();
    await boat.say({ kind: 'close' });
    await boat[Symbol.asyncDispose]();
    await using next = await harbor.boot('here/2/two');
    await next.sail();
    await next.until('it is silent', () => harbor.pages.lines().includes('resolve PG1 ada'));
    expect(harbor.pages.lines()).toEqual(['trigger PG1 ada', 'resolve PG1 ada']);
  });
});

describe('nobody is reached, and the record says so', () => {
  test('without a pager', async () => {
    await using scene = await underSail();
    const { boat, harbor } = scene;
    await boat.sail();
    await proposed(boat);
    await boat.until('it is said', recorded(boat, 'PageReported'));
    expect(await boat.events('PageReported')).toMatchObject([{ state: 'failed', code: 'NoPager' }]);
    expect(harbor.pages.told).toEqual([]);
  });

  test.each(['drill', 'tabletop'] as const)('in a %s, whoever is called', async (mode) => {
    await using scene = await withPager();
    const { boat, harbor } = scene;
    await boat.sail();
    await exercise(boat, mode);
    await boat.until('it is said', recorded(boat, 'PageReported'));
    await boat.pass(12 * minute);
    expect((await boat.events('PersonPaged')).length).toBeGreaterThan(2);
    expect(
      new Set((await boat.events('PageReported')).map((event) => 'code' in event && event.code)),
    ).toEqual(new Set(['Drill']));
    expect(harbor.pages.told).toEqual([]);
  });
});

describe('an edit of the roster', () => {
  test('reaches an open incident, and whoever was added is called', async () => {
    await using scene = await withPager();
    const { boat, harbor } = scene;
    await boat.sail();
    await proposed(boat);
    await boat.pass(16 * minute);
    expect(await boat.events('PagedInVain')).toHaveLength(1);
    const { checkout: service } = harbor.rules.services;
    if (service === undefined) throw new Error('no service');
    harbor.rules = rulesOf({
      pager,
      digest: 'rules-2',
      services: { checkout: { ...service, roster: [...service.roster, 'dana'] } },
    });
    await boat.until('dana rings', () => harbor.pages.lines().includes('trigger PG4 dana'));
  });
});

/** An incident of another mode, with a page of the authority, as if drills existed. */
async function exercise({ ship }: Boat, mode: 'drill' | 'tabletop'): Promise<void> {
  const [ada, bo, dev] = ship.directory.ids(['ada', 'bo', 'dev']);
  if (ada === undefined || bo === undefined || dev === undefined) throw new Error('nobody');
  const at = ship.clock.now();
  const because = {
    rule: 'declarer may declare',
    person: ada,
    role: 'declarer',
    configuration: 'rules-1',
    arrival: 'http:ada',
    program: 'sternway test',
  };
  const empty = { stream: 'incident/INC-1', version: 0, state: undefined };
  const outcome = follow(
    empty,
    [
      {
        type: 'IncidentDeclared',
        id: IncidentId.parse('INC-1'),
        severity: 'sev1',
        targets: [checkout],
        opened: 'declared',
        authority: ada,
        authorityBy: 'declarer',
        criteria: [],
        rules: usualRules,
        succession: { people: [ada, bo], deputy: dev, pager: true },
        because,
        texts: { title: 'An exercise' },
      },
      { type: 'IncidentReopened', because },
      { type: 'PersonPaged', page: 'PG1', person: bo, why: 'order', by: ada },
    ],
    { at, mode, actor: ada, via: 'http' },
  );
  await record(ship, outcome, { at, actor: ada, via: 'http', key: mode, mode }, null);
}
