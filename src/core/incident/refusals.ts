import type { Instant, PersonId } from '../ids.ts';

/** Refusals about the incident, its people and who may order what. */
export type Refusals = {
  /** Only the decision authority decides. */
  NotTheAuthority: {
    readonly authority: PersonId;
    readonly order: string;
    /** Whether whoever ordered it could take command; left out where that was not looked up. */
    readonly onRoster?: boolean;
  };
  /** Only the holders of a role may do this. */
  NotTheRole: { readonly role: string; readonly holders: readonly PersonId[] };
  /** The authority may be held only by people of the service's roster. */
  NotOnRoster: { readonly who: PersonId; readonly roster: readonly PersonId[] };
  /** Users cannot have begun to hurt then: it has not come yet, or is more than 30 days ago. */
  HurtSinceUnfit: { readonly since: Instant };
  NobodyMayDecide: { readonly target: string };
  IncidentClosed: { readonly incident: string };
  NotClosed: { readonly incident: string; readonly rung: string };
  StrategyUnderWay: { readonly strategy: string };
  /** All who are meant: none of them can order anything any more. */
  AccountClosed: { readonly people: readonly PersonId[] };
  UnknownPerson: { readonly said: string; readonly nearest: string | undefined };
  /** Machines may give only the orders that their token names. */
  MachineMayNot: { readonly token: string; readonly order: string };
  /** Until reports exist, closing names who will write it. */
  ReportOwnerMissing: { readonly incident: string };
  TargetHasIncident: {
    readonly target: string;
    readonly incident: string;
    /** Whoever is not let in learns that it is there, and nothing else. */
    readonly isPrivate?: true;
  };
  /** A claim that the checks contradict. */
  ChecksSayNo: { readonly check: string };
  /** What is missing until *recovered*. */
  NotRecovered: {
    readonly rung: string;
    readonly checks: readonly string[];
    readonly residuals: readonly string[];
    readonly noCriteria: boolean;
    /** The plans that stopped the exposure and are still in force. */
    readonly containments?: readonly string[];
    /** The strategy that only stopped the exposure, where no cure came after it. */
    /** The role that has not said yet whether reports rise. */
    readonly support?: string | undefined;
    readonly exposureOnly?: string | undefined;
  };
};
