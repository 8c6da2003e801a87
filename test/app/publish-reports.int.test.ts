import { describe, expect, test } from 'vitest';
import { asksNow } from '../../src/app/reading/asks-now.ts';
import { checkout } from '../core/sample.ts';
import type { Boat } from './rig.ts';
import { rulesOf } from './rules.ts';
import { accepted, recorded, underSail } from './story.ts';

const webhook = { urlSecret: 'report_url', signingSecret: 'report_key', takesPrivate: false };
const withWebhook = () =>
  underSail((harbor) => {
    harbor.rules = rulesOf({ reportWebhook: webhook });
  });

async function ready(boat: Boat): Promise<void> {
  await accepted(boat.say({ kind: 'declare', targets: [checkout], title: '5xx' }));
  await accepted(boat.say({ kind: 'reportWrite', section: 'summary', text: 'It was slow' }));
  await accepted(boat.say({ kind: 'reportFactor', change: 'add', factor: 'rehearsal' }));
  await accepted(boat.say({ kind: 'reportFinish' }));
}
const publish = (boat: Boat) =>
  accepted(boat.say({ kind: 'reportPublish' }, { incident: 'INC-1' }));
const outcomes = async (boat: Boat) =>
  (await boat.events('ReportDelivered')).map((event) =>
    event.type === 'ReportDelivered' ? [event.place, event.outcome, event.code] : [],
  );

/** What is asked now about publishing once more, line by line. */
async function askedAgain({ ship }: Boat): Promise<readonly string[]> {
  const { state } = await ship.incidents.load('INC-1');
  if (state === undefined) throw new Error('There is no such incident');
  return asksNow(ship, state, { log: await ship.logs.read('INC-1') })
    .filter(({ key }) => key === 'report/publish-again')
    .flatMap(({ lines }) => lines);
}

describe('a report that was published before it was signed', () => {
  test('is asked of its owner once more until it is, and reaches everybody signed', async () => {
    await using scene = await withWebhook();
    const { boat, harbor } = scene;
    await boat.sail();
    await ready(boat);
    await publish(boat);
    await boat.until('it is told', recorded(boat, 'ReportDelivered'));
    expect(await askedAgain(boat)).toEqual([]);
    await boat.pass(60_000);
    await accepted(boat.say({ kind: 'reportSign' }, { by: 'bo', incident: 'INC-1' }));
    expect((await askedAgain(boat)).join(' ')).toContain('it was signed since');
    await boat.pass(60_000);
    await publish(boat);
    await boat.until('it is told again', async () => (await outcomes(boat)).length === 2);
    expect(await askedAgain(boat)).toEqual([]);
    const [before, after] = harbor.parcels.sent.map(({ markdown }) => markdown);
    expect([before, after].map((one) => /not signed/iu.test(one ?? ''))).toEqual([true, false]);
    await boat.pass(60_000);
    expect(await askedAgain(boat)).toEqual([]);
  });
});

describe('a published report', () => {
  test('reaches the webhook, also of an incident that was closed, and says so on record', async () => {
    await using scene = await withWebhook();
    const { boat, harbor } = scene;
    await boat.sail();
    await ready(boat);
    await accepted(boat.say({ kind: 'close' }));
    await publish(boat);
    await boat.until('it is told', recorded(boat, 'ReportDelivered'));
    expect(await outcomes(boat)).toEqual([['webhook', 'delivered', undefined]]);
    expect(harbor.parcels.sent).toMatchObject([{ incident: 'INC-1', publication: 1 }]);
    expect(harbor.parcels.sent[0]?.markdown).toContain('It was slow');
  });

  test('is sent again with the same bytes where the answer was lost, whatever was written meanwhile', async () => {
    await using scene = await withWebhook();
    const { boat, harbor } = scene;
    let tries = 0;
    harbor.parcels.answer = () => {
      tries += 1;
      return tries < 3
        ? { status: 'later', code: 'ConnectionLost', afterMs: undefined }
        : { status: 'taken' };
    };
    await boat.sail();
    await ready(boat);
    await publish(boat);
    await boat.until('it was tried', () => tries > 0);
    await accepted(boat.say({ kind: 'reportWrite', section: 'summary', text: 'It was down' }));
    await boat.until('it is told', recorded(boat, 'ReportDelivered'));
    const [first, ...others] = harbor.parcels.sent;
    expect(others).toEqual([first, first]);
    expect(await outcomes(boat)).toEqual([['webhook', 'delivered', undefined]]);
  });

  test('is brought by the next process where this one ended in the middle', async () => {
    await using scene = await withWebhook();
    const { boat, harbor } = scene;
    await ready(boat);
    await accepted(boat.say({ kind: 'close' }));
    await publish(boat);
    await boat[Symbol.asyncDispose]();
    await using next = await harbor.boot();
    await next.sail();
    await next.until('it is told', recorded(next, 'ReportDelivered'));
    expect(harbor.parcels.sent).toHaveLength(1);
  });

  test('that the webhook refuses is not sent again, and the record says why', async () => {
    await using scene = await withWebhook();
    const { boat, harbor } = scene;
    harbor.parcels.answer = () => ({ status: 'refused', code: 'Refused' });
    await boat.sail();
    await ready(boat);
    await publish(boat);
    await boat.until('it is told', recorded(boat, 'ReportDelivered'));
    await boat.pass(60_000);
    expect(await outcomes(boat)).toEqual([['webhook', 'failed', 'Refused']]);
    expect(harbor.parcels.sent).toHaveLength(1);
  });

  test('goes nowhere where there is nowhere', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await ready(boat);
    const answer = await boat.say({ kind: 'reportPublish' });
    expect(answer).toMatchObject({ accepted: false, refusal: { code: 'NowhereToPublish' } });
  });
});
