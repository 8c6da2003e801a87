import { Because } from '../because.ts';
import { PersonId } from '../ids.ts';
import { stored } from '../stored.ts';

/** Somebody may know of a private incident from now on. */
const PersonInvited = stored('PersonInvited', { person: PersonId, because: Because });
/** Everybody may know of it from now on; there is no way back, because what was read stays read. */
const MadePublic = stored('MadePublic', { because: Because });

export const privacyEvents = [PersonInvited, MadePublic] as const;
