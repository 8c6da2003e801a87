import type { EventType } from '../events.ts';
import type { PersonId } from '../ids.ts';
import type { Evolvers } from '../incident/evolver.ts';
import type { Incident } from '../incident/incident.ts';
import type { FollowUpName } from './shapes.ts';
import { type FollowUp, opened, type Report } from './state.ts';

/** What changes what somebody would sign takes the signature back. */
function change(state: Incident, more: (report: Report) => Partial<Report>): Incident {
  const { report } = state;
  if (report === undefined) throw new Error('There is no report');
  return { ...state, report: { ...report, ...more(report) } };
}

const edited = (state: Incident, by: PersonId, more: (report: Report) => Partial<Report>) =>
  change(state, (report) => ({
    writers: [...new Set([...report.writers, by])],
    signedBy: undefined,
    ...more(report),
  }));

const keep = (report: Report, name: FollowUpName, more: Partial<FollowUp>): Partial<Report> => {
  const found = report.followUps[name];
  if (found === undefined) throw new Error(`${name} is no follow-up`);
  return { followUps: { ...report.followUps, [name]: { ...found, ...more } } };
};

/** The events about the report. */
export const reportEvolvers = {
  ReportOpened: (state, { owner, due }, at) => ({ ...state, report: opened(owner, due, at) }),
  ReportOwnerNamed: (state, { owner }) => change(state, () => ({ owner, signedBy: undefined })),
  ReportWritten: (state, { section, revision, by }, at) =>
    edited(state, by, ({ written }) => ({
      written: { ...written, [section]: { revision, by, at } },
    })),
  FactorNamed: (state, { factor, by }) =>
    edited(state, by, ({ factors }) => ({ factors: [...factors, factor] })),
  FactorDropped: (state, { factor, by }) =>
    edited(state, by, ({ factors }) => ({ factors: factors.filter((one) => one !== factor) })),
  FollowUpAdded: (state, { type: _type, texts: _texts, by, ...added }, at) =>
    edited(state, by, ({ followUps }) => ({
      followUps: {
        ...followUps,
        [added.followUp]: { ...added, addedAt: at, status: 'open', remindedAt: undefined },
      },
    })),
  FollowUpFiled: (state, { followUp, link, tracker, place, issue }) =>
    change(state, (report) =>
      keep(report, followUp, {
        filed: { tracker, place, issue },
        behind: undefined,
        ...(link !== undefined && { link }),
      }),
    ),
  FollowUpBehind: (state, { followUp, code }) =>
    change(state, (report) => keep(report, followUp, { behind: code })),
  FollowUpClosed: (state, { followUp, how, link }) =>
    change(state, (report) =>
      keep(report, followUp, { status: how, ...(link !== undefined && { link }) }),
    ),
  PlaybookChanged: (state, { followUp, playbook, from, to }) =>
    change(state, (report) => keep(report, followUp, { changed: { playbook, from, to } })),
  ReportFinished: (state, _event, at) => change(state, () => ({ finishedAt: at })),
  ReportSigned: (state, { by }, at) => change(state, () => ({ signedBy: by, signedAt: at })),
  ReportPublished: (state, { publication, places }, at) =>
    change(state, () => ({
      published: {
        publication,
        at,
        places: Object.fromEntries(places.map((one) => [one, { outcome: 'sending' } as const])),
      },
    })),
  ReportDelivered: (state, { place, outcome, code }) =>
    change(state, ({ published }) =>
      published === undefined
        ? {}
        : {
            published: {
              ...published,
              places: { ...published.places, [place]: { outcome, code } },
            },
          },
    ),
  ReportReminded: (state, { of }, at) =>
    of.reduce(
      (before, one) =>
        change(before, (report) =>
          one === 'report' ? { remindedAt: at } : keep(report, one, { remindedAt: at }),
        ),
      state,
    ),
} satisfies Partial<Evolvers<EventType>>;
