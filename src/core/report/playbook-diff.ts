import { digestOf } from '../../lib/hash.ts';
import { asJson, type Json, type JsonObject } from '../../lib/json.ts';
import type { FrozenPlan } from '../plan/plan.ts';
import type { Change } from './shapes.ts';

/** What is kept of one value. */
const mostCharacters = 300;

/** Of a plan what its playbook says: what it is bound to and what the service adds may differ without anybody having learned. */
const said = ({
  strategy,
  inputs,
  assumes,
  preconditions,
  steps,
  compensate,
  rest,
  firstWave,
  finally: last,
  mitigatedWhen,
  supportAck,
  criteria,
}: FrozenPlan): JsonObject => ({
  strategy,
  inputs,
  assumes: asJson(assumes),
  preconditions: asJson(preconditions),
  steps: asJson(steps),
  compensate: asJson(compensate),
  rest: asJson(rest),
  finally: asJson(last),
  mitigatedWhen: asJson(mitigatedWhen),
  criteria: asJson(criteria),
  ...(firstWave !== undefined && { firstWave }),
  ...(supportAck !== undefined && { supportAck }),
});

/** What a later plan does otherwise, in the order of the plan: `steps.drain.timeoutMs` with its value before and after; what came or went has one of them. */
export const changesIn = (before: FrozenPlan, after: FrozenPlan): readonly Change[] =>
  within('', said(before), said(after));

function compared(path: string, before: Json | undefined, after: Json | undefined) {
  if (before !== undefined && after !== undefined && digestOf(before) === digestOf(after)) {
    return [];
  }
  const parts = [partsOf(before), partsOf(after)] as const;
  const [old, now] = parts;
  return old === undefined || now === undefined
    ? [{ path, ...valued('before', before), ...valued('after', after) }]
    : [...reordered(path, before, after), ...within(`${path}.`, old, now)];
}

function within(path: string, before: JsonObject, after: JsonObject): readonly Change[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => compared(`${path}${name}`, before[name], after[name]));
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The parts of a value by name: fields, or the entries of a list by what they are called. What has none is one value. */
function partsOf(value: Json | undefined): JsonObject | undefined {
  if (!Array.isArray(value)) return isObject(value) ? value : undefined;
  const all = value.filter(isObject);
  return all.length === value.length
    ? Object.fromEntries(all.map((one) => [calledBy(one), one]))
    : undefined;
}

const calledBy = (one: JsonObject): string =>
  ['id', 'for', 'text'].map((key) => one[key]).find((name) => typeof name === 'string') ??
  digestOf(one).slice(0, 8);

/** The same entries in another order are a change of their list. */
function reordered(path: string, before: Json | undefined, after: Json | undefined) {
  if (!Array.isArray(before) || !Array.isArray(after)) return [];
  const [old, now] = [before, after].map((all) => all.filter(isObject).map(calledBy));
  const kept = (names: readonly string[] = [], others: readonly string[] = []) =>
    names.filter((name) => others.includes(name)).join(', ');
  const [was, is] = [kept(old, now), kept(now, old)];
  return was === is ? [] : [{ path, before: was, after: is }];
}

/** A value in a few words: what it is called, else as JSON has it. */
function valued(when: 'before' | 'after', value: Json | undefined): Partial<Change> {
  if (value === undefined) return {};
  const name = isObject(value) ? (value['name'] ?? value['text'] ?? value['kind']) : value;
  const text = typeof name === 'string' ? name : JSON.stringify(value);
  return { [when]: text.slice(0, mostCharacters) };
}
