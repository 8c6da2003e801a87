import type { JobsOptions } from 'bullmq';
import { z } from 'zod';
import type { WakeUp } from '../app/ports/wake-ups.ts';

/** BullMQ's name for the one queue there is, and for every job in it. */
export const queueName = 'wake-ups';

const Payload = z.strictObject({ stepId: z.string().min(1), epoch: z.int() });

/** All that travels: ids, never facts that the registry knows better. */
export const payloadOf = ({ stepId, epoch }: WakeUp): WakeUp => ({ stepId, epoch });

/** What arrived, if it is a wake-up; throws a ZodError if it is not. */
export const readPayload = (data: unknown): WakeUp => Payload.parse(data);

/**
 * One id per wake-up, so that BullMQ ignores a second one while the first waits or runs; removed at
 * its end, so that the same wake-up can be sent again. BullMQ refuses a colon in an id.
 */
export function jobOptionsOf({ stepId, epoch }: WakeUp): JobsOptions {
  const legalStepId = stepId.replaceAll('%', '%25').replaceAll(':', '%3A');
  return {
    jobId: `${legalStepId}.${epoch}`,
    attempts: 1,
    removeOnComplete: true,
    removeOnFail: true,
  };
}
