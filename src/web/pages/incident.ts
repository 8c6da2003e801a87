import { statusSources } from '../../app/reading/status-sources.ts';
import { voiceOf } from '../../app/voice.ts';
import { accountOf } from '../../core/account/account.ts';
import { currentPlan, type Incident } from '../../core/incident/incident.ts';
import type { FrozenPlan } from '../../core/plan/plan.ts';
import { pageNames } from '../../core/texts/incident-page.ts';
import { statusScreen } from '../../core/texts/status-screen.ts';
import { checksPart } from './checks-part.ts';
import { decisionsPart } from './decisions-part.ts';
import { leftOverPart } from './left-over-part.ts';
import { html } from './markup.ts';
import { nothing, type Page } from './page.ts';
import { planPart } from './plan-part.ts';
import { proofPart } from './proof-part.ts';
import { seenWithLog } from './seen.ts';
import { headPart, statusPart } from './status-part.ts';
import { latestPart } from './timeline.ts';

/** `GET /dashboard/incidents/:id`: all of one incident, the most urgent first. */
export const incident: Page = {
  path: '/dashboard/incidents/:id',
  show: async (desk, looked) => {
    const seen = await seenWithLog(desk, looked);
    const account = seen && accountOf(seen.log);
    if (seen === undefined || account === undefined) return nothing;
    const { look } = looked;
    const voice = voiceOf(desk.ship);
    const screen = statusScreen(
      seen.incident,
      await statusSources(desk.ship, seen.incident),
      voice,
    );
    const told = { account, voice, look };
    return {
      is: 'page',
      title: `${seen.incident.id} ${screen.title ?? ''}`,
      live: seen.incident.id,
      body: html`${headPart(seen.incident, screen, look)}
<p><a href="/dashboard/incidents/${seen.incident.id}/timeline">${pageNames.timeline}</a> · <a href="/dashboard/incidents/${seen.incident.id}/report">${pageNames.report}</a></p>
${statusPart(screen, look)}
${planPart(screen, { account, plan: planOf(seen.incident) }, look)}
${checksPart(told, seen)}
${leftOverPart(told, screen)}
${decisionsPart(told)}
${latestPart(seen, voice, look)}
${await proofPart(desk, seen.incident, look)}`,
    };
  },
};

/** The plan that is followed, or was last. */
const planOf = (incident: Incident): FrozenPlan | undefined => {
  const { governing, plans } = incident;
  const last = governing === undefined ? undefined : plans[governing];
  return (currentPlan(incident) ?? last)?.document;
};
