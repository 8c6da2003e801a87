import type { Binding, Problem } from '../app/ports/playbooks.ts';
import { serviceOf } from '../core/ids.ts';
import type { DatasetSpec } from '../core/impact/shapes.ts';
import type { CheckSpec, FrozenPlan, StepSpec } from '../core/plan/plan.ts';
import type { Strategy } from '../core/strategy/strategy.ts';
import { JsonObject } from '../lib/json.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { notAmong } from '../lib/say-issue.ts';
import { inOrder, readShape, type YamlFile } from '../lib/yaml-file.ts';
import { asWritten, type Kinds, keepWritten } from '../written/kinds.ts';
import { fill, mapTexts, namesIn, textsIn } from '../written/templates.ts';
import { freeze, freezeByHand, partFor } from './freeze.ts';
import { allChecks, allSteps, type Found } from './lint/rule.ts';
import type { Reading } from './read.ts';
import { type WrittenPlaybook, writtenPlaybook } from './schema.ts';
import { inputsOf, valuesOfBinding } from './values.ts';

type Values = ReadonlyMap<string, string>;

const saysNothing = (name: string, { targets }: Binding): string =>
  `\${{ ${name} }} has no single value for ${targets.join(', ')}; make one plan for each`;

/** Templates that this binding cannot answer: written for one target, and the plan has several. Inputs have their own rule. */
const unanswered = (raw: YamlFile['value'], values: Values, binding: Binding): readonly Found[] =>
  textsIn(raw).flatMap(({ path, text }) =>
    namesIn(text)
      .filter((name) => !name.startsWith('inputs.') && !values.has(name))
      .map((name) => ({ path, message: saysNothing(name, binding) })),
  );

function foreign({ metadata }: WrittenPlaybook, { targets }: Binding): readonly Found[] {
  if (targets.some((target) => serviceOf(target) === metadata.service)) return [];
  const message = `it is for ${metadata.service}, and none of ${targets.join(', ')} is that`;
  return [{ path: ['metadata', 'service'], message }];
}

/** A playbook carries out the strategy that it says, and a containment where it has a block for it. */
export const carriesOut = ({ strategy, contain }: WrittenPlaybook, wanted: Strategy): boolean =>
  wanted === strategy || (wanted === 'contain' && contain.length > 0);

function unfit(playbook: WrittenPlaybook, binding: Binding): readonly Found[] {
  const { strategy: wanted = 'rollback' } = binding;
  if (carriesOut(playbook, wanted)) return [];
  const { strategy } = playbook;
  const message =
    wanted === 'contain'
      ? 'it has no contain: block; add one, or name a playbook with strategy: contain'
      : `it carries out ${strategy}, not ${wanted}`;
  return [{ path: ['strategy'], message }];
}

/** A check of the service and one of the playbook must not answer to the same name. */
function clashes(playbook: WrittenPlaybook, { service }: Binding): readonly Found[] {
  const taken = new Set(service.criteria.map(({ id }) => id));
  return allChecks(playbook)
    .filter(({ it }) => taken.has(it.id))
    .map(({ path, it }) => ({
      path: [...path, 'id'],
      message: `the service already has a success criterion "${it.id}"; choose another id`,
    }));
}

/** A dataset by another name than the service's would slip past what has to be kept. */
function strayWrites(playbook: WrittenPlaybook, { service }: Binding): readonly Found[] {
  const known = service.data.datasets.map(({ name }) => name);
  if (known.length === 0) return [];
  return allSteps(playbook).flatMap(({ path, it }) =>
    it.writes.flatMap(({ dataset }, at) =>
      known.includes(dataset)
        ? []
        : [
            {
              path: [...path, 'writes', at, 'dataset'],
              message: `the service declares no dataset "${dataset}"${notAmong(dataset, known)}`,
            },
          ],
    ),
  );
}

const bound = (part: JsonObject, values: Values): JsonObject =>
  JsonObject.parse(mapTexts(part, (text) => fill(text, values)));

/** The service's own checks and counts for these targets and releases; a template without an answer stays as it is written. */
export function bindOwn<P extends Pick<CheckSpec, 'with'>>(
  parts: readonly P[],
  binding: Pick<Binding, 'targets' | 'from' | 'to'>,
): readonly P[] {
  const values = valuesOfBinding(binding);
  return parts.map((part) => ({ ...part, with: bound(part.with, values) }));
}

