/** What each guardrail sees to, in words for the page. */
export const guardrailNames: ReadonlyMap<string, string> = new Map([
  ['S1', 'Rollback restores code, not the past'],
  ['S2', 'Every instance on one version'],
  ['S3', 'What going back does to data'],
  ['S4', 'Stopped traffic is not recovery'],
  ['S5', 'One strategy at a time'],
  ['S6', 'One person decides'],
  ['S8', 'Measurable success'],
  ['S9', 'What may be lost of data'],
  ['S10', 'Time against the objective'],
  ['S11', 'What may never be undone'],
  ['S12', 'Who has a say'],
  ['S14', 'Backups that restore in time'],
  ['S16', 'The way back rehearsed in a mirror'],
  ['S18', 'Rights for the way back'],
  ['S20', 'Health watched'],
  ['S23', 'Canaries that go back by themselves'],
  ['S28', 'Migrations with a way back'],
  ['S30', 'Versions that fit each other'],
  ['S32', 'The order of dependencies'],
  ['S35', 'Traces confirm versions'],
  ['S39', 'References hold'],
  ['S40', 'Services reconciled'],
  ['S42', 'Caches agree'],
  ['S44', 'Compared with before the release'],
  ['S46', 'Sign-in and audit still work'],
  ['S47', 'Nothing left behind'],
  ['S48', 'Support confirms'],
  ['S54', 'Drills'],
  ['S57', 'Designed to go back'],
  ['S58', 'The way back proven before the release'],
  ['S61', 'Worse than before'],
  ['S62', 'Assumptions are named'],
]);

const numberOf = (guardrail: string): number => Number(guardrail.slice(1));

/** In the order of their numbers, each once. */
export const inOrder = (guardrails: readonly string[]): readonly string[] =>
  [...new Set(guardrails)].toSorted((a, b) => numberOf(a) - numberOf(b));
