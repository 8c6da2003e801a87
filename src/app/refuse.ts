import type { Answer } from '../core/answer.ts';
import type { AnyRefusal } from '../core/refusals.ts';
import { refusalText } from '../core/texts.ts';
import { RegistryUnavailable } from './ports/registry-errors.ts';
import type { Ship } from './ship.ts';
import { voiceOf } from './voice.ts';

/** A refusal as whoever ordered reads it. */
export function answerNo(ship: Ship, refusal: AnyRefusal, incident?: string): Answer {
  const text = refusalText(refusal, voiceOf(ship));
  return { accepted: false, incident, refusal: { code: refusal.code, ...text } };
}

/** What a person is told when the registry cannot be written or read; any other error is a bug and is thrown on. */
export function answerUnavailable(ship: Ship, error: unknown): Answer {
  if (!(error instanceof RegistryUnavailable)) throw error;
  ship.log.warn({ event: 'RegistryUnavailable', err: error });
  const { why: what, lift: next } = error;
  return answerNo(ship, { code: 'RegistryUnavailable', facts: { what, next } });
}
