import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Desk } from '../desk.ts';
import { whileAllowed } from '../while-allowed.ts';
import type { Assets } from './assets.ts';
import { type Notice, notThere, tooBusy } from './doors.ts';
import { filePolicy } from './headers.ts';
import { layout } from './layout.ts';
import type { Page, Reader, Shown } from './page.ts';
import { zoneOf } from './session.ts';
import type { Look } from './words.ts';

/** What every answer needs: the desk, the files that pages load, and what stands in the menu. */
export type House = {
  readonly desk: Desk;
  readonly assets: Assets;
  readonly pages: readonly Page[];
};

export const lookOf = ({ desk }: Pick<House, 'desk'>, request: FastifyRequest): Look => ({
  zone: zoneOf(request),
  now: desk.ship.clock.now(),
});

/** A page and who asked for it. */
export type Visit = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly reader?: Reader | undefined;
};

export function sendNotice(
  house: House,
  visit: Visit,
  notice: Notice,
  again?: string,
): FastifyReply {
  const { status, title, body } = notice;
  if (status === 401) visit.reply.header('www-authenticate', 'Sternway-Link');
  if (status === 429 || status === 503) visit.reply.header('retry-after', '60');
  return sendDocument(house, visit, { status, title, body, again });
}

/** What a page answered, in the layout where it is one. */
export function sendShown(house: House, visit: Visit, shown: Shown): FastifyReply {
  const { reply } = visit;
  switch (shown.is) {
    case 'page':
      return sendDocument(house, visit, { status: 200, ...shown });
    case 'file':
      return reply
        .code(200)
        .header('content-security-policy', filePolicy)
        .type(shown.type)
        .send(shown.content);
    case 'stream':
      return reply
        .headers({ 'x-accel-buffering': 'no', connection: 'close' })
        .type('text/event-stream; charset=utf-8')
        .send(Readable.from(whileAllowed(shown), { objectMode: false }));
    case 'nothing':
      return sendNotice(house, visit, notThere);
    case 'busy':
      return sendNotice(house, visit, tooBusy);
  }
}

type Document = Notice & {
  readonly live?: string | undefined;
  readonly again?: string | undefined;
};

function sendDocument(
  house: House,
  { request, reply, reader }: Visit,
  what: Document,
): FastifyReply {
  const { desk, assets, pages } = house;
  const { status, title, body, live, again } = what;
  const name = reader && desk.ship.directory.nameOf(reader.person);
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .send(
      layout({
        title,
        body,
        assets,
        live,
        again,
        path: request.routeOptions.url ?? '',
        menu: pages.flatMap(({ path, menu }) => (menu === undefined ? [] : [{ path, name: menu }])),
        reader: reader && name !== undefined ? { ...reader, name } : undefined,
        look: lookOf(house, request),
      }),
    );
}
