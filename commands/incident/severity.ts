import { ok } from '../../src/lib/result.ts';
import { grammar, type Part } from '../grammar.ts';
import { slip } from '../misread.ts';
import { severityOf } from '../parts/severity.ts';
import { optionalText } from '../parts/text.ts';
import { echo } from '../spelling.ts';
import type { Verb } from '../verb.ts';
import { nextWord } from '../words.ts';

const level: Part = {
  field: 'severity',
  read: ({ line, at }) => {
    const word = nextWord(line, at);
    if (word === undefined) {
      return slip('MissingArgument', 'It needs a severity, sev1 (worst) to sev5.');
    }
    const said = severityOf(word, true);
    if (typeof said === 'string') return ok({ value: said, at: word.end });
    return (
      said ??
      slip(
        'UnknownSeverity',
        `"${echo(word.text)}" is not a severity; possible: sev1 (worst) to sev5.`,
      )
    );
  },
  write: (value) => (typeof value === 'string' ? value : ''),
};

export const severity: Verb = {
  family: 'incident',
  word: 'severity',
  synonyms: ['sev', 'priority', 'level'],
  usage: 'severity sev1…sev5 [reason]',
  summary: 'Say how grave it is',
  examples: ['severity sev2', 'severity p1 nobody can buy'],
  where: 'incident',
  danger: false,
  ...grammar('severity', [level, optionalText({ field: 'reason', what: 'a reason' })]),
};
