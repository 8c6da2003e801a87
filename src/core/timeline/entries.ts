import type { Mode, Via } from '../envelope.ts';
import type { Event } from '../events.ts';
import { type Instant, millis } from '../ids.ts';
import type { FrozenPlan } from '../plan/plan.ts';
import type { Told } from '../texts/events/told.ts';
import { importedBy } from '../texts/timeline.ts';
import type { Voice } from '../texts/voice.ts';
import { actorText, eventText } from '../texts.ts';
import { type Kind, kindOf } from './kinds.ts';

/** A stored event as the registry gives it back, with its texts; null where one was erased. */
export type Happened = {
  readonly event: Event;
  readonly texts: Readonly<Record<string, string | null>>;
  readonly at: Instant;
  readonly recordedAt: Instant;
  readonly actor: string;
  readonly via: Via;
  readonly mode: Mode;
  readonly position: number;
  readonly stream: string;
  readonly version: number;
};

/** One line of the timeline (record.md). */
export type Entry = {
  /** The moment that it speaks of; a note may speak of an earlier one than that at which it was recorded. */
  readonly at: Instant;
  readonly recordedAt: Instant;
  readonly kind: Kind;
  readonly actor: string;
  readonly text: string;
  readonly source: 'human' | 'bot' | 'webhook';
  /** Where it stands in the registry: `incident/INC-142#7`. */
  readonly ref: string;
  /** What it is called in its incident: `E7`. */
  readonly entry: string;
  /** What was said later about it, oldest first. It stands as it was. */
  readonly later: readonly Later[];
  /** How long before the latest moment of recording of all earlier entries it was recorded, in milliseconds; 0 where it was not. */
  readonly behindMs: number;
  /** Others recorded it: that it stands here since later is nothing odd. */
  readonly imported?: true;
};

/** A correction with its words, or that it was withdrawn. */
export type Later = { readonly entry: string; readonly text: string };

/** The entries of these events, ordered by the moment they speak of, then by their position in the registry. */
export function entriesOf(events: readonly Happened[], voice: Voice): readonly Entry[] {
  const plans = plansOf(events);
  const later = laterOf(events, voice);
  const behind = behindOf(events);
  return events
    .flatMap((happened) => {
      const kind = kindIn(happened.event);
      return kind === undefined
        ? []
        : [{ happened, entry: entry(happened, kind, { plans, later, behind, voice }) }];
    })
    .toSorted(
      (a, b) => compare(a.entry.at, b.entry.at) || a.happened.position - b.happened.position,
    )
    .map(({ entry }) => entry);
}

/** Instants are written alike, so their order is that of their characters. */
const compare = (a: Instant, b: Instant): number => (a < b ? -1 : Number(a > b));

type Context = {
  readonly plans: ReadonlyMap<string, FrozenPlan>;
  readonly later: ReadonlyMap<string, readonly Later[]>;
  readonly behind: ReadonlyMap<number, number>;
  readonly voice: Voice;
};

/** Two machines agree this far about what time it is, or nothing is said of it. */
const agreeMs = 1_000;
/** Exports are for whoever wants to read all of it: the longest text that an order may have. */
const wholeText = 4_000;

/**
 * Where a clock was behind: events are recorded one after the other, whatever time it was then. Told until it has caught
 * up, and also of one that goes back little by little. By position.
 */
function behindOf(events: readonly Happened[]): ReadonlyMap<number, number> {
  const behind = new Map<number, number>();
  let latest = Number.NEGATIVE_INFINITY;
  for (const { position, recordedAt } of events.toSorted((a, b) => a.position - b.position)) {
    const recorded = millis(recordedAt);
    if (latest - recorded > agreeMs) behind.set(position, latest - recorded);
    latest = Math.max(latest, recorded);
  }
  return behind;
}

