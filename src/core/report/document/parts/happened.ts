import { entriesIn } from '../../../../lib/layers.ts';
import { type Instant, personIn } from '../../../ids.ts';
import { checkName } from '../../../texts/checks.ts';
import { eventText } from '../../../texts.ts';
import { entriesOf } from '../../../timeline/entries.ts';
import { type Block, list, table, text } from '../shape.ts';
import { moment, type Source, span, who } from '../source.ts';
import { effectsOnce, effectText } from './effects.ts';

/** What users bore, as far as it was measured. */
export function impact({ account, incident }: Source): readonly Block[] {
  const { moments, severity, targets } = account;
  return [
    list([
      `Severity: ${severity ?? 'never said'}`,
      `Targets: ${targets.join(', ')}`,
      `Users began to hurt: ${moment(moments.impactStart)}`,
      `They stopped hurting: ${reached(moments.mitigated, account)}${took(moments.impactStart, moments.mitigated)}`,
      `Fully recovered: ${reached(moments.recovered, account)}`,
      ...effectsOnce(account).map(effectText),
      ...entriesIn(incident.outside).map(({ target }) => `A change by others on ${target}`),
    ]),
  ];
}

/** The moment, or that it has not come yet; `never` once the incident is closed without it. */
const reached = (
  at: Instant | undefined,
  { moments }: Pick<Source['account'], 'moments'>,
): string => (at === undefined ? (moments.closed === undefined ? 'not yet' : 'never') : moment(at));

/** `, after 4m 10s`; nothing where a moment is missing: the lines beside it say which. */
const took = (from: Instant | undefined, to: Instant | undefined): string =>
  from === undefined || to === undefined || to < from ? '' : `, after ${span(from, to)}`;

/** How it was noticed, and how soon somebody was there. */
export function detection(source: Source): readonly Block[] {
  const { account } = source;
  const { impactStart, detected, declared } = account.moments;
  const first = account.checks
    .flatMap(({ check, firstFail }) => (firstFail === undefined ? [] : [{ check, firstFail }]))
    .toSorted((a, b) => a.firstFail.localeCompare(b.firstFail))[0];
  return [
    list([
      `First signal: ${moment(detected)}${first === undefined || first.firstFail > detected ? ', the declaration' : `, ${checkName(first.check)}`}`,
      `From the first harm to the first signal: ${span(impactStart, detected)}`,
      `Declared: ${moment(declared)}`,
      ...firstPerson(source),
    ]),
  ];
}

/** Whoever declares by hand is there before anybody answers: the acknowledgment is then what came after it, and whose. */
function firstPerson(source: Source): readonly string[] {
  const { account, log } = source;
  const { detected, acknowledged, declared } = account.moments;
  const took = `${span(detected, acknowledged)}${acknowledgedBy(source)}`;
  const [first] = log;
  const byHand = first && personIn(first.actor);
  return byHand === undefined || detected !== declared
    ? [`From the signal to the first person: ${took}`]
    : [
        `From the signal to the first person: declared by a person (${who(byHand, source)})`,
        `From the declaration to the acknowledgment: ${took}`,
      ];
}

/** What a person did who moved nothing: they were there and looked, so it counts (docs/metrics.md, tA). */
const looked: Readonly<Record<string, string>> = {
  OrderAdvised: ', with advice',
  OrderRefused: ', with an order that was refused',
};

/** ` (Bo, with advice)`; nothing where nobody is known to have done it. */
function acknowledgedBy(source: Source): string {
  const { acknowledged } = source.account.moments;
  const first = source.log.find(
    ({ at, actor, via }) => at === acknowledged && via !== 'timer' && personIn(actor) !== undefined,
  );
  const one = first && personIn(first.actor);
  return first === undefined || one === undefined
    ? ''
    : ` (${who(one, source)}${looked[first.event.type] ?? ''})`;
}

