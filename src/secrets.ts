import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from './lib/result.ts';

export type Secrets = (
  names: readonly string[],
) => Result<Readonly<Record<string, string>>, readonly string[]>;

/** As playbooks may name them; nothing that leads out of the folder. */
const shape = /^[A-Za-z][A-Za-z0-9_-]{0,62}$/u;

/**
 * Secrets that playbooks name: `STERNWAY_SECRET_<NAME>` in the environment, in upper case and with `_` for `-`, or a file
 * of that very name in the directory of secrets. Read at each use, so that a rotated one is in force at once. Answers the names that are not set.
 */
export function secretsFrom(
  env: Readonly<Record<string, string | undefined>>,
  directory: string | undefined,
): Secrets {
  const find = (name: string): string | undefined => {
    if (!shape.test(name)) return undefined;
    const variable = `STERNWAY_SECRET_${name.toUpperCase().replaceAll('-', '_')}`;
    const inEnvironment = orNothing(env[variable]);
    if (inEnvironment !== undefined || directory === undefined) return inEnvironment;
    return orNothing(inFile(join(directory, name)));
  };
  return (names) => {
    const found = names.map((name) => [name, find(name)] as const);
    const missing = found.filter(([, value]) => value === undefined).map(([name]) => name);
    const values = found.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
    return missing.length > 0 ? err(missing) : ok(Object.fromEntries(values));
  };
}

/** Fails closed: set to nothing is as good as not set. */
const orNothing = (value: string | undefined): string | undefined =>
  value === '' ? undefined : value;

function inFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/u, '');
  } catch {
    return undefined;
  }
}
