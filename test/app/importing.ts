import { readFileSync } from 'node:fs';
import { importRecorded } from '../../src/app/registry/import-recorded.ts';
import type { Boat } from './rig.ts';

const file = 'incidents.json';
/** The eight incidents as they were collected. */
export const all = readFileSync(`test/incidents/${file}`, 'utf8');
let sent = 0;

/** Imports what a file says, as Ada, from the command line. */
export async function importing({ ship }: Pick<Boat, 'ship'>, text = all) {
  await ship.directory.refresh();
  const by = ship.directory.find('ada');
  if (by === undefined) throw new Error('Ada is known');
  sent += 1;
  const arrival = { via: 'cli', arrival: 'http:laptop', key: `import-${sent}` } as const;
  return importRecorded(ship, { file, text, by, arrival });
}
