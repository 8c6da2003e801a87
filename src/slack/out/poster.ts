import type { OpenIncidents } from '../../app/open-incidents.ts';
import type { Clock } from '../../app/ports/clock.ts';
import { stepOf } from '../../core/run/run.ts';
import { slackTroubles } from '../../core/texts/slack-standing.ts';
import { type Machinery, type Options, openMachinery } from './machinery.ts';
import { requestsOf } from './requests.ts';
import { openWaker, type Waker } from './send/waker.ts';
import { type Upload, upload } from './upload.ts';
import { openWatched, type Watched } from './watched.ts';

/** What the rest of Slack's side asks of the poster: where things stand outside, and what to bring there. */
/** Whether the bot is in a channel, or why that is none in which an incident can be told. */
export type Entered = 'in' | 'not-in' | 'archived' | 'shared';

export type Poster = AsyncDisposable & {
  /** The incident that has this channel, open or closed. */
  readonly incidentIn: (channel: string) => string | undefined;
  /** The channel of an incident, as long as it can be written to. */
  readonly channelOf: (incident: string) => string | undefined;
  /**
   * An incident that a card opened gets its channel: the first tap, page or approval. `askedIn` is the channel in which
   * somebody asked, where the status stands when no channel can be had.
   */
  readonly openChannel: (incident: string, askedIn?: string) => void;
  /** Brings a plan's card to the channel where it was asked for. */
  readonly showCard: (asked: AskedCard) => Promise<Shown>;
  /** Goes into a channel that is to be an incident's, if it can be one. */
  readonly enter: (channel: string) => Promise<Entered>;
  /** Tries a part of the channel's set-up again, which had failed for good. */
  readonly retrySetup: (incident: string, part: string) => void;
  /** This member looks at the app's Home, from this workspace, and sees it kept up to date for a day. */
  readonly homeOpened: (user: string, team?: string) => void;
  /** Slack tells that a channel cannot be written to any more; the bot may not know it. */
  readonly channelChanged: (channel: string, what: 'archived' | 'removed') => void;
  /** Puts a file into a channel, at most once; false when Slack did not take it. */
  readonly upload: (file: Upload) => Promise<boolean>;
  readonly owed: () => Owed;
  /** Why people do not see in Slack what is so, a sentence each; none when all is well. */
  readonly reasons: () => readonly string[];
};

/** Messages, edits and the like that wait to be sent, and for how long the oldest of them. */
export type Owed = { readonly waiting: number; readonly oldestMs: number };

export type AskedCard = {
  readonly incident: string;
  readonly plan: string;
  readonly channel: string;
  /** Done when Slack refuses it after `waiting` was answered; a restart forgets it. */
  readonly refusedLater?: () => Promise<void>;
};

/** `impossible`: Slack refuses to post there. `waiting`: Slack is slow or away; it is posted when it can be. */
export type Shown = 'posted' | 'waiting' | 'impossible';

/**
 * Keeps in Slack what should stand there, for every incident that is open: computes it from the record, compares it with
 * what is noted as standing, and closes the difference, again and again. Disposing finishes the calls under way.
 */
export async function openPoster(options: Options): Promise<Poster> {
  const { ship, incidents, client } = options;
  await using stack = new AsyncDisposableStack();
  const ending = new AbortController();
  const waker = openWaker(ship.clock, ending.signal);
  const watched = await openWatched(ship, incidents, waker.wakeIn);
  const machinery = await openMachinery(options, { waker, watched });
  stack.use(machinery.tellers);
  stack.use(machinery.nextDrills);
  stack.use(
    incidents.onChange(({ id, mode }) => {
      // What happened elsewhere is told to nobody here.
      if (mode === 'imported') return;
      watched.touch(id);
      waker.wake();
    }),
  );
  stack.use(ship.tails.onLine(watchTails({ incidents, watched, waker, clock: ship.clock })));
  const running = machinery.runner.run(ending.signal);
  stack.defer(async () => {
    ending.abort();
    await running;
    await machinery.later.settled();
  });
  const all = stack.move();
  return {
    ...requestsOf({ ship, machinery, waker, watched }),
    upload: async (file) => (await upload(client, ship.log, file)) === undefined,
    owed: () => {
      const { waiting, oldestMs } = machinery.runner;
      return { waiting: waiting(), oldestMs: oldestMs() };
    },
    reasons: () => reasonsOf(machinery),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

/** Live output is painted together: who watches sees lines, not letters. */
const tailMs = 1_000;

type Watching = {
  readonly incidents: OpenIncidents;
  readonly watched: Watched;
  readonly waker: Waker;
  readonly clock: Clock;
};

function watchTails({ incidents, watched, waker, clock }: Watching): (stepId: string) => void {
  const said = new Set<string>();
  const paint = (): void => {
    for (const stepId of said) {
      const step = stepOf(stepId);
      const of = step && incidents.all().find(({ plans }) => plans[step.plan] !== undefined);
      if (of) watched.repaint(of.id);
    }
    said.clear();
    waker.wake();
  };
  return (stepId) => {
    if (said.size === 0) void clock.sleep(tailMs).then(paint);
    said.add(stepId);
  };
}

/** Waiting is no trouble by itself: the pace is Slack's. It is told with the reason why nothing moves. */
function reasonsOf({
  health,
  runner,
  announcement,
  tellers,
  homeless,
  unworded,
}: Machinery): readonly string[] {
  const reasons = health.reasons();
  const waiting = runner.waiting();
  const trouble = announcement.trouble();
  return [
    ...reasons,
    ...tellers.reasons(),
    ...(reasons.length > 0 && waiting > 0 ? [slackTroubles.waiting(waiting)] : []),
    ...unworded().map(slackTroubles.untold),
    ...homeless().map(slackTroubles.nowhere),
    ...(trouble === undefined ? [] : [slackTroubles.unannounced(trouble)]),
  ];
}
