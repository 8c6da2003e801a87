import type { Clock } from '../../app/ports/clock.ts';
import { isCardOf, planOfShown, shownKey } from './desired/cards.ts';
import type { AskedCard } from './poster.ts';
import type { MessageRow, Standing } from './standing.ts';

/** So long somebody waits to hear whether the card stands; what is noted is posted later in any case. */
const waitMs = 8_000;

type Parts = {
  readonly clock: Clock;
  readonly standing: (incident: string) => Promise<Standing>;
  /** How many events of its stream are recorded. */
  readonly versionOf: (incident: string) => Promise<number>;
  /** There is something to post for this incident. */
  readonly touch: (incident: string) => void;
};

/** Cards that somebody asked for, each in the channel where that was. */
export type Shown = {
  readonly show: (asked: AskedCard) => Promise<'posted' | 'impossible'>;
  /** A message now stands, or cannot. */
  readonly settled: (incident: string, key: string, stands: boolean) => void;
};

export function openShown({ clock, standing, versionOf, touch }: Parts): Shown {
  const waiting = new Map<string, PromiseWithResolvers<boolean>>();
  const settles = (id: string): Promise<boolean> => {
    const known = waiting.get(id) ?? Promise.withResolvers<boolean>();
    waiting.set(id, known);
    return known.promise;
  };
  return {
    show: async ({ incident, plan, channel }) => {
      const rows = await standing(incident);
      const asked = rows.messages().filter(([key]) => planOfShown(key) === plan);
      // The incident's own card in its channel is what somebody asks for who asks there.
      const last = rows
        .messages()
        .findLast(([key, row]) => row.channel === channel && isCardOf(key, plan));
      if (last && isSame(last[1], await versionOf(incident))) return 'posted';
      const isUnderWay = last?.[1].state === 'wanted' || last?.[1].state === 'trying';
      const key = isUnderWay ? last[0] : shownKey(plan, asked.length + 1);
      const stands = settles(`${incident} ${key}`);
      if (!isUnderWay) await rows.note(key, wanted(channel));
      touch(incident);
      const heard = new AbortController();
      const late = clock.sleep(waitMs, heard.signal).then(() => true);
      const isThere = await Promise.race([stands, late]);
      heard.abort();
      return isThere ? 'posted' : 'impossible';
    },
    settled: (incident, key, stands) => {
      const id = `${incident} ${key}`;
      waiting.get(id)?.resolve(stands);
      waiting.delete(id);
    },
  };
}

/** Nothing happened since it was posted: the same order brought it here, or was heard a second time after a restart. */
const isSame = ({ state, version }: MessageRow, now: number): boolean =>
  state === 'stands' && version === now;

const wanted = (channel: string): MessageRow => ({
  kind: 'message',
  state: 'wanted',
  channel,
  digest: '',
  version: 0,
  round: 0,
});
