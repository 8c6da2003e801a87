import { describe, expect, test } from 'vitest';
import { evolve } from '../../src/core/incident/evolve.ts';
import { publicUpdateAsks } from '../../src/core/public-updates/asks.ts';
import type { PublicUpdateReport } from '../../src/core/public-updates/reports.ts';
import type { Stage } from '../../src/core/public-updates/shapes.ts';
import { voiceAt } from '../support/sample-incident.ts';
import { asksIn } from './acks.ts';
import { ungraded } from './cadence.ts';
import { severity } from './extent.ts';
import { given, type Move } from './given.ts';
import { assigned, close, declared, mitigated } from './orders.ts';
import { hidden, makePublic } from './privacy.ts';
import { approveUpdate, draftUpdate, dropUpdate, looked, u } from './public-updates.ts';
import { ada, bo, commander, observer } from './sample.ts';
import { type Act, say } from './scene.ts';

const grave: Move = [declared(), severity('sev1'), assigned('comms', bo)];
const light: Move = [declared(), severity('sev3')];
const drafted: Move = [grave, draftUpdate({ by: bo, text: 'Buying fails. We work on it.' })];
const sent: Move = [drafted, approveUpdate()];

const said = (report: PublicUpdateReport): Act => ({ report });
const taken = said({ kind: 'updateTaken', update: u(1), link: 'https://status.test/7' });
const notTaken = (code: 'Busy' | 'Unreachable' = 'Busy', isLast = false): Act =>
  said({ kind: 'updateNotTaken', update: u(1), code, isLast });

/** What a draft that says this is recorded as. */
function draftSaying(text: string) {
  const { events } = given(grave).when(draftUpdate({ text })).thenRecords('UpdateDrafted');
  const [event] = events;
  if (event?.type !== 'UpdateDrafted') throw new Error('Nothing was drafted');
  return { findings: event.findings, text: event.texts?.['text'] };
}

/** With what a draft begins that nobody wrote. */
const begins = (conditions: string | null | undefined, stage: Stage = 'investigating') =>
  given(grave)
    .when(draftUpdate({ stage, page: { conditions } }))
    .thenRecords('UpdateDrafted').events[0]?.texts?.['text'];

const askIn = (key: string, ...story: readonly Move[]) =>
  asksIn(given(...story).incident).find((ask) => ask.key === key);

describe('a public update', () => {
  test('is drafted, approved by somebody else, and sent', () => {
    given(grave)
      .when(draftUpdate({ by: bo, stage: 'identified', text: 'We know why.' }))
      .thenRecords('UpdateDrafted')
      .where('UpdateDrafted', { update: u(1), stage: 'identified', findings: [] });
    const { publicUpdates } = given(drafted)
      .when(approveUpdate())
      .thenRecords('UpdateApproved').incident;
    expect(publicUpdates[u(1)]).toMatchObject({ status: 'sending', drafter: bo });
  });

  test('is drafted by whoever speaks for the incident only', () => {
    given(grave)
      .when(draftUpdate({ by: observer }))
      .thenRefuses('NotTheRole', 'OrderRefused');
    given(drafted)
      .when(dropUpdate(u(1), { by: observer }))
      .thenRefuses('NotTheRole', 'OrderRefused');
  });

  test('takes its stage from the rung where nobody says one', () => {
    given(grave).when(draftUpdate()).thenRecords('UpdateDrafted').where('UpdateDrafted', {
      stage: 'investigating',
    });
    given(grave, mitigated())
      .when(draftUpdate())
      .thenRecords('UpdateDrafted')
      .where('UpdateDrafted', { stage: 'monitoring' });
  });

  test('is approved by the authority or comms, and never by its author in a sev1 or sev2', () => {
    given(drafted)
      .when(approveUpdate(u(1), { by: commander }))
      .thenRefuses('NotTheRole', 'OrderRefused');
    given(drafted)
      .when(approveUpdate(u(1), { by: bo }))
      .thenRefuses('OwnUpdate', 'OrderRefused')
      .saying({ update: u(1), severity: 'sev1', others: [ada] });
    given(light, draftUpdate()).when(approveUpdate()).thenRecords('UpdateApproved');
    const { events } = given(grave, draftUpdate())
      .when(approveUpdate(u(1), { by: bo }))
      .thenRecords('UpdateApproved');
    expect(events).toMatchObject([{ because: { person: bo, role: 'comms' } }]);
  });

  test('without a severity needs a second pair of eyes, too', () => {
    given(ungraded, draftUpdate()).when(approveUpdate()).thenRefuses('OwnUpdate', 'OrderRefused');
  });

  test('goes out once, and not after it was dropped', () => {
    given(sent).when(approveUpdate()).thenNothing('AlreadyUpdate');
    given(drafted)
      .when(dropUpdate(u(1), { by: bo }))
      .thenRecords('UpdateDropped');
    given(drafted, dropUpdate()).when(approveUpdate()).thenNothing('AlreadyUpdate');
    given(drafted, dropUpdate()).when(dropUpdate()).thenNothing('AlreadyUpdate');
    given(sent, dropUpdate(), taken).when(dropUpdate()).thenNothing('AlreadyUpdate');
  });

  test('that is not known is named as that', () => {
    given(drafted)
      .when(approveUpdate(u(9)))
      .thenRefuses('UnknownUpdate', 'OrderRefused')
      .saying({ said: 'U9', waiting: [u(1)] });
    given(drafted)
      .when(dropUpdate(u(9)))
      .thenRefuses('UnknownUpdate', 'OrderRefused');
  });

  test('takes the place of the one that is not out yet', () => {
    given(sent, draftUpdate({ by: bo, stage: 'resolved' }))
      .when(approveUpdate(u(2)))
      .thenRecords('UpdateDropped', 'UpdateApproved')
      .where('UpdateDropped', { update: u(1) });
    given(sent, taken, draftUpdate({ by: bo }))
      .when(approveUpdate(u(2)))
      .thenRecords('UpdateApproved');
  });
});

