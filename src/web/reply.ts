import { answerNo } from '../app/refuse.ts';
import type { Ship } from '../app/ship.ts';
import type { Answer } from '../core/answer.ts';
import type { AnyRefusal } from '../core/refusals.ts';
import { statusOf } from './statuses.ts';
import type { Guarded } from './while-allowed.ts';

/** What a route answers. A stream is sent piece by piece, as fast as its reader reads, and as long as they may have it. */
export type Reply =
  | { readonly status: number; readonly json: unknown }
  | { readonly status: number; readonly type: string; readonly text: string }
  | { readonly status: number; readonly type: string; readonly bytes: Uint8Array }
  | (Guarded & {
      readonly status: number;
      readonly type: string;
      readonly headers?: Readonly<Record<string, string>>;
    });

export const ok = (json: unknown): Reply => ({ status: 200, json });

/** An order's answer, a refusal with the status of its code. */
export const answered = (answer: Answer): Reply => ({
  status: answer.accepted ? 200 : statusOf(answer.refusal.code),
  json: answer,
});

export const no = (ship: Ship, refusal: AnyRefusal): Reply => answered(answerNo(ship, refusal));
