import { list, oneLine } from './words.ts';

const kinds: ReadonlyMap<string, string> = new Map([
  ['criterion', 'criterion'],
  ['mitigation', 'mitigation check'],
  ['precondition', 'precondition'],
  ['gate', 'gate'],
]);

/** `checkout@prod+pricing@prod`: the targets that a check speaks of. */
const said = (targets: string): string => list(targets.split('+'));

/** `after/deploy-1/answers` → `check answers after deploy-1`; `criterion/pricing@prod/books` → `criterion books of pricing@prod`; what is no key of a check is named as it is. */
export function checkName(key: string): string {
  const [kind = '', id = key, last] = key.split('/');
  if (kind === 'worse') return oneLine(`figure ${last ?? id}, worse than before`, 150);
  if (last === undefined) return oneLine(`${kinds.get(kind) ?? 'check'} ${id}`, 150);
  const of = kinds.get(kind);
  return oneLine(
    of === undefined ? `check ${last} after ${id}` : `${of} ${last} of ${said(id)}`,
    150,
  );
}

export const checkNames = (keys: readonly string[]): string => list(keys.map(checkName));
