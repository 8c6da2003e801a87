import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Scenarios } from '../app/ports/scenarios.ts';
import { readScenarios } from '../core/scenario/read.ts';
import { err, ok } from '../lib/result.ts';
import { readText } from '../written/read-text.ts';

const ending = '.yaml';

/** A folder that is not there has no scenarios. */
async function namesIn(directory: string): Promise<readonly string[]> {
  const files = await readdir(directory).catch(() => []);
  return files
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .toSorted();
}

/** The recorded incidents of a folder, `<id>.yaml` each. What is asked for is looked up among its files, so a name is never a path. */
export const fileScenarios = (directory: string): Scenarios => ({
  names: () => namesIn(directory),
  find: async (name) => {
    const names = await namesIn(directory);
    if (!names.includes(name)) return undefined;
    const file = join(directory, `${name}${ending}`);
    const text = await readText(file);
    const read = text.ok ? readScenarios(file, text.value) : text;
    if (!read.ok) {
      return err(
        read.error.map(
          ({ line, column, message }) => `${name}${ending}:${line}:${column} ${message}`,
        ),
      );
    }
    const scenario = read.value.find(({ id }) => id === name);
    return scenario === undefined
      ? err([`${name}${ending}:1:1 it holds no incident of this id`])
      : ok(scenario);
  },
});
