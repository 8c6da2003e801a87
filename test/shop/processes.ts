import { readdirSync, readFileSync } from 'node:fs';

function environmentOf(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

/** Ids of the living processes of the shop in `directory`, which marks their environment. Linux only. */
export function shopProcesses(directory: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .filter((pid) => environmentOf(pid).includes(`SHOP_DIRECTORY=${directory}`))
    .map(Number);
}
