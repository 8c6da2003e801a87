import { containment } from './containment.ts';
import { go } from './go.ts';
import { plan } from './plans.ts';
import { switchTo } from './switch.ts';

/** The orders about plans and strategies. */
export const strategyDeciders = { plan, go, switch: switchTo, containment };
