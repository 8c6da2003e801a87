import { hostname, networkInterfaces } from 'node:os';
import { judgeGround, type OwnGround, placesIn } from '../../core/doctor/ground.ts';
import { Json } from '../../lib/json.ts';
import { type Bench, byRules } from '../bench.ts';
import { namedPlaybooks } from './written.ts';

const hostIn = (url: string | undefined): string | undefined =>
  url !== undefined && URL.canParse(url) ? new URL(url).hostname.toLowerCase() : undefined;

/** Inside Kubernetes every container has these variables (kubernetes.io, "Accessing the API from within a Pod"). */
function ownGround({ settings }: Pick<Bench, 'settings'>): OwnGround {
  const { env, redis, database } = settings;
  const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  const stores = { PostgreSQL: hostIn(database), Redis: hostIn(redis?.url) };
  const server = env['KUBERNETES_SERVICE_HOST'];
  return {
    hosts: [hostname().toLowerCase(), ...addresses.map(({ address }) => address.toLowerCase())],
    stores: Object.fromEntries(
      Object.entries(stores).flatMap(([name, host]) => (host === undefined ? [] : [[name, host]])),
    ),
    cluster: server === undefined || server === '' ? undefined : [server],
  };
}

export const sameGround = byRules(async (rules, bench) => {
  const books = await namedPlaybooks(rules, bench);
  const places = [
    ...Object.values(rules.services).flatMap(({ name, criteria, effects, datasets, inputs }) =>
      placesIn(`${name} in sternway.yaml`, plain({ criteria, effects, datasets, inputs })),
    ),
    ...books.flatMap(({ name, value }) => placesIn(`playbook ${name}`, value)),
  ];
  return judgeGround(ownGround(bench), places);
});

/** As it would be written: what is undefined is not there. */
const plain = (value: unknown): Json => Json.parse(JSON.parse(JSON.stringify(value)));
