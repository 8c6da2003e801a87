import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { handleOrder } from '../../src/app/handle-order.ts';
import { keeperOf } from '../anchors/stage.ts';
import { ownFolder } from '../registry/sqlite-rig.ts';
import { type Rig, tokens, webRig } from './rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await webRig({ answer: (ordered, ship) => handleOrder(ship, ordered) });
  await rig.order({ text: '/incident declare sev2 checkout "5xx after deploy"' });
});
afterEach(() => rig[Symbol.asyncDispose]());

/** Reads an event stream block by block. */
async function following(headers: Readonly<Record<string, string>> = {}) {
  const left = new AbortController();
  const { signal } = left;
  const response = await rig.call('/api/v1/incidents/INC-1/follow', { headers, signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  const next = async (): Promise<string | undefined> => {
    while (!rest.includes('\n\n')) {
      const piece = await reader?.read();
      if (piece?.value === undefined) return undefined;
      rest += piece.value;
    }
    const [block = ''] = rest.split('\n\n');
    rest = rest.slice(block.length + 2);
    return block;
  };
  return { response, next, leave: () => left.abort() };
}

const note = async (text: string): Promise<void> => {
  await rig.order({ text: `/incident note ${text}` });
  await rig.open.catchUp();
};

describe('whoever follows an incident', () => {
  test('sees the status first, then each new line with its version, and the status again', async () => {
    const { response, next, leave } = await following();
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(await next()).toMatch(/^event: status\ndata: \{"say":"INC-1, sev2/u);
    await note('the db is slow');
    expect(await next()).toMatch(/^event: status\n/u);
    const line = await next();
    expect(line).toMatch(/^event: line\nid: 2\ndata: \{.*the db is slow.*"type":"NoteAdded"/u);
    leave();
  });

  test('misses nothing that happened while the line was lost', async () => {
    await note('one');
    await note('two');
    const { next, leave } = await following({ 'last-event-id': '2' });
    expect(await next()).toMatch(/^event: status/u);
    expect(await next()).toMatch(/^event: line\nid: 3\ndata: .*two/u);
    leave();
  });

  test('gets the receipt of a decision once the anchor over it is made', async () => {
    await using folder = await ownFolder();
    const { keeper } = await keeperOf({ registry: rig.ship.registry, folder: folder.path });
    await keeper.now();
    await rig.order({ text: '/incident take-command ada sleeps' }, { token: tokens.bo });
    const { anchor } = await keeper.now();
    const { next, leave } = await following({ 'last-event-id': '1' });
    let block: string | undefined = '';
    while (block !== undefined && !block.startsWith('event: receipt')) block = await next();
    expect(block).toContain(`"root":"${anchor.root}"`);
    expect(block).toContain('"type":"CommandTaken"');
    expect(block).toContain(`"text":"Receipt for taking command at `);
    leave();
  });

  test('hears a heartbeat when nothing happens', async () => {
    const { next, leave } = await following();
    await next();
    await expect.poll(() => rig.clock.sleeping()).toBeGreaterThan(0);
    rig.clock.wakeAll();
    expect(await next()).toBe(': still here');
    leave();
  });

  test('is told the end when the incident is closed', async () => {
    const { next } = await following();
    await next();
    await rig.order({ text: '/incident close @ada' });
    await rig.open.catchUp();
    const blocks: string[] = [];
    for (let block = await next(); block !== undefined; block = await next()) blocks.push(block);
    expect(blocks.at(-1)).toBe('event: end\ndata: {"why":"closed"}');
  });

  test('sees the end of the stream when the server closes, at once', async () => {
    const { next } = await following();
    await next();
    const started = performance.now();
    await rig[Symbol.asyncDispose]();
    expect(await next()).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test('leaves nothing behind when going away', async () => {
    const { next, leave } = await following();
    await next();
    await expect.poll(() => rig.clock.sleeping()).toBe(1);
    leave();
    await expect.poll(() => rig.clock.sleeping()).toBe(0);
  });
});
