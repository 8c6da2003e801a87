import type { EventOf, EventType } from '../../events.ts';
import { changesText, playbookText } from '../lessons.ts';
import {
  aimNames,
  behindText,
  dayText,
  placeNames,
  sectionNames,
  undeliveredText,
} from '../report.ts';
import { list, oneLine, person } from '../words.ts';
import { because, type EventTexts } from './told.ts';

const whys = {
  recovered: 'it has recovered',
  failed: 'the run failed',
  closed: 'it is being closed',
  asked: 'it was asked for',
} as const satisfies Record<EventOf<'ReportOpened'>['why'], string>;

const moves = {
  ordered: '',
  left: ', because the account of its owner is closed',
  authority: ', because whoever decides does not write the report of a sev1',
} as const satisfies Record<EventOf<'ReportOwnerNamed'>['why'], string>;

/** The events about the report. */
export const reportTexts = {
  ReportOpened: ({ event: { owner, due, why } }, voice) =>
    `The report is open, because ${whys[why]}: ${person(owner, voice)} writes it by ${dayText(due)}`,
  ReportOwnerNamed: ({ event: { owner, why } }, voice) =>
    `${person(owner, voice)} writes the report from now on${moves[why]}`,
  ReportWritten: (told, voice) => {
    const { section, revision, by } = told.event;
    const again = revision === 1 ? '' : ` again (revision ${revision})`;
    return `${person(by, voice)} writes the report's ${sectionNames[section]}${again}${because(told, 'text')}`;
  },
  FactorNamed: (told, voice) =>
    `${person(told.event.by, voice)} names ${told.event.factor} as a contributing factor${because(told, 'why')}`,
  FactorDropped: (told, voice) =>
    `${person(told.event.by, voice)} takes back the contributing factor ${told.event.factor}${because(told, 'why')}`,
  FollowUpAdded: (told, voice) => {
    const { followUp, aim, owner, due } = told.event;
    return `${followUp} (${aimNames[aim]}) is ${person(owner, voice)}'s by ${dayText(due)}${because(told, 'text')}`;
  },
  FollowUpFiled: ({ event: { followUp, tracker, link } }) =>
    `${followUp} is kept in ${tracker}${link === undefined ? '' : ` (${link})`}`,
  FollowUpBehind: ({ event: { followUp, tracker, code } }) =>
    `${followUp} is not kept in ${tracker}: ${behindText[code]}`,
  FollowUpClosed: (told, voice) => {
    const { followUp, how, by, link } = told.event;
    const who =
      by === undefined
        ? `, outside${link === undefined ? '' : ` (${link})`}`
        : `, says ${person(by, voice)}`;
    return `${followUp} is ${how}${who}${because(told, 'evidence')}`;
  },
  PlaybookChanged: ({ event: { followUp, playbook, from, to, by, ...diff } }, voice) =>
    `${followUp} is in the playbook, says ${person(by, voice)}: ${playbookText({ ...to, name: playbook })}, after ${oneLine(from.version, 40)} that was followed. ${changesText(diff)}`,
  ReportFinished: ({ event: { by } }, voice) => `The report is finished, says ${person(by, voice)}`,
  ReportSigned: (told, voice) =>
    `${person(told.event.by, voice)} has read the report and signs it${because(told, 'finding')}`,
  ReportPublished: ({ event: { publication, places, signed, by } }, voice) => {
    const unsigned =
      signed === false ? '. Nobody has signed it yet: publish it again once somebody has' : '';
    return `${person(by, voice)} publishes the report${publication === 1 ? '' : ' again'}, to ${list(places.map((one) => placeNames[one]))}${unsigned}`;
  },
  ReportDelivered: ({ event: { place, outcome, code } }) =>
    outcome === 'delivered'
      ? `The report is published: ${placeNames[place]} has it`
      : `The report did not reach ${placeNames[place]}: ${undeliveredText(code)}`,
  ReportReminded: ({ event: { of } }) =>
    `Reminded: ${list(of.map((one) => (one === 'report' ? 'the report' : one)))}`,
} satisfies Partial<EventTexts<EventType>>;
