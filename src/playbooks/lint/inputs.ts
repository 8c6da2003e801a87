import { namesIn, templateFaults, templateNames, textsIn } from '../../written/templates.ts';
import { inputFault } from '../input.ts';
import type { Found, Subject } from './rule.ts';

const inputNames = ({ playbook }: Subject): readonly string[] =>
  Object.keys(playbook.inputs).map((name) => `inputs.${name}`);

/** Templates stand in texts of `with:` only, name what there is, and never become code. */
export const badTemplates = (subject: Subject): readonly Found[] =>
  templateFaults(subject.raw, [...inputNames(subject), ...templateNames]);

export function unusedInputs(subject: Subject): readonly Found[] {
  const used = new Set(textsIn(subject.raw).flatMap(({ text }) => namesIn(text)));
  return Object.keys(subject.playbook.inputs)
    .filter((name) => !used.has(`inputs.${name}`))
    .map((name) => ({
      path: ['inputs', name],
      message: `no step or check uses it; write \${{ inputs.${name} }} or remove it`,
      which: 'key',
    }));
}

export const badDefaults = ({ playbook }: Subject): readonly Found[] =>
  Object.entries(playbook.inputs).flatMap(([name, input]) => {
    const fault = input.default === undefined ? undefined : inputFault(input, input.default);
    return fault === undefined ? [] : [{ path: ['inputs', name, 'default'], message: fault }];
  });
