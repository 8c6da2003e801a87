import type { Answer } from '../../core/answer.ts';
import { PersonId } from '../../core/ids.ts';
import type { OrderOf } from '../../core/orders.ts';
import { type AnyRefusal, refuse } from '../../core/refusals.ts';
import { isOutside, type Page, pageCsv, pageJson, pageMarkdown } from '../../core/registry/page.ts';
import { wordsIn } from '../../core/registry/words.ts';
import { registryListText } from '../../core/texts/registry.ts';
import type { Voice } from '../../core/texts/voice.ts';
import { nearest } from '../../lib/nearest.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { Ordered } from '../ordered.ts';
import { nameSaid, personSaid } from '../orders/whom.ts';
import { personOf } from '../people/sight.ts';
import type { Sought } from '../ports/registry.ts';
import { noteRead } from '../reading/reads.ts';
import { answerNo } from '../refuse.ts';
import type { Ship } from '../ship.ts';
import { voiceOf } from '../voice.ts';
import { lookBack } from './look-back.ts';
import { momentOf } from './moment-of.ts';
import { noteSearch } from './searches.ts';

type Asking = Ordered & { readonly order: OrderOf<'registryList'> };

/** So many incidents fit on a phone, and so many in a document. */
const pageSize = 8;
const documentSize = 500;

/** The incidents that fit, a page of them. Whoever looks for what one person did says why, and that is noted. */
export async function listRegistry(ship: Ship, asked: Asking): Promise<Answer> {
  const { order, actor, arrival } = asked;
  const sought = await soughtIn(ship, asked);
  if (!sought.ok) return answerNo(ship, sought.error);
  const { listed, more } = await lookBack(ship, personOf(actor), sought.value, {
    order: order.oldestFirst ? 'oldest' : 'newest',
    after: order.after,
    limit: order.format === undefined ? pageSize : documentSize,
  });
  for (const one of listed) {
    if (isOutside(one)) continue;
    const { id, private: isPrivate } = one.row;
    await noteRead(ship, { id, privacy: { isPrivate } }, { actor, what: order.kind, arrival });
  }
  const last = listed.at(-1)?.row.id;
  const next = more && last !== undefined ? nextWords(ship, { ...order, after: last }) : undefined;
  const write = order.format === undefined ? registryListText : documents[order.format];
  const say = write(
    { listed, next, isAll: isAll(order), hint: hintFor(ship, order) },
    voiceOf(ship),
  );
  return { accepted: true, events: [], say };
}

const documents: Readonly<
  Record<NonNullable<OrderOf<'registryList'>['format']>, (page: Page, voice: Voice) => string>
> = { md: pageMarkdown, json: pageJson, csv: pageCsv };

/** The same question for the page behind, as it is typed after the command's name. */
const nextWords = ({ say, directory }: Ship, order: OrderOf<'registryList'>): string => {
  const person = order.person && nameSaid(directory, order.person);
  return say({ ...order, person }).replace(/^\S+ /u, '');
};

/** How they are sorted and written narrows nothing. */
const isAll = ({
  kind: _kind,
  oldestFirst: _first,
  format: _format,
  ...narrowed
}: OrderOf<'registryList'>): boolean => Object.values(narrowed).every((one) => one === undefined);

/** Why perhaps nothing fits: a service that nobody knows any more may still be on record; a misspelled one is not. */
function hintFor(
  { configurations }: Pick<Ship, 'configurations'>,
  { service, words }: OrderOf<'registryList'>,
): string | undefined {
  const hints = [unknownService(configurations, service), words && onlyPeoplesWords].filter(
    Boolean,
  );
  return hints.length === 0 ? undefined : hints.join('. ');
}

/** Screens show more than that: what checks, steps and cards say is not searched. */
const onlyPeoplesWords =
  'Words are looked for in what people wrote (titles, reasons, notes, evidence, reports), and not in what checks, steps and cards said';

function unknownService(
  configurations: Ship['configurations'],
  service: OrderOf<'registryList'>['service'],
): string | undefined {
  const { services } = configurations.current();
  const known = Object.keys(services);
  const [said = ''] = service?.split('@') ?? [];
  if (said === '' || known.includes(said)) return undefined;
  const near = nearest(said, known);
  const hint = near === undefined ? '' : `; the nearest is ${near}`;
  return `No service is called ${said} now${hint}`;
}

/** What is looked for. Notes it before, where it is a person. */
export async function soughtIn(
  ship: Ship,
  { order, actor, arrival }: Asking,
): Promise<Result<Sought, AnyRefusal>> {
  const { words = '', service: place, since, until, outcome, strategy, mode, because } = order;
  const now = ship.clock.now();
  const sought: Sought = {
    words: wordsIn(words),
    place,
    outcome,
    strategy,
    mode,
    since: since && momentOf(since, now),
    until: until && momentOf(until, now),
  };
  if (order.person === undefined) return ok(sought);
  const { directory } = ship;
  const said = nameSaid(directory, order.person);
  if (because === undefined) return err(refuse('SearchNeedsReason', { said }));
  // Someone who has left is no longer in the configuration: then the id from the record says who.
  const person = personSaid(directory, said) ?? PersonId.safeParse(said).data;
  if (person === undefined) {
    return err(refuse('UnknownPerson', { said, nearest: directory.nearest(said) }));
  }
  await noteSearch(ship, { actor, person, because, arrival });
  return ok({ ...sought, person });
}
