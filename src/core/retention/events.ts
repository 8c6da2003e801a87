import { Because } from '../because.ts';
import { IncidentId } from '../ids.ts';
import { stored } from '../stored.ts';

/** It is ordered from anywhere, so it says which incident it is about; the first ones did not. */
const shape = { because: Because, incident: IncidentId.optional() };

/** A legal hold: nothing of this incident is erased until it is released. Texts: `reason`. */
const RecordHeld = stored('RecordHeld', shape);
/** What is over by its time may go again. Texts: `reason`. */
const RecordReleased = stored('RecordReleased', shape);

export const retentionEvents = [RecordHeld, RecordReleased] as const;
