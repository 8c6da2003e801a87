import { type Settings, secretsIn } from '../config.ts';
import type { Bench } from './bench.ts';
import { allNamed } from './looks/secrets.ts';

/** A shorter one stands in half of all words, and taking it out everywhere would tell it. */
const shortest = 6;

const passwordIn = (url: string | undefined): string =>
  url !== undefined && URL.canParse(url) ? decodeURIComponent(new URL(url).password) : '';

/** What stands in the environment and may be seen nowhere. */
const ofEnvironment = (settings: Settings): Readonly<Record<string, string>> => ({
  ...secretsIn(settings),
  'REDIS_URL (its password)': passwordIn(settings.redis?.url),
});

/** The values of all secrets that anything here names, by their names: whatever a look says, none of them gets out. */
export async function hiddenFrom(bench: Bench): Promise<Readonly<Record<string, string>>> {
  const named = bench.configuration.ok ? await allNamed(bench.configuration.value, bench) : [];
  const values = named.map(({ name }): readonly [string, string] => {
    const found = bench.secrets([name]);
    return [name, found.ok ? (found.value[name] ?? '') : ''];
  });
  const all = [...Object.entries(ofEnvironment(bench.settings)), ...values];
  return Object.fromEntries(all.filter(([, value]) => value.length >= shortest));
}
