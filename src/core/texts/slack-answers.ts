import { count } from './words.ts';

/** What is said in Slack to whoever ordered something there, because of Slack itself: its forms, its files, its delays. */
export const slackAnswers = {
  broke:
    'Something broke in Sternway, and what you ordered may not have been done. Ask for the status before you try it again. Whoever runs Sternway finds the reason in its log.',
  formTooOld:
    'The form that you sent was older than a minute, or a later card took its place. Nothing has moved. Send this one if it is still right.',
  /** What takes longer than people wait for without a word. */
  taken: 'Taken. What came of it is told here in a moment.',
  takenForm:
    'Taken. What came of it stands here in a moment; where you close this before, it is told to you.',
  formStarts: 'This is the decision: the strategy starts.',
  formTakesBack:
    'Nothing more of the old strategy starts; what it has done is taken back, then the new one follows.',
  startsAnew: 'Sternway is starting anew, and nothing was ordered. Type it again in a few seconds.',
  messageUnread:
    'Slack does not let the message be read, so it was not put into the timeline. "Add to timeline" in the menu of the message does the same.',
  notYourForm: 'You may not order here. The reason is told to you alone.',
  formNotFilled: 'This could not be filled. The reason is told to you alone.',
  formNotOpened: 'Slack did not open the form in time. Nothing was ordered. Open it here.',
  formOfMenuNotOpened:
    'Slack did not open the form in time. Nothing was recorded. Choose it from the menu of the message again.',
  unknownMenu:
    'Sternway does not know this entry of the menu. Nothing was done. Whoever runs Sternway compares the app in Slack with manifest.yml.',
  setupAgain: 'It is tried again. The status message shows how it goes.',
  setupStays: 'It stays as it is.',
  /** Under the field in which somebody was chosen whom nobody here knows: an app, or somebody new. */
  chosenUnknown:
    'Sternway cannot ask this account: it is an app, or somebody who has not used Sternway yet. Choose a person who has, or let them ask it for help once.',
  unknownPerson: 'Slack does not say at the moment who you are, so nothing was ordered.',
  unknownPersonLift:
    'Type it again in a minute. People whom sternway.yaml names are heard all the same.',
  noFile: 'Slack did not take the whole of it as a file; the command line shows it.',
  privateFile:
    'It is private, so no file of it is put here; ask in its own channel for the whole of it.',
  /** A document of many incidents belongs into no channel, where others may read what this person may. */
  documentsElsewhere:
    'Documents of the registry are given on the command line (sternway registry list … --format csv) and over HTTP. Without --format the list stands here.',
  elsewhereWhole: 'The command line shows all of it.',
  bundleNotBrought:
    'The file could not be brought to your own messages; that you took it out stays on record. Type it again in a minute, or have it on the command line: sternway registry export <incident> --bundle --out <file>.',
  pictureElsewhere:
    'A picture comes into the channel of its incident only. Here is what it shows, in words.',
  pictureHere: 'The picture of the timeline is in this channel, with the same in words beside it.',
  pictureNotDrawn: 'The picture could not be drawn now.',
  pictureNotTaken: 'Slack did not take the picture as a file.',
} as const;

/** What somebody typed into a form that was refused, so that they can take it from there. */
export const typedBefore = (texts: readonly string[]): readonly string[] =>
  texts.length === 0 ? [] : ['You had typed, to be copied:', ...texts];

/** With the bundle of an incident, in the own messages of whoever took it out. */
export const bundleComes = (incident: string): string =>
  `The record of ${incident} with all that proves it, for you alone. It holds all that was written in the incident, and an erasure does not reach it. To verify it: tar xf ${incident}.tar, then node ${incident}/verify.mjs --key <what stands after "key" in sternway registry key>.`;

/** `RB-1`… is ended for good: said before an abort is confirmed. */
export const abortIsFinal = (strategy: string): string =>
  `This ends the ${strategy} for good. What is done so far stays as it is: it is not taken back.`;

/** Said before an incident is closed that has not recovered. */
export const closesUnrecovered = (id: string, rung: string): string =>
  `${id} has not recovered: it is ${rung}. Closed now it ends on record as not recovered.`;

/** What is wrong with a form stands beside its fields; where there is none, it is said. */
export const formNotTaken = (problems: readonly string[]): string =>
  `Nothing was ordered by the form that you sent. ${problems.join(' ')} Send it again.`;

export const pictureInWords = (why: string): string => `${why} Here is what it shows, in words.`;

/** Above the last lines of a timeline. */
export function timelineShown(
  incident: string,
  {
    all,
    shown,
    lines,
    part,
    file,
  }: {
    readonly all: number;
    readonly shown: number;
    readonly lines: number;
    /** Which part of the timeline it is, where it is not the whole. */
    readonly part: string | undefined;
    /** Where the whole of it is. */
    readonly file: string;
  },
): string {
  const whole = `The timeline of ${incident} has ${count(all, 'entry', 'entries')}`;
  const cut = lines < shown ? `, of which these are the last ${lines}` : '';
  return `${part ?? whole}${cut}. ${file}`;
}

export const wholeFile = (name: string): string => `All of it is the file ${name} in this channel.`;
export const reportTitle = (incident: string): string => `Report of ${incident}`;

/** Two people wrote one section of a report: the second one sees both. */
export const writtenMeanwhile = (by: string, standing: string): string =>
  `${by} wrote this section meanwhile. It says now:\n${standing}\nWhat you typed stands below: put both into one and send it again.`;

type TimelineName = { readonly incident: string; readonly isPart: boolean };

export const timelineTitle = ({ incident, isPart }: TimelineName): string =>
  `${isPart ? 'Part of the timeline' : 'Timeline'} of ${incident}`;

/** Where what was asked for is: the whole timeline, or the part of it. */
export const timelineFile = (name: string, isPart: boolean): string =>
  isPart ? `This part is the file ${name} in this channel.` : wholeFile(name);
