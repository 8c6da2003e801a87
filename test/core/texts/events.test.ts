import { describe, expect, test } from 'vitest';
import { Event } from '../../../src/core/events.ts';
import { actorText, eventText } from '../../../src/core/texts.ts';
import { ninePlan, voiceAt } from '../../support/sample-incident.ts';
import { restful } from '../resting.ts';
import { ada, rb } from '../sample.ts';
import { unreadableIn } from './commands-in.ts';
import { eventSamples } from './event-samples.ts';

const at = '2026-03-01T10:00:00.000Z';
const voice = voiceAt({ at });
const samples: readonly Event[] = Object.values(eventSamples).flat();

const lineOf = (event: Event, plan = true): string =>
  eventText(
    { event, texts: event.texts ?? {}, at, actor: 'p_ada', ...(plan ? { plan: ninePlan } : {}) },
    voice,
  );

describe('every event', () => {
  test.each(samples)('$type is one whole line, with its plan at hand or without', (event) => {
    // A sample that could not be stored would prove nothing.
    Event.parse(event);
    for (const line of [lineOf(event), lineOf(event, false)]) {
      expect(line).toMatch(/^[A-Z][^\n]{5,}[.?!]$/u);
      expect(line).not.toMatch(/undefined|null|NaN|\[object|\.\./u);
      expect(unreadableIn(line)).toEqual([]);
    }
  });

  test.each(samples.filter(({ texts }) => texts !== undefined))(
    '$type says so when its text was erased',
    (event) => {
      const texts = Object.fromEntries(Object.keys(event.texts ?? {}).map((name) => [name, null]));
      expect(eventText({ event, texts, at, actor: 'p_ada' }, voice)).toContain('(erased)');
    },
  );

  test('reads like this', () => {
    const all = samples.map((event) => `${event.type}: ${lineOf(event)}`);
    expect(all.join('\n')).toMatchInlineSnapshot(`
      "IncidentDeclared: INC-1 declared (no severity yet) for checkout@prod: Buying fails. Ada (who declared it) decides.
      IncidentDeclared: INC-1 declared (sev2) for checkout@prod: Buying fails. Ada (first on the roster) decides.
      IncidentDeclared: INC-1 declared (sev2) for checkout@prod: Buying fails. Users hurt since 10:10 UTC. Ada (the deputy) decides.
      IncidentDeclared: INC-9 was imported by Ada from the recorded incident knight-capital-2012-08-01: Orders run wild.
      IncidentDeclared: INC-9 was imported by Ada from the recorded incident knight-capital-2012-08-01: Orders run wild. Source: https://example.org/report.pdf. Checked by: two independent timelines. Lesson: Go back on one instance first.
      WeekEnded: The figures of the week 2026-02-23 to 2026-03-02 were told.
      Reminded: Nobody has said the severity yet; it is asked for.
      Reminded: Nobody has said the severity yet; it is asked for (since 05:30 UTC; it waited for the end of the quiet hours).
      Reminded: A status report is due.
      Reminded: A status report is due (since 05:30 UTC; it waited for the end of the quiet hours).
      Reminded: Two hours in command: a handover is suggested.
      Reminded: Two hours in command: a handover is suggested (since 05:30 UTC; it waited for the end of the quiet hours).
      Reminded: Exposure stopped is not recovery: it is asked what becomes of the rest.
      Reminded: Exposure stopped is not recovery: it is asked what becomes of the rest (since 05:30 UTC; it waited for the end of the quiet hours).
      StoodDown: Ada stands the incident down until 10:30 UTC; locks and checks stay.
      StandDownEnded: The stand-down is over.
      StandDownEnded: The stand-down is over. The decision is offered to Bo until 10:30 UTC. Ada slept and will read what happened.
      RemindersSnoozed: Ada puts reminders off until 10:30 UTC.
      StatusReported: Status report. Conditions: slow. Actions: rolling back. Needs: a DBA.
      StatusReported: Status report for executives. Conditions: not said. Actions: not said. Needs: not said.
      SeverityChanged: It is sev2.
      SeverityChanged: It is sev1 now, no longer sev3: nobody can buy.
      ScopeChanged: Scope changed, now also pricing@prod.
      ScopeChanged: Scope changed, no longer checkout@prod.
      ScopeChanged: Scope changed, now also pricing@prod, no longer checkout@prod: it was never checkout.
      RoleAssigned: Bo decides from now on.
      RoleAssigned: Bo is comms.
      HandoverOffered: The decision is offered to Bo, who has until 10:30 UTC to accept; until then nothing changes hands.
      HandoverAccepted: Bo accepted and decides from now on, in the place of Ada.
      HandoverLapsed: Bo did not accept in time, so the decision stays where it is.
      CommandTaken: Bo took command and decides from now on, in the place of Ada (glass broken until 10:30 UTC): nobody answers.
      CommandTaken: Ada broke the glass and goes on deciding (glass broken until 10:30 UTC).
      CommandTaken: Bo took command and decides from now on, in the place of Ada.
      CommandTaken: Oz, together with Dana, took command and decides from now on, in the place of Ada.
      CommandClaimed: Bo (ops) wants to take command, as everybody was paged in vain; another holder of ops has until 10:30 UTC to agree: nobody answers.
      CommandClaimLapsed: No other holder of ops agreed in time, so Bo did not take command.
      BreakGlassEnded: The time for which Bo broke the glass is over; Bo still decides and is asked to hand over.
      NoteAdded: Note: Called the vendor.
      MitigationReached: Mitigated: the checks say that users have stopped hurting.
      MitigationReached: Mitigated, as claimed: support says so.
      MitigationLost: No longer mitigated: mitigation check users-buy fails.
      ValidationStarted: Validating: the run has ended, every criterion now has to hold.
      RecoveryReached: Recovered: criterion books-balance held.
      RecoveryReached: Recovered, with every criterion waived by name: none was seen to hold.
      IncidentClosed: Closed, recovered. Bo writes the report.
      IncidentClosed: Closed without having recovered.
      IncidentClosed: Closed, not taken up.
      IncidentClosed: Closed, recovered. The report is finished already and stays Ada's with what is signed of it: the name given here changed nothing.
      PersonPaged: Bo is paged (PG1): a decision waits since 10:30 UTC.
      PersonPaged: Ada is paged (PG2): somebody asked for who decides.
      PersonPaged: Dana is paged by Ada (PG3): asked for by name.
      PersonPaged: Dana is paged (PG4): something urgent is asked.
      PersonPaged: Dana is paged (PG5): a step waits.
      PersonPaged: Bo is paged (PG6): a standing order is about to act since 10:30 UTC.
      PageReported: Page PG1 is sent.
      PageReported: Page PG1 is delivered.
      PageReported: Page PG1 is answered.
      PageReported: The page for Bo (PG1) was delivered at 10:30 UTC; nobody has taken the decision yet.
      PageReported: Bo answered their page (PG1) on the pager at 10:30 UTC; nobody has taken the decision yet.
      PageReported: Ada answered the page for Bo (PG1) on the pager at 10:30 UTC.
      PageReported: Bo on his phone answered the page for Bo (PG1) on the pager at 10:30 UTC.
      PageReported: Somebody answered the page for Bo (PG1) on the pager at 10:30 UTC.
      PageReported: Page PG1 failed: no pager is configured.
      PageReported: Page PG1 failed: SomethingElse.
      PageReported: Page PG1 failed: nobody knows why.
      StandingOrderAnnounced: Nobody has decided: RB-1 is carried out at 10:30 UTC as Dana signed it ahead, unless somebody cancels it.
      StandingOrderEnded: The standing order for RB-1 is over, for this incident: canceled by Ada.
      StandingOrderEnded: The standing order for RB-1 is over, for this incident: the plan could not go (PlanChanged).
      StandingOrderEnded: The standing order for RB-1 is over, for this incident: a strategy was decided.
      StandingOrderEnded: The standing order for RB-1 is over, for this incident: what it needs does not hold any more.
      StandingOrderEnded: The standing order for RB-1 is over, for this incident: it was not given in its moment.
      PagedInVain: Everybody on the roster was paged, and the decision still waits: two holders of ops together may take command.
      SuccessionChanged: Who is called when a decision waits: Oz, Ada and Bo.
      SuccessionChanged: Who is called when a decision waits: Ada; there is no pager.
      SuccessionChanged: Who is called when a decision waits: Bo; left out, account closed: Ada.
      SupportAsked: Support is asked whether reports rise.
      ReportsCounted: Reports in the last hour: 31, 12.3 in a usual one.
      ReportsCounted: Reports in the last hour: 31.
      ReportsCounted: Reports in the last hour: 31; what is usual could not be counted: no answer within 10 s.
      ReportsCounted: The reports could not be counted: status 503.
      SupportSaid: Bo says that reports do not rise.
      SupportSaid: Bo says that reports rise: 40 an hour.
      SupportSaid: Bo needs time to say whether reports rise, and is asked again at 10:30 UTC.
      WaiverProposed: To go on without criterion books-balance a second person has to agree: the ledger is down.
      ReviewOpened: V1 is to be reviewed by somebody other than Ada and Bo, due 10:30 UTC: Command was taken.
      ReviewOpened: V1 is to be reviewed by somebody other than Ada, due 10:30 UTC: waiver.
      ReviewDone: V1 is reviewed by Bo: It was right.
      ReportOpened: The report is open, because it has recovered: Bo writes it by Fri 2026-03-06.
      ReportOpened: The report is open, because the run failed: Bo writes it by Fri 2026-03-06.
      ReportOpened: The report is open, because it is being closed: Bo writes it by Fri 2026-03-06.
      ReportOpened: The report is open, because it was asked for: Bo writes it by Fri 2026-03-06.
      ReportOwnerNamed: Bo writes the report from now on.
      ReportOwnerNamed: Bo writes the report from now on, because the account of its owner is closed.
      ReportOwnerNamed: Bo writes the report from now on, because whoever decides does not write the report of a sev1.
      ReportWritten: Bo writes the report's summary: Buying failed for 12 minutes.
      ReportWritten: Bo writes the report's where we got lucky again (revision 3): It was night.
      FactorNamed: Bo names rehearsal as a contributing factor: Nobody had tried it.
      FactorNamed: Bo names technical as a contributing factor.
      FactorDropped: Bo takes back the contributing factor authority: It was clear.
      FollowUpAdded: F1 (playbook change) is Bo's by Mon 2026-03-16: Drain first.
      FollowUpFiled: F1 is kept in board (https://tracker.test/812).
      FollowUpFiled: F1 is kept in hook.
      FollowUpBehind: F1 is not kept in board: it does not take our secret any more; set it anew, it is tried again every hour.
      FollowUpBehind: F1 is not kept in board: our account may not write there; allow it, it is tried again every hour.
      FollowUpBehind: F1 is not kept in board: there is no such place, or our account does not see it; mend the configuration, it is tried again every hour.
      FollowUpBehind: F1 is not kept in board: it asks for something that we do not give; the log of Sternway says what, it is tried again every hour.
      FollowUpBehind: F1 is not kept in board: its secret is not set; set it, it is tried again every hour.
      FollowUpBehind: F1 is not kept in board: it takes no more for now; it is tried again by itself.
      FollowUpBehind: F1 is not kept in board: it does not answer; it is tried again by itself.
      FollowUpBehind: F1 is not kept in board: its answer says nothing that we know; it is tried again by itself.
      FollowUpBehind: F1 is not kept in board: it was deleted or moved there; end it here once it is done.
      FollowUpClosed: F1 is done, says Bo: change 812.
      FollowUpClosed: F1 is dropped, outside (https://tracker.test/812).
      FollowUpClosed: F1 is done, outside.
      PlaybookChanged: F1 is in the playbook, says Bo: checkout-rollback 2, last reviewed Mon 2026-03-02, after 1 that was followed. Otherwise now: steps.back.timeout from 10 s to 1 min; steps.drain is new (Drain the queue); steps.pause is gone (Pause the jobs); steps from a, b to b, a; firstWave is new (one); and 3 more, which the report lists.
      PlaybookChanged: F1 is in the playbook, says Bo: checkout-rollback 2, after 1 that was followed. A plan of it does what it did before.
      ReportFinished: The report is finished, says Bo.
      ReportSigned: Ada has read the report and signs it: It is whole.
      ReportSigned: Ada has read the report and signs it.
      ReportPublished: Bo publishes the report, to the incident's channel, the announcement channel and the webhook.
      ReportPublished: Bo publishes the report again, to the incident's channel.
      ReportPublished: Bo publishes the report, to the incident's channel. Nobody has signed it yet: publish it again once somebody has.
      ReportDelivered: The report is published: the incident's channel has it.
      ReportDelivered: The report did not reach the announcement channel: it is archived.
      ReportDelivered: The report did not reach the webhook: odd.
      ReportDelivered: The report did not reach the webhook: it was tried for a day.
      ReportReminded: Reminded: the report and F2.
      UpdateDrafted: Ada drafted U1 for the public (identified): We know why, and are working on it.
      UpdateApproved: Ada approved U1 for the public.
      UpdateDropped: Ada dropped U1: it is not sent to the status page any more.
      UpdateDropped: U1 is not sent to the status page any more: a newer one was approved.
      UpdateTaken: The status page took U1.
      UpdateTaken: The status page took U1: https://status.test/7.
      UpdateNotTaken: The status page has not taken U1: it takes no more for now. It is tried again by itself.
      UpdateNotTaken: The status page has not taken U1: it was approved more than 30 minutes ago, and may be wrong by now; read it again. It is tried no more.
      UpdateRehearsed: U1 would go to the status page now; nothing leaves here, because this is no live incident or Sternway only observes.
      IncidentReopened: Reopened, back to deciding: it is back.
      OrderAdvised: Advice from Oz, who does not decide: \`/rollback stop\`.
      OrderAdvised: Advice from Oz, who does not decide: everyone stop.
      OrderRefused: Refused to Oz: \`/incident assign <role> <@person>\` (NotTheRole).
      StrategyProposed: Bo proposes rollback by RB-1.
      StrategyProposed: Bo proposes wait (P1): it calms down.
      ProposalDeclined: Not now: RB-1 was declined; it comes back at 10:30 UTC.
      ProposalDeclined: Not now: P1 was declined; it comes back at 10:30 UTC.
      ProposalExpired: The "not now" for RB-1 is over: it may be decided again.
      ProposalExpired: The "not now" for P1 is over: it may be decided again.
      ProposalExpired: The "not now" for it is over: it may be decided again.
      ObjectionsAsked: Ada asks for strong objections until 10:30:00 UTC (O1); silence is consent.
      ObjectionRaised: Bo objects (X1, O1): it cannot read the rows.
      ObjectionRaised: Bo objects (X2): wait for the DBA.
      ObjectionsEnded: Nobody objected until the end of O1: consent.
      ObjectionsEnded: The time of O1 is over: 1 objection, which the authority weighs.
      EntryCorrected: E7, corrected by Bo: It was release 3.
      EntryCorrected: E7, its message was edited: It was release 3.
      EntryWithdrawn: E7 is withdrawn: its message was deleted.
      EntryWithdrawn: E7 is withdrawn: its message is neither pinned nor marked any more.
      DecisionSpoken: Ada says of E7: that is my decision, spoken at 09:58 UTC. It starts nothing by itself.
      PlanMade: RB-1 made: checkout@prod from release 2 to 1, 9 steps, playbook checkout-rollback 1.
      CardShown: The card of RB-1 was shown to Ada, to decide until 10:30 UTC.
      RisksAccepted: Ada accepted for RB-1: nobody has declared what stays; nobody knows of migrations; unproven: nobody else deploys; lost: 412 rows of orders (the newest restorable point is 7 min old); the target was typed; on the screen stood 212 orders.
      RisksAccepted: Ada accepted for RB-1: nobody knows of migrations.
      LossSigned: Dana gives up for RB-1: 412 rows of orders (the newest restorable point is 7 min old); good until 10:30 UTC.
      LossSigned: Dana gives up for RB-1: nobody knows how many rows of orders (nobody knows from when the newest restorable point is); good until 10:30 UTC.
      TargetTimeNear: The time to stop the harm, 5 min, is nearly over.
      TargetTimeMissed: The time to stop the harm, 5 min, is over and users still hurt.
      AssumptionSettled: Assumption 1 of RB-1 (The router does what it is told): it held: seen.
      AssumptionSettled: Assumption 99 of RB-1: it was broken.
      AssumptionSettled: Assumption 99 of RB-1: nobody ever knew.
      ApprovalAsked: Approval of RB-1 is asked of dba: 1 person.
      ApprovalAsked: Approval of step deploy-1 (Put the older release on checkout-1) of RB-1 is asked of dba, approver or Bo: 2 people, until 10:30 UTC.
      ApprovalGiven: Dana approved RB-1 as dba; that counts until 10:30 UTC.
      ApprovalGiven: Dana approved step deploy-1 (Put the older release on checkout-1) of RB-1 ahead, on 20 Feb; that counts until 10:30 UTC: the backup is fresh.
      ApprovalDenied: Dana said no to RB-1 as dba.
      ApprovalDenied: Dana said no to RB-1: the export runs.
      ApprovalVoided: The approval of RB-1 by Dana counts no more: its time is over.
      ApprovalVoided: The approval of RB-1 by Dana counts no more: the plan is not what would run now.
      ApprovalVoided: The approval of RB-1 by Dana counts no more: what was approved ahead was taken back.
      ApprovalLapsed: Nobody answered in time about RB-1: it is still waited for.
      ApprovalLapsed: Nobody answered in time about RB-1: it goes on without.
      ApprovalLapsed: Nobody answered in time about RB-1: that counts as no.
      ApprovalLapsed: Nobody answered in time about RB-1: they are paged.
      StrategyDecided: Go: rollback of checkout@prod to release 1 by RB-1 (epoch 3). It was proposed by Bo. Not chosen: wait (P2 of Bo and Oz, declined for now) and rollback by RB-2. Known then: mitigation check users-buy fails and criterion books-balance could not be asked, which is no pass, waived. Guardrails warned: a migration took away what the older release reads (destructive-data) and nobody has declared what stays (unknown-effects). Counted: 212 orders placed by release 2 and uncounted e-mails sent. Accepted unproven: "release 1 reads rows of release 2". O1: nobody objected. O2: it met objections. O3: objections were still being asked for. Against the objection of Oz (X1).
      StrategyDecided: Go: wait on checkout@prod (epoch 4): the queue is draining.
      StrategyDecided: Go by the standing order of Ada: rollback of checkout@prod to release 1 by RB-1 (epoch 3).
      StrategyActivated: Active from now on: rollback of checkout@prod to release 1 by RB-1 (epoch 3).
      SwitchOrdered: Switch from epoch 2 to rollback of checkout@prod to release 1 by RB-1 (epoch 3): it does not help.
      SwitchOrdered: Switch from epoch 2 to rollback of checkout@prod to release 1 by RB-1 (epoch 3), after taking back what was changed, without waiting for unsettled steps: it does not help. Done until then: take-out-1; half done: deploy-1. Accepted unproven: "release 1 reads the rows".
      ContainmentBegan: In force from now on: traffic-shift on checkout@prod by RB-1. The exposure is stopped; jobs, data and caches are as they were.
      ContainmentEnded: No longer in force on checkout@prod: RB-1 took back what RB-1 did.
      ContainmentKept: What RB-1 did stays in force on purpose: the vendor is down.
      StrategyEnded: The strategy on checkout@prod (epoch 3) ended well.
      StrategyEnded: The strategy on checkout@prod (epoch 3) ended in part: a step was skipped or a check waived.
      StrategyEnded: The strategy on checkout@prod (epoch 3) ended without success.
      StrategyEnded: The strategy on checkout@prod (epoch 3) ended by abort.
      StrategyEnded: The strategy on checkout@prod (epoch 3) ended because another strategy takes over.
      RunPaused: RB-1 is paused because it is worse than before: purchases 71 % → 44 % since step 5 (Put checkout-1 back into traffic).
      RunPaused: RB-1 is paused because it is worse than before: none.
      RunPaused: RB-1 is paused because something else changed what it changes too.
      RunPaused: RB-1 is paused by order.
      RunPaused: RB-1 is paused because step deploy-1 (Put the older release on checkout-1) failed.
      RunPaused: RB-1 is paused because nobody knows whether a step ran.
      RunPaused: RB-1 is paused because precondition router-answers does not pass.
      RunPaused: RB-1 is paused because a check does not pass.
      RunResumed: RB-1 goes on.
      RunStopping: RB-1 is stopping by order: no step starts any more: the queue is full.
      RunStopping: RB-1 is stopping: no step starts any more, because step deploy-1 (Put the older release on checkout-1) failed.
      RunStopping: RB-1 is taking back what it has done, because step deploy-1 (Put the older release on checkout-1) failed.
      RunTakenToRest: RB-1 is taken to rest by order.
      RunTakenToRest: RB-1 is taken to rest by order: too slow.
      RunTakenToRest: RB-1 is taken to rest because nobody answered, as approved by Ada at go.
      RunTakenToRest: RB-1 is taken to rest because nobody answered, as approved at go.
      FiguresFrozen: Before RB-1: purchases 71 % and orders 212. Could not be read, so nobody can compare them later: purchases and orders.
      FiguresFrozen: Before RB-1: purchases 71 %.
      FiguresFrozen: Before RB-1: no figure could be read, so nobody can compare later: orders.
      FiguresRead: After step 5 (Put checkout-1 back into traffic) and wave 1: nothing is worse than before (purchases 71.2 %).
      FiguresRead: After step 5 (Put checkout-1 back into traffic): worse than before: purchases 71 % → 44 % since step 5 (Put checkout-1 back into traffic), orders 2.5 → 3.46 since wave 1 and orders 2 → 3 since go. Unknown, because they could not be read now or before: orders.
      FiguresRead: Read once more: nothing is worse than before (purchases 71 %).
      FiguresRead: After wave 2: nothing that could be compared is worse than before (orders 212). Unknown, because they could not be read now or before: purchases.
      FiguresRead: After wave 2: nobody can say whether it is worse. Unknown, because they could not be read now or before: purchases and orders.
      EffectsCounted: Effects counted: orders placed by release 2: 212.
      EffectsCounted: Damage goes on: orders placed by release 2: 1,204, rising 30/min; e-mails sent: not counted, rising 12/h.
      RunRested: RB-1 rests: it is safe to stay.
      ChannelAttached: The channel C0INC is this incident's from now on; it is neither renamed nor archived.
      PersonInvited: Bo is invited into this private incident.
      MadePublic: This incident is public from now on, with all that was recorded in it before. A channel that was made private stays private: Slack lets only people change that, in the settings of the channel.
      RestPutOff: RB-1 stays where it is, although it is no resting place: somebody is at it.
      RunEnded: RB-1 ended well.
      StepStarted: Step deploy-1 (Put the older release on checkout-1) started.
      StepStarted: Step deploy-1 (Put the older release on checkout-1) started, try 2, until 10:30 UTC.
      StepNotRun: Step deploy-1 (Put the older release on checkout-1) did not run: LeaseLost.
      StepAwaitsAck: Step deploy-1 (Put the older release on checkout-1) waits for dba until 10:30 UTC.
      StepAcknowledged: Dana says done for step deploy-1 (Put the older release on checkout-1): case 4711.
      StepAcknowledged: Dana says blocked for step deploy-1 (Put the older release on checkout-1).
      StepAckReminded: Dba is reminded of step deploy-1 (Put the older release on checkout-1).
      StepAckEscalated: Dba says nothing about step deploy-1 (Put the older release on checkout-1): the deputy is asked too.
      StepAckEscalated: Dba says nothing about step deploy-1 (Put the older release on checkout-1): it is back with the authority.
      StepFinished: Step deploy-1 (Put the older release on checkout-1) is done.
      StepFailed: Step deploy-1 (Put the older release on checkout-1) failed (ExitCode).
      StepFailed: Step deploy-1 (Put the older release on checkout-1) failed (Timeout, try 2), tried again at 10:30 UTC.
      StepUnknown: Step deploy-1 (Put the older release on checkout-1): nobody knows whether it ran, its worker is gone.
      StepUnknown: Step deploy-1 (Put the older release on checkout-1): nobody knows whether it ran, its worker is gone; it may still be running on worker-1.
      StepSettled: Step deploy-1 (Put the older release on checkout-1) is settled: it had run: seen in the console.
      StepSettled: Step deploy-1 (Put the older release on checkout-1) is settled: it had not run: seen in the console.
      StepSettled: Step deploy-1 (Put the older release on checkout-1) was given up: nobody knows whether it ran: seen in the console.
      StepRetried: Step deploy-1 (Put the older release on checkout-1) is tried again by policy.
      StepRetried: Step deploy-1 (Put the older release on checkout-1) is tried again by order: the disk was full.
      StepSkipped: Step deploy-1 (Put the older release on checkout-1) is skipped by the playbook.
      StepSkipped: Step deploy-1 (Put the older release on checkout-1) is skipped by order: not needed.
      StepCanceled: Step deploy-1 (Put the older release on checkout-1) is canceled.
      CheckReported: Criterion books-balance passes and has held: 3 rows differ.
      CheckReported: Criterion books-balance passes: 3 rows differ.
      CheckReported: Criterion books-balance fails: 3 rows differ.
      CheckReported: Criterion books-balance fails: 3 rows differ.
      CheckReported: Criterion books-balance is inconclusive, which is no pass: 3 rows differ.
      CheckReported: Criterion books-balance is inconclusive, which is no pass: 3 rows differ.
      CheckReported: Criterion books-balance could not be asked, which is no pass: 3 rows differ.
      CheckReported: Criterion books-balance could not be asked, which is no pass: 3 rows differ.
      CheckReported: Criterion books-balance was skipped, which is no pass: 3 rows differ.
      CheckReported: Criterion books-balance was skipped, which is no pass: 3 rows differ.
      CheckWaived: Check odd is waived: measured by hand.
      CheckWaived: Check odd is waived, as Bo agrees.
      ResidualOpened: R1 is left over: orders placed by release 2, count unknown. For dba, due 2026-03-02 10:00 UTC.
      ResidualOpened: R1 is left over: orders placed by release 2, 212 of them. For dba, due 2026-03-02 10:00 UTC.
      ResidualOpened: R1 is left over: orders placed by release 2. For dba, due 2026-03-02 10:00 UTC.
      ResidualGrew: R1 has grown: orders placed by release 2, 240 of them by now.
      ResidualClosed: R1 is done: ticket 17.
      ResidualClosed: R1 is waived: ticket 17.
      ReleaseRegistered: Release 2 is live on checkout@prod since 10:30 UTC (sha256:aaaaaaaaaaaa).
      ReleaseRegistered: Release 2 is live on checkout@prod since 10:30 UTC (9f8e7d6).
      ReleaseRegistered: Release 2 is live on checkout@prod since 10:30 UTC (not identified).
      ReleaseRestored: Release 1 is live again on checkout@prod instead of 2 (INC-1, RB-1).
      ChangeFrozen: The change of release 2 is frozen on checkout@prod, nobody said which commits it brought, so no new release goes there, until its fix is named (INC-1, RB-1).
      ChangeFrozen: The change of release 2 is frozen on checkout@prod, with its commit, until its fix is named (INC-1, RB-1).
      ChangeFrozen: The change of release 2 is frozen on checkout@prod, with its 2 commits, until its fix is named (INC-1, RB-1).
      ChangeFixed: Ada named what fixed release 2 on checkout@prod: f1f1f1f.
      AutomationSet: Automation on checkout@prod is off: triggers only propose, until 10:30 UTC, by Ada: it flaps.
      AutomationSet: Automation on checkout@prod is on, by Bo and Ada.
      AutomationOnAsked: Ada asks for automation on checkout@prod again; another one of the roster has to agree until 10:30 UTC: the alert is mended.
      DrillScheduled: Ada named 2026-03-02 for the next drill of checkout.
      DrillReminded: Ada was reminded of the drill of checkout on checkout@staging: it never passed a drill.
      DrillReminded: Ada was reminded of the drill of checkout on checkout@staging: it changed since it last passed, due on 27 Feb, about 12 min, by past drills; 3 working days before went by without a reminder.
      DrillReminded: Ada was reminded again of the drill of checkout on checkout@staging: people named a day for it, about 1 min, by its plan.
      DrillPostponed: Ada put the drill of checkout off until 2026-03-02 13:00 UTC.
      DrillSkipped: Ada skipped the drill of checkout.
      DrillSkipped: Ada skipped the drill of checkout, 2 times in a row; Bo was told: in a workshop.
      SurpriseSprung: DRILL, a surprise: Ada gives no answer from now on; others take the decision.
      SurpriseSprung: DRILL, a surprise: criterion shop-answers fails until 10:02:00 UTC.
      SurpriseSprung: DRILL, a surprise: step back hangs, and nobody can tell whether it ran.
      SurpriseSprung: DRILL, a surprise: somebody, who does not decide, orders to forget the rollback and fix it forward now.
      SurpriseSprung: DRILL, a surprise: Bo, who does not decide, orders to forget the rollback and fix it forward now.
      DrillOvertaken: DRILL ended at once: a live incident took its target. Nobody is scored for it.
      DrillBegan: DRILL: the way back of checkout is rehearsed; nobody is paged.
      DrillBegan: DRILL: the way back of checkout is rehearsed; nobody is paged.
      DrillLeftUnscored: Ada rehearsed nothing of checkout in INC-9, not scored: no way back could be begun, because no release is known there that it could go back to.
      DrillLeftUnscored: Bo rehearsed nothing of checkout in INC-10, not scored: no way back could be begun, because nobody decided on one.
      DrillDone: Ada rehearsed checkout in INC-7: passed.
      DrillDone: Bo rehearsed checkout in INC-8: failed.
      TabletopBegan: DRILL TABLETOP: The queue fills up is played in real time; nobody is paged and nothing is touched. It pauses with \`/drill pause\`.
      TabletopBegan: DRILL TABLETOP: The queue fills up is played 10 times as fast; nobody is paged and nothing is touched. It pauses with \`/drill pause\`.
      TabletopCaughtUp: DRILL TABLETOP: the story stood still for 12 min, because nothing was there to tell it. It goes on where it was.
      TabletopTold: DRILL TABLETOP, 2026-02-28 10:00 UTC: The queue is long.
      TabletopTold: DRILL TABLETOP, 2026-02-28 10:00 UTC: something happened.
      TabletopTold: DRILL TABLETOP, 2026-02-28 10:00 UTC, the whole of which nobody knew then: One server was missed.
      TabletopAsked: DRILL TABLETOP, a decision (restart): What now? It waits until 10:10 UTC.
      TabletopAsked: DRILL TABLETOP, a decision (restart): what now? It waits until 10:10 UTC.
      TabletopChosen: Ada decided after 30 s: Restart all workers. That goes past a guardrail: one strategy at a time (S5). So it was done on the day itself. It was full again.
      TabletopChosen: Ada decided after 30 s: one. On the day itself: not known.
      TabletopLapsed: DRILL TABLETOP: nobody decided restart in time, and the story goes on. On the day itself: Restart all workers. It was full again.
      TabletopPaused: Ada paused the story. It goes on with \`/drill go-on\`.
      TabletopWentOn: Ada let the story go on.
      TabletopWentOn: Ada did not wait for the next moment of the story.
      TabletopEnded: DRILL TABLETOP ended. 1 of 2 decisions was taken. Time to decide: 30 s in the middle; the slowest took 30 s. The authority was not kept: 1 decision found nobody in time. Several strategies at once: 1 time. Guardrails gone past: no part is left behind on another version (S2). Decided as on the day itself: 1 of 1. The last time was INC-1: 0 of 1 taken, the authority kept, 0 guardrails gone past. It was "The queue fills up", https://example.org/queue. Lesson: Restart one first.
      TabletopEnded: DRILL TABLETOP ended. It was stopped before the first decision, so there is no score. How it went on, and what it was, is kept for whoever plays it.
      TabletopEnded: DRILL TABLETOP ended. 1 of 2 decisions was taken; it was stopped before its end. Time to decide: 30 s in the middle; the slowest took 30 s. The authority was not kept: the glass was broken. Several strategies at once: 1 time. Guardrails gone past: no part is left behind on another version (S2). Decided as on the day itself: 1 of 1. The last time was INC-1: 0 of 1 taken, the authority kept, 0 guardrails gone past.
      TabletopEnded: DRILL TABLETOP ended. 1 of 2 decisions was taken. Time to decide: 30 s in the middle; the slowest took 30 s. The authority was not kept: 1 decision found nobody in time. Several strategies at once: 1 time. Guardrails gone past: no part is left behind on another version (S2). Decided as on the day itself: 1 of 1. It is the first score of this scenario.
      EntryImported: The market opens.
      EntryImported: An entry without a text.
      EntryImported: The market opens (before it began, time approximate).
      EntryImported: The market opens (time approximate, between 2012-08-01 13:30 and 2012-08-01 14:15 UTC).
      WentBackOutside: OUT-1: checkout@prod went back from 2 to 1 2026-02-28 03:05 UTC without a run: Bo redeployed by hand, chat was down.
      WentBackOutside: OUT-1: checkout@prod went back from 2 to 1 2026-02-28 03:05 UTC without a run.
      WentBackExplained: Ada explained OUT-1; who: Bo of checkout; why: nobody could buy; not undone: 212 orders with the new tax.
      WentBackExplained: Ada explained OUT-1.
      ReleaseLeft: Release 1 is live again on checkout@prod instead of 2, by no run of ours (OUT-1).
      PlanApprovedAhead: Dana approved ahead as dba, until 31 Mar, rollbacks of checkout@prod by checkout-rollback (version 1), 2 steps of exec and manual, no data touched: rehearsed on staging.
      PlanApprovedAhead: Dana approved ahead, until 31 Mar, rollbacks of checkout@prod by checkout-rollback (version 1), 2 steps of exec and manual, no data touched.
      AheadRevoked: Ada revoked what Dana approved ahead on checkout@prod: the schema is about to change.
      OutsideChangeSeen: Uncoordinated change O1: deploy of 3 (checkout-1) on checkout@prod by octocat, reported by github; it touches the plan under way.
      OutsideChangeSeen: Uncoordinated change O2: sync on checkout@prod, reported by github.
      OutsideChangeJudged: O1: it is ours.
      OutsideChangeJudged: O1: it is harmless, the run goes on.
      OutsideChangeJudged: O1: pause for it.
      OutsideChangeUnrouted: A change of acme/mail production was reported by github, and no target is configured for it.
      TextErased: Erased by Ada: incident/INC-1#7/title. Basis: request of a person. The chain stays whole.
      TextErased: Erased by Ada: incident/INC-1#7/title. Basis: order: asked for by the person. The chain stays whole.
      TextErased: Erased by Sternway: incident/INC-1#7/output and 2 more. Basis: retention:output. It went first on 2026-01-01 10:00 UTC, and had come back with a backup. The chain stays whole.
      RecordHeld: Legal hold: nothing of this incident is erased: a letter of the regulator.
      RecordHeld: Legal hold: nothing of INC-7 is erased.
      RecordReleased: The legal hold is released; what is over by its time may be erased again: the case is closed.
      RecordReleased: The legal hold on INC-7 is released; what is over by its time may be erased again.
      ConfigurationChanged: The configuration in force changed (aaaaaaaaaaaa).
      SigningKeyTaken: The key bbbbbbbbbbbb signs the anchors of the registry from here on.
      SigningKeyTaken: The key cccccccccccc signs the anchors of the registry from here on, as the key bbbbbbbbbbbb signed.
      RecordExported: Ada took the record out as a bundle, with all that was written in it.
      RecordExported: Ada took the record of INC-1 out as a bundle, with all that was written in it, as a file in their own messages in Slack.
      RecordExported: Ada took the record of INC-1 out as a bundle, with all that was written in it, as a download.
      RegistryRestored: Ada let the registry go on at position 790, although anchor 12 knows of position 840: the disk failed, this is the backup of 02:00.
      RegistryRestored: Ada let the registry go on at position 790, although anchor 12 knows of position 840."
    `);
  });

  test('stays one line whatever people wrote', () => {
    const [note] = eventSamples.NoteAdded;
    if (!note) throw new Error('no sample');
    const text = 'one\ntwo\r\nthree\u2028four\u202efive\u0000';
    const line = eventText({ event: note, texts: { text }, at, actor: 'p_ada' }, voice);
    expect(line).toBe('Note: one two three four five.');
  });
});

test('whoever is taken to rest reads by which steps, where the plan is at hand', () => {
  const event: Event = {
    type: 'RunTakenToRest',
    plan: rb(1),
    epoch: 1,
    by: 'timer',
    approvedBy: ada,
  };
  const told = { event, texts: {}, at, actor: 'timer' };
  expect(eventText({ ...told, plan: restful }, voice)).toBe(
    'RB-1 is taken to rest (Do close and Do tell) because nobody answered, as approved by Ada at go.',
  );
});

describe('whoever did it', () => {
  test.each([
    ['p_ada', 'Ada'],
    ['p_gone', '(erased person)'],
    ['machine:ci', 'ci'],
    ['timer', 'Sternway'],
    ['worker', 'Sternway'],
  ])('%s is called %s', (actor, called) => {
    expect(actorText(actor, voice)).toBe(called);
  });
});
