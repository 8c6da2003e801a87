import { z } from 'zod';

const Run = z.object({
  plan: z.string(),
  status: z.string(),
  steps: z.array(z.object({ id: z.string(), status: z.string() })),
});

/** What the driver reads of an incident. */
export const Seen = z.object({
  rung: z.string(),
  course: z.object({ status: z.string(), plan: z.string().optional() }),
  runs: z.array(Run),
  plans: z.array(z.object({ id: z.string(), playbook: z.string() })),
  residuals: z.array(z.object({ id: z.string(), status: z.string() })),
  card: z.object({ plan: z.string(), digest: z.string() }).optional(),
});
export type Seen = z.infer<typeof Seen>;

/** The run of the course that is being followed, unless it has ended. */
export const runOf = ({ course, runs }: Seen): Seen['runs'][number] | undefined =>
  course.status === 'none'
    ? undefined
    : runs.find(({ plan, status }) => plan === course.plan && status !== 'ended');

/** Changes when anything changed that an order could be given for. */
export const signature = ({ course, runs }: Seen): string => JSON.stringify([course, runs]);
