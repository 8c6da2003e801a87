import { z } from 'zod';
import { httpCall } from '../../lib/http/call.ts';
import type { HttpWay } from '../../lib/http/types.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import { type Found, idOf, nothing, type Person } from '../found.ts';

const User = z.looseObject({ id: z.string(), summary: z.string() });
const Policies = z.looseObject({
  more: z.boolean().default(false),
  escalation_policies: z.array(
    z.looseObject({
      id: z.string(),
      escalation_rules: z.array(
        z.looseObject({ targets: z.array(User.extend({ type: z.string() })) }),
      ),
    }),
  ),
});
const Services = z.looseObject({
  more: z.boolean().default(false),
  services: z.array(
    z.looseObject({ name: z.string(), escalation_policy: z.looseObject({ id: z.string() }) }),
  ),
});
const Schedules = z.looseObject({
  more: z.boolean().default(false),
  schedules: z.array(z.looseObject({ id: z.string(), users: z.array(User).default([]) })),
});

export type PagerDuty = { readonly url: string; readonly token: string; readonly way: HttpWay };

const page = 100;
const mostPages = 50;

/** All pages of a list (developer.pagerduty.com, "Pagination"); a sentence where it does not answer so. */
async function listed<T extends { readonly more: boolean }>(
  { url, token, way }: PagerDuty,
  what: string,
  shape: z.ZodType<T>,
): Promise<Result<readonly T[], string>> {
  const pages: T[] = [];
  for (let at = 0; at < mostPages; at += 1) {
    const answer = await httpCall(
      {
        method: 'GET',
        url: `${url.replace(/\/$/u, '')}/${what}?limit=${page}&offset=${at * page}`,
        headers: {
          accept: 'application/vnd.pagerduty+json;version=2',
          authorization: `Token token=${token}`,
        },
      },
      { ...way, maxBytes: 16 * 1024 * 1024 },
    );
    if (!answer.ok) return err(`PagerDuty was left out: ${answer.error.why}`);
    if (answer.value.status !== 200) {
      return err(`PagerDuty was left out: it answered ${answer.value.status} for its ${what}`);
    }
    const read = shape.safeParse(jsonIn(answer.value.body));
    if (!read.success) return err(`PagerDuty was left out: its ${what} are written in another way`);
    pages.push(read.data);
    if (!read.data.more) break;
  }
  return ok(pages);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const personOf = ({ id, summary }: z.output<typeof User>): Person => ({
  name: idOf(summary) || idOf(`p-${id}`),
  pagerUser: id,
});

/** Who is called for each service, in the order of its escalation policy; people of a schedule stand where it stands. */
export async function fromPagerDuty(pagerDuty: PagerDuty): Promise<Found> {
  const [services, policies, schedules] = await Promise.all([
    listed(pagerDuty, 'services', Services),
    listed(pagerDuty, 'escalation_policies', Policies),
    listed(pagerDuty, 'schedules', Schedules),
  ]);
  if (!services.ok) return { ...nothing, skipped: [services.error] };
  if (!policies.ok) return { ...nothing, skipped: [policies.error] };
  if (!schedules.ok) return { ...nothing, skipped: [schedules.error] };
  const inSchedule = new Map(
    schedules.value.flatMap((one) => one.schedules).map(({ id, users }) => [id, users]),
  );
  const called = new Map(
    policies.value
      .flatMap((one) => one.escalation_policies)
      .map(({ id, escalation_rules: rules }) => [
        id,
        rules
          .flatMap(({ targets }) => targets)
          .flatMap((one) =>
            one.type.startsWith('schedule') ? (inSchedule.get(one.id) ?? []) : [one],
          ),
      ]),
  );
  const from = 'PagerDuty';
  const onCall = services.value
    .flatMap((one) => one.services)
    .map(({ name, escalation_policy: { id } }) => {
      const people = (called.get(id) ?? []).map(personOf);
      const once = Array.from(new Map(people.map((one) => [one.name, one])).values());
      return { from, service: idOf(name), people: once };
    });
  return { ...nothing, onCall: onCall.filter(({ service }) => service !== '') };
}
