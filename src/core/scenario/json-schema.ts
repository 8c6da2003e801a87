import { z } from 'zod';
import { Scenario } from './shape.ts';

/** The JSON Schema of recorded incidents, for completion in editors. Kept in `scenarios/scenario.schema.json`. */
export function scenarioJsonSchema(): object {
  const schema = z.toJSONSchema(Scenario, {
    target: 'draft-07',
    io: 'input',
    reused: 'ref',
    unrepresentable: 'any',
  });
  return { ...schema, title: 'Sternway recorded incident' };
}
