import type { Refusals as ApprovalRefusals } from './approval/refusals.ts';
import type { Refusals as AuthorityRefusals } from './authority/refusals.ts';
import type { Refusals as ChannelRefusals } from './channel/refusals.ts';
import type { Refusals as CheckRefusals } from './checks/refusals.ts';
import type { Refusals as DrillRefusals } from './drill/refusals.ts';
import type { Refusals as ExtentRefusals } from './extent/refusals.ts';
import type { Refusals as FreezeRefusals } from './freeze/refusals.ts';
import type { Refusals as GateRefusals } from './gates/refusals.ts';
import type { Refusals as GoneBackRefusals } from './gone-back/refusals.ts';
import type { Instant } from './ids.ts';
import type { Refusals as ImpactRefusals } from './impact/refusals.ts';
import type { Refusals as IncidentRefusals } from './incident/refusals.ts';
import type { Refusals as NoteRefusals } from './notes/refusals.ts';
import type { Refusals as OutsideRefusals } from './outside/refusals.ts';
import type { Refusals as ProposalRefusals } from './proposals/refusals.ts';
import type { Refusals as PublicUpdateRefusals } from './public-updates/refusals.ts';
import type { Refusals as RegistryRefusals } from './registry/refusals.ts';
import type { Refusals as ReleaseRefusals } from './release/refusals.ts';
import type { Refusals as ReportRefusals } from './report/refusals.ts';
import type { Refusals as RestRefusals } from './rest/refusals.ts';
import type { Refusals as RetentionRefusals } from './retention/refusals.ts';
import type { Refusals as ReviewRefusals } from './review/refusals.ts';
import type { Refusals as RunRefusals } from './run/refusals.ts';
import type { Refusals as ScenarioRefusals } from './scenario/refusals.ts';
import type { Refusals as StandDownRefusals } from './standdown/refusals.ts';
import type { Refusals as StandingApprovalRefusals } from './standing-approval/refusals.ts';
import type { Refusals as StandingOrderRefusals } from './standing-order/refusals.ts';
import type { Refusals as StrategyRefusals } from './strategy/refusals.ts';
import type { Refusals as TabletopRefusals } from './tabletop/refusals.ts';

/** Every code with the facts that its sentence needs. A new refusal is added to the file of its noun, and its text to the catalog. */
export type RefusalMap = IncidentRefusals &
  AuthorityRefusals &
  ExtentRefusals &
  StandDownRefusals &
  StrategyRefusals &
  ProposalRefusals &
  ImpactRefusals &
  NoteRefusals &
  ApprovalRefusals &
  StandingApprovalRefusals &
  RunRefusals &
  RestRefusals &
  StandingOrderRefusals &
  CheckRefusals &
  ChannelRefusals &
  ReviewRefusals &
  ReportRefusals &
  PublicUpdateRefusals &
  GateRefusals &
  ReleaseRefusals &
  OutsideRefusals &
  DrillRefusals &
  ScenarioRefusals &
  TabletopRefusals &
  GoneBackRefusals &
  FreezeRefusals &
  RegistryRefusals &
  RetentionRefusals;
export type RefusalCode = keyof RefusalMap;

/** A "no" with a stable code. Its reason, and who can lift it how, come from the catalog of texts. */
export type Refusal<C extends RefusalCode = RefusalCode> = {
  readonly [K in C]: { readonly code: K; readonly facts: RefusalMap[K] };
}[C];

export const refuse = <C extends RefusalCode>(
  code: C,
  facts: RefusalMap[C],
): { readonly code: C; readonly facts: RefusalMap[C] } => ({ code, facts });

type NoFacts = Readonly<Record<string, never>>;

/** What is refused before or beside the core: nobody was recognized, nothing was understood, or the record cannot be written. */
export type EdgeRefusals = {
  NotSignedIn: NoFacts;
  UnknownCommand: { readonly said: string; readonly nearest?: string | undefined };
  /** Words that could not be read. `dangerous`: what was meant moves a rollback, so it is only offered. */
  Misread: {
    readonly problem: string;
    readonly usage: string;
    readonly nearest?: string | undefined;
    readonly dangerous: boolean;
  };
  BadRequest: { readonly problems: readonly string[] };
  /** The order needs an incident and none was named. */
  NoIncident: { readonly order: string; readonly open: readonly string[] };
  WhichIncident: { readonly open: readonly string[] };
  UnknownIncident: { readonly said: string; readonly open: readonly string[] };
  UnknownService: {
    readonly said: string;
    readonly nearest?: string | undefined;
    readonly services: readonly string[];
  };
  /** `what` happened and what comes `next`, each a sentence without its period. */
  RegistryUnavailable: { readonly what: string; readonly next: string };
  Busy: NoFacts;
  /** A picture of this incident, now; the same stands in words. */
  PictureNotDrawn: NoFacts;
  NotAdmin: { readonly admins: readonly string[] };
  /** Asked for from elsewhere than the machine of the bot. */
  OnlyOnItsMachine: NoFacts;
  /** The dashboard is for the people whom the configuration names. */
  NotNamed: { readonly admins: readonly string[] };
  /** `limit` in bytes. */
  TooLarge: { readonly limit: number };
  NotFound: { readonly what: string };
  /** Guests see what they are shown; they order nothing. */
  GuestMayNot: NoFacts;
  /** Somebody of a workspace that the configuration does not list. */
  OtherWorkspace: NoFacts;
  /** The bot is not in the channel, and cannot come in by itself. */
  BotNotInChannel: { readonly channel: string };
  ChannelArchived: { readonly channel: string };
  /** People of another company read along there. */
  ChannelShared: { readonly channel: string };
  /** The app in Slack may make no private channels. */
  NoPrivateChannels: NoFacts;
  /** A form that was sent later than it is good for, or that this program did not make. */
  FormExpired: NoFacts;
  /** It came in while this program was down, and what was meant then may be wrong now. */
  CameLate: { readonly order: string; readonly at: Instant };
};
export type EdgeRefusalCode = keyof EdgeRefusals;

/** Every refusal that a person may be told, made in the core or at its edge. */
export type AnyRefusalMap = RefusalMap & EdgeRefusals;
export type AnyRefusalCode = keyof AnyRefusalMap;
export type AnyRefusal<C extends AnyRefusalCode = AnyRefusalCode> = {
  readonly [K in C]: { readonly code: K; readonly facts: AnyRefusalMap[K] };
}[C];

export const refuseAtEdge = <C extends EdgeRefusalCode>(
  code: C,
  facts: EdgeRefusals[C],
): { readonly code: C; readonly facts: EdgeRefusals[C] } => ({ code, facts });
