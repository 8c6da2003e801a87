import { globSync, readFileSync } from 'node:fs';
import { readScenarios } from '../../../src/core/scenario/read.ts';
import type { Scenario } from '../../../src/core/scenario/shape.ts';

/** The files that come with the product. */
export const shippedFiles = globSync('scenarios/*.yaml').toSorted();

/** The incidents of a file that has nothing wrong. */
export function scenariosIn(file: string): readonly Scenario[] {
  const read = readScenarios(file, readFileSync(file, 'utf8'));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

/** The same incidents as they were collected, a list in one JSON file. */
export const recorded = scenariosIn('test/incidents/incidents.json');
