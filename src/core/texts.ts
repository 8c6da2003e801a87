import type { EventMap, EventType } from './events.ts';
import { personIn } from './ids.ts';
import type { AnyRefusal, AnyRefusalCode, AnyRefusalMap } from './refusals.ts';
import { approvalTexts } from './texts/events/approval.ts';
import { authorityTexts } from './texts/events/authority.ts';
import { automationTexts } from './texts/events/automation.ts';
import { cadenceTexts } from './texts/events/cadence.ts';
import { channelTexts } from './texts/events/channel.ts';
import { checkTexts } from './texts/events/checks.ts';
import { digestTexts } from './texts/events/digest.ts';
import { drillTexts } from './texts/events/drill.ts';
import { effectTexts } from './texts/events/effects.ts';
import { extentTexts } from './texts/events/extent.ts';
import { figureTexts } from './texts/events/figures.ts';
import { freezeTexts } from './texts/events/freeze.ts';
import { gateTexts } from './texts/events/gates.ts';
import { goneBackTexts } from './texts/events/gone-back.ts';
import { impactTexts } from './texts/events/impact.ts';
import { incidentTexts } from './texts/events/incident.ts';
import { keepingTexts } from './texts/events/keeping.ts';
import { noteTexts } from './texts/events/notes.ts';
import { outsideTexts } from './texts/events/outside.ts';
import { pagingTexts } from './texts/events/paging.ts';
import { privacyTexts } from './texts/events/privacy.ts';
import { proposalTexts } from './texts/events/proposals.ts';
import { publicUpdateTexts } from './texts/events/public-updates.ts';
import { reportTexts } from './texts/events/report.ts';
import { restTexts } from './texts/events/rest.ts';
import { retentionTexts } from './texts/events/retention.ts';
import { reviewTexts } from './texts/events/review.ts';
import { runTexts } from './texts/events/run.ts';
import { scenarioTexts } from './texts/events/scenario.ts';
import { standDownTexts } from './texts/events/standdown.ts';
import { standingApprovalTexts } from './texts/events/standing-approval.ts';
import { standingOrderTexts } from './texts/events/standing-order.ts';
import { strategyTexts } from './texts/events/strategy.ts';
import { tabletopTexts } from './texts/events/tabletop.ts';
import type { EventTexts, Told } from './texts/events/told.ts';
import { approvalRefusals } from './texts/refusals/approval.ts';
import { authorityRefusals } from './texts/refusals/authority.ts';
import { channelRefusals } from './texts/refusals/channel.ts';
import { checkRefusals } from './texts/refusals/checks.ts';
import { drillRefusals } from './texts/refusals/drill.ts';
import { edgeRefusals } from './texts/refusals/edge.ts';
import { extentRefusals } from './texts/refusals/extent.ts';
import { freezeRefusals } from './texts/refusals/freeze.ts';
import { gateRefusals } from './texts/refusals/gates.ts';
import { goneBackRefusals } from './texts/refusals/gone-back.ts';
import { impactRefusals } from './texts/refusals/impact.ts';
import { incidentRefusals } from './texts/refusals/incident.ts';
import { noteRefusals } from './texts/refusals/notes.ts';
import { outsideRefusals } from './texts/refusals/outside.ts';
import { proposalRefusals } from './texts/refusals/proposals.ts';
import { publicUpdateRefusals } from './texts/refusals/public-updates.ts';
import { registryRefusals } from './texts/refusals/registry.ts';
import { releaseRefusals } from './texts/refusals/release.ts';
import { reportRefusals } from './texts/refusals/report.ts';
import { restRefusals } from './texts/refusals/rest.ts';
import { retentionRefusals } from './texts/refusals/retention.ts';
import { reviewRefusals } from './texts/refusals/review.ts';
import { runRefusals } from './texts/refusals/run.ts';
import { scenarioRefusals } from './texts/refusals/scenario.ts';
import { standDownRefusals } from './texts/refusals/standdown.ts';
import { standingApprovalRefusals } from './texts/refusals/standing-approval.ts';
import { standingOrderRefusals } from './texts/refusals/standing-order.ts';
import { strategyRefusals } from './texts/refusals/strategy.ts';
import { tabletopRefusals } from './texts/refusals/tabletop.ts';
import type { RefusalTexts } from './texts/refusals/texts.ts';
import type { Said, Voice } from './texts/voice.ts';
import { oneLine, person, sentence } from './texts/words.ts';

/** Everything that Sternway says about refusals and events, joined: a code or type without a text does not compile. */
const refusalTexts: RefusalTexts<AnyRefusalMap> = {
  ...incidentRefusals,
  ...authorityRefusals,
  ...extentRefusals,
  ...standDownRefusals,
  ...strategyRefusals,
  ...proposalRefusals,
  ...impactRefusals,
  ...noteRefusals,
  ...approvalRefusals,
  ...standingApprovalRefusals,
  ...runRefusals,
  ...reviewRefusals,
  ...reportRefusals,
  ...publicUpdateRefusals,
  ...gateRefusals,
  ...restRefusals,
  ...standingOrderRefusals,
  ...checkRefusals,
  ...channelRefusals,
  ...releaseRefusals,
  ...freezeRefusals,
  ...outsideRefusals,
  ...drillRefusals,
  ...tabletopRefusals,
  ...scenarioRefusals,
  ...goneBackRefusals,
  ...registryRefusals,
  ...retentionRefusals,
  ...edgeRefusals,
};

const eventTexts: EventTexts<EventType> = {
  ...incidentTexts,
  ...authorityTexts,
  ...extentTexts,
  ...cadenceTexts,
  ...standDownTexts,
  ...strategyTexts,
  ...proposalTexts,
  ...impactTexts,
  ...noteTexts,
  ...approvalTexts,
  ...standingApprovalTexts,
  ...runTexts,
  ...restTexts,
  ...figureTexts,
  ...effectTexts,
  ...checkTexts,
  ...reviewTexts,
  ...reportTexts,
  ...publicUpdateTexts,
  ...gateTexts,
  ...pagingTexts,
  ...standingOrderTexts,
  ...privacyTexts,
  ...channelTexts,
  ...keepingTexts,
  ...retentionTexts,
  ...freezeTexts,
  ...automationTexts,
  ...outsideTexts,
  ...drillTexts,
  ...tabletopTexts,
  ...digestTexts,
  ...scenarioTexts,
  ...goneBackTexts,
};

/** A refusal in words: what happened, why and what still works; then who can lift it, with the command to type. */
export const refusalText = <C extends AnyRefusalCode>(
  { code, facts }: AnyRefusal<C>,
  voice: Voice,
): Said => refusalTexts[code](facts, voice);

/** One event as one line. Texts that were erased are said to be. */
export const eventText = (told: Told, voice: Voice): string =>
  sentence(line(told.event.type, told.event, told, voice));

const line = <T extends EventType>(
  ...[type, event, told, voice]: [T, EventMap[T], Told, Voice]
): string => eventTexts[type]({ ...told, event }, voice);

/** Who did it: a person's name, a program by its token, or Sternway itself. */
export function actorText(actor: string, voice: Voice): string {
  const who = personIn(actor);
  if (who !== undefined) return person(who, voice);
  return actor.startsWith('machine:') ? oneLine(actor.slice('machine:'.length), 60) : 'Sternway';
}
