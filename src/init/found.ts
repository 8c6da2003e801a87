/** A file that somebody has already. `isNamed`: it was named, not come upon. */
export type SourceFile = {
  readonly path: string;
  readonly text: string;
  readonly isNamed: boolean;
};

/** Something that Kubernetes runs. Each of these says in `from` where it was read. */
export type Workload = {
  readonly from: string;
  readonly service: string;
  readonly kind: 'deployment' | 'statefulset' | 'daemonset';
  readonly name: string;
  readonly namespace: string | undefined;
  /** By a label, else by its namespace; undefined where neither says it. */
  readonly environment: string | undefined;
  readonly owner: string | undefined;
  readonly container: string;
  /** Without its tag; undefined where it is pinned by digest alone. */
  readonly image: string | undefined;
  /** The path of its readiness probe. */
  readonly probe: string | undefined;
};

/** An address that leads to something of that name. */
export type Host = { readonly from: string; readonly backend: string; readonly url: string };

/** A service as a catalog describes it. */
export type Component = {
  readonly from: string;
  readonly service: string;
  readonly owner: string | undefined;
  readonly dependsOn: readonly string[];
};

export type Team = {
  readonly from: string;
  readonly team: string;
  readonly people: readonly string[];
};

/** Who is called for a service, the first one first. `people`: names as ids are written. */
export type OnCall = {
  readonly from: string;
  readonly service: string;
  readonly people: readonly Person[];
};
export type Person = {
  readonly name: string;
  /** The id of the user in PagerDuty. */
  readonly pagerUser: string | undefined;
};

/** Steps that people carry out, in their order. */
export type Runbook = {
  readonly from: string;
  readonly service: string;
  readonly title: string;
  readonly steps: readonly { readonly name: string; readonly instruction: string }[];
};

export type Found = {
  readonly workloads: readonly Workload[];
  readonly hosts: readonly Host[];
  readonly components: readonly Component[];
  readonly teams: readonly Team[];
  readonly onCall: readonly OnCall[];
  readonly runbooks: readonly Runbook[];
  /** What was left out, and why. */
  readonly skipped: readonly string[];
};

export const nothing: Found = {
  workloads: [],
  hosts: [],
  components: [],
  teams: [],
  onCall: [],
  runbooks: [],
  skipped: [],
};

export const joined = (all: readonly Found[]): Found => ({
  workloads: all.flatMap(({ workloads }) => workloads),
  hosts: all.flatMap(({ hosts }) => hosts),
  components: all.flatMap(({ components }) => components),
  teams: all.flatMap(({ teams }) => teams),
  onCall: all.flatMap(({ onCall }) => onCall),
  runbooks: all.flatMap(({ runbooks }) => runbooks),
  skipped: all.flatMap(({ skipped }) => skipped),
});

/** As names are written here: lower case, digits and dashes, a letter first, at most `longest`. Empty where nothing is left. */
export const idOf = (text: string, longest = 50): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replace(/^[^a-z]+/u, '')
    .slice(0, longest)
    .replace(/-+$/u, '');
