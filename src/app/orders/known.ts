import { knownChecks } from '../../core/checks/waivers.ts';
import { currentRun, type Incident } from '../../core/incident/incident.ts';
import { sightOf } from '../../core/run/phase.ts';
import { allSteps } from '../../core/run/run.ts';
import type { Ship } from '../ship.ts';

/** The names that mean something to whoever types a command here: the shape that `commands` reads with. */
export type KnownNames = {
  readonly services: readonly string[];
  readonly environments: readonly string[];
  readonly defaultEnvironment: string;
  readonly people: readonly string[];
  readonly plans: readonly string[];
  readonly steps: readonly string[];
  readonly checks: readonly string[];
  readonly releases: readonly string[];
  readonly names: {
    readonly incident: string;
    readonly rollback: string;
    readonly release: string;
    readonly drill: string;
    readonly registry: string;
  };
};

/** Names of the installation, and of the incident where the words were typed, if they were typed in one. */
export function knownNames({ configurations, directory }: Ship, incident?: Incident): KnownNames {
  const { services, environments, defaultEnvironment, commands } = configurations.current();
  const run = incident && currentRun(incident);
  const document = run && sightOf(incident, run).made.document;
  const plans = Object.values(incident?.plans ?? {});
  return {
    services: Object.keys(services),
    environments: Object.keys(environments),
    defaultEnvironment,
    people: directory.names(),
    plans: plans.map(({ id }) => id),
    // By id, or by the number that stands before a step of the plan.
    steps: document
      ? [...allSteps(document).map(({ id }) => id), ...document.steps.map((_, at) => `${at + 1}`)]
      : [],
    checks: incident ? namesOf(knownChecks(incident)) : [],
    releases: plans.flatMap(({ document: { from, to } }) => [from.version, to.version]),
    names: commands,
  };
}

/** What these checks may be called, shortest first: `books`, `pricing@prod/books`, `criterion/pricing@prod/books`. */
export function namesOf(keys: readonly string[]): readonly string[] {
  const parts = keys.map((key) => key.split('/'));
  const lengths = [1, 2, 3];
  return [
    ...new Set(lengths.flatMap((length) => parts.map((all) => all.slice(-length).join('/')))),
  ];
}
