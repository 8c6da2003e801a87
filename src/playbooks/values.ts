import type { Binding } from '../app/ports/playbooks.ts';
import { environmentOf, serviceOf } from '../core/ids.ts';
import { didYouMean } from '../lib/say-issue.ts';
import { inputFault } from './input.ts';
import type { Found } from './lint/rule.ts';
import type { WrittenPlaybook } from './schema.ts';

/** The value that all targets share, if they do. */
function shared(name: string, values: readonly string[]): readonly (readonly [string, string])[] {
  const [first, ...others] = new Set(values);
  return first === undefined || others.length > 0 ? [] : [[name, first]];
}

/** What templates stand for, by name. A name that several targets would answer differently is missing. */
export function valuesOfBinding(
  binding: Omit<Binding, 'inputs' | 'service'>,
): ReadonlyMap<string, string> {
  return new Map([
    ['to.version', binding.to.version],
    ['from.version', binding.from.version],
    ...shared('target', binding.targets),
    ...shared('service', binding.targets.map(serviceOf)),
    ...shared('environment', binding.targets.map(environmentOf)),
  ]);
}

/** The inputs with defaults applied, and what is wrong with them. */
export function inputsOf(
  { inputs }: WrittenPlaybook,
  given: Binding['inputs'],
): { readonly values: Readonly<Record<string, string>>; readonly faults: readonly Found[] } {
  const names = Object.keys(inputs);
  const strangers = Object.keys(given)
    .filter((name) => !names.includes(name))
    .map((name) => ({
      path: ['inputs'],
      message: `there is no input "${name}"${didYouMean(name, names)}`,
    }));
  const values: [string, string][] = [];
  const faults: Found[] = [...strangers];
  for (const [name, input] of Object.entries(inputs)) {
    const value = (Object.hasOwn(given, name) ? given[name] : undefined) ?? input.default;
    const fault = value === undefined ? 'has no value; give one' : inputFault(input, value);
    if (fault !== undefined)
      faults.push({ path: ['inputs', name], message: `input "${name}": ${fault}` });
    else if (value !== undefined) values.push([name, value]);
  }
  return { values: Object.fromEntries(values), faults };
}
