import { z } from 'zod';
import { json, type Seen } from '../support/http-server.ts';
import { type Answers, bodyOf } from './rig.ts';

const New = z.strictObject({
  title: z.string().min(1).max(256),
  body: z.string().max(65_536).optional(),
  labels: z.array(z.string()).optional(),
});

type Kept = {
  number: number;
  body: string;
  title: string;
  state: string;
  state_reason: string | null;
};

/** As GitHub answers about the issues of acme/checkout: who asks, which headers, which fields. */
export function gitHub(before: (made: number) => boolean = () => true) {
  const issues: Kept[] = [];
  const shown = (one: Kept) => ({ ...one, html_url: `https://github.test/${one.number}` });
  const make: Answers = (seen, response) => {
    const read = New.safeParse(bodyOf(seen)).data;
    if (!read) return json(response, { message: 'Validation Failed' }, 422);
    const { title, body = '' } = read;
    const one = { number: issues.length + 1, title, body, state: 'open', state_reason: null };
    issues.push(one);
    // Made, and the answer is lost on the way.
    if (!before(issues.length)) return void response.destroy();
    return json(response, shown(one), 201);
  };
  const list = (query: string) => {
    const asked = new URLSearchParams(query);
    const [size, page] = [Number(asked.get('per_page')), Number(asked.get('page'))];
    return issues
      .map(shown)
      .toReversed()
      .slice((page - 1) * size, page * size);
  };
  const answer: Answers = (seen, response) => {
    const no = refusalOf(seen);
    if (no) return json(response, {}, no);
    if (seen.method === 'POST') return make(seen, response);
    const [path = '', query = ''] = seen.url.split('?');
    if (path === own) return json(response, list(query));
    const found = issues[Number(path.slice(own.length + 1)) - 1];
    return found ? json(response, shown(found)) : json(response, { message: 'Not Found' }, 404);
  };
  return { issues, answer };
}

const own = '/repos/acme/checkout/issues';

function refusalOf({ headers, url }: Seen): number | undefined {
  if (headers['user-agent'] === undefined) return 403;
  if (headers.authorization !== 'Bearer the-key') return 401;
  return url.startsWith(own) ? undefined : 404;
}