describe('without anybody to tell', () => {
  test('nothing is drafted where there is no status page, or nobody looked', () => {
    given(grave)
      .when(draftUpdate({ page: { hasPage: false } }))
      .thenRefuses('NoStatusPage', 'OrderRefused');
    given(grave)
      .when(draftUpdate({ facts: { publicUpdates: undefined } }))
      .thenRefuses('NoStatusPage', 'OrderRefused');
    given(drafted)
      .when(approveUpdate(u(1), { facts: looked({ hasPage: false }) }))
      .thenRefuses('NoStatusPage', 'OrderRefused');
  });

  test('nothing of a private incident is told, until it is public', () => {
    given(hidden()).when(draftUpdate()).thenRefuses('PublicKnowsNothing', 'OrderRefused');
    given(hidden(), makePublic()).when(draftUpdate()).thenRecords('UpdateDrafted');
  });

  test.each(['drill', 'tabletop'] as const)('nothing leaves in a %s', (mode) => {
    const { scene, incident } = given(drafted);
    const approve = approveUpdate(u(1), { facts: looked({ hasPage: false }) });
    const { incident: after } = say({ ...scene, incident: { ...incident, mode } }, approve);
    expect(after?.publicUpdates[u(1)]?.status).toBe('rehearsed');
  });

  test('nothing leaves where Sternway only observes', () => {
    given(drafted)
      .when(approveUpdate(u(1), { facts: { observing: true, ...looked({ hasPage: false }) } }))
      .thenRecords('UpdateApproved', 'UpdateRehearsed');
  });
});

describe('what the status page says', () => {
  test('stands on record, once', () => {
    given(sent)
      .whenReported(taken)
      .thenRecords('UpdateTaken')
      .where('UpdateTaken', { link: 'https://status.test/7' });
    given(sent, taken).whenReported(taken).thenNothing();
    given(drafted).whenReported(taken).thenNothing();
    given(grave).whenReported(taken).thenNothing();
    given(sent)
      .whenReported(said({ kind: 'updateTaken', update: u(1) }))
      .thenRecords('UpdateTaken');
  });

  test('stands on record also where it was dropped meanwhile: the public can read it', () => {
    given(sent, dropUpdate()).whenReported(taken).thenRecords('UpdateTaken');
    given(sent, dropUpdate()).whenReported(notTaken()).thenNothing();
  });

  test('is said once for each reason, and at the end', () => {
    given(sent).whenReported(notTaken()).thenRecords('UpdateNotTaken');
    given(sent, notTaken()).whenReported(notTaken()).thenNothing();
    given(sent, notTaken()).whenReported(notTaken('Unreachable')).thenRecords('UpdateNotTaken');
    given(sent, notTaken()).whenReported(notTaken('Busy', true)).thenRecords('UpdateNotTaken');
    given(sent, notTaken('Busy', true)).whenReported(notTaken()).thenNothing();
  });

  test('can be asked for again after the end', () => {
    const { publicUpdates } = given(sent, notTaken('Busy', true))
      .when(approveUpdate())
      .thenRecords('UpdateApproved').incident;
    expect(publicUpdates[u(1)]).toMatchObject({ status: 'sending', behind: undefined });
  });
});

