import type { JsonObject } from '../../lib/json.ts';
import type { Verdict } from '../checks/verdict.ts';
import type { PlanId } from '../ids.ts';

/** Which try of which step under which strategy a report is about. */
export type Try = {
  readonly plan: PlanId;
  readonly step: string;
  readonly epoch: number;
  readonly attempt: number;
};

/** What the reconcilers and workers say about the world. Not orders: nobody may or may not; they are true or late. */
export type RunReport =
  /** A worker asks to start a step; the answer is the claim. */
  | {
      readonly kind: 'claim';
      readonly plan: PlanId;
      readonly step: string;
      readonly epoch: number;
      readonly owner: string;
    }
  /** A step that a person or the clock carries out has its turn. */
  | { readonly kind: 'begin'; readonly plan: PlanId; readonly step: string; readonly epoch: number }
  | ({ readonly kind: 'notRun'; readonly why: string } & Try)
  | ({
      readonly kind: 'ended';
      readonly outcome: 'finished' | 'failed' | 'unknown';
      readonly code: string | undefined;
      readonly evidence: JsonObject;
      readonly output: string;
      /** Something of it goes on although it was ended. */
      readonly mayStillRun?: boolean;
    } & Try)
  | ({ readonly kind: 'ownerDied'; readonly mayStillRun: boolean } & Try)
  | {
      readonly kind: 'measured';
      readonly key: string;
      readonly epoch: number | undefined;
      readonly verdict: Verdict;
      readonly held: boolean;
      readonly summary: string;
      readonly facts: JsonObject;
    };
