import { describe, expect, test } from 'vitest';
import { type Decision, decided } from '../../src/core/command.ts';
import type { Event } from '../../src/core/events.ts';
import { alsoGoneBack, explainOutside } from '../../src/core/gone-back/deciders.ts';
import { outsideEntry, outsideOf } from '../../src/core/gone-back/row.ts';
import { goesBack, isBrought } from '../../src/core/gone-back/seen.ts';
import { IncidentId } from '../../src/core/ids.ts';
import { register } from '../../src/core/release/deciders.ts';
import {
  evolveTarget,
  liveNow,
  noHistory,
  type TargetHistory,
  wayBack,
} from '../../src/core/release/history.ts';
import {
  addedText,
  explainedAnswer,
  liveAgainText,
  noticedText,
  outsideAskActions,
  outsideAskEnd,
  outsideAskLines,
  outsideEntryText,
} from '../../src/core/texts/gone-back.ts';
import { registryListText } from '../../src/core/texts/registry.ts';
import type { Happened } from '../../src/core/timeline/entries.ts';
import { voiceAt } from '../support/sample-incident.ts';
import { given } from './given.ts';
import { added, adding, at, explained, goneBackSamples, out } from './gone-back.ts';
import { running } from './orders.ts';
import { ada, bo, checkout, planOf, pricing, rb } from './sample.ts';

const day = (number: number): string => `2026-02-0${number}T00:00:00.000Z`;
const voice = voiceAt({ at });
const ci = { kind: 'machine', token: 'ci', may: ['release.register'] } as const;

const fold = (...events: readonly Event[]): TargetHistory =>
  events.reduce((history, event) => evolveTarget(history, { event, at }), noHistory);
const live = (version: string, since: string): Event => ({
  type: 'ReleaseRegistered',
  target: checkout,
  version,
  digest: `sha256:${version}`,
  liveSince: since,
  by: 'machine:ci',
});
const restored: Event = {
  type: 'ReleaseRestored',
  target: checkout,
  from: '2',
  to: '1',
  incident: IncidentId.parse('INC-1'),
  plan: rb(1),
  since: day(3),
};
const left = (since: string): Event => ({
  type: 'ReleaseLeft',
  outside: out(1),
  target: checkout,
  from: '2',
  to: '1',
  since,
});
const two = fold(live('1', day(1)), live('2', day(2)));

const sighting = {
  outside: out(7),
  seen: 'registered',
  by: 'machine:ci',
  what: ({ from, to }: { from: string; to: string }) => `${from} became ${to}`,
} as const;
const registering = (version: string, liveSince: string, history = two): Decision =>
  register(
    {
      order: {
        kind: 'releaseRegister',
        target: checkout,
        version,
        digest: `sha256:${version}`,
        liveSince,
      },
      actor: ci,
      at,
    },
    history,
  );
const typesOf = (decision: Decision): readonly string[] =>
  decision.status === 'decided' ? decision.events.map(({ type }) => type) : [decision.status];

describe('a release that is registered as live', () => {
  test('goes back where it was live before the present one', () => {
    expect(goesBack(two, { version: '1', since: day(3) })).toEqual({ from: '2', to: '1' });
    expect(typesOf(alsoGoneBack(registering('1', day(3)), two, sighting))).toEqual([
      'ReleaseRegistered',
      'WentBackOutside',
      'ReleaseLeft',
    ]);
  });

  test('goes forward where it is new, the present one, or comes again after it was left', () => {
    expect(goesBack(two, { version: '3', since: day(3) })).toBeUndefined();
    expect(goesBack(two, { version: '2', since: day(3) })).toBeUndefined();
    const back = fold(live('1', day(1)), live('2', day(2)), restored);
    expect(goesBack(back, { version: '2', since: day(4) })).toBeUndefined();
    expect(goesBack(noHistory, { version: '1', since: day(1) })).toBeUndefined();
  });

  test('is old news where the present one went live after it', () => {
    expect(goesBack(two, { version: '1', since: day(2) })).toBeUndefined();
    expect(
      typesOf(alsoGoneBack(registering('1', '2026-02-01T12:00:00.000Z'), two, sighting)),
    ).toEqual(['ReleaseRegistered']);
  });

  test('is nobody else’s where a run brings it, and nothing where it is refused', () => {
    expect(typesOf(alsoGoneBack(registering('1', day(3)), two, undefined))).toEqual([
      'ReleaseRegistered',
    ]);
    expect(typesOf(alsoGoneBack(registering('2', day(2)), two, sighting))).toEqual(['nothing']);
  });

  test('is all that is looked at: of what a run restored nothing more is recorded', () => {
    expect(typesOf(alsoGoneBack(decided(restored), two, sighting))).toEqual(['ReleaseRestored']);
  });
});

