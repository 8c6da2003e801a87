import type { Mode, Via } from '../envelope.ts';
import type { EventOf } from '../events.ts';
import { type IncidentId, type Instant, type PersonId, personIn, type Target } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import type { Rung } from '../incident/ladder.ts';
import type { Happened } from '../timeline/entries.ts';
import { type AssumptionAccount, assumptionAccounts } from './assumptions.ts';
import { type CheckAccount, checksOf, type WaiverAccount, waiversOf } from './checks.ts';
import {
  type EffectAccount,
  effectsOf,
  type OutsideAccount,
  outsideOf,
  type ResidualAccount,
  type ReviewAccount,
  residualsOf,
  reviewsOf,
} from './leftovers.ts';
import { type LessonAccount, lessonsOf } from './lessons.ts';
import { type Moments, momentsOf } from './moments.ts';
import {
  type AdviceAccount,
  adviceOf,
  type OverrideAccount,
  overridesOf,
  type RefusalAccount,
  refusalsOf,
} from './overrides.ts';
import {
  type AuthoritySpan,
  authoritiesOf,
  type PageAccount,
  pagesOf,
  type StatusAccount,
  type SupportAccount,
  statusReportsOf,
  supportOf,
} from './people.ts';
import { type PublicUpdateAccount, publicUpdatesOf } from './public-updates.ts';
import { type StrategyAccount, strategiesOf } from './strategies.ts';
import { type Told, toldOf, type Words, wordsOf } from './told.ts';
import { type Unattended, unattendedOf } from './unattended.ts';
import { type Turn, type Walk, walk } from './walk.ts';

/**
 * One incident looked back at: all that report, registry, dashboard and metrics say of it. Durations in milliseconds,
 * lists in the order of the log; undefined is unknown or has not come, a text is null where it was erased.
 */
export type Account = Identity & {
  readonly moments: Moments;
  readonly rungs: readonly RungTime[];
  readonly strategies: readonly StrategyAccount[];
  readonly checks: readonly CheckAccount[];
  readonly waivers: readonly WaiverAccount[];
  readonly overrides: readonly OverrideAccount[];
  readonly refusals: readonly RefusalAccount[];
  readonly advice: readonly AdviceAccount[];
  readonly residuals: readonly ResidualAccount[];
  readonly reviews: readonly ReviewAccount[];
  readonly lessons: readonly LessonAccount[];
  readonly effects: readonly EffectAccount[];
  readonly outside: readonly OutsideAccount[];
  readonly assumptions: readonly AssumptionAccount[];
  readonly authorities: readonly AuthoritySpan[];
  readonly unattended: readonly Unattended[];
  readonly pages: readonly PageAccount[];
  readonly support: readonly SupportAccount[];
  readonly statusReports: readonly StatusAccount[];
  readonly publicUpdates: readonly PublicUpdateAccount[];
};

type Identity = {
  readonly id: IncidentId;
  readonly mode: Mode;
  readonly title: Words;
  readonly severity: Incident['severity'];
  readonly targets: readonly Target[];
  /** Whether others may not know of it now. */
  readonly private: boolean;
  /** A legal hold that is on it now: nothing of it is erased. */
  readonly hold: Incident['hold'];
  readonly origin: Origin;
  readonly rung: Rung;
  /** `open` until it is closed. */
  readonly outcome: 'open' | 'imported' | EventOf<'IncidentClosed'>['outcome'];
  readonly reopened: number;
  readonly reportOwner: PersonId | undefined;
  /** Version of its stream: what this account was made of. */
  readonly version: number;
};

/** How an incident came: by a person, a program (a token), a trigger from outside, a signed standing order, or from a file. */
export type Origin = {
  readonly kind: 'person' | 'program' | 'trigger' | 'standing-order' | 'import';
  /** By `declare`, or by a card that somebody only looked at. */
  readonly opened: Incident['opened'];
  readonly declaredBy: PersonId;
  readonly actor: string;
  readonly via: Via;
};

/** When a rung was entered; one that was entered twice is there twice. */
export type RungTime = { readonly rung: Rung; readonly at: Instant };

/** A whole log with all that follows from it: its account, and the state at its end. */
export type Retold = {
  readonly log: readonly Happened[];
  readonly account: Account;
  readonly incident: Incident;
};

/** A log never changes, so it is gone through once, whoever asks; it is forgotten with its log. */
const known = new WeakMap<readonly Happened[], Retold>();

/**
 * One incident's whole log, gone through; undefined where the log does not begin with a declaration. Throws only for a log
 * that no program ever wrote.
 */
export function retold(log: readonly Happened[]): Retold | undefined {
  const before = known.get(log);
  if (before !== undefined) return before;
  const walked = walk(log);
  if (walked === undefined) return undefined;
  const now = { log, account: accountFrom(log, walked), incident: walked.incident };
  known.set(log, now);
  return now;
}

/** The account of one incident's whole log, as `retold` has it. */
export const accountOf = (log: readonly Happened[]): Account | undefined => retold(log)?.account;

function accountFrom(log: readonly Happened[], walked: Walk): Account {
  const { turns, incident } = walked;
  return {
    ...identityOf(log, walked),
    moments: momentsOf(log, walked),
    rungs: rungsOf(turns),
    strategies: strategiesOf(log, incident),
    checks: checksOf(log, incident),
    waivers: waiversOf(log),
    overrides: overridesOf(log),
    refusals: refusalsOf(log),
    advice: adviceOf(log),
    residuals: residualsOf(log, incident),
    reviews: reviewsOf(log),
    lessons: lessonsOf(log, incident),
    effects: effectsOf(log, incident),
    outside: outsideOf(incident),
    assumptions: assumptionAccounts(log, incident),
    authorities: authoritiesOf(turns),
    unattended: unattendedOf(walked),
    pages: pagesOf(log),
    support: supportOf(log),
    statusReports: statusReportsOf(log),
    publicUpdates: publicUpdatesOf(log, incident),
  };
}

function identityOf(log: readonly Happened[], { declaration, incident }: Walk): Identity {
  const { id, mode, severity, targets, rung, report, length: version } = incident;
  const closed = toldOf(log, 'IncidentClosed').at(-1);
  return {
    id,
    mode,
    title: wordsOf(declaration, 'title'),
    severity,
    targets,
    private: incident.privacy.isPrivate,
    hold: incident.hold,
    origin: originOf(declaration),
    rung,
    outcome: endOf(incident, closed?.event),
    reopened: toldOf(log, 'IncidentReopened').length,
    reportOwner: report?.owner,
    version,
  };
}

function endOf(
  { rung, opened }: Incident,
  closed: EventOf<'IncidentClosed'> | undefined,
): Account['outcome'] {
  if (opened === 'imported') return 'imported';
  return rung === 'closed' && closed !== undefined ? closed.outcome : 'open';
}

function originOf({ event, actor, via }: Told<'IncidentDeclared'>): Origin {
  const { opened, because } = event;
  const kind = opened === 'imported' ? 'import' : cameBy({ actor, via });
  return { kind, opened, declaredBy: because.person, actor, via };
}

function cameBy({ actor, via }: Pick<Origin, 'actor' | 'via'>): Origin['kind'] {
  if (via === 'trigger') return 'trigger';
  if (via === 'timer') return 'standing-order';
  return personIn(actor) === undefined ? 'program' : 'person';
}

const rungsOf = (turns: readonly Turn[]): readonly RungTime[] =>
  turns.flatMap(({ happened, before, after }) =>
    before?.rung === after.rung ? [] : [{ rung: after.rung, at: happened.at }],
  );
