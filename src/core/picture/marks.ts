import type { EventType } from '../events.ts';
import type { Instant } from '../ids.ts';
import type { Voice } from '../texts/voice.ts';
import { type Entry, entriesOf, type Happened } from '../timeline/entries.ts';
import type { Mark } from './picture.ts';

/** More numbers than these are not looked up. */
const most = 14;

/** What changes the course of an incident, the weightiest first. Bars tell of steps and checks; the rest is in the timeline. */
const weights: Partial<Record<EventType, number>> = {
  IncidentDeclared: 1,
  StrategyDecided: 1,
  SwitchOrdered: 1,
  RecoveryReached: 1,
  IncidentClosed: 1,
  IncidentReopened: 1,
  MitigationReached: 2,
  MitigationLost: 2,
  CommandTaken: 2,
  CommandClaimed: 2,
  HandoverAccepted: 2,
  RunPaused: 2,
  RunResumed: 2,
  RunStopping: 2,
  OutsideChangeSeen: 2,
  LossSigned: 2,
  RisksAccepted: 2,
  CheckWaived: 2,
  TargetTimeMissed: 2,
  StrategyProposed: 3,
  ProposalDeclined: 3,
  ApprovalGiven: 3,
  ApprovalDenied: 3,
  ObjectionRaised: 3,
  SeverityChanged: 3,
  ScopeChanged: 3,
  ContainmentBegan: 3,
  ContainmentEnded: 3,
  NoteAdded: 4,
  StepSettled: 4,
  StepSkipped: 4,
};

/** What was said of an entry later stands first: of a long text the end is cut off. */
const corrected = (later: Entry['later']): readonly string[] =>
  later.length === 0 ? [] : [...later.map(({ text }) => text).toReversed(), 'Before:'];

type Marked = {
  readonly marks: readonly Mark[];
  readonly entries: number;
  /** How many came after the end of the picture. */
  readonly later: number;
};

/**
 * The few entries that are marked in the picture, numbered in the order of their moments; and how many there are in all.
 * What came after `until` is counted, and not marked.
 */
export function marksOf(
  log: readonly Happened[],
  voice: Voice,
  until: Instant | undefined,
): Marked {
  const types = new Map(log.map(({ version, event }) => [`E${version}`, event.type]));
  const entries = entriesOf(log, voice);
  const shown = entries.filter(({ at }) => until === undefined || at <= until);
  const weighed = shown.flatMap((entry) => {
    const type = types.get(entry.entry);
    const weight = type && weights[type];
    return weight === undefined ? [] : [{ entry, weight }];
  });
  const chosen = new Set(weighed.toSorted((a, b) => a.weight - b.weight).slice(0, most));
  const marks = weighed
    .filter((one) => chosen.has(one))
    .map(({ entry: { at, entry, text, later, actor, source } }, index) => ({
      number: index + 1,
      at,
      entry,
      text: [...corrected(later), source === 'human' ? `${actor}: ${text}` : text].join(' '),
    }));
  return { marks, entries: entries.length, later: entries.length - shown.length };
}
