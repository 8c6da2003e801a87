import { describe, expect, test } from 'vitest';
import { accepted } from '../app/story.ts';
import { checkout } from '../core/sample.ts';
import { type Quay, quay } from './out-rig.ts';
import { calm, own } from './out-seen.ts';

const security = 'C0GENERAL';
const scene = (securityChannel = security) =>
  quay((harbor) => {
    harbor.rules = { ...harbor.rules, securityChannel };
  });
const declared = async ({ boat }: Quay, hidden = false) => {
  const about = { title: 'A leaked key', severity: 'sev2' } as const;
  const order = { kind: 'declare' as const, targets: [checkout], ...about };
  await accepted(boat.say(hidden ? { ...order, private: true } : order));
};
const taken = ({ boat }: Quay) =>
  accepted(boat.say({ kind: 'takeCommand', reason: 'ada does not answer' }, { by: 'bo' }));
const told = ({ slack }: Quay, channel = security) =>
  slack.inChannel(channel).map(({ text }) => text);

describe('the channel for security', () => {
  test('is told once that command was taken, with the incident, the reason and the way there', async () => {
    await using quayside = await scene();
    await using _ = await quayside.post();
    await declared(quayside);
    await taken(quayside);
    await quayside.boat.until('it is told', () => told(quayside).length > 0);
    await calm(quayside);
    expect(told(quayside)).toHaveLength(1);
    expect(told(quayside)[0]).toMatch(/^INC-1, sev2, checkout@prod, .*ada does not answer/u);
    expect(JSON.stringify(quayside.slack.inChannel(security))).toContain('<#C0NEW');
  });

  test('is told of no order that keeps to the rules', async () => {
    await using quayside = await scene();
    await using _ = await quayside.post();
    await declared(quayside);
    await accepted(quayside.boat.say({ kind: 'note', text: 'all quiet' }));
    await calm(quayside);
    expect(told(quayside)).toEqual([]);
  });

  test('is told again of nothing after a restart', async () => {
    await using quayside = await scene();
    await declared(quayside);
    await taken(quayside);
    {
      await using _ = await quayside.post();
      await quayside.boat.until('it is told', () => told(quayside).length > 0);
    }
    await using _ = await quayside.post();
    await calm(quayside);
    expect(told(quayside)).toHaveLength(1);
  });

  test('learns of a private incident its number, its rung and which rule, and nothing else', async () => {
    await using quayside = await scene();
    await using _ = await quayside.post();
    await declared(quayside, true);
    await accepted(quayside.boat.say({ kind: 'takeCommand', reason: 'a leaked key' }));
    await quayside.boat.until('it is told', () => told(quayside).length > 0);
    await calm(quayside);
    expect(told(quayside)).toHaveLength(1);
    expect(told(quayside)[0]).toMatch(
      /^INC-1, a private incident, \w+: command was taken\. V1 is to be reviewed, due /u,
    );
    expect(JSON.stringify(quayside.slack.inChannel(security))).not.toMatch(
      /leaked|checkout|ada|<#/u,
    );
  });

  test('that cannot be told is said in the incident, and is told when it can', async () => {
    await using quayside = await scene();
    const archive = (isArchived: boolean) => {
      const place = quayside.slack.channels.find(({ id }) => id === security);
      if (place) place.isArchived = isArchived;
    };
    archive(true);
    await using poster = await quayside.post();
    await declared(quayside);
    await taken(quayside);
    const said = () => own(quayside).some(({ text }) => text.includes('security channel was not'));
    await quayside.boat.until('it is said', said);
    archive(false);
    await calm(quayside);
    expect(told(quayside)).toEqual([]);
    poster.retrySetup('INC-1', 'security');
    await quayside.boat.until('it is told', () => told(quayside).length > 0);
    await quayside.boat.until('it is fine', () => !said());
  });

  test('that is named anew in the middle gets what the one before did not take', async () => {
    await using quayside = await scene('C0NOWHERE');
    await using _ = await quayside.post();
    await declared(quayside);
    await taken(quayside);
    await calm(quayside);
    quayside.harbor.rules = {
      ...quayside.harbor.rules,
      digest: 'rules-2',
      securityChannel: security,
    };
    await quayside.boat.pass(90_000);
    expect(told(quayside)).toHaveLength(1);
  });
});
