import type { PersonId } from '../ids.ts';
import type { Aim, Day, FollowUpName, Section } from './shapes.ts';

/** Refusals about the report. */
export type Refusals = {
  /** What is missing: `factor`, `finish`, or follow-ups by name. `toClose`: it was to be closed. */
  ReportNotReady: { readonly missing: readonly string[]; readonly toClose: boolean };
  /** Somebody else wrote the section meanwhile. `standing`: as it reads now; null where that was erased. */
  ReportMoved: {
    readonly section: Section;
    readonly revision: number;
    readonly by: PersonId;
    readonly standing: string | null;
    readonly yours: string;
  };
  /** Whoever wrote in it does not sign it. */
  OwnReport: { readonly writers: readonly PersonId[] };
  /** In a sev1 the report is not written by whoever decided. */
  ReportOfAuthority: { readonly who: PersonId };
  /** No channel in Slack, and no webhook that takes it. */
  NowhereToPublish: { readonly isPrivate: boolean };
  /** Only a lesson for the playbook is closed by its change. */
  NotAPlaybookChange: { readonly followUp: FollowUpName; readonly aim: Aim };
  /** No playbook was followed: there is none that could have changed. */
  NoPlaybookRan: { readonly followUp: FollowUpName };
  /** The playbook is the one that was followed. */
  SamePlaybook: {
    readonly followUp: FollowUpName;
    readonly playbook: string;
    readonly version: string;
    readonly digest: string;
  };
  /** The playbook is another one now than the one that was named. */
  OtherPlaybook: {
    readonly followUp: FollowUpName;
    readonly playbook: string;
    readonly said: string;
    readonly version: string;
    readonly digest: string;
  };
  /** A follow-up cannot be due before today. `nearest`: the next working day, today among them. */
  DueInPast: { readonly due: Day; readonly aim: Aim; readonly nearest: Day };
  UnknownFollowUp: { readonly said: string; readonly open: readonly string[] };
};
