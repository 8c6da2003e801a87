import { describe, expect, test } from 'vitest';
import { asksOf } from '../../src/core/asks.ts';
import { IncidentId, Target } from '../../src/core/ids.ts';
import { Order } from '../../src/core/orders.ts';
import { speedOf } from '../../src/core/tabletop/orders.ts';
import { termsOf } from '../../src/core/terms.ts';
import { nextActions } from '../../src/core/texts/next.ts';
import { tabletopReport } from '../../src/core/texts/tabletop.ts';
import { given } from './given.ts';
import { close, declared, note, planned } from './orders.ts';
import { ada, bo, observer, planOf } from './sample.ts';
import { type Scene, say } from './scene.ts';
import {
  asked,
  begun,
  choose,
  goOn,
  incidentOf,
  later,
  pause,
  played,
  ring,
  scenarioOf,
  startedBy,
  stopIt,
  tableOf,
  typesSince,
} from './tabletop-scene.ts';

const voice = {
  name: (person: string) => (person === ada ? 'Ada' : 'Bo'),
  commands: {
    incident: 'incident',
    rollback: 'rollback',
    release: 'release',
    drill: 'drill',
    registry: 'registry',
  },
  now: '2026-03-01T10:05:00.000Z',
};
const refusalOf = ({ told }: Scene) => (told.status === 'refused' ? told.refusal : undefined);
const last = (scene: Scene) => scene.log.at(-1)?.event;

describe('a tabletop that begins', () => {
  test('has no target, no pager and one authority: whoever began it', () => {
    const incident = incidentOf(begun());
    expect(incident).toMatchObject({ mode: 'tabletop', targets: [], authority: ada });
    expect(incident.paging.succession.people).toEqual([]);
    expect(termsOf(incident).map(({ order }) => order.kind)).toEqual(['tabletopDue']);
  });

  test('knows the people of a service, and still nothing of its targets', () => {
    const incident = incidentOf(begun({ people: Target.parse('checkout@prod') }));
    expect(incident.targets).toEqual([]);
    expect(incident.paging.succession.people).toEqual([ada, bo]);
  });

  test('is refused where the scenario asks for no decision', () => {
    const scenario = { ...scenarioOf(), decisions: [] };
    expect(startedBy({ scenario })).toMatchObject({ refusal: { code: 'NoDecisions' } });
  });

  test.each([
    [undefined, 10],
    ['real', 1],
    ['60x', 60],
  ])('with the speed %s is played %i times as fast', (said, speed) => {
    expect(speedOf(said)).toBe(speed);
  });

  test('is never played faster than an hour in a second', () => {
    const order = { kind: 'tabletopStart', scenario: 'queue', speed: '9999x' };
    expect(Order.safeParse(order).success).toBe(false);
  });
});

