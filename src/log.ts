import { pino } from 'pino';
import type { Log } from './app/ship.ts';

/** Facts for the operator, one JSON object a line on standard error: standard output belongs to people. */
export function openLog(level: string): Log {
  const logger = pino({ level, base: null }, pino.destination({ fd: 2, sync: true }));
  return {
    info: (facts) => logger.info(facts),
    warn: (facts) => logger.warn(facts),
  };
}
