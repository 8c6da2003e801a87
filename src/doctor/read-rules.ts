import { countKinds } from '../checks/counts.ts';
import { checkKinds } from '../checks/kinds.ts';
import type { Settings } from '../config.ts';
import { readConfiguration } from '../configuration/read.ts';
import { readText } from '../written/read-text.ts';
import type { Bench } from './bench.ts';

/** The configuration as its file stands now. */
export async function readRules({
  config,
}: Pick<Settings, 'config'>): Promise<Bench['configuration']> {
  const text = await readText(config);
  if (!text.ok) return text;
  return readConfiguration(config, text.value, { checks: checkKinds, counts: countKinds });
}
