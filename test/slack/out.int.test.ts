import { describe, expect, test, vi } from 'vitest';
import { accepted } from '../app/story.ts';
import { declare } from './out-rig.ts';
import { type Harborside, inWorkspace } from './out-workspace.ts';

const channel = ({ workspace }: Harborside) =>
  [...workspace.workspace.channels.values()].find(({ name }) => name.startsWith('inc-'));
const posted = ({ workspace }: Harborside) =>
  Array.from(workspace.workspace.messages.values()).flatMap((messages) =>
    [...messages.values()].filter(({ metadata }) => metadata !== undefined),
  );
const ids = (place: Harborside) =>
  posted(place).map(({ metadata }) => metadata?.event_payload['outbox_id']);
const thread = (place: Harborside) =>
  posted(place).filter(({ threadTs }) => threadTs !== undefined);

const isSetUp = (place: Harborside) => (): void => {
  const there = channel(place);
  expect(there?.topic ?? '').not.toBe('');
  expect([...(there?.members ?? [])]).toEqual(expect.arrayContaining(['U0FIRST', 'U0SECOND']));
  expect(thread(place).length).toBeGreaterThan(0);
  expect(posted(place).some((one) => one.channel === 'C0INCIDENTS')).toBe(true);
};

const patience = { timeout: 15_000, interval: 50 };
/** What Slack refused, or did not answer. */
const troubles = ({ boat }: Harborside) =>
  boat.log.filter(({ event }) => event.startsWith('Slack') && event !== 'SlackChannelMade');

describe('an incident in the local workspace, with the real client', () => {
  test('is set up, and Slack refuses nothing of it', async () => {
    await using place = await inWorkspace();
    await accepted(declare(place.boat));
    await vi.waitFor(isSetUp(place), patience);
    await vi.waitFor(async () => {
      const posts = await place.boat.ship.registry.posts('INC-1');
      expect(posts.find(({ key }) => key === 'pin')?.body).toMatchObject({ state: 'done' });
    }, patience);
    expect(troubles(place)).toEqual([]);
  }, 30_000);

  test('has each message once when the answers to its first posts are lost', async () => {
    await using place = await inWorkspace();
    await place.workspace.client.control.fault(
      'chat.postMessage',
      { kind: 'dropAnswer' },
      { times: 3 },
    );
    await accepted(declare(place.boat));
    await vi.waitFor(isSetUp(place), patience);
    expect(troubles(place).map(({ code }) => code)).toContain('no_answer');
    expect(new Set(ids(place)).size).toBe(ids(place).length);
  }, 30_000);

  test('is set up as far as the granted permissions go, and says what is missing', async () => {
    await using place = await inWorkspace(['pins:write', 'channels:history']);
    await accepted(declare(place.boat));
    await vi.waitFor(isSetUp(place), patience);
    await vi.waitFor(() => {
      expect(
        posted(place)
          .map(({ text }) => text)
          .join(),
      ).toContain('not pinned (missing_scope)');
    }, patience);
    expect(place.poster.reasons()).toEqual([]);
  }, 30_000);
});
