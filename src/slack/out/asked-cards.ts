import type { Clock } from '../../app/ports/clock.ts';
import { isCardOf, planOfShown, shownKey } from './desired/cards.ts';
import type { Later } from './later.ts';
import { wantedIn } from './messages/after.ts';
import type { AskedCard, Shown } from './poster.ts';
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
  readonly later: Later['do'];
};

/** Cards that somebody asked for, each in the channel where that was. */
export type AskedCards = {
  readonly show: (asked: AskedCard) => Promise<Shown>;
  /** A message now stands, or cannot. */
  readonly settled: (incident: string, key: string, stands: boolean) => void;
};

export function openAskedCards(parts: Parts): AskedCards {
  const { standing, versionOf, touch } = parts;
  const waiting = new Map<string, PromiseWithResolvers<boolean>>();
  const settles = (id: string): Promise<boolean> => {
    const known = waiting.get(id) ?? Promise.withResolvers<boolean>();
    waiting.set(id, known);
    return known.promise;
  };
  return {
    show: async (asked) => {
      const { incident, plan, channel } = asked;
      const rows = await standing(incident);
      const all = rows.messages().filter(([key]) => planOfShown(key) === plan);
      // The incident's own card in its channel is what somebody asks for who asks there.
      const last = rows
        .messages()
        .findLast(([key, row]) => row.channel === channel && isCardOf(key, plan));
      if (last && isSame(last[1], await versionOf(incident))) return 'posted';
      const isUnderWay = last?.[1].state === 'wanted' || last?.[1].state === 'trying';
      const key = isUnderWay ? last[0] : shownKey(plan, all.length + 1);
      const stands = settles(`${incident} ${key}`);
      if (!isUnderWay) await rows.note(key, wantedIn(channel));
      touch(incident);
      return heard(parts, asked, stands);
    },
    settled: (incident, key, stands) => {
      const id = `${incident} ${key}`;
      waiting.get(id)?.resolve(stands);
      waiting.delete(id);
    },
  };
}

/** What is known in time; whoever asked hears of a no that comes later, too. */
async function heard(
  { clock, later }: Pick<Parts, 'clock' | 'later'>,
  { refusedLater }: AskedCard,
  stands: Promise<boolean>,
): Promise<Shown> {
  const known = new AbortController();
  const late = clock.sleep(waitMs, known.signal).then(() => undefined);
  const isThere = await Promise.race([stands, late]);
  known.abort();
  if (isThere !== undefined) return isThere ? 'posted' : 'impossible';
  void toldLater(stands, () => refusedLater && later(refusedLater));
  return 'waiting';
}

async function toldLater(stands: Promise<boolean>, refused: () => void): Promise<void> {
  if (!(await stands)) refused();
}

/** Nothing happened since it was posted: the same order brought it here, or was heard a second time after a restart. */
const isSame = ({ state, version }: MessageRow, now: number): boolean =>
  state === 'stands' && version === now;
