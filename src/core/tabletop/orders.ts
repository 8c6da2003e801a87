import { z } from 'zod';
import { LocalId } from '../ids.ts';

/** So many times faster than it happened; `real`: as it happened. */
const fastest = 3_600;

export const tabletopOrders = [
  z
    .strictObject({
      kind: z.literal('tabletopStart'),
      /** Without one, those that there are are named, and nothing begins. */
      scenario: z
        .string()
        .regex(/^[a-z0-9][a-z0-9-]{0,62}$/u, 'a scenario is written knight-capital-2012-08-01')
        .optional(),
      /** Whose people take part, so that the decision can be handed over. */
      service: z
        .string()
        .regex(/^[a-z0-9][a-z0-9-]{0,62}$/u, 'a service is written checkout')
        .optional(),
      speed: z
        .string()
        .regex(/^(?:real|[1-9]\d{0,3}x)$/u, 'a speed is written 10x, or real')
        .refine(
          (said) => said === 'real' || Number(said.slice(0, -1)) <= fastest,
          `nothing is played faster than ${fastest}x`,
        )
        .optional(),
    })
    .refine(
      ({ scenario, service, speed }) => scenario !== undefined || (service ?? speed) === undefined,
      {
        error: 'what is played is named before how it is played',
        path: ['scenario'],
      },
    ),
  z.strictObject({
    kind: z.literal('tabletopChoose'),
    point: LocalId,
    /** By its name, or by the number under which it stands in the question. */
    option: z
      .string()
      .regex(/^(?:[1-9]|[a-z][a-z0-9-]{0,62})$/u, 'an answer is its name or number'),
  }),
  z.strictObject({ kind: z.literal('tabletopPause') }),
  z.strictObject({ kind: z.literal('tabletopGoOn') }),
  z.strictObject({ kind: z.literal('tabletopStop') }),
] as const;

/** How often faster than it happened it is played. */
export const speedOf = (said: string | undefined): number => {
  if (said === undefined) return usualSpeed;
  return said === 'real' ? 1 : Number(said.slice(0, -1));
};

/** An incident of an hour takes six minutes, and the time in which people decide. */
const usualSpeed = 10;
