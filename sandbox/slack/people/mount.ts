import type { FastifyInstance, FastifyReply } from 'fastify';
import type { User } from '../state/user.ts';
import { acts } from './acts/all.ts';
import { type Desk, seen } from './desk.ts';
import type { ActAnswer } from './shapes.ts';
import { channelPageOf, newestOf, threadPageOf } from './show/channel.ts';
import { everybodyOf } from './show/person.ts';
import { stateShown } from './show/state.ts';
import { stream } from './stream.ts';

type Named = {
  readonly Params: {
    readonly user: string;
    readonly channel: string;
    readonly ts: string;
    readonly act: string;
  };
  readonly Querystring: { readonly last?: string };
};

const mostMessages = 1_000;

/** Serves what people see and do, for the browser, for scripts and for tests. */
export function mountPeople(app: FastifyInstance, desk: Desk): void {
  // Streams of news would keep the server from closing.
  app.addHook('preClose', async () => desk.live.close());
  app.get('/_people', () => everybodyOf(desk.workspace));
  app.get<Named>('/_people/:user/state', ({ params }, reply) =>
    as(desk, params.user, reply, (me) => stateShown(desk, me)),
  );
  app.get<Named>('/_people/:user/messages', ({ params, query }, reply) =>
    as(desk, params.user, reply, (me) => ({
      ok: true,
      messages: newestOf(desk, me.id, Math.min(Number(query.last) || 200, mostMessages)),
    })),
  );
  app.get<Named>('/_people/:user/channels/:channel', ({ params }, reply) =>
    as(desk, params.user, reply, (me) => {
      const channel = seen(desk.workspace, me.id, params.channel);
      return channel.ok ? channelPageOf(desk, me.id, channel.value) : refused(reply, channel);
    }),
  );
  app.get<Named>('/_people/:user/channels/:channel/threads/:ts', ({ params }, reply) =>
    as(desk, params.user, reply, (me) => {
      const channel = seen(desk.workspace, me.id, params.channel);
      return channel.ok
        ? threadPageOf(desk, me.id, channel.value, params.ts)
        : refused(reply, channel);
    }),
  );
  app.get<Named>('/_people/:user/live', ({ params }, reply) =>
    as(desk, params.user, reply, (me) => stream(desk.live, me.id, reply)),
  );
  app.post<Named>('/_people/:user/:act', ({ params, body }, reply) =>
    as(desk, params.user, reply, (me) => perform(desk, me, params.act, body)),
  );
}

/** Does something as a person of this workspace. */
function as<T>(desk: Desk, id: string, reply: FastifyReply, then: (me: User) => T) {
  const me = desk.workspace.users.get(id);
  const acting = me && !me.deleted && !me.isBot && me.teamId === desk.workspace.team.id;
  return acting ? then(me) : refused(reply, nobody);
}

const nobody = {
  ok: false,
  error: 'user_not_found',
  say: 'Nobody of this id can act here: GET /_people lists everybody.',
} as const;

const refused = <T extends object>(reply: FastifyReply, refusal: T): T => {
  reply.code(404);
  return refusal;
};

async function perform(desk: Desk, me: User, name: string, body: unknown): Promise<ActAnswer> {
  const act = acts.find((each) => each.name === name);
  if (!act)
    return {
      ok: false,
      error: 'unknown_act',
      say: `Nobody can "${name}". Known: ${acts.map((each) => each.name).join(', ')}.`,
    };
  const began = desk.workspace.clock.now();
  const answer = await act.run(desk, me.id, body ?? {});
  desk.delivery.log.add({
    kind: 'act',
    from: 'person',
    name,
    ok: answer.ok,
    ...(!answer.ok && { error: answer.error }),
    ms: desk.workspace.clock.now() - began,
    body: { user: me.id, ...(typeof body === 'object' && body) },
  });
  return answer;
}
