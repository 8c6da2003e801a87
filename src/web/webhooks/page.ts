import { z } from 'zod';
import { pageSaid } from '../../app/paging/page-key.ts';
import { instant } from '../../core/ids.ts';
import { ownSignature } from '../../lib/http/signature.ts';
import { jsonOf, type Known, type Raw, type Read, type WebhookKind } from './kind.ts';

const Short = z.string().trim().min(1).max(200);

/** What became of a page, in our own words. */
const Page = z.strictObject({
  /** The `key` of the call. */
  page: Short,
  state: z.enum(['delivered', 'answered']),
  by: Short.optional(),
  at: z.iso.datetime({ offset: true }),
});

export const noPage = { status: 'nothing', why: 'this is about no page of this Sternway' } as const;

function read(raw: Raw, { registry }: Known): Read {
  const said = Page.safeParse(jsonOf(raw)).data;
  if (!said) {
    const problem =
      'a page has page (the key of the call), state (delivered, answered) and at; it may have by';
    return { status: 'unreadable', problem };
  }
  const { page: key, state, by, at } = said;
  if (pageSaid(registry, key) === undefined) return noPage;
  return {
    status: 'news',
    id: `page:${key}:${state}`,
    delivered: {
      source: 'page',
      said: key,
      state,
      ...(by === undefined ? {} : { user: by, named: by }),
      happenedAt: instant(Date.parse(at)),
    },
  };
}

/** `POST /api/v1/webhooks/page`: what became of a page, by whatever the pager of kind `webhook` leads to. */
export const page: WebhookKind = {
  path: '/api/v1/webhooks/page',
  secret: ({ webhooks }) => webhooks?.page?.secret,
  signature: ownSignature,
  byToken: true,
  read,
};
