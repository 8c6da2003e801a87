import { z } from 'zod';
import { stored } from '../stored.ts';

/** A text or a person was erased from beside the chain. The chain stays whole. */
const TextErased = stored('TextErased', {
  /** `incident/INC-1#7/title` or `person/p_…` */
  what: z.string(),
  basis: z.string(),
  by: z.string(),
});
/** The rules in force changed. Texts: `content`. */
const ConfigurationChanged = stored('ConfigurationChanged', { digest: z.string() });

export const keepingEvents = [TextErased, ConfigurationChanged] as const;
