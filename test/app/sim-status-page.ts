import type { Posted, Posting, StatusPage } from '../../src/app/ports/status-page.ts';

/** A status page that keeps what it is given, and answers what the test says. */
export type SimStatusPage = {
  readonly posted: readonly Posting[];
  answer: (posting: Posting) => Posted | Promise<Posted>;
  readonly statusPage: StatusPage;
};

export function simStatusPage(): SimStatusPage {
  const posted: Posting[] = [];
  const sim: SimStatusPage = {
    posted,
    answer: () => ({ status: 'taken', link: 'https://status.test/7' }),
    statusPage: {
      post: async (_entry, posting) => {
        posted.push(posting);
        return sim.answer(posting);
      },
    },
  };
  return sim;
}
