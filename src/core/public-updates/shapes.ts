import { z } from 'zod';
import { behinds } from '../report/shapes.ts';

/** `U1`: the first public update of its incident. */
export const UpdateName = z
  .string()
  .regex(/^U[1-9]\d{0,4}$/u, 'a public update is written U1')
  .brand<'UpdateName'>();
export type UpdateName = z.infer<typeof UpdateName>;

/** How far things are, as status pages say it, in their order. */
export const stages = ['investigating', 'identified', 'monitoring', 'resolved'] as const;
export const Stage = z.enum(stages);
export type Stage = z.infer<typeof Stage>;

/** What is pointed at before a text goes out: blame, a person's name, what looked like a secret, and words of our own house. */
const findings = ['blame', 'person', 'secret', 'internal'] as const;
export const Finding = z.enum(findings);
export type Finding = z.infer<typeof Finding>;

/** Why the status page has not taken an update. `TooLate`: nobody sends a public word that is half an hour old. `NoPage`, `Erased`: there is nowhere to send it, or nothing to send. */
export const NotTakenCode = z.enum([...behinds, 'TooLate', 'NoPage', 'Erased']);
export type NotTakenCode = z.infer<typeof NotTakenCode>;

/** An update that was approved so long ago is not sent any more: what it says may be wrong by now. */
export const sendWithinMs = 30 * 60_000;
