import { describe, expect, test } from 'vitest';
import { statusText } from '../../../src/core/texts/status.ts';
import { switchLeaves } from '../../../src/core/texts/switching.ts';
import { voiceAt } from '../../support/sample-incident.ts';
import { given, type Move } from '../given.ts';
import { confirm, declared, go, planned, running, stop } from '../orders.ts';
import { checked, claimed, done, failed, finished } from '../reports.ts';
import { atRest, halfWay, restful, toRest } from '../resting.ts';
import { planOf, rb, step } from '../sample.ts';
import { carriedOut, containing, containment, takenBack } from '../strategies.ts';

const voice = voiceAt({ at: '2026-03-01T10:30:00.000Z' });
const status = (...moves: readonly Move[]): string =>
  statusText(
    given(...moves).incident,
    { title: 'Buying fails', objectives: { mitigateMs: 30_000, recoverMs: 1_800_000 } },
    voice,
  );

const contained: Move = [declared(), carriedOut(containing)];
const cured: Move = [
  contained,
  planned(planOf()),
  go({ plan: rb(2) }),
  confirm({ plan: rb(2) }),
  claimed('back'),
  finished('back'),
  checked('mitigation/users-buy', 'pass', { held: true }),
];
const undone: Move = [
  takenBack(3),
  claimed('away-undo', { plan: rb(3) }),
  finished('away-undo', { plan: rb(3) }),
];

describe('the status of a containment', () => {
  test('says what is in force under whatever follows, and since when', () => {
    const inForce = 'In force: contain on checkout@prod by RB-1, since 10:00 UTC.';
    expect(status(contained)).toContain(inForce);
    expect(status(cured)).toContain(inForce);
  });

  test('says that somebody kept it, and nothing of it once it was taken back', () => {
    expect(status(contained, containment('keep'))).toContain('Kept in force: contain on');
    expect(status(cured, undone)).not.toMatch(/in force/iu);
  });

  test('says that recovery waits for its end', () => {
    expect(status(cured)).toContain('the end of contain by RB-1, or somebody to keep it by name');
    expect(status(cured, containment('keep'))).not.toContain('the end of contain');
  });
});

describe('the status of a run that stands still', () => {
  test('says by when it is taken to rest, and by which steps', () => {
    expect(status(halfWay)).toContain(
      'This is no resting place. Without an answer by 10:05 UTC it is taken to rest by itself: Do close and Do tell.',
    );
  });

  test('says that it is on its way there, and that it has arrived', () => {
    expect(status(halfWay, toRest())).toContain(
      'RB-1 is on its way to where it is safe to stay: Do close and Do tell.',
    );
    expect(status(atRest)).toContain('RB-1 rests since 10:00 UTC: it is safe to stay.');
  });

  test('says what has to end first, and what keeps it from getting there', () => {
    expect(status(running(restful), done('drain'), claimed('back'), stop())).toContain(
      'It is not taken to rest before Do back (back) has ended or is settled.',
    );
    expect(status(halfWay, toRest(), claimed('close'), failed('close'))).toContain(
      'It could not be taken to rest: a step on the way there failed.',
    );
  });
});

describe('before a switch is confirmed', () => {
  const undoable = planOf({
    steps: [step('one'), step('two', { needs: ['one'] })],
    compensate: [{ for: 'one', step: step('one-undo') }],
  });
  const leaves = (...moves: readonly Move[]) =>
    switchLeaves(given(...moves).incident, { to: 'wait', undo: false }, voice);

  test('it is said what stays, and how to take it back first', () => {
    const said = leaves(running(undoable), done('one'));
    expect(said).toContain('What RB-1 has done stays as it is:');
    expect(said.at(-1)).toBe('To take it back first: `/rollback switch wait --undo "<reason>"`.');
  });

  test('what is taken back first is said as such, and not offered once more', () => {
    const { incident } = given(running(undoable), done('one'));
    const said = switchLeaves(incident, { to: 'wait', undo: true }, voice);
    expect(said[0]).toBe('What RB-1 has done is taken back first:');
    expect(said.join(' ')).not.toContain('--undo');
  });

  test('no way back is offered where nothing has one yet', () => {
    expect(leaves(running(undoable)).join(' ')).not.toContain('--undo');
  });

  test('nothing is said where nothing runs', () => {
    expect(leaves(contained)).toEqual([]);
  });
});
