import { describe, expect, test } from 'vitest';
import type { Decision } from '../../src/core/command.ts';
import type { Event, EventOf } from '../../src/core/events.ts';
import { IncidentId } from '../../src/core/ids.ts';
import { register } from '../../src/core/release/deciders.ts';
import {
  carriedBefore,
  evolveTarget,
  liveNow,
  noHistory,
  type TargetHistory,
  wayBack,
} from '../../src/core/release/history.ts';
import { ada, checkout, rb } from './sample.ts';

const at = '2026-03-01T10:00:00.000Z';
const ofDay = (day: number): string => `2026-02-0${day}T00:00:00.000Z`;

const fold = (...events: readonly Event[]): TargetHistory =>
  events.reduce((history, event) => evolveTarget(history, { event, at }), noHistory);

const live = (version: string, day: number): EventOf<'ReleaseRegistered'> => ({
  type: 'ReleaseRegistered',
  target: checkout,
  version,
  digest: `sha256:${version}`,
  liveSince: ofDay(day),
  by: 'machine:ci',
});

const restored = (from: string, to: string, day: number): Event => ({
  type: 'ReleaseRestored',
  target: checkout,
  from,
  to,
  incident: IncidentId.parse('INC-1'),
  plan: rb(1),
  since: ofDay(day),
});

const ci = { kind: 'machine', token: 'ci', may: ['release.register'] } as const;
type Said = {
  readonly version: string;
  readonly digest?: string;
  readonly commit?: string;
  readonly liveSince?: string;
  readonly migrations?: string[];
  readonly commits?: string[];
  readonly committedAt?: string;
};

const registered = (
  said: Said,
  history = noHistory,
  actor: Parameters<typeof register>[0]['actor'] = ci,
): Decision =>
  register({ order: { kind: 'releaseRegister', target: checkout, ...said }, actor, at }, history);

describe('the way back from what is live', () => {
  test('is the newest release that was live before', () => {
    const history = fold(live('1', 1), live('2', 2), live('3', 3));
    expect(liveNow(history)?.version).toBe('3');
    expect(wayBack(history)?.version).toBe('2');
  });

  test('follows the order of going live, not of being registered', () => {
    expect(wayBack(fold(live('3', 3), live('1', 1), live('2', 2)))?.version).toBe('2');
  });

  test('is none where nothing is known, or one release alone', () => {
    expect(liveNow(noHistory)).toBeUndefined();
    expect(wayBack(noHistory)).toBeUndefined();
    expect(wayBack(fold(live('1', 1), live('1', 2)))).toBeUndefined();
  });

  test('never leads to what was rolled back from', () => {
    const history = fold(live('1', 1), live('2', 2), live('3', 3), restored('3', '2', 4));
    expect(liveNow(history)).toMatchObject({ version: '2', digest: 'sha256:2', since: ofDay(4) });
    expect(wayBack(history)?.version).toBe('1');
    expect(
      wayBack(fold(live('1', 1), live('2', 2), restored('2', '1', 3), live('3', 4)))?.version,
    ).toBe('1');
  });

  test('remembers a release that was restored without ever being registered', () => {
    const history = fold(live('2', 2), restored('2', '1', 3), restored('2', '1', 4));
    expect(liveNow(history)).toEqual({
      version: '1',
      digest: undefined,
      commit: undefined,
      since: ofDay(4),
    });
    expect(history.rolledBackFrom).toEqual(['2']);
  });

  test('knows what had run by then: the migrations of all releases up to it', () => {
    const carrying = (version: string, day: number, name: string) => ({
      ...live(version, day),
      migrations: [{ name }],
    });
    const history = fold(carrying('1', 1, '001'), live('2', 2), carrying('3', 3, '003'));
    expect(carriedBefore(history, '1')).toEqual(['001']);
    expect(carriedBefore(history, '2')).toEqual(['001']);
    expect(carriedBefore(history, '3')).toEqual(['001', '003']);
    expect(carriedBefore(history, '9')).toEqual([]);
  });

  test('takes no notice of other events', () => {
    expect(fold({ type: 'ConfigurationChanged', digest: 'x' })).toBe(noHistory);
  });
});

