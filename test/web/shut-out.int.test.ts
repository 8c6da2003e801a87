import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { handleOrder } from '../../src/app/handle-order.ts';
import type { Configuration } from '../../src/app/ports/configuration.ts';
import { batch, note } from '../registry/samples.ts';
import { type Rig, tokens, webRig } from './rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await webRig({ answer: (ordered, ship) => handleOrder(ship, ordered) });
});
afterEach(() => rig[Symbol.asyncDispose]());

/** Bo is let in by a role of the configuration, and by nothing else. */
const support = (who: readonly string[]): void => {
  const { rules } = rig.held;
  const { checkout } = rules.services;
  if (checkout === undefined) throw new Error('No checkout');
  rig.held.rules = {
    ...rules,
    services: { checkout: { ...checkout, roles: { support: who } } },
  };
};
const withoutToken = (rules: Configuration): Configuration => ({
  ...rules,
  tokens: Object.fromEntries(Object.entries(rules.tokens).filter(([name]) => name !== 'laptop-bo')),
});

/** What bo reads on an open connection; `rest` ends when the server does, and says whether it broke. */
async function reading(path: string) {
  const left = new AbortController();
  const response = await rig.call(path, { token: tokens.bo, signal: left.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const next = async () => (await reader?.read())?.value;
  const rest = async () => {
    let text = '';
    try {
      for (let piece = await next(); piece !== undefined; piece = await next()) text += piece;
      return { text, isBroken: false };
    } catch {
      return { text, isBroken: true };
    }
  };
  return { response, next, rest, leave: () => left.abort() };
}

const declareSecret = () =>
  rig.order({ text: '/incident declare --private sev3 checkout "a dispute"' });

describe('whoever follows a private incident', () => {
  const shutOut: readonly (readonly [string, () => void])[] = [
    ['lost the role that let them in', () => support([])],
    [
      'whose token was taken out of the configuration',
      () => {
        rig.held.rules = withoutToken(rig.held.rules);
      },
    ],
  ];

  test.each(shutOut)('and %s hears no word more, and that it is over', async (_, shut) => {
    support(['bo']);
    await declareSecret();
    const { response, next, rest } = await reading('/api/v1/incidents/INC-1/follow');
    expect(response.status).toBe(200);
    expect(await next()).toContain('a dispute');
    shut();
    await rig.order({ text: '/incident note the SECRETWORD' });
    await rig.open.catchUp();
    const { text } = await rest();
    expect(text).not.toContain('SECRETWORD');
    expect(text).toBe('event: end\ndata: {"why":"not-allowed"}\n\n');
  });

  test('and was shut out is told at the next heartbeat, where nothing happens', async () => {
    support(['bo']);
    await declareSecret();
    const { next, rest } = await reading('/api/v1/incidents/INC-1/follow');
    await next();
    support([]);
    await expect.poll(() => rig.clock.sleeping()).toBeGreaterThan(0);
    rig.clock.wakeAll();
    expect((await rest()).text).toContain('not-allowed');
  });
});

/** More than the pipes between here and there hold. */
async function fill(): Promise<void> {
  const pad = 'y'.repeat(3_900);
  const events = Array.from({ length: 2_500 }, () => note('config', pad, { texts: { note: pad } }));
  await rig.ship.registry.append(batch({ events }));
}

describe('an export of the whole registry', () => {
  test('ends where it was when the right to it was asked', async () => {
    await fill();
    const { response, next, rest } = await reading('/api/v1/registry/export');
    const first = (await next()) ?? '';
    await declareSecret();
    const { text, isBroken } = await rest();
    const lines = `${first}${text}`.trimEnd().split('\n');
    expect(isBroken).toBe(false);
    expect(lines).toHaveLength(Number(response.headers.get('x-sternway-events')));
    expect(lines.join('\n')).not.toContain('a dispute');
    expect((await rig.call('/api/v1/registry/export', { token: tokens.bo })).status).toBe(403);
  });

  test('breaks off, so that nobody takes it for whole, where its reader is shut out', async () => {
    await fill();
    const { next, rest } = await reading('/api/v1/registry/export');
    await next();
    const began = performance.now();
    rig.held.rules = withoutToken(rig.held.rules);
    // It is asked no more often than every half second.
    await expect.poll(() => performance.now() - began).toBeGreaterThan(600);
    expect((await rest()).isBroken).toBe(true);
  });
});