describe('the story', () => {
  test('begins at once, with what led to it', () => {
    const before = begun();
    const scene = ring(before);
    expect(typesSince(before, scene)).toEqual(['TabletopTold', 'TabletopTold']);
    expect(tableOf(scene)).toMatchObject({ next: 2, scene: { status: 'playing' } });
  });

  test('is told at its compressed times, and no moment early', () => {
    const scene = ring(begun());
    const early = say(scene, later(50_000));
    expect(typesSince(early, ring(early))).toEqual([]);
    expect(typesSince(scene, asked())).not.toContain('TabletopCaughtUp');
    expect(last(asked())).toMatchObject({ type: 'TabletopAsked', point: 'restart' });
  });

  test('told late goes on where it was, and says so once', () => {
    const before = say(ring(begun()), later(600_000));
    const scene = ring(before);
    expect(typesSince(before, scene)).toEqual(['TabletopCaughtUp', 'TabletopAsked']);
  });

  test('hears a moment once, and nothing when there is no tabletop', () => {
    const scene = asked();
    const old = say(scene, { report: { kind: 'tabletopDue', next: 0 } });
    expect(typesSince(scene, old)).toEqual([]);
    expect(typesSince(scene, ring(scene))).toEqual([]);
    const { scene: live } = given(declared());
    const heard = say(live, { report: { kind: 'tabletopDue', next: 0 } });
    expect(typesSince(live, heard)).toEqual([]);
  });

  test('paused waits for people alone, and goes on with what was left', () => {
    const scene = played(ring(begun()), pause);
    expect(termsOf(incidentOf(scene))).toEqual([]);
    expect(played(scene, pause).told).toMatchObject({ note: { note: 'StoryAlreadyPaused' } });
    expect(nextActions(incidentOf(scene), voice).map(({ label }) => label)).toEqual([
      'Go on',
      'End it',
    ]);
    expect(typesSince(scene, ring(scene))).toEqual([]);
    const on = played(scene, later(3_600_000), goOn);
    expect(last(on)).toMatchObject({ type: 'TabletopWentOn', after: 'pause' });
    expect(typesSince(on, ring(on))).toEqual([]);
    expect(last(ring(say(on, later(60_000))))).toMatchObject({ type: 'TabletopAsked' });
  });

  test('does not wait where somebody lets it go on', () => {
    const scene = played(ring(begun()), goOn);
    expect(last(scene)).toMatchObject({ type: 'TabletopWentOn', after: 'wait' });
    expect(last(ring(scene))).toMatchObject({ type: 'TabletopAsked' });
  });

  test('is over with its score once the last moment was told', () => {
    const scene = ring(say(played(asked(), choose('one')), later(60_000)));
    const types = scene.log.map(({ event }) => event.type).slice(-3);
    expect(types).toEqual(['TabletopTold', 'TabletopEnded', 'IncidentClosed']);
    expect(incidentOf(scene)).toMatchObject({
      rung: 'closed',
      tabletop: { scene: { status: 'ended' } },
    });
    expect(termsOf(incidentOf(scene))).toEqual([]);
    expect(typesSince(scene, ring(scene))).toEqual([]);
  });
});

describe('a decision of a tabletop', () => {
  const asking = (scene: Scene) =>
    asksOf({ incident: incidentOf(scene), holders: () => [ada], voice });

  test('is asked of the authority, with three buttons and the rest to type', () => {
    const [ask, ...more] = asking(asked());
    expect(more).toEqual([]);
    expect(ask).toMatchObject({ key: 'tabletop/restart', of: [ada], urgent: false });
    expect(ask?.actions.map(({ command }) => command)).toEqual([
      '`/drill choose restart all`',
      '`/drill choose restart one`',
      '`/drill choose restart nothing`',
    ]);
    expect(ask?.lines.join(' ')).toContain('4. Call somebody. Typed: `/drill choose restart call`');
    expect(nextActions(incidentOf(asked()), voice).map(({ label }) => label)).toEqual([
      'Decide',
      'End it',
    ]);
    expect(asking(ring(begun()))).toEqual([]);
  });

  test('is taken by the authority alone; others give advice', () => {
    const advised = played(asked(), choose('one', 'restart', bo));
    expect(refusalOf(advised)?.code).toBe('NotTheAuthority');
    expect(last(advised)).toMatchObject({ type: 'OrderAdvised', by: bo });
    expect(last(played(advised, choose('all')))).toMatchObject({
      type: 'TabletopChosen',
      breaks: ['S2', 'S5'],
      texts: { option: 'Restart all workers', really: 'Restart all workers' },
    });
  });

  test('is taken once, among its own answers, when it is asked for', () => {
    const decided = played(asked(), choose('one'));
    expect(played(decided, choose('one')).told).toMatchObject({ note: { note: 'AlreadyChosen' } });
    expect(refusalOf(played(decided, choose('all')))?.code).toBe('PointNotOpen');
    expect(refusalOf(played(asked(), choose('one', 'other')))?.facts).toMatchObject({
      open: 'restart',
    });
    expect(last(played(asked(), choose('2')))).toMatchObject({ option: 'one' });
    expect(played(decided, choose('2')).told).toMatchObject({ note: { note: 'AlreadyChosen' } });
    expect(refusalOf(played(asked(), choose('9')))?.code).toBe('NoSuchOption');
    expect(refusalOf(played(asked(), choose('half')))?.code).toBe('NoSuchOption');
    expect(refusalOf(played(asked(), goOn))?.code).toBe('StoryWaits');
    expect(refusalOf(played(asked(), pause))?.code).toBe('StoryWaits');
  });

  test('that nobody takes lapses, and costs the authority', () => {
    const scene = ring(say(asked(), later(600_000)));
    expect(last(scene)).toMatchObject({ type: 'TabletopLapsed', point: 'restart' });
    const end = played(scene, stopIt);
    expect(end.log.at(-2)?.event).toMatchObject({
      why: 'stopped',
      score: { points: 1, decided: 0, lapsed: 1, authorityKept: false },
    });
  });
});

