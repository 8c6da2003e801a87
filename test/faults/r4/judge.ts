import type { Registry } from '../../../src/app/ports/registry.ts';
import { judge as judgeR1 } from '../r1/judge.ts';
import { orphans, robbed, stale, unheard } from './outside.ts';
import { beside, broken, namedTwice, shared } from './record.ts';
import type { Told } from './story.ts';

/** What must not be. */
export const findings = [
  'lost',
  'doubled',
  'twice',
  'stale',
  'unrecorded',
  'invented',
  'unguarded',
  'orphans',
  'robbed',
  'unheard',
  'broken',
  'named',
  'shared',
  'chain',
  'locks',
  'leases',
  'terms',
  'unfinished',
  'faults',
] as const;
export type Finding = (typeof findings)[number];

/** One sentence for each thing that must not be and is. */
export type Findings = Readonly<Record<Finding, readonly string[]>>;

/** Holds what people were told, what the targets noted and what the record says against each other. */
export async function judge(registry: Registry, told: Told): Promise<Findings> {
  const { events, acknowledged, effects, unguarded, unfinished, faults } = told;
  const remains = { registry: registry.id, events, acknowledged, effects };
  const { stale: _, ...common } = judgeR1(remains);
  return {
    ...common,
    stale: stale(told),
    unguarded,
    orphans: orphans(told),
    robbed: robbed(told),
    unheard: unheard(told),
    broken: broken(told),
    named: namedTwice(told),
    shared: shared(told),
    ...(await beside(registry, told)),
    unfinished: unfinished.map((service) => `${service} did not come home`),
    faults,
  };
}

/** Those of which there is any. */
export const foundIn = (all: Findings): readonly Finding[] =>
  findings.filter((finding) => all[finding].length > 0);
