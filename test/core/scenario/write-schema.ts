import { writeFileSync } from 'node:fs';
import { scenarioJsonSchema } from '../../../src/core/scenario/json-schema.ts';

const file = 'scenarios/scenario.schema.json';
writeFileSync(file, `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`);
