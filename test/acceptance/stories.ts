import { approving } from './stories/approving.ts';
import { commanding } from './stories/commanding.ts';
import { containing } from './stories/containing.ts';
import { crossing } from './stories/crossing.ts';
import { deciding } from './stories/deciding.ts';
import { extending } from './stories/extending.ts';
import { failing } from './stories/failing.ts';
import { filling } from './stories/filling.ts';
import { freezing } from './stories/freezing.ts';
import { hiding } from './stories/hiding.ts';
import { informing } from './stories/informing.ts';
import { learning } from './stories/learning.ts';
import { lookingBack } from './stories/looking-back.ts';
import { measuring } from './stories/measuring.ts';
import { paging } from './stories/paging.ts';
import { playingOut } from './stories/playing-out.ts';
import { proposing } from './stories/proposing.ts';
import { publishing } from './stories/publishing.ts';
import { rehearsing } from './stories/rehearsing.ts';
import { releasing } from './stories/releasing.ts';
import { reporting } from './stories/reporting.ts';
import { resting } from './stories/resting.ts';
import { risking } from './stories/risking.ts';
import { signing } from './stories/signing.ts';
import { sleeping } from './stories/sleeping.ts';
import { succeeding } from './stories/succeeding.ts';
import { talking } from './stories/talking.ts';
import { turning } from './stories/turning.ts';
import { watching } from './stories/watching.ts';
import type { Story } from './story.ts';

/** All stories, in the order in which every way of ordering goes through them. */
export const stories: readonly Story[] = [
  approving,
  signing,
  releasing,
  talking,
  deciding,
  failing,
  turning,
  filling,
  commanding,
  succeeding,
  resting,
  proposing,
  paging,
  containing,
  risking,
  extending,
  informing,
  publishing,
  reporting,
  learning,
  hiding,
  playingOut,
  sleeping,
  watching,
  freezing,
  crossing,
  lookingBack,
  measuring,
  rehearsing,
];
