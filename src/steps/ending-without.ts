import type { Ending } from '../app/ports/kinds.ts';
import type { Redactor } from '../lib/redaction.ts';

/** The ending without the values of secrets, whatever its kind left in it. */
export function endingWithout(redactor: Redactor, ending: Ending): Ending {
  const evidence = Object.entries(ending.evidence).map(([key, value]) => [
    key,
    redactor.json(value),
  ]);
  return {
    ...ending,
    evidence: Object.fromEntries(evidence),
    output: redactor.text(ending.output),
  };
}