describe('an incident that holds the target', () => {
  const { incident } = given(running(planOf()));
  const made = incident.plans[rb(1)];

  test('brings the release of its run, also after that has ended', () => {
    const { to } = made?.document ?? { to: { version: '' } };
    expect(isBrought(incident, checkout, to.version)).toBe(true);
    const over = { ...incident, course: { status: 'none' as const } };
    expect(isBrought(over, checkout, to.version)).toBe(true);
  });

  test('brings no other one, and nothing elsewhere', () => {
    expect(isBrought(incident, checkout, '0')).toBe(false);
    expect(isBrought(incident, pricing, '1')).toBe(false);
  });
});

describe('what went back outside', () => {
  test('is left: no plan goes back to it', () => {
    const history = fold(live('1', day(1)), live('2', day(2)), left(day(3)));
    expect(liveNow(history)).toMatchObject({ version: '1', digest: 'sha256:1', since: day(3) });
    const next = evolveTarget(history, { event: live('3', day(4)), at });
    expect(wayBack(next)?.version).toBe('1');
  });

  test('stands where it belongs when it is told long afterwards, and once when it was registered', () => {
    const history = fold(live('1', day(1)), live('2', day(2)), live('3', day(5)), left(day(3)));
    expect(liveNow(history)?.version).toBe('3');
    const known = fold(live('1', day(1)), live('2', day(2)), live('1', day(3)), left(day(3)));
    expect(known.live.map(({ version }) => version)).toEqual(['1', '2', '1']);
  });
});

describe('adding what nobody saw', () => {
  test('records it, and that the release was left', () => {
    expect(adding()).toMatchObject({
      status: 'decided',
      events: [
        {
          type: 'WentBackOutside',
          outside: 'OUT-1',
          seen: 'told',
          by: ada,
          texts: { title: added.what },
        },
        { type: 'ReleaseLeft', outside: 'OUT-1', from: '2', to: '1', since: added.since },
      ],
    });
  });

  test('is refused where it is no way back, or has not happened yet', () => {
    expect(adding({ to: '2' })).toMatchObject({ refusal: { facts: { why: 'same' } } });
    expect(adding({ since: '2026-03-01T10:00:00.001Z' })).toMatchObject({
      refusal: { facts: { why: 'future' } },
    });
  });

  test('is refused where a run of ours did just that within the hour', () => {
    const history = fold(live('1', day(1)), live('2', day(2)), restored);
    const near = '2026-02-03T01:00:00.000Z';
    expect(adding({ since: near }, history)).toMatchObject({
      refusal: { code: 'NotOutside', facts: { why: 'run', plan: rb(1) } },
    });
    expect(adding({ since: '2026-02-03T01:00:00.001Z' }, history).status).toBe('decided');
    expect(adding({ since: near, from: '3' }, history).status).toBe('decided');
    expect(adding({ since: near, to: '0' }, history).status).toBe('decided');
  });

  test('a second time changes nothing and names the first', () => {
    expect(adding({ since: day(3) }, fold(left(day(3))))).toEqual({
      status: 'nothing',
      note: { note: 'AlreadyOutside', outside: 'OUT-1' },
    });
  });
});

