import { type Found, found, type Rule } from './problem.ts';

/** A string of so many characters, counted as Slack is most likely to count them at worst: UTF-16 units. */
export const text =
  (most: number, least = 1): Rule =>
  (value, at) => {
    if (typeof value !== 'string') return found(at, 'must be a string');
    if (value.length < least) return found(at, `must be more than ${least - 1} characters`);
    return value.length > most ? found(at, `must be less than ${most + 1} characters`) : [];
  };

export const flag: Rule = (value, at) =>
  typeof value === 'boolean' ? [] : found(at, 'must be a boolean');

/** A whole number within bounds. */
export const whole =
  (least: number, most: number): Rule =>
  (value, at) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most
      ? []
      : found(at, `must be a whole number from ${least} to ${most}`);

export const oneOf =
  (...values: readonly unknown[]): Rule =>
  (value, at) =>
    values.includes(value) ? [] : found(at, `must be one of: ${values.join(', ')}`);

export const matching =
  (pattern: RegExp, what: string): Rule =>
  (value, at) =>
    typeof value === 'string' && pattern.test(value) ? [] : found(at, `must be ${what}`);

/** The first rule's problems, or else the second's. */
export const both =
  (first: Rule, second: Rule): Rule =>
  (value, at) => {
    const problems = first(value, at);
    return problems.length > 0 ? problems : second(value, at);
  };

/** A list with so many items, each of which follows the rule. */
export const items =
  (rule: Rule, most: number, least = 1): Rule =>
  (value, at) => {
    if (!Array.isArray(value)) return found(at, 'must be an array');
    const size =
      value.length > most
        ? found(at, `no more than ${most} items allowed`)
        : value.length < least
          ? found(at, `must have at least ${least} item${least === 1 ? '' : 's'}`)
          : [];
    return [...size, ...value.flatMap((item: unknown, index) => rule(item, `${at}/${index}`))];
  };

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object with these fields and no others; `needed` must be there. */
export const shape =
  (needed: Readonly<Record<string, Rule>>, optional: Readonly<Record<string, Rule>> = {}): Rule =>
  (value, at) => {
    if (!isObject(value)) return found(at, 'must be an object');
    const rules: Readonly<Record<string, Rule>> = { ...optional, ...needed };
    const missing = Object.keys(needed).filter((field) => value[field] === undefined);
    return [
      ...missing.flatMap((field) => found(at, `missing required field: ${field}`)),
      ...Object.entries(value).flatMap(([field, inside]) =>
        inside === undefined ? [] : ofField(rules[field], field, inside, at),
      ),
    ];
  };

function ofField(
  rule: Rule | undefined,
  field: string,
  value: unknown,
  at: string,
): readonly Found[] {
  return rule === undefined
    ? found(at, `invalid additional property: ${field}`)
    : rule(value, `${at}/${field}`);
}

/** An object whose `type` names one of these rules. */
export const byType =
  (table: () => Readonly<Record<string, Rule>>): Rule =>
  (value, at) => {
    if (!isObject(value)) return found(at, 'must be an object');
    const { type } = value;
    if (typeof type !== 'string') return found(at, 'missing required field: type');
    const rule = Object.hasOwn(table(), type) ? table()[type] : undefined;
    return rule === undefined ? found(`${at}/type`, `unsupported type: ${type}`) : rule(value, at);
  };

/** `shape` of something that has a type. */
export const typed = (
  needed: Readonly<Record<string, Rule>>,
  optional: Readonly<Record<string, Rule>> = {},
): Rule => shape({ type: text(100), ...needed }, optional);
