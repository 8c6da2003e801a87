import { z } from 'zod';
import { JsonObject } from '../../../../src/lib/json.ts';
import { ok } from '../../../../src/lib/result.ts';
import { checkMessage, checkView, type Problem } from '../../../../src/slack/limits/check.ts';
import { nested } from '../args.ts';
import { method } from '../method.ts';
import { refuse, refuseArguments } from '../refusal.ts';

/** blocks.validate: whether Slack would take these blocks, this view or this message. */
export const blockMethods = [
  method({
    name: 'blocks.validate',
    tier: 'special',
    token: 'none',
    args: z.object({
      blocks: nested(z.array(JsonObject)).optional(),
      view: nested(JsonObject).optional(),
      message: nested(JsonObject).optional(),
    }),
    run: (_, { blocks, view, message }) => {
      const given = [blocks, view, message].filter((each) => each !== undefined);
      if (given.length !== 1) {
        return refuseArguments(['must provide exactly one of `blocks`, `view`, or `message`']);
      }
      if (blocks !== undefined) {
        return judge('invalid_blocks', checkMessage({ text: 'blocks alone', blocks }));
      }
      if (view !== undefined) return judge('invalid_view', checkView(view));
      return judge('invalid_message', checkMessage(message ?? {}));
    },
  }),
];

const judge = (error: string, problems: readonly Problem[]) =>
  problems.length === 0
    ? ok({})
    : refuse(error, {
        errors: problems.map(({ pointer, message }) => ({
          code: 'failed_constraint',
          message,
          pointer: pointer.replace(/^\/blocks/u, error === 'invalid_blocks' ? '' : '/blocks'),
        })),
      });