/** A dataset with the templates of its probes bound. */
const boundDataset =
  (values: Values) =>
  ({ newest, rows, ...dataset }: DatasetSpec): DatasetSpec => ({
    ...dataset,
    ...(newest && { newest: { ...newest, with: bound(newest.with, values) } }),
    ...(rows && { rows: { ...rows, with: bound(rows.with, values) } }),
  });

/** What the service contributes, its templates bound too. */
function boundService({ service }: Binding, values: Values): Binding['service'] {
  return {
    digest: service.digest,
    stakeholders: service.stakeholders,
    criteria: service.criteria.map((check) => ({ ...check, with: bound(check.with, values) })),
    effects: service.effects.map((effect) => ({
      ...effect,
      count: { ...effect.count, with: bound(effect.count.with, values) },
    })),
    data: { ...service.data, datasets: service.data.datasets.map(boundDataset(values)) },
  };
}

const ofConfiguration = (message: string): Problem => ({
  file: 'sternway.yaml',
  line: 1,
  column: 1,
  message,
});

function criterionProblems(check: CheckSpec, kinds: Kinds): readonly Problem[] {
  const kind = kinds.checks.find((each) => each.kind === check.kind);
  if (kind === undefined)
    return [ofConfiguration(`criterion "${check.id}": unknown kind ${check.kind}`)];
  const issues = asWritten(kind.with, 'bound').safeParse(check.with).error?.issues ?? [];
  return issues.map(({ message }) => ofConfiguration(`criterion "${check.id}": ${message}`));
}

function serviceProblems(binding: Binding, values: Values, kinds: Kinds): readonly Problem[] {
  const { criteria, effects } = binding.service;
  const withs = [
    ...criteria.map((check) => check.with),
    ...effects.map(({ count }) => count.with),
    ...binding.service.data.datasets.flatMap(({ newest, rows }) =>
      [newest, rows].flatMap((probe) => (probe ? [probe.with] : [])),
    ),
  ];
  const open = withs.flatMap((part) => unanswered(part, values, binding));
  if (open.length > 0) return open.map(({ message }) => ofConfiguration(message));
  return boundService(binding, values).criteria.flatMap((check) => criterionProblems(check, kinds));
}

/**
 * Binds a playbook to targets, releases and inputs and freezes it. Refused, with every problem at its
 * place: a missing, unknown or unfit input, a template that these targets do not answer alike, a
 * playbook of another service, and whatever a kind refuses once its `with:` is complete.
 */
export function bindPlan(
  { yaml, digest, playbook }: NonNullable<Reading['playbook']>,
  binding: Binding,
  kinds: Kinds,
): Result<FrozenPlan, readonly Problem[]> {
  const inputs = inputsOf(playbook, binding.inputs);
  const ownValues = valuesOfBinding(binding);
  const asked = Object.entries(inputs.values).map(
    ([name, value]) => [`inputs.${name}`, value] as const,
  );
  const values: Values = new Map([...ownValues, ...asked]);
  const faults = [
    ...inputs.faults,
    ...foreign(playbook, binding),
    ...unfit(playbook, binding),
    ...clashes(playbook, binding),
    ...strayWrites(playbook, binding),
    ...unanswered(yaml.value, values, binding),
  ];
  const problems = [
    ...faults.map(({ path, message }) => yaml.problemAt(path, message)),
    ...serviceProblems(binding, ownValues, kinds),
  ];
  if (problems.length > 0) return err(inOrder(problems));
  const filled = mapTexts(yaml.value, (text) => fill(text, values));
  const complete = readShape(yaml, writtenPlaybook(keepWritten(kinds, 'bound')), filled);
  if (!complete.ok) return complete;
  const service = boundService(binding, ownValues);
  return ok(
    freeze(
      {
        playbook: partFor(complete.value, binding.strategy ?? 'rollback'),
        digest,
        inputs: inputs.values,
        binding: { ...binding, service },
      },
      kinds,
    ),
  );
}

/** Freezes steps that people wrote down in the incident. Refused: what the service adds does not fit these targets. */
export function bindByHand(
  steps: readonly StepSpec[],
  binding: Binding,
  kinds: Kinds,
): Result<FrozenPlan, readonly Problem[]> {
  const values = valuesOfBinding(binding);
  const problems = serviceProblems(binding, values, kinds);
  if (problems.length > 0) return err(problems);
  return ok(freezeByHand(steps, { ...binding, service: boundService(binding, values) }));
}
