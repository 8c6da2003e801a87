import { setTimeout as wait } from 'node:timers/promises';
import { carryOut } from './play/carry-out.ts';
import { changeCourse } from './play/change-course.ts';
import { decide } from './play/decide.ts';
import { lookBack } from './play/look-back.ts';
import { recover } from './play/recover.ts';
import { openStage, type Place, type Stage } from './play/stage.ts';
import { whatPeopleSaw } from './play/what-people-saw.ts';
import type { Played } from './played.ts';
import { proofOf } from './proof.ts';
import { recordAt } from './record.ts';
import type { Scene } from './scene.ts';

/** The bad release is let loose until the figures show it, and no longer than this. */
const hurtMs = 8_000;
const hurtRate = 0.8;
const lookMs = 250;

/**
 * Leads the incident as three people in the workspace, wrong moves included, and proves that the shop is back. Rejects
 * when Sternway cannot be asked for its record.
 */
export async function play(
  { bot, tokens, shop, workspace }: Scene,
  tell: (line: string) => void,
): Promise<Played> {
  const stage = openStage(workspace.client, { shop, tell });
  const before = await hurting(shop);
  tell(`Customers see ${percent(before.successRate10s)} of their purchases succeed.`);
  const place = await lead(stage);
  const record = recordAt(bot.url, tokens['laptop-first']);
  const proof = await proofOf({
    incident: place?.incident ?? 'INC-1',
    record,
    shop,
    before,
    problems: stage.problems,
  });
  const saw = place === undefined ? [] : await whatPeopleSaw(stage.second, place, proof.timeline);
  return { ...proof, ok: proof.ok && saw.length === 0, problems: [...proof.problems, ...saw] };
}

async function hurting(shop: Scene['shop']) {
  const until = performance.now() + hurtMs;
  for (;;) {
    const seen = await shop.stats();
    const isSeen = seen.successRate10s !== null && seen.successRate10s <= hurtRate;
    if (isSeen || performance.now() >= until) return seen;
    await wait(lookMs, undefined, { ref: false });
  }
}

/** The whole of it; what was waited for in vain is a problem, and ends it. */
async function lead(stage: Stage): Promise<Place | undefined> {
  let place: Place | undefined;
  try {
    place = await decide(stage);
    await changeCourse(stage, place);
    await carryOut(stage, place);
    await recover(stage, place);
    await lookBack(stage, place);
  } catch (error) {
    stage.problems.push(error instanceof Error ? error.message : String(error));
  }
  return place;
}

const percent = (rate: number | null): string =>
  rate === null ? 'none' : `${Math.round(rate * 100)} %`;
