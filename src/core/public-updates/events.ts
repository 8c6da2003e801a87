import { z } from 'zod';
import { Because } from '../because.ts';
import { stored } from '../stored.ts';
import { Finding, NotTakenCode, Stage, UpdateName } from './shapes.ts';

/** A public update waits to be approved. Texts: `text`, word for word as it would go out. */
const UpdateDrafted = stored('UpdateDrafted', {
  update: UpdateName,
  stage: Stage,
  findings: z.array(Finding),
  because: Because,
});
/** It goes to the status page now; again where it was not taken before. */
const UpdateApproved = stored('UpdateApproved', { update: UpdateName, because: Because });
/** It goes out no more. Without `because` a newer one was approved meanwhile. */
const UpdateDropped = stored('UpdateDropped', {
  update: UpdateName,
  because: Because.optional(),
});
/** The status page took it; `link` as it says. */
const UpdateTaken = stored('UpdateTaken', { update: UpdateName, link: z.string().optional() });
/** The status page has not taken it, and why; said once for each reason. `isLast`: it is tried no more. */
const UpdateNotTaken = stored('UpdateNotTaken', {
  update: UpdateName,
  code: NotTakenCode,
  isLast: z.boolean(),
});
/** It would have gone out: in a drill, a tabletop and where Sternway only observes, nothing leaves. */
const UpdateRehearsed = stored('UpdateRehearsed', { update: UpdateName });

export const publicUpdateEvents = [
  UpdateDrafted,
  UpdateApproved,
  UpdateDropped,
  UpdateTaken,
  UpdateNotTaken,
  UpdateRehearsed,
] as const;
