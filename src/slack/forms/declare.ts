import type { InputBlock, ModalView } from '@slack/types';
import { Severity } from '../../core/incident/orders.ts';
import { plainText } from '../blocks/parts.ts';
import { cut } from '../limits/cut.ts';
import { limits } from '../limits/numbers.ts';
import { ask, form, option, select } from './parts.ts';

/** An order names at most so many targets. */
const mostTargets = 20;

const severities = {
  sev1: 'sev1: everybody is hurt',
  sev2: 'sev2: many are hurt',
  sev3: 'sev3: some are hurt',
  sev4: 'sev4: few notice',
  sev5: 'sev5: nobody notices yet',
} as const satisfies Record<Severity, string>;

const askWho = ask(
  {
    name: 'private',
    label: 'Who may know of it?',
    optional: true,
    hint: 'A private one has a private channel and is announced nowhere.',
  },
  { type: 'checkboxes', options: [option('private', 'Only who is let in')] },
);

const askSince = ask(
  {
    name: 'since',
    label: 'Since when do users hurt?',
    optional: true,
    hint: 'As near as you know. Leave it out when you do not.',
  },
  { type: 'datetimepicker' },
);

/** Declares an incident: what is hurt, how badly, and what users notice. `targets`: all that the configuration knows. */
export function declareForm({
  targets,
  channel,
  title = '',
}: {
  readonly targets: readonly string[];
  readonly channel?: string | undefined;
  readonly title?: string;
}): ModalView {
  return form(
    {
      title: 'Declare an incident',
      submit: 'Declare',
      blocks: [
        ask({ name: 'targets', label: 'What is hurt?' }, targetSelect(targets)),
        ask(
          { name: 'severity', label: 'How badly?', optional: true, hint: 'It can be given later.' },
          select(Severity.options.map((one) => option(one, severities[one]))),
        ),
        ask(
          { name: 'title', label: 'What do users notice?' },
          {
            type: 'plain_text_input',
            max_length: 300,
            ...(title !== '' && { initial_value: cut(title.toWellFormed(), 300) }),
          },
        ),
        askSince,
        askWho,
      ],
    },
    { v: 1, form: 'declare', ...(channel !== undefined && { channel }) },
  );
}

const fits = (target: string): boolean => target.length <= limits.optionValue;

function targetSelect(targets: readonly string[]): InputBlock['element'] {
  const options = targets.filter(fits).map((target) => option(target));
  const placeholder = plainText('Services', limits.placeholder);
  return options.length === 0 || options.length > limits.options
    ? {
        type: 'multi_external_select',
        min_query_length: 0,
        max_selected_items: mostTargets,
        placeholder,
      }
    : { type: 'multi_static_select', options, max_selected_items: mostTargets, placeholder };
}

/** What the select offers for what was typed so far, where there are more targets than it holds. */
export const targetOptions = (query: string, targets: readonly string[]) => {
  const said = query.trim().toLowerCase();
  return targets
    .filter((target) => fits(target) && target.includes(said))
    .toSorted((a, b) => Number(b.startsWith(said)) - Number(a.startsWith(said)))
    .slice(0, limits.options)
    .map((target) => option(target));
};
