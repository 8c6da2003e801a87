import { z } from 'zod';
import { Entry } from '../../core/registry/orders.ts';
import { ask } from '../ask.ts';
import { parse } from '../parse.ts';
import { answered, no } from '../reply.ts';
import type { Route } from '../route.ts';

const Path = z.strictObject({ entry: z.string().max(40).toUpperCase().pipe(Entry) });

/** `GET /api/v1/registry/:entry`: one incident on one page, by `INC-3` or `RB-17`. */
export const registryShow: Route = {
  method: 'GET',
  path: '/api/v1/registry/:entry',
  who: 'person',
  handle: async (desk, asked) => {
    const path = parse(Path, asked.params);
    if (!path.ok) return no(desk.ship, path.error);
    const { entry } = path.value;
    return answered(await ask(desk, asked, { kind: 'registryShow', entry }));
  },
};
