import { WebAPIPlatformError } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { showCard } from '../app/story.ts';
import { happened, inSlack, type Slack, there } from './in-rig.ts';

const ts = '1772355600.000100';
const item = { type: 'message', channel: there, ts };
const reacted = (type: 'reaction_added' | 'reaction_removed', user = 'U0FIRST') =>
  happened({ type, user, reaction: 'memo', item });
const pinned = (type: 'pin_added' | 'pin_removed', user = 'U0FIRST') =>
  happened({
    type,
    user,
    channel_id: there,
    item: { type: 'message', channel: there, message: { ts, text: 'paid twice' } },
  });
const edited = (more: object = {}) =>
  happened({
    type: 'message',
    subtype: 'message_changed',
    channel: there,
    message: { ts, text: 'paid once', user: 'U0SECOND', ...more },
    previous_message: { ts, text: 'paid twice' },
  });
const deleted = happened({
  type: 'message',
  subtype: 'message_deleted',
  channel: there,
  deleted_ts: ts,
  previous_message: { ts, text: 'paid twice' },
});

/** What Slack says when it is asked for the message. */
const saying = (slack: Slack, message: object): void => {
  slack.seen.marked = () =>
    Promise.resolve({
      message: { text: 'paid twice', permalink: 'https://x/p1', user: 'U0SECOND', ...message },
    });
};

async function noted(): Promise<Slack> {
  const slack = await inSlack();
  await showCard(slack.boat);
  saying(slack, {});
  await slack.bring(reacted('reaction_added'));
  return slack;
}

const textsOf = async ({ boat }: Slack) => {
  const envelopes = await boat.ship.registry.read('incident/INC-1');
  const texts = await boat.ship.registry.texts(envelopes);
  return envelopes
    .filter(({ type }) => type === 'NoteAdded' || type === 'EntryCorrected')
    .map(({ stream, version }) => texts.get(`${stream}#${version}`)?.['text']);
};

describe('a message in the timeline', () => {
  test('is of whoever wrote it, not of whoever marked it', async () => {
    await using slack = await noted();
    const [note] = await slack.boat.events('NoteAdded');
    const bo = slack.boat.ship.directory.find('bo');
    expect(note).toMatchObject({ author: bo, message: `${there}/${ts}` });
  });

  test('is one entry, whether it is marked or pinned', async () => {
    await using slack = await noted();
    await slack.bring(pinned('pin_added', 'U0SECOND'));
    expect(await slack.boat.events('NoteAdded')).toHaveLength(1);
  });

  test('that a program wrote has no author', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    saying(slack, { bot_id: 'B0ALERTS' });
    await slack.bring(pinned('pin_added'));
    const [note] = await slack.boat.events('NoteAdded');
    expect(note).not.toHaveProperty('author');
  });

  test('that the bot pinned itself is no note', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(pinned('pin_added', 'U0BOT'));
    expect(await slack.boat.events('NoteAdded')).toEqual([]);
  });

  test('is corrected when it is edited, and not by what only looks like an edit', async () => {
    await using slack = await noted();
    await slack.bring(edited());
    expect(await slack.boat.events('EntryCorrected')).toEqual([]);
    saying(slack, { text: 'paid once' });
    await slack.bring(edited());
    await slack.bring(edited());
    expect(await textsOf(slack)).toEqual(['paid twice\nhttps://x/p1', 'paid once\nhttps://x/p1']);
  });

  test('is withdrawn when nobody marks it any more, and keeps its words', async () => {
    await using slack = await noted();
    saying(slack, { pinned_to: [there] });
    await slack.bring(reacted('reaction_removed'));
    expect(await slack.boat.events('EntryWithdrawn')).toEqual([]);
    saying(slack, { reactions: [{ name: 'eyes' }] });
    await slack.bring(pinned('pin_removed'));
    expect(await slack.boat.events('EntryWithdrawn')).toMatchObject([{ how: 'unmarked' }]);
    expect(await textsOf(slack)).toEqual(['paid twice\nhttps://x/p1']);
  });

  test('stays when Slack does not say whether it is marked: it fails closed', async () => {
    await using slack = await noted();
    slack.seen.marked = () =>
      Promise.reject(new WebAPIPlatformError({ ok: false, error: 'missing_scope' }));
    await slack.bring(reacted('reaction_removed'));
    expect(await slack.boat.events('EntryWithdrawn')).toEqual([]);
  });

  test('that is deleted is withdrawn and its words are erased, also when it is told twice', async () => {
    await using slack = await noted();
    saying(slack, { text: 'paid once' });
    await slack.bring(edited());
    await slack.bring(deleted);
    await slack.bring({ ...deleted, event_id: 'again' });
    expect(await slack.boat.events('EntryWithdrawn')).toMatchObject([{ how: 'deleted' }]);
    expect(await slack.boat.events('TextErased')).toHaveLength(2);
    expect(await textsOf(slack)).toEqual([undefined, undefined]);
  });
});

describe('what else is said in a channel', () => {
  test('is nodded at and not kept', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(happened({ type: 'message', channel: there, user: 'U0FIRST', text: 'hi' }));
    await slack.bring(edited({ bot_id: 'B0BOT' }));
    await slack.bring(edited());
    await slack.bring(deleted);
    expect(slack.seen.calls.filter((call) => call === 'noted message')).toHaveLength(2);
    expect(await slack.boat.events('NoteAdded', 'EntryWithdrawn')).toEqual([]);
  });

  test('keeps no words of a message in the inbox', async () => {
    await using slack = await inSlack();
    const kept: unknown[] = [];
    const { registry } = slack.boat.ship;
    const { receive } = registry;
    Object.assign(registry, {
      receive: (...row: Parameters<typeof receive>) => {
        kept.push(row);
        return receive(...row);
      },
    });
    await slack.bring(edited());
    await slack.bring(pinned('pin_added', 'U0BOT'));
    expect(kept).toHaveLength(2);
    expect(JSON.stringify(kept)).not.toContain('paid');
  });
});
