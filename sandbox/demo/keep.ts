import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Reading } from './record.ts';

/** What an incident leaves to those who were not there, and the first characters that each has. */
const documents = [
  { file: 'report.html', path: 'report?format=html', begins: '<!doctype html>' },
  { file: 'report.md', path: 'report?format=md', begins: '# ' },
  { file: 'timeline.html', path: 'timeline?format=html', begins: '<!doctype html>' },
  { file: 'timeline.csv', path: 'timeline?format=csv', begins: '' },
  { file: 'timeline.png', path: 'timeline?format=png', begins: '\u0089PNG' },
] as const;

type Kept = {
  readonly files: readonly string[];
  /** What could not be had, one sentence each. */
  readonly problems: readonly string[];
};

/** Writes report and timeline of the incident into a folder, which is made where it is not there. */
export async function keep(record: Reading, incident: string, folder: string): Promise<Kept> {
  const place = resolve(folder);
  mkdirSync(place, { recursive: true });
  const files: string[] = [];
  const problems: string[] = [];
  for (const { file, path, begins } of documents) {
    const bytes = await record.bytes(`/api/v1/incidents/${incident}/${path}`);
    if (
      bytes.subarray(0, begins.length).toString('latin1').toLowerCase() === begins.toLowerCase()
    ) {
      writeFileSync(join(place, file), bytes);
      files.push(join(place, file));
    } else problems.push(`There is no ${file}: ${bytes.subarray(0, 200).toString()}`);
  }
  return { files, problems };
}