test('what stands on record of an update that nobody drafted is no record', () => {
  const { incident } = given(grave);
  const event = { type: 'UpdateTaken', update: u(1) } as const;
  expect(() =>
    evolve(incident, {
      event,
      at: incident.updatedAt,
      mode: 'live',
      actor: 'worker',
      via: 'timer',
    }),
  ).toThrow('U1 is no public update');
});

describe('the words of a draft', () => {
  test('are pointed at where they blame, name people, or are of our own house', () => {
    expect(draftSaying('The operator was careless.').findings).toEqual(['blame']);
    expect(draftSaying('Bo is on it.').findings).toEqual(['person']);
    expect(draftSaying('A database is slow.').findings).toEqual([]);
    for (const text of [
      'See INC-3.',
      'Back on checkout@prod.',
      'checkout is slow.',
      'See http://wiki/x.',
      'order_items is gone.',
      'At 10.0.0.7.',
      'Ask @somebody.',
      'Ask <@U1>.',
    ]) {
      expect(draftSaying(text).findings).toEqual(['internal']);
    }
  });

  test('never keep what looks like a secret', () => {
    const { findings, text } = draftSaying('Use password: hunter22x for now.');
    expect(findings).toEqual(['secret']);
    expect(text).toBe('Use password: [secret] for now.');
  });

  test('begin with what is known, and of the last report keep what the public may read', () => {
    expect(begins(undefined)).toMatch(/^Some of our users have a problem/u);
    expect(begins(null, 'resolved')).toMatch(/is solved. We are sorry for the trouble.$/u);
    expect(
      begins(
        'Buying is slow. checkout@prod is failing! Ada looks at it. Checks: users-buy fails. Use token=abcdefgh9.',
      ),
    ).toMatch(/know more\. Buying is slow\.$/u);
  });
});

describe('what is asked', () => {
  test('comes to whoever may approve, and not to the author', () => {
    const ask = askIn('public-update/U1', drafted);
    expect(ask?.of).toEqual([ada]);
    expect(ask?.actions.map(({ label }) => label)).toEqual(['Approve', 'Drop']);
    expect(askIn('public-update/U1', light, draftUpdate())?.of).toEqual([ada]);
  });

  test('says where nobody else may approve', () => {
    const ask = askIn('public-update/U1', declared(), draftUpdate());
    expect(ask?.of).toEqual([ada]);
    expect(ask?.lines.join(' ')).toContain('name somebody who holds comms');
    expect(ask?.actions[0]?.label).toBe('Name comms');
  });

  test('shows the words and what is to be looked at again', () => {
    const { incident } = given(drafted);
    const [ask] = publicUpdateAsks({
      incident,
      holders: () => [],
      voice: voiceAt({ at: incident.updatedAt }),
      publicWords: (name) => `the words of ${name}`,
    });
    expect(ask?.lines).toContain('It reads: the words of U1');
    const lines = (stage: Stage, text: string) =>
      askIn('public-update/U1', grave, draftUpdate({ by: bo, stage, text }))?.lines.join(' ');
    expect(lines('resolved', 'Bo mended it.')).toContain('it names a person');
    expect(lines('resolved', 'It is mended.')).toContain('it says resolved, and the record says');
    expect(lines('identified', 'We know why.')).not.toContain('Look again');
  });

  test('comes again where the status page did not take it, until somebody says', () => {
    const failed: Move = [sent, notTaken('Unreachable', true)];
    const ask = askIn('public-update/U1/again', failed);
    expect(ask?.lines[0]).toContain('does not answer');
    expect(ask?.actions.map(({ label }) => label)).toEqual(['Send again', 'Drop']);
    expect(askIn('public-update/U1/again', failed, dropUpdate())).toBeUndefined();
  });

  test('is nothing once the incident is closed', () => {
    expect(askIn('public-update/U1', light, draftUpdate(), close())).toBeUndefined();
  });
});
