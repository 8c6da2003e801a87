import { templates } from '../../src/core/report/shapes.ts';
import { grammar } from '../grammar.ts';
import { choice } from './choice.ts';
import type { Form } from './forms.ts';
import { name, optional } from './names.ts';
import { person } from './people.ts';
import { aim, due, factor, followUpName, section } from './section.ts';
import { optionalText, text } from './text.ts';

const format = choice({
  field: 'format',
  what: 'a format',
  code: 'UnknownWord',
  words: { md: ['markdown', 'text'], html: [], json: [] },
});
const change = choice({
  field: 'change',
  what: 'add or drop',
  code: 'UnknownWord',
  words: { add: ['name'], drop: ['remove', 'take-back'] },
});
const evidence = text({
  field: 'evidence',
  what: 'what shows it, or why it is dropped',
  inQuotes: true,
});

const version = name({
  field: 'version',
  what: 'the version of the playbook now, or the first digits of its hash',
  code: 'BadValue',
});

/** The report itself: no word, or a format. */
export const shown: Form = {
  words: [],
  ...grammar('report', [optional(format)], {
    // On the command line `--as` says who you are, so it is understood in Slack alone.
    options: [
      { field: 'template', flag: 'template', synonyms: ['as'], takes: templates.join(', ') },
    ],
  }),
};

const written = text({ field: 'text', what: 'what it says', inQuotes: true });

/** What may be done to the report, by the first word; what needs two words stands before what needs one. */
export const forms: readonly Form[] = [
  {
    words: ['write', 'edit'],
    ...grammar('reportWrite', [section, written], {
      options: [{ field: 'revision', flag: 'revision', takes: 'the revision that you saw' }],
    }),
  },
  {
    words: ['factor'],
    ...grammar('reportFactor', [
      change,
      factor,
      optionalText({ field: 'why', what: 'how it contributed', inQuotes: true }),
    ]),
  },
  {
    words: ['playbook-change', 'playbook-changed', 'playbook'],
    ...grammar('playbookChange', [followUpName, version]),
  },
  {
    words: ['follow-up done', 'done'],
    ...grammar('followUpEnd', [followUpName, evidence], { fixed: { how: 'done' } }),
  },
  {
    words: ['follow-up drop', 'drop'],
    ...grammar('followUpEnd', [followUpName, evidence], { fixed: { how: 'drop' } }),
  },
  {
    words: ['follow-up add', 'follow-up', 'followup'],
    ...grammar('followUp', [aim, person('owner'), due, written]),
  },
  { words: ['owner'], ...grammar('reportOwner', [person('who')]) },
  { words: ['ready', 'finish', 'finished'], ...grammar('reportFinish', []) },
  { words: ['publish'], ...grammar('reportPublish', []) },
  {
    words: ['sign'],
    ...grammar('reportSign', [optionalText({ field: 'finding', what: 'what you found' })]),
  },
];
