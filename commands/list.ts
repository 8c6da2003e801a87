import { choose } from './drill/choose.ts';
import { goOn } from './drill/go-on.ts';
import { later } from './drill/later.ts';
import { pauseTabletop } from './drill/pause.ts';
import { drillReport } from './drill/report.ts';
import { schedule } from './drill/schedule.ts';
import { skipDrill } from './drill/skip.ts';
import { startDrill } from './drill/start.ts';
import { drillStatus } from './drill/status.ts';
import { stopTabletop } from './drill/stop.ts';
import { tabletop } from './drill/tabletop.ts';
import { accept } from './incident/accept.ts';
import { assign } from './incident/assign.ts';
import { assume } from './incident/assume.ts';
import { catchUp } from './incident/catch-up.ts';
import { check } from './incident/check.ts';
import { close } from './incident/close.ts';
import { correct } from './incident/correct.ts';
import { dashboard } from './incident/dashboard.ts';
import { decide } from './incident/decide.ts';
import { declare } from './incident/declare.ts';
import { handover } from './incident/handover.ts';
import { help } from './incident/help.ts';
import { invite } from './incident/invite.ts';
import { mitigated } from './incident/mitigated.ts';
import { myDecision } from './incident/my-decision.ts';
import { note } from './incident/note.ts';
import { object } from './incident/object.ts';
import { objections } from './incident/objections.ts';
import { outside } from './incident/outside.ts';
import { page } from './incident/page.ts';
import { propose } from './incident/propose.ts';
import { makePublic } from './incident/public.ts';
import { publish } from './incident/publish.ts';
import { recovered } from './incident/recovered.ts';
import { reopen } from './incident/reopen.ts';
import { report } from './incident/report.ts';
import { residual } from './incident/residual.ts';
import { review } from './incident/review.ts';
import { scope } from './incident/scope.ts';
import { severity } from './incident/severity.ts';
import { snooze } from './incident/snooze.ts';
import { standdown } from './incident/standdown.ts';
import { status } from './incident/status.ts';
import { support } from './incident/support.ts';
import { takeCommand } from './incident/take-command.ts';
import { timeline } from './incident/timeline.ts';
import { update } from './incident/update.ts';
import { waive } from './incident/waive.ts';
import { who } from './incident/who.ts';
import { registryAdd } from './registry/add.ts';
import { registryExplain } from './registry/explain.ts';
import { registryExport } from './registry/export.ts';
import { registryHold } from './registry/hold.ts';
import { registryList } from './registry/list.ts';
import { registryRelease } from './registry/release-hold.ts';
import { registryShow } from './registry/show.ts';
import { registryStats } from './registry/stats.ts';
import { registryVerify } from './registry/verify.ts';
import { fixed } from './release/fixed.ts';
import { list } from './release/list.ts';
import { register } from './release/register.ts';
import { abort } from './rollback/abort.ts';
import { ack } from './rollback/ack.ts';
import { approve } from './rollback/approve.ts';
import { approveAhead } from './rollback/approve-ahead.ts';
import { attach } from './rollback/attach.ts';
import { auto } from './rollback/auto.ts';
import { card } from './rollback/card.ts';
import { containment } from './rollback/containment.ts';
import { decline } from './rollback/decline.ts';
import { deny } from './rollback/deny.ts';
import { dryRun } from './rollback/dry-run.ts';
import { go } from './rollback/go.ts';
import { lose } from './rollback/lose.ts';
import { plan } from './rollback/plan.ts';
import { rest } from './rollback/rest.ts';
import { resume } from './rollback/resume.ts';
import { retry } from './rollback/retry.ts';
import { revokeAhead } from './rollback/revoke-ahead.ts';
import { settle } from './rollback/settle.ts';
import { skip } from './rollback/skip.ts';
import { rollbackStatus } from './rollback/status.ts';
import { stay } from './rollback/stay.ts';
import { stop } from './rollback/stop.ts';
import { switchTo } from './rollback/switch.ts';
import { where } from './rollback/where.ts';
import type { Verb } from './verb.ts';

/** All that a person may type, in the order in which help shows it. */
export const verbs: readonly Verb[] = [
  declare,
  status,
  who,
  catchUp,
  handover,
  accept,
  decide,
  takeCommand,
  assign,
  severity,
  scope,
  update,
  publish,
  snooze,
  invite,
  makePublic,
  standdown,
  page,
  note,
  correct,
  myDecision,
  propose,
  objections,
  object,
  check,
  waive,
  assume,
  residual,
  review,
  support,
  outside,
  mitigated,
  recovered,
  reopen,
  close,
  timeline,
  dashboard,
  report,
  help,
  card,
  stop,
  resume,
  abort,
  rest,
  stay,
  rollbackStatus,
  plan,
  dryRun,
  attach,
  go,
  decline,
  lose,
  approve,
  deny,
  approveAhead,
  revokeAhead,
  switchTo,
  containment,
  ack,
  retry,
  skip,
  settle,
  where,
  auto,
  register,
  list,
  fixed,
  registryList,
  schedule,
  drillStatus,
  later,
  skipDrill,
  startDrill,
  drillReport,
  tabletop,
  choose,
  pauseTabletop,
  goOn,
  stopTabletop,
  registryShow,
  registryVerify,
  registryStats,
  registryAdd,
  registryExplain,
  registryExport,
  registryHold,
  registryRelease,
];

/** The first of the five words to begin with; help starts with them. */
export const toBeginWith: readonly Verb[] = [card, stop, status, page, handover];
