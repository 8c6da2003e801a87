import type { OrderKind } from '../orders.ts';
import { drill, incident, registry, release, rollback, type Voice } from './voice.ts';

type Family = keyof typeof sayers;

/** How each order is typed, with `<…>` for what a person fills in. */
const typed = {
  declare: ['incident', 'declare <service> "<title>"'],
  status: ['incident', 'status'],
  who: ['incident', 'who'],
  help: ['incident', 'help'],
  timeline: ['incident', 'timeline'],
  note: ['incident', 'note <text>'],
  correct: ['incident', 'correct E7 <text>'],
  myDecision: ['incident', 'my-decision E7'],
  check: ['incident', 'check'],
  handover: ['incident', 'handover <@person>'],
  acceptHandover: ['incident', 'accept'],
  iDecide: ['incident', 'decide'],
  takeCommand: ['incident', 'take-command <reason>'],
  statusReport: ['incident', 'update'],
  snooze: ['incident', 'snooze'],
  standdown: ['incident', 'standdown until 08:00'],
  severity: ['incident', 'severity sev2'],
  scope: ['incident', 'scope +<service> -<service>'],
  assign: ['incident', 'assign <role> <@person>'],
  invite: ['incident', 'invite <@person>'],
  makePublic: ['incident', 'public'],
  attach: ['rollback', 'attach'],
  catchUp: ['incident', 'catch-up'],
  dashboard: ['incident', 'dashboard'],
  waive: ['incident', 'waive <check> <reason>'],
  supportSays: ['incident', 'support no-increase'],
  review: ['incident', 'review <id> <finding>'],
  report: ['incident', 'report'],
  reportWrite: ['incident', 'report write summary <text>'],
  reportFactor: ['incident', 'report factor add rehearsal <why>'],
  followUp: ['incident', 'report follow-up prevent <@person> 2026-12-01 <text>'],
  followUpEnd: ['incident', 'report follow-up done F1 <evidence>'],
  reportOwner: ['incident', 'report owner <@person>'],
  reportFinish: ['incident', 'report ready'],
  reportSign: ['incident', 'report sign'],
  residual: ['incident', 'residual <id> done <evidence>'],
  mitigated: ['incident', 'mitigated <evidence>'],
  recovered: ['incident', 'recovered'],
  reopen: ['incident', 'reopen <reason>'],
  close: ['incident', 'close'],
  card: ['rollback', '<service>'],
  plan: ['rollback', 'plan <service>'],
  dryRun: ['rollback', 'dry-run'],
  rollbackStatus: ['rollback', 'status'],
  go: ['rollback', 'go'],
  approve: ['rollback', 'approve'],
  deny: ['rollback', 'deny <reason>'],
  approveAhead: ['rollback', 'approve-ahead <service>'],
  revokeAhead: ['rollback', 'revoke-ahead <service> <reason>'],
  decline: ['rollback', 'decline'],
  page: ['incident', 'page'],
  propose: ['incident', 'propose wait <reason>'],
  objections: ['incident', 'objections'],
  object: ['incident', 'object <reason>'],
  lose: ['rollback', 'lose <plan> 412'],
  assume: ['incident', 'assume 1 held <evidence>'],
  stop: ['rollback', 'stop'],
  resume: ['rollback', 'resume'],
  abort: ['rollback', 'abort'],
  toRest: ['rollback', 'rest'],
  stay: ['rollback', 'stay'],
  retry: ['rollback', 'retry <step> <reason>'],
  skip: ['rollback', 'skip <step> <reason>'],
  settle: ['rollback', 'settle <step> done <evidence>'],
  switch: ['rollback', 'switch <plan> <reason>'],
  containment: ['rollback', 'containment end <reason>'],
  ack: ['rollback', 'ack <step> done <evidence>'],
  releaseRegister: ['release', 'register <service> <release> --commit <commit>'],
  releaseList: ['release', 'list'],
  releaseFixed: ['release', 'fixed <release> <fix commit>'],
  auto: ['rollback', 'auto off <service> 30m <reason>'],
  drillStatus: ['drill', 'status'],
  drillSchedule: ['drill', 'schedule <service> <day>'],
  drillLater: ['drill', 'later <service>'],
  drillSkip: ['drill', 'skip <service>'],
  where: ['rollback', 'where'],
  outside: ['incident', 'outside O1 harmless'],
  registryList: ['registry', 'list'],
  registryShow: ['registry', 'show <incident>'],
  registryVerify: ['registry', 'verify'],
} as const satisfies Record<OrderKind, readonly [Family, string]>;

const byKind: ReadonlyMap<string, readonly [Family, string]> = new Map(Object.entries(typed));

const sayers = { incident, rollback, release, drill, registry } as const;

/** How this kind of order is typed; a kind that is none is named as it is. */
export function typedOrder(kind: string, voice: Voice): string {
  const [family, words] = byKind.get(kind) ?? [];
  if (family === undefined || words === undefined) return `"${kind}"`;
  return sayers[family](voice, words);
}
