import { LocalId } from '../ids.ts';
import { roles } from '../incident/orders.ts';
import type { FrozenPlan, StepSpec } from './plan.ts';

/** Where the steps of a plan come from that people wrote down in the incident. No file can be called so. */
export const byHand = { name: 'by hand', version: '1', digest: 'by hand' } as const;

/** True for a plan that no playbook stands behind: nothing can have changed under it. */
export const isByHand = ({ playbook }: Pick<FrozenPlan, 'playbook'>): boolean =>
  playbook.name === byHand.name;

/** How long a person has for a step that was written down in the incident, in milliseconds. */
const handMs = 3_600_000;

/** The steps that a text names, a line each or parted by semicolons. */
export const handStepsIn = (text: string): readonly string[] =>
  text
    .split(/[;\n]/u)
    .map((step) => step.trim())
    .filter((step) => step !== '');

const ofRole = new RegExp(`^(?<role>${roles.join('|')})\\s*:\\s*(?<rest>\\S.*)$`, 'isu');

/** Whose step it is: `dba: stop the writer`, else that of `ops`. */
function assigned(said: string): { readonly role: string; readonly instruction: string } {
  const { role, rest } = ofRole.exec(said)?.groups ?? {};
  return role === undefined || rest === undefined
    ? { role: 'ops', instruction: said }
    : { role: role.toLowerCase(), instruction: rest };
}

/** Steps for people, one after the other: each is for the role that it begins with, who says in words what shows that it is done. */
export const handSteps = (instructions: readonly string[]): StepSpec[] =>
  instructions.map(assigned).map(({ role, instruction }, index) => ({
    id: LocalId.parse(`step-${index + 1}`),
    name: instruction,
    kind: 'manual',
    by: 'person',
    with: { instruction, role, evidence: 'text' },
    needs: index === 0 ? [] : [LocalId.parse(`step-${index}`)],
    timeoutMs: handMs,
    idempotent: false,
    retry: { max: 0, delayMs: 0, backoff: 'fixed', maxDelayMs: 0 },
    onFailure: { do: 'pause' },
    checkAfter: [],
    secrets: [],
    rest: true,
    writes: [],
    reversible: 'yes',
    restores: [],
  }));
