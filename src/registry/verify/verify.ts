import { RegistryUnavailable } from '../../app/ports/registry-errors.ts';
import type { VerifyReport } from '../../app/ports/verify-report.ts';
import { settleErasures } from './erasures.ts';
import type { Evidence } from './evidence.ts';
import { blame, nothingSeen, reportOf } from './seen.ts';
import { checkStreams } from './streams.ts';
import { walk } from './walk.ts';

/**
 * Walks all events in order and checks hash, columns, version, link, position, texts and erasures. Pages, and gives the
 * event loop a turn after each. A page that cannot be read is a finding, and ends the walk.
 */
export async function verifyAll(
  evidence: Evidence,
  progress: (done: number, all: number) => void = () => undefined,
): Promise<VerifyReport> {
  const seen = await nothingSeen(evidence.anchors);
  try {
    await walk(evidence, seen, progress);
    await checkStreams(evidence, seen);
    await settleErasures(evidence, seen);
  } catch (error) {
    if (!isDamage(error)) throw error;
    blame(seen, seen, `what follows this position cannot be read: ${error.message}`);
  }
  return reportOf(seen);
}

/** Damage is a finding; a registry that is closed or whose disk is gone cannot be verified at all. */
const isDamage = (error: unknown): error is RegistryUnavailable =>
  error instanceof RegistryUnavailable && error.code === 'Damaged';
