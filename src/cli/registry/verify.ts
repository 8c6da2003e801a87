import type { Verified } from '../../app/proof/verify-record.ts';
import { brokenText, keepAsItIs } from '../../core/texts/verified.ts';
import type { Arguments } from '../arguments.ts';
import { clean } from '../clean.ts';
import { type Exit, exits } from '../exits.ts';
import type { Shell } from '../shell.ts';
import type { Keeper } from './keeper.ts';

/** Checks every event, chain and text. */
export async function verify(shell: Shell, keeper: Keeper, { options }: Arguments): Promise<Exit> {
  const report = await keeper.verify();
  await shell.out(
    options.json ? `${JSON.stringify(report)}\n` : clean(`${verifiedLines(report).join('\n')}\n`),
  );
  return report.ok ? exits.accepted : exits.refused;
}

/** What verifying found, a sentence or a finding a line; the verdict comes last. */
export function verifiedLines(report: Verified): readonly string[] {
  const { ok, events, streams, head, erased, problems, anchors, silent } = report;
  const seen = `${events} events in ${streams} streams, up to position ${head}.`;
  const gone = erased.map(({ what, by, basis }) => `erased by ${by}: ${what} (${basis})`);
  const found = problems.map(
    ({ position, stream, what }) =>
      `position ${position}${stream === '' ? '' : `, ${stream}`}: ${what}`,
  );
  const verdict = ok
    ? `Everything is as it was recorded: ${attestedText(report)}`
    : `${brokenText(report)} ${keepAsItIs}`;
  return [
    seen,
    ...anchorLines(report),
    ...anchors.provisos,
    ...gone,
    ...found,
    ...unnamedLines(report),
    ...silent.map((one) => `${one}.`),
    verdict,
  ];
}

/** What is in private incidents that this person was not let into. */
const unnamedLines = ({ unnamed: { erased, problems } }: Verified): readonly string[] =>
  erased + problems === 0
    ? []
    : [
        `In private incidents that you were not let into: ${erased} erased, ${problems} bad rows. On the machine, where nothing runs, sternway registry verify names them.`,
      ];

/** The key is named whole: whoever verifies compares it with the one that they were given. */
const anchorLines = ({ anchors: { count, last, keys } }: Verified): readonly string[] =>
  last === null
    ? ['No anchors yet.']
    : [
        `${count} anchors, the newest ${last.number} at position ${last.position} of ${last.at}, signed with the key ${keys.at(-1) ?? 'of nobody'}.`,
      ];

function attestedText({ attested, head }: Verified): string {
  if (attested === null) return 'consistent, not attested: nobody outside vouches for it.';
  const { place, position, number, at } = attested;
  const when = at === null ? '' : ` at ${at}`;
  const rest = position < head ? ` What came after it is consistent, not attested.` : '';
  return `attested up to position ${position} by ${place}${when} (anchor ${number}).${rest}`;
}
