import type { VerifyReport } from '../../app/ports/registry.ts';
import type { Arguments } from '../arguments.ts';
import { clean } from '../clean.ts';
import { type Exit, exits } from '../exits.ts';
import type { Shell } from '../shell.ts';
import type { Keeper } from './keeper.ts';

/** Checks every event, chain and text. */
export async function verify(shell: Shell, keeper: Keeper, { options }: Arguments): Promise<Exit> {
  const report = await keeper.verify();
  await shell.out(options.json ? `${JSON.stringify(report)}\n` : clean(said(report)));
  return report.ok ? exits.accepted : exits.refused;
}

function said({ ok, events, streams, head, erased, problems }: VerifyReport): string {
  const seen = `${events} events in ${streams} streams, up to position ${head}.`;
  const gone = erased.map(({ what, by, basis }) => `erased by ${by}: ${what} (${basis})`);
  const found = problems.map(
    ({ position, stream, what }) =>
      `position ${position}${stream === '' ? '' : `, ${stream}`}: ${what}`,
  );
  const verdict = ok
    ? 'Everything is as it was recorded.'
    : `The registry is NOT as it was recorded: ${problems.length} problems. Keep this file as it is, and compare it with a backup.`;
  return `${[seen, ...gone, ...found, verdict].join('\n')}\n`;
}