describe('the score of a tabletop', () => {
  const endOf = (scene: Scene) =>
    scene.log.flatMap(({ event }) => (event.type === 'TabletopEnded' ? [event] : []))[0];

  test('counts the times of people, several strategies at once, and other guardrails', () => {
    const scene = played(asked(), later(30_000), choose('all'), stopIt);
    expect(endOf(scene)?.score).toEqual({
      points: 1,
      decided: 1,
      lapsed: 0,
      medianMs: 31_000,
      slowestMs: 31_000,
      authorityKept: true,
      atOnce: 1,
      broken: ['S2'],
      asReally: 1,
    });
  });

  test('stands against the last time, and loses the authority with a broken glass', () => {
    const before = endOf(played(asked(), choose('one'), stopIt));
    if (before === undefined) throw new Error('It has a score');
    const lastTime = { incident: IncidentId.parse('INC-1'), score: before.score };
    const scene = asked({ last: lastTime });
    const incident = incidentOf(scene);
    const review = {
      review: 'V1',
      cause: 'take-command' as const,
      notBy: [bo],
      due: '2026-03-02T10:00:00.000Z',
      openedAt: '2026-03-01T10:00:00.000Z',
      doneBy: undefined,
    };
    const end = played({ ...scene, incident: { ...incident, reviews: { V1: review } } }, stopIt);
    expect(endOf(end)).toMatchObject({ last: lastTime, score: { authorityKept: false } });
  });

  test.each([
    ['under way', asked()],
    ['ended', played(asked(), choose('all'), stopIt)],
    [
      'ended',
      ring(say(asked({ scenario: { ...scenarioOf(), lesson: undefined } }), later(600_000))),
    ],
  ])('is told with each decision: %s', (_name, { log }) => {
    const told = log.map((one, index) => ({
      ...one,
      texts: one.event.texts ?? {},
      recordedAt: one.at,
      stream: 'incident/INC-1',
      position: index + 1,
      version: index + 1,
    }));
    expect(tabletopReport(IncidentId.parse('INC-1'), told, voice)).toMatchSnapshot();
  });
});

describe('in a tabletop', () => {
  test('nothing is done but decided, and words are kept', () => {
    expect(refusalOf(played(asked(), planned_()))?.code).toBe('OnlyRehearsed');
    expect(refusalOf(played(asked(), close()))?.code).toBe('OnlyRehearsed');
    expect(last(played(asked(), note()))).toMatchObject({ type: 'NoteAdded' });
  });

  test('whoever commands alone stops it', () => {
    const { told } = played(asked(), { ...stopIt, actor: { kind: 'person', person: observer } });
    expect(told).toMatchObject({ refusal: { code: 'NotTheRole' } });
  });

  test('and in no other incident the story is told', () => {
    const { scene } = given(declared());
    for (const act of [choose('one'), pause, goOn, stopIt]) {
      expect(refusalOf(say(scene, act))?.code).toBe('NotATabletop');
    }
    expect(nextActions(incidentOf(ring(begun())), voice)[0]?.label).toBe('Go on at once');
  });
});

const planned_ = () => {
  const act = planned(planOf());
  if (!('order' in act)) throw new Error('It is an order');
  return act;
};
