import {
  type Command,
  type Decider,
  type Decision,
  decided,
  nothing,
  refused,
} from '../command.ts';
import type { Event } from '../events.ts';
import type { PersonId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import { whoIs } from '../policy/named.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { isRefusal } from '../strategy/plans.ts';
import { mayOwn, nearestWorkday, reportOpened, todayOf } from './opening.ts';
import { playbookChangeDeciders } from './playbook-change.ts';
import { placesFor } from './publishing.ts';
import { mayReport, theirFollowUp } from './reporters.ts';
import { FollowUpName } from './shapes.ts';
import { unfinished } from './standing.ts';
import type { Report } from './state.ts';

type Given = Pick<Command, 'facts' | 'at'> & { readonly by: PersonId };

/** What is done to the report, by somebody who may; it opens with the first thing that is said of it. */
function onReport(
  given: Given,
  incident: Incident,
  act: (report: Report | undefined) => Decision | Event,
): Decision {
  const no = mayReport(given, incident);
  if (no) return refused(no);
  const done = act(incident.report);
  if (!('type' in done)) return done;
  return decided(...reportOpened(incident, given.at, { why: 'asked' }), done);
}

/** Nobody writes over what they have not seen: a section that somebody else wrote is changed with its revision only. */
const reportWrite: Decider<'reportWrite'> = (command, incident) => {
  const { order, by, facts } = command;
  const { section, text } = order;
  return onReport(command, incident, (report) => {
    const last = report?.written[section];
    const own = last?.by === by ? last.revision : 0;
    const seen = order.revision === undefined ? own : Number(order.revision);
    return last && last.revision !== seen
      ? refused(
          refuse('ReportMoved', {
            section,
            revision: last.revision,
            by: last.by,
            standing: facts.standing ?? null,
            yours: text,
          }),
        )
      : {
          type: 'ReportWritten',
          section,
          revision: (last?.revision ?? 0) + 1,
          by,
          texts: { text },
        };
  });
};

const reportFactor: Decider<'reportFactor'> = (command, incident) => {
  const { order, by } = command;
  const { factor, change, why } = order;
  return onReport(command, incident, (report) => {
    const isNamed = report?.factors.includes(factor) === true;
    if (isNamed === (change === 'add')) return nothing({ note: 'AlreadyFactor', factor, isNamed });
    return {
      type: isNamed ? 'FactorDropped' : 'FactorNamed',
      factor,
      by,
      ...(why !== undefined && { texts: { why } }),
    };
  });
};

const followUp: Decider<'followUp'> = (command, incident) => {
  const { order, by, facts } = command;
  const owner = whoIs(order.owner, facts);
  if (!owner.ok) return refused(owner.error);
  const { due, aim } = order;
  // Its owner would be reminded in the same minute of what nobody had time for.
  if (due < todayOf(incident, command.at)) {
    const nearest = nearestWorkday(incident, command.at);
    return refused(refuse('DueInPast', { due, aim, nearest }));
  }
  return onReport(command, incident, (report) => ({
    type: 'FollowUpAdded',
    followUp: FollowUpName.parse(`F${Object.keys(report?.followUps ?? {}).length + 1}`),
    aim,
    owner: owner.value,
    due,
    by,
    texts: { text: order.text },
  }));
};

const followUpEnd: Decider<'followUpEnd'> = (command, incident) => {
  const { order, by } = command;
  const found = theirFollowUp(command, incident, order.followUp);
  if (isRefusal(found)) return refused(found);
  if (found.status !== 'open') return nothing({ note: 'AlreadyFollowedUp', ...found });
  return decided({
    type: 'FollowUpClosed',
    followUp: found.followUp,
    how: order.how === 'done' ? 'done' : 'dropped',
    by,
    texts: { evidence: order.evidence },
  });
};

const reportOwner: Decider<'reportOwner'> = (command, incident) => {
  const { order, by, facts, at } = command;
  const no = mayReport(command, incident);
  if (no) return refused(no);
  const meant = whoIs(order.who, facts);
  if (!meant.ok) return refused(meant.error);
  const owned = ownedBy(incident, meant.value, { at, by });
  if ('code' in owned) return refused(owned);
  return owned.length === 0
    ? nothing({ note: 'AlreadyHolds', role: 'report', person: meant.value })
    : decided(...owned);
};

/** What makes the report this person's; a refusal where it may not be theirs. */
export function ownedBy(
  incident: Incident,
  owner: PersonId,
  { at, by, why = 'asked' }: Pick<Given, 'at' | 'by'> & { readonly why?: 'asked' | 'closed' },
): Refusal | readonly Event[] {
  if (!mayOwn(incident, owner)) return refuse('ReportOfAuthority', { who: owner });
  if (incident.report === undefined) return reportOpened(incident, at, { why, owner });
  return incident.report.owner === owner
    ? []
    : [{ type: 'ReportOwnerNamed', owner, by, why: 'ordered' }];
}

const reportFinish: Decider<'reportFinish'> = (command, incident) => {
  const { by } = command;
  return onReport(command, incident, (report) => {
    const missing = report ? unfinished(incident, report) : ['factor'];
    if (missing.length > 0) return refused(refuse('ReportNotReady', { missing, toClose: false }));
    return report?.finishedAt === undefined
      ? { type: 'ReportFinished', by }
      : nothing({ note: 'AlreadyFinished', at: report.finishedAt });
  });
};

/** A second reader, who is none of those who wrote it. */
const reportSign: Decider<'reportSign'> = ({ order, by }, incident) => {
  const { report } = incident;
  if (report?.finishedAt === undefined) {
    return refused(refuse('ReportNotReady', { missing: ['finish'], toClose: false }));
  }
  const writers = [...new Set([report.owner, ...report.writers])];
  if (writers.includes(by)) return refused(refuse('OwnReport', { writers }));
  if (report.signedBy !== undefined) return nothing({ note: 'AlreadySigned', by: report.signedBy });
  const texts = order.finding === undefined ? {} : { texts: { finding: order.finding } };
  return decided({ type: 'ReportSigned', by, ...texts });
};

/** What is not finished is nobody else's to read yet; who works on it reads it where it is. */
const reportPublish: Decider<'reportPublish'> = (command, incident) => {
  const { by, facts } = command;
  const no = mayReport(command, incident);
  if (no) return refused(no);
  const { report } = incident;
  if (report?.finishedAt === undefined) {
    const missing = [...(report ? unfinished(incident, report) : ['factor']), 'finish'];
    return refused(refuse('ReportNotReady', { missing, toClose: false }));
  }
  const places = placesFor(incident, facts.reachable ?? { hasChannel: false, webhook: 'none' });
  if (places.length === 0) {
    return refused(refuse('NowhereToPublish', { isPrivate: incident.privacy.isPrivate }));
  }
  const publication = (report.published?.publication ?? 0) + 1;
  const signed = report.signedBy !== undefined;
  return decided({ type: 'ReportPublished', publication, places: [...places], signed, by });
};

/** The orders about the report. */
export const reportDeciders = {
  reportWrite,
  reportFactor,
  followUp,
  followUpEnd,
  ...playbookChangeDeciders,
  reportOwner,
  reportFinish,
  reportSign,
  reportPublish,
};
