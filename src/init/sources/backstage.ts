import { z } from 'zod';
import type { Json } from '../../lib/json.ts';
import { type Found, idOf, nothing } from '../found.ts';

const Backstage = z.string().startsWith('backstage.io/');

const Component = z.looseObject({
  apiVersion: Backstage,
  kind: z.literal('Component'),
  metadata: z.looseObject({ name: z.string() }),
  spec: z.looseObject({
    type: z.string().optional(),
    owner: z.string().optional(),
    dependsOn: z.array(z.string()).default([]),
  }),
});

const Group = z.looseObject({
  apiVersion: Backstage,
  kind: z.literal('Group'),
  metadata: z.looseObject({ name: z.string() }),
  spec: z.looseObject({ members: z.array(z.string()).default([]) }),
});

/** `group:default/checkout-team` → `checkout-team`. */
const lastOf = (reference: string): string => idOf(reference.replace(/^.*[:/]/u, ''));

/** What is no service is passed over: libraries and documents cannot be rolled back. */
const isService = (type: string | undefined): boolean =>
  type === undefined || !['library', 'documentation'].includes(type);

/** Components and groups of a catalog (backstage.io, "Descriptor Format of Catalog Entities"); all else is passed over. */
export function fromBackstage(from: string, value: Json): Found {
  const component = Component.safeParse(value);
  if (component.success) {
    const { metadata, spec } = component.data;
    const service = idOf(metadata.name);
    if (service === '' || !isService(spec.type)) return nothing;
    const dependsOn = spec.dependsOn.filter((one) => !one.startsWith('resource:')).map(lastOf);
    const owner = spec.owner === undefined ? undefined : lastOf(spec.owner);
    return { ...nothing, components: [{ from, service, owner, dependsOn }] };
  }
  const group = Group.safeParse(value);
  if (!group.success) return nothing;
  const people = group.data.spec.members.map(lastOf).filter((one) => one !== '');
  return { ...nothing, teams: [{ from, team: idOf(group.data.metadata.name), people }] };
}
