import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { resetWorkspace } from '../state/workspace.ts';
import { changeApp } from './app.ts';
import type { Control, ControlAnswer } from './control.ts';
import { makeEvents, redeliver } from './events.ts';
import {
  appBody,
  clockBody,
  eventsBody,
  faultBody,
  redeliverBody,
  silenceBody,
  socketBody,
} from './shapes.ts';

const logQuery = z.object({
  after: z.coerce.number().default(0),
  last: z.coerce.number().int().positive().optional(),
});

/** Serves `/_control`: time, faults, sockets, events, the app's rights, and the log. */
export function mountControl(
  app: FastifyInstance,
  { delivery, live }: Pick<Control, 'delivery' | 'live'>,
): void {
  const { workspace, faults, log } = delivery;
  const control: Control = { workspace, faults, log, delivery, live };
  app.get('/_control/log', ({ query }) => {
    const { after, last } = logQuery.catch({ after: 0 }).parse(query);
    const entries = log.entries().filter(({ n }) => n > after);
    return { ok: true, entries: last === undefined ? entries : entries.slice(-last) };
  });
  app.get('/_control/app', () => {
    const { botToken, appToken, signingSecret } = workspace.app;
    const connections = delivery.courier.connections();
    return { ok: true, botToken, appToken, signingSecret, connections };
  });
  app.get('/_control/faults', () => ({ ok: true, faults: faults.waiting() }));
  app.delete('/_control/faults', () => {
    faults.clear();
    return done(control, 'faults cleared');
  });
  post(app, control, { path: 'faults', body: faultBody, run: addFault });
  post(app, control, { path: 'silence', body: silenceBody, run: fallSilent });
  post(app, control, { path: 'clock', body: clockBody, run: advance });
  post(app, control, { path: 'socket', body: socketBody, run: disturb });
  post(app, control, { path: 'events', body: eventsBody, run: makeEvents });
  post(app, control, { path: 'redeliver', body: redeliverBody, run: redeliver });
  post(app, control, { path: 'app', body: appBody, run: changeApp });
  post(app, control, { path: 'reset', body: z.looseObject({}), run: reset });
}

type Route<B> = {
  readonly path: string;
  readonly body: z.ZodType<B>;
  readonly run: (control: Control, body: B) => ControlAnswer;
};

function post<B>(app: FastifyInstance, control: Control, { path, body, run }: Route<B>): void {
  app.post(`/_control/${path}`, (request, reply): ControlAnswer => {
    const parsed = body.safeParse(request.body ?? {});
    if (!parsed.success) {
      reply.code(400);
      const say = `${path}: ${z.prettifyError(parsed.error)}`;
      return { ok: false, error: 'invalid_arguments', say };
    }
    const answer = run(control, parsed.data);
    if (!answer.ok) reply.code(404);
    control.log.add({
      kind: 'control',
      from: 'person',
      name: path,
      ok: answer.ok,
      body: parsed.data,
    });
    return answer;
  });
}

function done({ log }: Control, name: string): ControlAnswer {
  log.add({ kind: 'control', from: 'person', name, ok: true });
  return { ok: true };
}

function addFault({ faults }: Control, fault: z.infer<typeof faultBody>): ControlAnswer {
  faults.add(fault);
  return { ok: true };
}

function fallSilent({ faults }: Control, { ms }: z.infer<typeof silenceBody>): ControlAnswer {
  faults.silence(ms);
  return { ok: true };
}

function advance(control: Control, { advanceMs }: z.infer<typeof clockBody>): ControlAnswer {
  const { clock } = control.workspace;
  clock.advance(advanceMs);
  control.live.tell({ changed: 'clock' });
  return { ok: true, now: clock.now() };
}

function disturb({ delivery }: Control, body: z.infer<typeof socketBody>): ControlAnswer {
  return { ok: true, connections: delivery.sockets.disturb(body.do, body.connection) };
}

/** Everything as on the first day, and nothing wrong any more. Open sockets stay. */
function reset({ workspace, faults, log }: Control): ControlAnswer {
  faults.clear();
  log.clear();
  resetWorkspace(workspace);
  return { ok: true };
}
