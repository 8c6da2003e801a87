import { canonical } from '../lib/canonical.ts';
import type { Appended } from './ports/batch.ts';
import type { Configuration } from './ports/configuration.ts';
import { emptyBatch } from './record.ts';
import type { Ship } from './ship.ts';

const stream = 'config';

/** How often the same is tried because somebody else wrote first. */
const mostTries = 50;

/** Puts the rules in force on record, once for each change of them; the content stands beside the chain. */
export async function recordRules(
  ship: Pick<Ship, 'registry' | 'clock'>,
  configuration: Configuration,
): Promise<void> {
  for (let attempt = 1; attempt <= mostTries; attempt += 1) {
    const log = await ship.registry.read(stream);
    const last = log.findLast(({ type }) => type === 'ConfigurationChanged');
    if (last?.codes['digest'] === configuration.digest) return;
    const stored = await append(ship, configuration, log.length);
    if (stored.status === 'appended') return;
  }
  throw new Error('The record of the rules changes faster than it can be written');
}

const append = (
  { registry, clock }: Pick<Ship, 'registry' | 'clock'>,
  configuration: Configuration,
  version: number,
): Promise<Appended> =>
  registry.append({
    ...emptyBatch,
    key: `${stream}#${version + 1}/rules`,
    reads: [{ stream, version }],
    events: [
      {
        stream,
        type: 'ConfigurationChanged',
        schema: 1,
        at: clock.now(),
        actor: 'machine:configuration',
        via: 'local',
        correlation: stream,
        mode: 'live',
        targets: [],
        codes: { digest: configuration.digest },
        texts: { content: canonical(withoutTokens(configuration)) },
      },
    ],
    answer: null,
  });

/** Digests of tokens are no secrets, but nobody needs them to judge a decision. */
const withoutTokens = ({ tokens: _tokens, ...rules }: Configuration) => rules;
