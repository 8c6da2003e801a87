import { pino } from 'pino';
import type { Log } from './app/ship.ts';
import { redactorOf } from './lib/redaction.ts';

/**
 * Facts for the operator, one JSON object a line on standard error: standard output belongs to people. `secrets`, by the
 * names under which they are set, never get there, whatever error of whatever library they stand in.
 */
export function openLog(level: string, secrets: Readonly<Record<string, string>> = {}): Log {
  const out = pino.destination({ fd: 2, sync: true });
  const hide = redactorOf(secrets);
  const logger = pino({ level, base: null }, { write: (line) => void out.write(hide.text(line)) });
  return {
    info: (facts) => logger.info(facts),
    warn: (facts) => logger.warn(facts),
  };
}
