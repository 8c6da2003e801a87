import { z } from 'zod';
import { unreachable } from '../../../src/lib/unreachable.ts';
import { ask, Refused } from '../lib/ask.ts';
import type { Counters } from '../lib/metrics.ts';
import type { Answer, Routes } from '../lib/serve.ts';
import { OwnWord, Queue } from '../lib/shapes.ts';
import type { Fleet, Replaced } from './fleet.ts';

const Wanted = z.object({ version: z.string() });
const ownWordMs = 500;

const starting: Answer = { status: 503, body: { error: 'The platform is starting.' } };

/** The platform's HTTP face. `fleet` answers undefined until the fleet exists. */
export function fleetRoutes(fleet: () => Fleet | undefined, counters: Counters): Routes {
  const withFleet = (act: (fleet: Fleet) => Answer | Promise<Answer>) => {
    const running = fleet();
    return running ? act(running) : starting;
  };
  return {
    'GET /instances': ({ query }) => withFleet((fleet) => list(fleet, query.get('service'))),
    'GET /instances/:id': ({ named }) => withFleet((fleet) => one(fleet, named['id'] ?? '')),
    'PUT /instances/:id': ({ named, body }) =>
      withFleet(async (fleet) => {
        const answer = await replace(fleet, named['id'] ?? '', body);
        counters.add('platform_replacements_total', { status: String(answer.status) });
        return answer;
      }),
    'DELETE /instances/:id': ({ named }) => withFleet((fleet) => stop(fleet, named['id'] ?? '')),
    'PUT /instances/:id/flags/:flag': ({ named, body }) =>
      withFleet((fleet) => turn(fleet, named['id'] ?? '', { flag: named['flag'] ?? '', body })),
    'GET /worker': () => withFleet((fleet) => toWorker(fleet, 'GET', 'queue')),
    'POST /worker/pause': () => withFleet((fleet) => toWorker(fleet, 'POST', 'pause')),
    'POST /worker/resume': () => withFleet((fleet) => toWorker(fleet, 'POST', 'resume')),
  };
}

function list(fleet: Fleet, service: string | null): Answer {
  const wanted = fleet.list().filter((known) => service === null || known.service === service);
  return { status: 200, body: wanted };
}

/** The platform's belief, and beside it what the instance answers itself; null where it does not. */
async function one(fleet: Fleet, id: string): Promise<Answer> {
  const instance = fleet.list().find((known) => known.id === id);
  if (!instance) return noInstance(fleet, id);
  const answers = await ask(OwnWord, `${instance.url}/version`, { timeoutMs: ownWordMs }).catch(
    () => null,
  );
  return { status: 200, body: { ...instance, answers } };
}

async function replace(fleet: Fleet, id: string, body: unknown): Promise<Answer> {
  const wanted = Wanted.safeParse(body);
  if (!wanted.success) return { status: 400, body: { error: 'Say {"version": "1"}.' } };
  return say(await fleet.replace(id, wanted.data.version), id, wanted.data.version);
}

function say(replaced: Replaced, id: string, version: string): Answer {
  switch (replaced.status) {
    case 'replaced':
    case 'unchanged':
      return { status: 200, body: { ...replaced.instance, changed: replaced.status } };
    case 'noSuchInstance':
      return { status: 404, body: { error: `No instance "${id}".`, instances: replaced.known } };
    case 'noSuchVersion':
      return { status: 400, body: { error: `No version "${version}".`, versions: replaced.known } };
    case 'busy':
      return { status: 409, body: { error: `${id} is being replaced at this moment.` } };
    case 'failed':
      return { status: 502, body: { error: `${replaced.why} What ran before still runs.` } };
    default:
      return unreachable(replaced);
  }
}

async function stop(fleet: Fleet, id: string): Promise<Answer> {
  const stopped = await fleet.stop(id);
  return stopped ? { status: 200, body: stopped } : noInstance(fleet, id);
}

/** The instance's own answer: 200, or its no with the status that it gave. */
async function turn(
  fleet: Fleet,
  id: string,
  { flag, body }: { readonly flag: string; readonly body: unknown },
): Promise<Answer> {
  const instance = fleet.list().find((known) => known.id === id);
  if (!instance) return noInstance(fleet, id);
  try {
    const url = `${instance.url}/flags/${encodeURIComponent(flag)}`;
    return { status: 200, body: await ask(z.unknown(), url, { method: 'PUT', body }) };
  } catch (problem) {
    const status = problem instanceof Refused ? problem.status : 502;
    return { status, body: { error: problem instanceof Error ? problem.message : `${id} fails` } };
  }
}

function noInstance(fleet: Fleet, id: string): Answer {
  const instances = fleet.list().map((known) => known.id);
  return { status: 404, body: { error: `No instance "${id}".`, instances } };
}

async function toWorker(fleet: Fleet, method: string, verb: string): Promise<Answer> {
  const url = fleet.list().find(({ service }) => service === 'worker')?.url;
  if (url === undefined) return starting;
  try {
    return { status: 200, body: await ask(Queue, `${url}/${verb}`, { method }) };
  } catch (problem) {
    return { status: 502, body: { error: `The worker does not answer: ${String(problem)}` } };
  }
}
