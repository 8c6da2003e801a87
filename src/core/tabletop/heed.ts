import type { Heeder } from '../heed.ts';
import { playOn, whatReallyWas } from './play.ts';
import { openPoint } from './state.ts';

/** The story goes on, or nobody decided in time. Late, it goes on where it was. */
const tabletopDue: Heeder<'tabletopDue'> = ({ next }, incident, at) => {
  const { tabletop, rung } = incident;
  if (tabletop === undefined || tabletop.next !== next || rung === 'closed') return [];
  const { scene } = tabletop;
  const point = openPoint(tabletop);
  if (scene.status === 'asked' && point !== undefined && at >= scene.until) {
    return [{ type: 'TabletopLapsed', point: point.point, texts: whatReallyWas(point) }];
  }
  return scene.status === 'playing' && at >= scene.dueAt
    ? playOn(incident, tabletop, { dueAt: scene.dueAt, at })
    : [];
};

/** What the timer says about a tabletop. */
export const tabletopHeeders = { tabletopDue };
