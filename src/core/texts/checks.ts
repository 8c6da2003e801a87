import { list, oneLine } from './words.ts';

const kinds: ReadonlyMap<string, string> = new Map([
  ['criterion', 'criterion'],
  ['mitigation', 'mitigation check'],
  ['precondition', 'precondition'],
  ['gate', 'gate'],
]);

/** `after/deploy-1/answers` → `check answers after deploy-1`; what is no key of a check is named as it is. */
export function checkName(key: string): string {
  const [kind = '', id = key, last] = key.split('/');
  if (kind === 'worse') return oneLine(`figure ${last ?? id}, worse than before`, 150);
  const name =
    last === undefined ? `${kinds.get(kind) ?? 'check'} ${id}` : `check ${last} after ${id}`;
  return oneLine(name, 150);
}

export const checkNames = (keys: readonly string[]): string => list(keys.map(checkName));
