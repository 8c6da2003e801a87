import { Because } from '../because.ts';
import { stored } from '../stored.ts';

/** A legal hold: nothing of this incident is erased until it is released. Texts: `reason`. */
const RecordHeld = stored('RecordHeld', { because: Because });
/** What is over by its time may go again. Texts: `reason`. */
const RecordReleased = stored('RecordReleased', { because: Because });

export const retentionEvents = [RecordHeld, RecordReleased] as const;
