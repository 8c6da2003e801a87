import type { Component, Found, OnCall, Person, Runbook, Workload } from './found.ts';

/** Something of which one says where it comes from: a file, `GUESSED: …` or `MISSING: …`. */
export type Said<T> = { readonly value: T; readonly from: string };

export type ProposedService = {
  readonly name: string;
  readonly owner: Said<string>;
  readonly environments: Said<readonly string[]>;
  readonly roster: Said<readonly string[]>;
  readonly dependsOn: readonly string[];
  /** An address by which users reach it. */
  readonly url: Said<string> | undefined;
  /** How long its checks have to hold. */
  readonly soak: Said<string>;
  readonly workloads: readonly Workload[];
  readonly runbook: Runbook | undefined;
};

export type Proposal = {
  readonly services: readonly ProposedService[];
  readonly people: readonly Person[];
  readonly skipped: readonly string[];
  /** Nothing was found, so this is a start to write over. */
  readonly isStart: boolean;
};

/** Whoever types it, as the last resort: a roster has at least one person. */
export type Typist = { readonly name: string };

const once = <T>(all: readonly T[]): readonly T[] => Array.from(new Set(all));

/** `checkout-prod` is about `checkout`, where that is known. */
function about(said: string, known: readonly string[]): string {
  const fits = known.filter((name) => said === name || said.startsWith(`${name}-`));
  return fits.toSorted((a, b) => b.length - a.length)[0] ?? said;
}

/** What is known of each service: the names that Kubernetes and a catalog use are those of services. */
function namesIn({ workloads, components, onCall, runbooks }: Found): readonly string[] {
  const known = [...workloads, ...components].map(({ service }) => service);
  const others = [...runbooks, ...onCall].map(({ service }) => about(service, known));
  return once([...known, ...others]).toSorted();
}

type Known = {
  readonly name: string;
  readonly workloads: readonly Workload[];
  readonly component: Component | undefined;
  readonly onCall: OnCall | undefined;
  readonly runbook: Runbook | undefined;
};

function ownerOf({ component, workloads, name }: Known): Said<string> {
  const labeled = workloads.find(({ owner }) => owner !== undefined);
  if (component?.owner !== undefined) return { value: component.owner, from: component.from };
  return labeled?.owner === undefined
    ? { value: `${name}-team`, from: 'GUESSED: nobody says which team owns it' }
    : { value: labeled.owner, from: labeled.from };
}

/** Where production comes first, then what is like it. */
const order: readonly string[] = ['prod', 'staging', 'test', 'dev'];
const rank = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);

function environmentsOf({ workloads }: Known): Said<readonly string[]> {
  const said = once(workloads.flatMap(({ environment }) => environment ?? []));
  const [first] = workloads;
  if (first === undefined || said.length === 0) {
    return { value: ['prod'], from: 'GUESSED: nobody says where it runs' };
  }
  return { value: said.toSorted((a, b) => rank(a) - rank(b)), from: first.from };
}

function rosterOf(known: Known, found: Found, typist: Typist): Said<readonly string[]> {
  if (known.onCall !== undefined) {
    return { value: known.onCall.people.map(({ name }) => name), from: known.onCall.from };
  }
  const owner = ownerOf(known).value;
  const team = found.teams.find((one) => one.team === owner && one.people.length > 0);
  return team === undefined
    ? { value: [typist.name], from: 'MISSING: nobody says who is on call; this is you' }
    : { value: team.people, from: `GUESSED: the members of ${team.team}, ${team.from}` };
}

function urlOf({ name, workloads }: Known, { hosts }: Found): Said<string> | undefined {
  const names = new Set([name, ...workloads.map((one) => one.name)]);
  const host = hosts.find(({ backend }) => names.has(backend));
  const probe = workloads.find(({ probe: path }) => path !== undefined)?.probe;
  return host && { value: `${host.url}${probe ?? '/'}`, from: host.from };
}

function serviceOf(known: Known, found: Found, typist: Typist): ProposedService {
  const { name, component, workloads, runbook } = known;
  return {
    name,
    owner: ownerOf(known),
    environments: environmentsOf(known),
    roster: rosterOf(known, found, typist),
    dependsOn: component?.dependsOn ?? [],
    url: urlOf(known, found),
    soak: { value: '2m', from: 'GUESSED: how long it has to hold' },
    workloads,
    runbook,
  };
}

const start = (typist: Typist): ProposedService => ({
  name: 'my-service',
  owner: { value: 'my-team', from: 'MISSING: the team that owns it' },
  environments: { value: ['prod', 'staging'], from: 'MISSING: where it runs' },
  roster: { value: [typist.name], from: 'MISSING: who may decide at night, the first one first' },
  dependsOn: [],
  url: {
    value: 'http://127.0.0.1:3400/healthz',
    from: 'MISSING: what shows that users are served; this is Sternway itself, for a first drill',
  },
  soak: { value: '5s', from: 'GUESSED: short, for a first drill; minutes for a real service' },
  workloads: [],
  runbook: undefined,
});

/** Services, rosters and playbooks, made of what was found; where that is nothing, a small start. */
export function propose(found: Found, typist: Typist): Proposal {
  const names = namesIn(found);
  const services = names.map((name) => {
    const workloads = found.workloads.filter(({ service }) => service === name);
    const component = found.components.find(({ service }) => service === name);
    const onCall = found.onCall.find(
      ({ service, people }) => about(service, names) === name && people.length > 0,
    );
    const runbook = found.runbooks.find(({ service }) => about(service, names) === name);
    return serviceOf({ name, workloads, component, onCall, runbook }, found, typist);
  });
  const all =
    services.length === 0
      ? [start(typist)]
      : services.map((one) => ({
          ...one,
          // What nothing else here knows cannot be depended on.
          dependsOn: one.dependsOn.filter((other) => names.includes(other) && other !== one.name),
        }));
  const known = new Map(found.onCall.flatMap(({ people }) => people).map((one) => [one.name, one]));
  const named = once([typist.name, ...all.flatMap(({ roster }) => roster.value)]);
  const people = named.map((name) => known.get(name) ?? { name, pagerUser: undefined });
  return { services: all, people, skipped: found.skipped, isStart: services.length === 0 };
}
