import { canonical } from '../lib/canonical.ts';
import type { Configuration } from './ports/configuration.ts';
import { emptyBatch } from './record.ts';
import type { Ship } from './ship.ts';

const stream = 'config';

/** Puts the rules in force on record, once for each change of them; the content stands beside the chain. */
export async function recordRules(
  { registry, clock }: Pick<Ship, 'registry' | 'clock'>,
  configuration: Configuration,
): Promise<void> {
  const { digest } = configuration;
  const log = await registry.read(stream);
  if (log.at(-1)?.codes['digest'] === digest) return;
  const version = log.length;
  await registry.append({
    ...emptyBatch,
    key: `${stream}#${version + 1}`,
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
        codes: { digest },
        texts: { content: canonical(withoutTokens(configuration)) },
      },
    ],
    answer: null,
  });
}

/** Digests of tokens are no secrets, but nobody needs them to judge a decision. */
const withoutTokens = ({ tokens: _tokens, ...rules }: Configuration) => rules;
