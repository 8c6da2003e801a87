import type { Refusals } from '../../gone-back/refusals.ts';
import { registry } from '../voice.ts';
import { oneLine } from '../words.ts';
import type { RefusalTexts } from './texts.ts';

const reasons = {
  same: (to: string) => `it would go from ${to} to ${to}, which is no way back`,
  future: () => 'it has not happened yet at the time that was named',
  run: (_to: string, plan: string) => `${plan} did just that, and is on record`,
} as const;

/** Refusals about what went back outside. */
export const goneBackRefusals: RefusalTexts<Refusals> = {
  NotOutside: ({ target, to, why, plan }, voice) => ({
    reason: `Nothing was added about ${target}: ${reasons[why](oneLine(to, 60), plan ?? '')}.`,
    lift:
      plan === undefined
        ? `Name the release that was left, the one that was live again, and when: ${registry(voice, `add ${target} <release> <release> <time> "<what>"`)}.`
        : `Read it with ${registry(voice, `show ${plan}`)}. Another time than that one is more than an hour apart from it.`,
  }),
  UnknownOutside: ({ said }, voice) => ({
    reason: `Nothing that went back outside is called ${oneLine(said, 40)}, so nothing was recorded.`,
    lift: `Those that there are: ${registry(voice, 'list --outcome outside')}. What is not among them is added with ${registry(voice, 'add <service> <release> <release> <time> "<what>"')}.`,
  }),
};
