import { z } from 'zod';
import type { Erasure } from '../../app/ports/erasure.ts';
import { erase, foresee } from '../../app/retention/erase.ts';
import type { TakenOut } from '../../app/retention/taken-out.ts';
import type { Ship } from '../../app/ship.ts';
import { actorName } from '../../core/command.ts';
import { PersonId } from '../../core/ids.ts';
import { refuse, refuseAtEdge } from '../../core/refusals.ts';
import { searchIn } from '../../core/retention/search-name.ts';
import { parse } from '../parse.ts';
import { no, ok } from '../reply.ts';
import type { Route } from '../route.ts';

const isEventName = (said: string): boolean => /^[^#\s]{1,200}#[1-9]\d{0,14}$/u.test(said);
const Basis = z.string().trim().min(1).max(200);
/** Nothing goes; the answer says what would. */
const dryRun = z.boolean().default(false);
const Body = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    /** `incident/INC-3#4`, or `search/3f2a91c04be1`, whose only text is `because` */
    event: z
      .string()
      .refine(
        (event) => isEventName(event) || searchIn(event) !== undefined,
        'an event is written incident/INC-3#4, a search search/3f2a91c04be1',
      ),
    name: z.string().min(1).max(100),
    basis: Basis,
    dryRun,
  }),
  z.strictObject({
    kind: z.literal('person'),
    name: z.string().min(1).max(100),
    basis: Basis,
    dryRun,
  }),
]);
type Body = z.infer<typeof Body>;

/**
 * `POST /api/v1/registry/erase`: takes a text, or a person's name and accounts, out of the registry for good; on record.
 * With `dryRun` it says what would go.
 */
export const registryErase: Route = {
  method: 'POST',
  path: '/api/v1/registry/erase',
  who: 'admin',
  handle: async ({ ship }, { by, body }) => {
    const sent = parse(Body, body);
    if (!sent.ok) return no(ship, sent.error);
    const what = meant(ship, sent.value);
    if (what === undefined) {
      const { name: said } = sent.value;
      return no(ship, refuse('UnknownPerson', { said, nearest: ship.directory.nearest(said) }));
    }
    const none = refuseAtEdge('NotFound', { what: described(sent.value) });
    const seen = await foresee(ship, what);
    if (seen.status === 'held') return no(ship, seen.refusal);
    if (seen.status === 'gone') return no(ship, seen.refusal ?? none);
    const { goes, staysIn, takenOut } = seen;
    const told = { goes, staysIn, takenOut: named(ship, takenOut) };
    if (sent.value.dryRun) return ok({ erased: false, ...told });
    const order = { by: actorName(by.actor), basis: 'order', via: by.via } as const;
    const ended = await erase(ship, { what, ...order, why: sent.value.basis });
    if (ended.status === 'held') return no(ship, ended.refusal);
    if (ended.status === 'busy') return no(ship, refuseAtEdge('Busy', {}));
    if (ended.status !== 'erased') return no(ship, none);
    await ship.directory.refresh();
    return ok({ erased: true, ...told });
  },
};

const named = ({ directory }: Pick<Ship, 'directory'>, copies: readonly TakenOut[]) =>
  copies.map((one) => {
    const person = PersonId.safeParse(one.to).data;
    return { ...one, to: person === undefined ? one.to : directory.nameOf(person) };
  });

/** Someone who has left is no longer in the configuration: then the id from the record says who. */
function meant({ directory }: Pick<Ship, 'directory'>, body: Body): Erasure['what'] | undefined {
  if (body.kind === 'text') {
    const search = searchIn(body.event);
    if (search !== undefined) return { kind: 'search', search };
    const [stream = '', version = ''] = body.event.split('#');
    return { kind: 'text', stream, version: Number(version), name: body.name };
  }
  const id = PersonId.safeParse(body.name);
  const person = directory.find(body.name) ?? id.data;
  return person && { kind: 'person', person };
}

const described = (body: Body): string =>
  body.kind === 'text' ? `text ${body.name} of ${body.event}` : `person ${body.name}`;
