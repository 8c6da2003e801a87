import { supportKey, supportRuleOf } from '../gates/support.ts';
import { currentRun, type Incident, type ProposedWaiver } from '../incident/incident.ts';
import { afterKey, preconditionKey, sightOf } from '../run/phase.ts';
import { allSteps, stepState } from '../run/run.ts';
import { criteriaOf, mitigationOf } from './criteria.ts';

/** The keys of all checks that could be waived now. */
export function knownChecks(incident: Incident): readonly string[] {
  const run = currentRun(incident);
  const document = run && sightOf(incident, run).made.document;
  return [
    ...(document?.preconditions.map(({ id }) => preconditionKey(id)) ?? []),
    ...(document ? allSteps(document) : [])
      .filter(({ id }) => run && stepState(run, id).status === 'finished')
      .flatMap((step) => step.checkAfter.map(({ id }) => afterKey(step.id, id))),
    ...(run?.figures.suspects.map(({ key }) => key) ?? []),
    ...mitigationOf(incident).map(({ key }) => key),
    ...criteriaOf(incident).map(({ key }) => key),
    ...(supportRuleOf(incident)?.mode === 'ack' ? [supportKey] : []),
  ];
}

/** `purchases` or `criterion/purchases`: a bare name means every check of that name. */
export const meantChecks = (said: string, known: readonly string[]): readonly string[] =>
  known.filter((key) => key === said || key.endsWith(`/${said}`));

/** Whether it says what recovery means for data: nobody waives it alone (capabilities, P58). */
export const isCritical = (incident: Incident, key: string): boolean =>
  criteriaOf(incident).some(
    ({ key: its, spec }) =>
      its === key && (spec.class === 'consistency' || spec.class === 'integrity'),
  );

/** Waivers that wait for a second person. What an earlier authority wanted to waive is not the wish of this one. */
export const proposedWaivers = ({
  waivers,
  authority,
  rung,
}: Pick<Incident, 'waivers' | 'authority' | 'rung'>): Readonly<Record<string, ProposedWaiver>> =>
  rung === 'recovered'
    ? {}
    : Object.fromEntries(
        Object.entries(waivers).filter(([, { because }]) => because.person === authority),
      );
