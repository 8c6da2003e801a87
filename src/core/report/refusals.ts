import type { PersonId } from '../ids.ts';
import type { Section } from './shapes.ts';

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
  UnknownFollowUp: { readonly said: string; readonly open: readonly string[] };
};
