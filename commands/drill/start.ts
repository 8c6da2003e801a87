import { surpriseKinds } from '../../src/core/drill/surprise.ts';
import { ok } from '../../src/lib/result.ts';
import { grammar, type Part } from '../grammar.ts';
import { slip } from '../misread.ts';
import { targetOf, unknownService } from '../parts/targets.ts';
import { fold } from '../spelling.ts';
import type { Option, Verb } from '../verb.ts';
import { nextWord } from '../words.ts';

/** A service alone means where its drills are, which is not where the default environment is. */
const where: Part = {
  field: 'where',
  read: ({ line, at }, known) => {
    const word = nextWord(line, at);
    if (word === undefined) {
      return slip('MissingArgument', 'It needs a service, or service@environment.');
    }
    const said = fold(word.text);
    if (known.services.length === 0 || known.services.includes(said)) {
      return ok({ value: said, at: word.end });
    }
    const found =
      targetOf(line, word, known) ??
      unknownService(line, word, known, { service: said, suffix: '' });
    return found.ok ? ok({ value: found.value, at: word.end }) : found;
  },
  write: (value) => (typeof value === 'string' ? value : ''),
};

const options: readonly Option[] = [
  {
    field: 'surprises',
    flag: 'surprise',
    takes: `${surpriseKinds.join(', ')}, random or none`,
    normal: fold,
    many: { none: 'none' },
  },
];

export const startDrill: Verb = {
  family: 'drill',
  word: 'start',
  synonyms: ['begin', 'run'],
  usage: 'start <service[@env]> [--surprise <kind>|random|none]…',
  summary: 'Rehearse the way back of a service where it harms nobody; nobody is paged',
  examples: ['start checkout', 'start checkout@staging --surprise random'],
  where: 'anywhere',
  danger: false,
  ...grammar('drillStart', [where], { options }),
};
