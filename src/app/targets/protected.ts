import { environmentOf, type Target } from '../../core/ids.ts';
import type { Configuration } from '../ports/configuration.ts';

/** Whether users are on a target. An environment of which nothing is known is protected. */
export const isProtected = (environments: Configuration['environments'], target: Target): boolean =>
  environments[environmentOf(target)]?.protected !== false;