/** What was said about each entry after it. */
function laterOf(events: readonly Happened[], voice: Voice): ReadonlyMap<string, readonly Later[]> {
  const all = events.flatMap((happened) => {
    const { event, version } = happened;
    return event.type === 'EntryCorrected' || event.type === 'EntryWithdrawn'
      ? [
          {
            about: event.entry,
            entry: `E${version}`,
            text: told(happened, voice),
          },
        ]
      : [];
  });
  const aboutWhat = new Map<string, string>(all.map(({ entry: name, about }) => [name, about]));
  const later = new Map<string, Later[]>();
  for (const { about, entry: name, text } of all) {
    // A correction may be corrected in turn: then both are said of the entry. None speaks of what comes after it.
    for (let of: string | undefined = about; of !== undefined; of = aboutWhat.get(of)) {
      const said = later.get(of) ?? [];
      said.push({ entry: name, text });
      later.set(of, said);
    }
  }
  return later;
}

const plansOf = (events: readonly Happened[]): ReadonlyMap<string, FrozenPlan> =>
  new Map(
    events.flatMap(({ event }): readonly (readonly [string, FrozenPlan])[] =>
      event.type === 'PlanMade' ? [[event.plan, event.document]] : [],
    ),
  );

function entry(happened: Happened, kind: Kind, context: Context): Entry {
  const { plans, later, behind, voice } = context;
  const { event, recordedAt, stream, version, position } = happened;
  const plan = 'plan' in event && event.plan ? plans.get(event.plan) : undefined;
  return {
    at: momentOf(happened),
    recordedAt,
    kind,
    actor: whoIn(happened, kind, voice),
    text: told({ ...happened, plan }, voice),
    source: isByItself(happened, kind) || isImported(event) ? 'bot' : sourceOf(happened),
    ref: `${stream}#${version}`,
    entry: `E${version}`,
    later: later.get(`E${version}`) ?? [],
    behindMs: behind.get(position) ?? 0,
    ...(isImported(event) && { imported: true }),
  };
}

const isImported = (event: Event): boolean => event.type === 'EntryImported';

/** What others recorded says its kind itself; that it was taken in is a note beside it. */
function kindIn(event: Event): Kind | undefined {
  if (event.type === 'EntryImported') return event.kind;
  const isImport = event.type === 'IncidentDeclared' && event.opened === 'imported';
  return isImport ? 'note' : kindOf(event.type);
}

/** The moment that it speaks of. An incident that others recorded was taken in when that was recorded. */
function momentOf({ event, at, recordedAt }: Happened): Instant {
  if (event.type === 'NoteAdded') return event.noted;
  const isImport = event.type === 'IncidentDeclared' && event.opened === 'imported';
  return isImport ? recordedAt : at;
}

/** Whose it is. Who did what in an incident of others is said by its words, and was not whoever took it in. */
function whoIn(happened: Happened, kind: Kind, voice: Voice): string {
  const { event, actor } = happened;
  if (isImported(event)) return importedBy;
  return actorText(authorIn(event) ?? (isByItself(happened, kind) ? 'Sternway' : actor), voice);
}

/** Days are named from the event's own day on, so that an export does not depend on when it is made. */
const told = (one: Happened & Pick<Told, 'plan'>, voice: Voice): string =>
  eventText({ ...one, most: wholeText }, { ...voice, now: one.at });

/** What checks and the ladder say, and what follows from it, is nobody's doing, though somebody's order was what let it follow. */
const isByItself = ({ event }: Happened, kind: Kind): boolean =>
  (kind === 'validate' && !('because' in event)) || isFollowing(event);

/** These are never ordered: a run ends when nothing of it is left to do, and a report that nobody asked for begins then. */
function isFollowing(event: Event): boolean {
  switch (event.type) {
    case 'RecoveryReached':
    case 'RunEnded':
    case 'StrategyEnded':
      return true;
    case 'ReportOpened':
      return event.why === 'recovered' || event.why === 'failed';
    default:
      return false;
  }
}

/** A note is of whoever said it, whoever put it into the timeline. */
const authorIn = (event: Event): string | undefined =>
  event.type === 'NoteAdded' ? event.author : undefined;

function sourceOf({ actor, via }: Pick<Happened, 'actor' | 'via'>): Entry['source'] {
  if (actor.startsWith('p_')) return 'human';
  return via === 'trigger' || actor.startsWith('machine:') ? 'webhook' : 'bot';
}