describe('what is listed of it', () => {
  const told = (event: Event, version: number, texts: Happened['texts']): Happened => ({
    event,
    at,
    mode: 'live',
    actor: ada,
    via: 'cli',
    texts,
    recordedAt: at,
    position: version,
    stream: 'outside/OUT-1',
    version,
  });
  const [first, seen] = goneBackSamples.WentBackOutside;
  const [said] = goneBackSamples.WentBackExplained;
  const begun = told(first, 1, first.texts ?? {});
  const story = (...log: readonly Happened[]) => {
    const found = outsideOf(log);
    if (found === undefined) throw new Error('it begins with what was seen');
    return found;
  };

  test('asks for who, why and what it did not undo, until somebody says it', () => {
    const { row, title } = story(begun);
    const page = { listed: [{ row, title }], next: undefined, isAll: true, hint: undefined };
    expect(registryListText(page, voice)).toMatchInlineSnapshot(`
      "OUT-1, outside: checkout@prod, "Bo redeployed by hand, chat was down".
      Went back 2 → 1 without a run, 2026-02-28 03:05 UTC, told by Ada.
      Nobody has said yet who did it, why, and what it did not undo: \`/registry explain OUT-1 --who "<who>" --left "<left>" "<reason>"\`."
    `);
    expect(outsideAskLines(row, voice)).toMatchInlineSnapshot(`
      [
        "checkout@prod went back from 2 to 1 without a run (OUT-1)",
        "Went back 2 → 1 without a run, 2026-02-28 03:05 UTC, told by Ada.",
        "Who did it, why, and what did it not undo? Orders, payments, messages and jobs of the release that was left stay as they are.",
      ]
    `);
    expect(outsideAskActions(row, voice)).toMatchInlineSnapshot(`
      [
        {
          "command": "\`/registry explain OUT-1 --who "<who>" --left "<left>" "<reason>"\`",
          "label": "Say who and why",
        },
      ]
    `);
    expect(outsideAskEnd(row, voice)).toBeUndefined();
    expect(outsideEntryText(story(begun), voice)).toContain('Nobody has said yet who did it');
  });

  test('says what was said last', () => {
    const whole = story(
      begun,
      told(said, 2, { who: 'Oz', why: 'a guess', left: 'nothing' }),
      told(said, 3, said.texts ?? {}),
    );
    expect(outsideEntryText(whole, voice)).toMatchInlineSnapshot(`
      "OUT-1, outside: checkout@prod, "Bo redeployed by hand, chat was down".
      Went back 2 → 1 without a run, 2026-02-28 03:05 UTC, told by Ada.
      Release 2 was left; no plan goes back to it.

      Ada said 10:00 UTC who did it, why, and what it did not undo.
      Who did it: "Bo of checkout".
      Why: "nobody could buy".
      What it did not undo: "212 orders with the new tax".

      Its events are in \`sternway registry export\`."
    `);
    const page = { listed: [whole], next: undefined, isAll: true, hint: undefined };
    expect(registryListText(page, voice)).toContain('Ada said 10:00 UTC who did it');
    expect(outsideAskEnd(whole.row, voice)).toContain('Ada said');
  });

  test('says which of it was erased, and names programs and the incident that held the target', () => {
    const gone = told(seen ?? first, 1, { title: null });
    const whole = story(gone, told(said, 2, { who: null, why: null, left: null }));
    expect(outsideEntryText(whole, voice)).toMatchInlineSnapshot(`
      "OUT-1, outside: checkout@prod, the title was erased.
      Went back 2 → 1 without a run, 2026-02-28 03:05 UTC, seen by the webhook github.
      INC-3 held the target then; no run of it did this.
      Release 2 was left; no plan goes back to it.

      Ada said 10:00 UTC who did it, why, and what it did not undo.
      Who did it: (erased).
      Why: (erased).
      What it did not undo: (erased).

      Its events are in \`sternway registry export\`."
    `);
    expect(story(told(first, 1, {}), told(said, 2, {})).said).toEqual({
      who: null,
      why: null,
      left: null,
    });
  });

  test('is nothing where nothing went back', () => {
    expect(outsideOf([])).toBeUndefined();
    expect(outsideOf([told(restored, 1, {})])).toBeUndefined();
  });

  test('is found by its place, its course, its outcome and who spoke', () => {
    const stored = { at, stream: 'outside/OUT-1', version: 1 };
    expect(outsideEntry({ event: first, ...stored })).toMatchObject({
      id: 'OUT-1',
      outcome: 'outside',
      facets: [
        { kind: 'place', value: 'checkout@prod' },
        { kind: 'place', value: 'checkout' },
        { kind: 'strategy', value: 'rollback' },
        { kind: 'outcome', value: 'outside' },
        { kind: 'person', value: ada },
      ],
    });
    expect(outsideEntry({ event: seen ?? first, ...stored })?.facets).toHaveLength(4);
    expect(outsideEntry({ event: restored, ...stored })).toBeUndefined();
  });

  test('is explained by whoever speaks for the team', () => {
    const because = { rule: '', person: bo, role: '', configuration: '', arrival: '', program: '' };
    expect(explainOutside(explained, { target: checkout, by: bo }, because)).toMatchObject({
      type: 'WentBackExplained',
      by: bo,
      texts: { who: explained.who, why: explained.why, left: explained.left },
    });
  });
});

describe('whoever tells of it', () => {
  test('hears that it is on record, and how to say who did it and why', () => {
    const how =
      'Who did it, why, and what it did not undo: `/registry explain OUT-1 --who "<who>" --left "<left>" "<reason>"`.';
    expect(addedText(out(1), voice)).toBe(
      `OUT-1 is on record, and listed with the outcome outside. ${how}`,
    );
    expect(noticedText(out(1), voice)).toBe(
      `It went back without a run of ours: that is on record as OUT-1. ${how}`,
    );
  });

  test('hears where it is shown once they have explained it', () => {
    expect(explainedAnswer(out(1), voice)).toBe(
      'It is on record. `/registry show OUT-1` shows it; said again, the last one counts.',
    );
  });

  test('sees what was seen in place of a title', () => {
    expect(liveAgainText({ target: checkout, from: '2', to: '1' })).toBe(
      'Release 1 is live again on checkout@prod instead of 2',
    );
  });
});
