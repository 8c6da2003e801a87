import { z } from 'zod';
import { PersonId } from '../ids.ts';
import { stored } from '../stored.ts';
import {
  Aim,
  Behind,
  Change,
  Day,
  Factor,
  FollowUpName,
  Outlet,
  Place,
  Section,
} from './shapes.ts';

/** The report began, and is somebody's, due on that day. */
const ReportOpened = stored('ReportOpened', {
  owner: PersonId,
  due: Day,
  why: z.enum(['recovered', 'failed', 'closed', 'asked']),
});
/** Somebody else writes it. Without `by` it moved by itself, as `why` says. */
const ReportOwnerNamed = stored('ReportOwnerNamed', {
  owner: PersonId,
  by: PersonId.optional(),
  why: z.enum(['ordered', 'left', 'authority']),
});
/** A section as it reads from now on; what it said before stays in the record. Texts: `text`. */
const ReportWritten = stored('ReportWritten', {
  section: Section,
  /** How often this section was written, this time counted. */
  revision: z.int().positive(),
  by: PersonId,
});
/** Texts: `why`. */
const FactorNamed = stored('FactorNamed', { factor: Factor, by: PersonId });
/** Texts: `why`. */
const FactorDropped = stored('FactorDropped', { factor: Factor, by: PersonId });
/** Texts: `text`. */
const FollowUpAdded = stored('FollowUpAdded', {
  followUp: FollowUpName,
  aim: Aim,
  owner: PersonId,
  due: Day,
  by: PersonId,
  /** Where else it is kept. */
  link: z.string().optional(),
});
/** It stands where work is: `issue` as the tracker calls it, which the configuration knows as `tracker`. */
const FollowUpFiled = stored('FollowUpFiled', {
  followUp: FollowUpName,
  tracker: z.string(),
  place: Place,
  issue: z.string(),
  link: z.string().optional(),
});
/** It does not stand where work is, and why; said once for as long as the reason stays the same. It is tried again. */
const FollowUpBehind = stored('FollowUpBehind', {
  followUp: FollowUpName,
  tracker: z.string(),
  code: Behind,
});
/** Without `by` it was closed outside, where `link` leads. Texts: `evidence`. */
const FollowUpClosed = stored('FollowUpClosed', {
  followUp: FollowUpName,
  how: z.enum(['done', 'dropped']),
  by: PersonId.optional(),
  link: z.string().optional(),
});
const OfPlaybook = z.strictObject({
  version: z.string(),
  digest: z.string(),
  lastReviewed: Day.optional(),
});
/** The playbook that was followed has taken up what was learned. `changes`: what a plan made of it now does otherwise, and how many more there are. */
const PlaybookChanged = stored('PlaybookChanged', {
  followUp: FollowUpName,
  playbook: z.string(),
  from: OfPlaybook,
  to: OfPlaybook,
  changes: z.array(Change),
  others: z.int().nonnegative(),
  by: PersonId,
});
/** The owner says that it can be read by others: nothing that it has to have is missing. */
const ReportFinished = stored('ReportFinished', { by: PersonId });
/** Somebody who did not write it has read it and agrees. Texts: `finding`. */
const ReportSigned = stored('ReportSigned', { by: PersonId });
/** It goes to these places, as it reads now. `publication`: how often it was published, this time counted. */
const ReportPublished = stored('ReportPublished', {
  publication: z.int().positive(),
  places: z.array(Outlet).min(1),
  /** False where nobody had signed it yet; not said in earlier records. */
  signed: z.boolean().optional(),
  by: PersonId,
});
/** What became of it at one of them. `code`: why it is not there. */
const ReportDelivered = stored('ReportDelivered', {
  publication: z.int().positive(),
  place: Outlet,
  outcome: z.enum(['delivered', 'failed']),
  code: z.string().optional(),
});
/** Somebody is reminded of what is still to be done: the report, follow-ups by their names. */
const ReportReminded = stored('ReportReminded', {
  of: z.array(z.union([z.literal('report'), FollowUpName])).min(1),
});

export const reportEvents = [
  ReportOpened,
  ReportOwnerNamed,
  ReportWritten,
  FactorNamed,
  FactorDropped,
  FollowUpAdded,
  FollowUpFiled,
  FollowUpBehind,
  FollowUpClosed,
  PlaybookChanged,
  ReportFinished,
  ReportSigned,
  ReportPublished,
  ReportDelivered,
  ReportReminded,
] as const;