describe('a release that is registered', () => {
  test('is live from the moment it says, or from now', () => {
    const about = {
      target: checkout,
      version: '1',
      digest: 'sha256:1',
      commit: undefined,
      by: 'machine:ci',
    };
    const said = { version: '1', digest: 'sha256:1' };
    const event = { type: 'ReleaseRegistered', ...about } as const;
    expect(registered(said)).toEqual({ status: 'decided', events: [{ ...event, liveSince: at }] });
    expect(registered({ ...said, liveSince: ofDay(1) })).toEqual({
      status: 'decided',
      events: [{ ...event, liveSince: ofDay(1) }],
    });
  });

  test('keeps who registered it', () => {
    const decision = registered({ version: '1', commit: 'abcdef0' }, noHistory, {
      kind: 'person',
      person: ada,
    });
    expect(decision).toMatchObject({ events: [{ by: ada, commit: 'abcdef0' }] });
  });

  test('must be identified by something that cannot move', () => {
    expect(registered({ version: 'latest' })).toMatchObject({
      status: 'refused',
      refusal: { code: 'NotIdentified', facts: { version: 'latest' } },
    });
  });

  test('cannot be another thing under a known version', () => {
    const history = fold(live('1', 1));
    const unclear = {
      status: 'refused',
      refusal: { code: 'ReleaseUnclear', facts: { target: checkout, version: '1' } },
    };
    expect(registered({ version: '1', digest: 'sha256:other' }, history)).toMatchObject(unclear);
    expect(
      registered({ version: '1', digest: 'sha256:1', commit: 'abcdef0' }, history),
    ).toMatchObject(unclear);
  });

  test('says its migrations by name, and by class where it is one that is known', () => {
    const said = { version: '1', digest: 'sha256:1' };
    const migrations = ['0042_drop:destructive', '0043_odd:nonsense', '0044_plain'];
    expect(registered({ ...said, migrations })).toMatchObject({
      events: [
        {
          migrations: [
            { name: '0042_drop', class: 'destructive' },
            { name: '0043_odd' },
            { name: '0044_plain' },
          ],
        },
      ],
    });
  });

  test('may say its migrations later, once', () => {
    const again = { version: '1', digest: 'sha256:1', liveSince: ofDay(1) };
    const migrations = ['0042_drop:destructive'];
    const silent = fold(live('1', 1));
    expect(registered({ ...again, migrations }, silent)).toMatchObject({
      status: 'decided',
      events: [{ migrations: [{ name: '0042_drop' }] }],
    });
    const known = fold({
      ...live('1', 1),
      migrations: [{ name: '0042_drop', class: 'destructive' }],
    });
    expect(registered({ ...again, migrations }, known)).toMatchObject({
      note: { note: 'AlreadyRegistered' },
    });
    expect(registered({ ...again, migrations: ['0043_other'] }, known)).toMatchObject({
      refusal: { code: 'ReleaseUnclear' },
    });
  });

  test('may say later which commits it brought, once, and keeps them when it is gone back to', () => {
    const again = { version: '1', digest: 'sha256:1', liveSince: ofDay(1) };
    const commits = ['abcdef0'];
    expect(registered({ ...again, commits }, fold(live('1', 1)))).toMatchObject({
      status: 'decided',
      events: [{ commits }],
    });
    const known = fold({ ...live('1', 1), commits }, live('2', 2));
    expect(registered({ ...again, commits }, known)).toMatchObject({
      note: { note: 'AlreadyRegistered' },
    });
    expect(registered({ ...again, commits: ['1234567'] }, known)).toMatchObject({
      refusal: { code: 'ReleaseUnclear' },
    });
    const back = fold({ ...live('1', 1), commits }, live('2', 2), restored('2', '1', 3));
    expect(liveNow(back)).toMatchObject({ version: '1', commits });
  });

  test('may say later when its commits were made, once, and keeps it when it is gone back to', () => {
    const again = { version: '1', digest: 'sha256:1', liveSince: ofDay(3) };
    const committedAt = ofDay(2);
    const first = live('1', 3);
    expect(registered({ ...again, committedAt }, fold(first))).toMatchObject({
      status: 'decided',
      events: [{ committedAt }],
    });
    const known = fold({ ...first, committedAt });
    expect(registered({ ...again, committedAt }, known)).toMatchObject({
      note: { note: 'AlreadyRegistered' },
    });
    expect(registered({ ...again, committedAt: ofDay(1) }, known)).toMatchObject({
      refusal: { code: 'ReleaseUnclear' },
    });
    const back = fold({ ...first, committedAt }, live('2', 4), restored('2', '1', 5));
    expect(liveNow(back)).toMatchObject({ version: '1', committedAt });
  });

  test('twice for the same moment is one', () => {
    const again = { version: '1', digest: 'sha256:1', liveSince: ofDay(1) };
    expect(registered(again, fold(live('1', 1)))).toEqual({
      status: 'nothing',
      note: { note: 'AlreadyRegistered', version: '1' },
    });
    expect(registered({ ...again, liveSince: ofDay(2) }, fold(live('1', 1)))).toMatchObject({
      status: 'decided',
    });
  });
});
