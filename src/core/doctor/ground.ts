import type { Json } from '../../lib/json.ts';
import { pass, type Seen, unknown, warn } from './finding.ts';

/** Where something of a target is, as a playbook or the configuration names it. */
export type Place = {
  /** `checkout: dataset orders`, for people. */
  readonly of: string;
  /** The host of an address or database, lower case; `this machine` for a file. */
  readonly host: string;
  readonly kind: 'address' | 'database' | 'cluster';
};

/** Where the bot and what it stands on are. */
export type OwnGround = {
  /** Names and addresses of this machine, lower case. */
  readonly hosts: readonly string[];
  /** Hosts of its own database and Redis, by what they are. */
  readonly stores: Readonly<Record<string, string>>;
  /** Where it runs inside Kubernetes: the hosts of that cluster's server. */
  readonly cluster: readonly string[] | undefined;
};

const loopback = /^(?:localhost|127(?:\.\d+){3}|::1|\[::1\]|this machine)$/u;
const databases = /^(?:postgres(?:ql)?|mysql|mariadb|mongodb|rediss?|sqlserver):$/u;

function placeIn(of: string, text: string): readonly Place[] {
  if (text.startsWith('sqlite:')) return [{ of, host: 'this machine', kind: 'database' }];
  if (!/^[a-z][a-z0-9+.-]*:\/\//u.test(text) || !URL.canParse(text)) return [];
  const { hostname, protocol } = new URL(text);
  const host = hostname.toLowerCase();
  // A template is known when a plan is made.
  if (host === '' || text.includes('${{')) return [];
  return [{ of, host, kind: databases.test(protocol) ? 'database' : 'address' }];
}

const clusterTools = /^(?:kubectl|helm|oc|argocd|kubectl-argo-rollouts)$/u;

/** `--context=prod`, `--context prod`, `--kube-context prod`. */
const naming = /^--(?:kube-)?context(?:=(?<name>.*))?$/u;

/** The contexts that are named; none for the usual one. */
const contextsIn = (argv: readonly string[]): readonly string[] =>
  argv.flatMap((word, at) => {
    const said = naming.exec(word);
    return said === null ? [] : [said.groups?.['name'] ?? argv.slice(at + 1)[0] ?? word];
  });

function programIn(of: string, argv: readonly string[]): readonly Place[] {
  const program = argv.slice(0, 1).join('').replace(/^.*\//u, '');
  if (!clusterTools.test(program)) return [];
  const [context] = contextsIn(argv);
  const host = context === undefined ? 'the usual context' : `context ${context}`;
  return [{ of, host, kind: 'cluster' }];
}

/** All places that stand in something that people wrote, however deep. */
export function placesIn(of: string, written: Json): readonly Place[] {
  if (typeof written === 'string') return placeIn(of, written);
  if (Array.isArray(written)) {
    const words = written.filter((one) => typeof one === 'string');
    return [...programIn(of, words), ...written.flatMap((one) => placesIn(of, one))];
  }
  if (typeof written !== 'object' || written === null) return [];
  return Object.values(written).flatMap((one) => placesIn(of, one));
}

const elsewhere = 'Run the bot on another machine, cluster or database than what it takes back.';

function judgeOne(own: OwnGround, place: Place): readonly Seen[] {
  const { of, host, kind } = place;
  if (kind === 'cluster') return ofCluster(own, place);
  const store = Object.entries(own.stores).find(([, where]) => where === host)?.[0];
  if (store !== undefined && !loopback.test(host)) {
    return [warn(`${of} is on ${host}, where ${store} of the bot is, too.`, elsewhere)];
  }
  return loopback.test(host) || own.hosts.includes(host)
    ? [warn(`${of} names ${host}, which is the machine that the bot runs on.`, elsewhere)]
    : [];
}

function ofCluster({ cluster }: OwnGround, { of, host }: Place): readonly Seen[] {
  if (cluster === undefined) return [];
  if (host === 'the usual context') {
    return [
      warn(
        `${of} uses the cluster that the bot itself runs in: it names no context.`,
        `${elsewhere} Name the context of the other cluster in the playbook.`,
      ),
    ];
  }
  return [
    unknown(
      `${of} uses ${host}, and the bot runs in a cluster, too: whether that is the same one is not known here.`,
      'Compare `kubectl cluster-info` of both. If it is the same, run the bot elsewhere.',
    ),
  ];
}

/** Whether the bot stands on what it is to take back. Each thing is said once. */
export function judgeGround(own: OwnGround, places: readonly Place[]): readonly Seen[] {
  const seen = places.flatMap((place) => judgeOne(own, place));
  const once = Array.from(new Map(seen.map((one) => [one.says, one])).values());
  return once.length > 0
    ? once
    : [
        pass(
          places.length === 0
            ? 'Nothing that playbooks or services name says where the targets are.'
            : 'None of the addresses, databases and clusters that are named is where the bot runs.',
        ),
      ];
}
