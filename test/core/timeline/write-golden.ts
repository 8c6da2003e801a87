import { mkdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { eventSchemas } from '../../../src/core/events.ts';
import { goldenFiles, goldenFolder } from './golden-sample.ts';

/**
 * Writes the kept exports anew, with all types of event that there are today: on purpose only, when a text or a form was
 * changed on purpose. `node test/core/timeline/write-golden.ts`; with a folder it writes there, and leaves the kept ones.
 */
const [elsewhere] = process.argv.slice(2);
const folder = elsewhere === undefined ? goldenFolder : pathToFileURL(`${elsewhere}/`);
mkdirSync(folder, { recursive: true });
if (elsewhere === undefined) {
  const types = eventSchemas.map(({ shape }) => shape.type.value);
  writeFileSync(new URL('types.txt', folder), `${types.join('\n')}\n`);
}
for (const [name, text] of goldenFiles(new Date().toISOString())) {
  writeFileSync(new URL(name, folder), text);
}