/** What stood at its beginning: what was live, and what changed. */
export function trigger({ account, log, voice }: Source): readonly Block[] {
  const runs = account.strategies.flatMap(({ run }) => run ?? []);
  const declared = log.filter(({ event }) => event.type === 'IncidentDeclared');
  return [
    list([
      ...declared.map((one) => eventText(one, { ...voice, now: one.at })),
      ...runs.slice(0, 1).map(({ from }) => `Live when it began: release ${from.version}`),
      ...account.outside.map(
        ({ source, kind, target, at, verdict }) =>
          `A change by others (${kind}, ${source}) on ${target} at ${moment(at)}, judged ${verdict ?? 'by nobody'}`,
      ),
    ]),
  ];
}

/** What ended it. */
export function resolution({ account }: Source): readonly Block[] {
  const { moments, strategies } = account;
  const claimed = moments.mitigatedByWord ? ', by the word of a person and no check' : '';
  return [
    list([
      ...strategies.map(
        ({ strategy, targets, plan, run, outcome }) =>
          `${strategy}${plan === undefined ? '' : ` (${plan})`} on ${targets.join(', ')}${run === undefined || run.to.version === run.from.version ? '' : `, from release ${run.from.version} to ${run.to.version}`}: ${outcome ?? 'not ended'}`,
      ),
      `Users stopped hurting: ${reached(moments.mitigated, account)}${claimed}`,
      `Recovered: ${reached(moments.recovered, account)}`,
      `Closed: ${reached(moments.closed, account)}`,
    ]),
  ];
}

/** Who had a part, and when who decided. */
export function responders(source: Source): readonly Block[] {
  const { account, incident } = source;
  const roles = Object.entries(incident.roles).map(
    ([role, person]) => `${role}: ${who(person, source)}`,
  );
  return [
    text('Who decided, and who had a part:'),
    list([
      ...account.authorities.map(
        ({ person, from, to, how }) =>
          `${who(person, source)} decided from ${moment(from)} to ${to === undefined ? 'the end' : moment(to)} (${how})`,
      ),
      ...roles,
    ]),
    ...(account.unattended.length === 0
      ? []
      : [
          text('A decision waited and nobody was there:'),
          list(account.unattended.map(({ from, to }) => `${moment(from)} to ${moment(to)}`)),
        ]),
  ];
}

/** Everything in order, as the timeline has it. */
export function timeline({ log, voice }: Source): readonly Block[] {
  const ofReport = reportRefs(log);
  return [
    table(
      ['Entry', 'Time (UTC)', 'Kind', 'Who', 'What'],
      entriesOf(log, voice)
        .filter(({ ref }) => !ofReport.has(ref))
        .map(({ at, kind, actor, text: what, entry, later }) => [
          entry,
          at.slice(0, 19).replace('T', ' '),
          kind,
          actor,
          [what, ...later.map((one) => `→ ${one.entry}: ${one.text}`)].join(' '),
        ]),
    ),
  ];
}

const aboutReport =
  /^(?:Report(?:Opened|OwnerNamed|Written|Finished|Signed|Published|Delivered|Reminded)|Factor|FollowUp|PlaybookChanged)/u;

/** What the report is made of does not stand in it again. */
const reportRefs = (log: Source['log']): ReadonlySet<string> =>
  new Set(
    log
      .filter(({ event }) => aboutReport.test(event.type))
      .map(({ stream, version }) => `${stream}#${version}`),
  );

/** The times between the moments that everybody measures (record.md, "Metrics"). */
export const times = ({ account: { moments } }: Source): Block =>
  table(
    ['From', 'To', 'Took'],
    [
      ['first harm', 'first signal', span(moments.impactStart, moments.detected)],
      ['first signal', 'acknowledged by a person', span(moments.detected, moments.acknowledged)],
      ['decision asked for', 'decision', span(moments.decisionRequested, moments.decided)],
      ['first step', 'users stopped hurting', span(moments.firstStep, moments.mitigated)],
      ['first step', 'recovered', span(moments.firstStep, moments.recovered)],
      ['first harm', 'recovered', span(moments.impactStart, moments.recovered)],
    ],
  );
