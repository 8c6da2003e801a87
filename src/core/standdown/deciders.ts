import { nextAt } from '../../lib/zone.ts';
import { type Decider, decided, refused } from '../command.ts';
import { after, Instant, instant, millis, PersonId } from '../ids.ts';
import { currentRun, type Incident } from '../incident/incident.ts';
import { because } from '../policy/because.ts';
import { type Refusal, refuse } from '../refusals.ts';

const minute = 60_000;
const shortestMs = 15 * minute;
/** Over a weekend, and no longer: then somebody looks. */
const longestMs = 72 * 60 * minute;

/** Calm, and not over: nothing runs, and users have stopped hurting. */
function notCalm(incident: Incident): Refusal | undefined {
  const { rung } = incident;
  const plan = currentRun(incident)?.plan;
  const isCalm = rung === 'mitigated' || rung === 'validating';
  return isCalm && plan === undefined ? undefined : refuse('NotCalm', { rung, plan });
}

/** `08:00` is the next one on the clocks of the incident's zone, `6h` counts from now. */
function momentOf(said: string, at: Instant, zone: string): Instant {
  const moment = Instant.safeParse(said);
  if (moment.success) return moment.data;
  if (said.includes(':')) return instant(nextAt(millis(at), said, zone));
  const unit = said.endsWith('h') ? 60 * minute : minute;
  return after(at, Number(said.slice(0, -1)) * unit);
}

/** Everybody who was there, and goes to sleep now. */
const presentIn = ({ authority, roles, paging }: Incident): PersonId[] => [
  ...new Set([
    authority,
    ...Object.values(roles),
    ...Object.keys(paging.seen).map((person) => PersonId.parse(person)),
  ]),
];

/** Sleep (P48). Said again it moves the hour. */
const standdown: Decider<'standdown'> = (command, incident) => {
  const { order, by, at } = command;
  const no = notCalm(incident);
  if (no) return refused(no);
  const until = momentOf(order.until, at, incident.rules.zone ?? 'UTC');
  const earliest = after(at, shortestMs);
  const latest = after(at, longestMs);
  if (until < earliest || until > latest) {
    return refused(refuse('StandDownOutOfRange', { until, earliest, latest }));
  }
  return decided({
    type: 'StoodDown',
    until,
    people: presentIn(incident),
    because: because(command, by),
  });
};

/** The orders about standing down. */
export const standDownDeciders = { standdown };
