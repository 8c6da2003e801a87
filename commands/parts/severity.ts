import { slip } from '../misread.ts';
import { echo, fold } from '../spelling.ts';
import type { Word } from '../words.ts';

/**
 * `sev2`, `SEV-2`, `p2` → `sev2`; a lone `2` only where no title can have begun, which the caller knows. An error
 * for a severity that there is not, nothing for any other word.
 */
export function severityOf(
  word: Word,
  loneDigit: boolean,
): string | ReturnType<typeof slip> | undefined {
  if (word.quoted) return undefined;
  const said = /^(?<mark>sev(?:erity)?|p)?-?(?<level>\d)$/u.exec(fold(word.text))?.groups;
  if (said === undefined) return undefined;
  const { mark, level = '' } = said;
  if (mark === undefined && !loneDigit) return undefined;
  return '12345'.includes(level)
    ? `sev${level}`
    : slip(
        'UnknownSeverity',
        `"${echo(word.text)}" is not a severity; possible: sev1 (worst) to sev5.`,
      );
}
