import { z } from 'zod';
import { datasetClasses } from '../core/impact/shapes.ts';
import { strategies } from '../core/strategy/strategy.ts';
import { JsonObject } from '../lib/json.ts';
import { notAmong, quoted, sayIssue } from '../lib/say-issue.ts';
import { isZone } from '../lib/zone.ts';
import { writtenCheck } from '../written/check.ts';
import { type AsWritten, asWritten, type KindSchema, passOn } from '../written/kinds.ts';
import { Name, QuietHours, Secrets, Span, Term, Words, Zone } from '../written/scalars.ts';
import { WrittenTolerance } from '../written/tolerance.ts';
import { writtenDrills } from './drills.ts';
import { Holidays } from './holidays.ts';
import { writtenStakeholder } from './stakeholders.ts';

/** The kinds that may stand in the configuration: checks of success, and ways to count an effect. */
export type ConfigurationKinds<W extends z.ZodType = z.ZodType> = {
  readonly checks: readonly KindSchema<W>[];
  readonly counts: readonly KindSchema<W>[];
};

/** `{ kind: sql, …what the kind takes }`: for so small a thing the `with:` is left out. */
const writtenCount = (kinds: readonly KindSchema<AsWritten>[]) =>
  z.looseObject({ kind: z.string(), secrets: Secrets }).transform((written, context) => {
    const { kind, secrets, ...rest } = written;
    const known = kinds.find((each) => each.kind === kind);
    if (known === undefined) {
      const hint = notAmong(
        kind,
        kinds.map((each) => each.kind),
      );
      context.addIssue({
        code: 'custom',
        path: ['kind'],
        message: `unknown kind ${quoted(kind)}${hint}`,
      });
      return z.NEVER;
    }
    const read = known.with.safeParse(rest);
    for (const issue of read.error?.issues ?? []) passOn(issue, context);
    return { kind, secrets, with: JsonObject.parse(rest) };
  });

const writtenEffect = (kinds: readonly KindSchema<AsWritten>[]) =>
  z.strictObject({
    id: Name.optional(),
    name: Words,
    count: writtenCount(kinds),
    owner: Name.describe('The role that owns what is left over'),
    due: Span,
    tolerance: WrittenTolerance,
  });

const Roster = z.array(Name).min(1, 'a roster names at least one person or group');

const Authority = z.strictObject({
  roster: Roster,
  deputy: Name.optional(),
  environments: z
    .record(z.string(), z.strictObject({ roster: Roster, deputy: Name.optional() }))
    .default({})
    .describe('Another roster for one of its environments'),
  max_wait: Span.prefault('5m'),
});

const StandingOrder = z
  .strictObject({
    signed_by: Name.describe('Who leads the owning team, and signs for it'),
    countdown: Span.prefault('2m').describe('How long everybody on the roster may cancel it'),
  })
  .describe('A rollback that may go when nobody decides');

const Constraint = z
  .string()
  .regex(
    /^(?:retain(?:\(\d+[dwmy]\))?|legal_hold|erasure_replay)$/u,
    'a constraint is retain, retain(7y), legal_hold or erasure_replay',
  );

const Rows = z.int().min(0);

const writtenDataset = (kinds: readonly KindSchema<AsWritten>[]) =>
  z.strictObject({
    class: z.enum(datasetClasses).optional(),
    owner: Name.describe('The role that answers for it and signs for what is lost'),
    rpo: z
      .strictObject({ max_age: Term.optional(), max_rows: Rows.optional() })
      .default({})
      .describe('How much may be lost without a signature'),
    restorable: z
      .strictObject({
        newest: writtenCount(kinds)
          .optional()
          .describe('The newest restorable point, in seconds since 1970'),
        rows: writtenCount(kinds).optional().describe('How many rows were written since'),
      })
      .default({}),
    constraints: z.array(Constraint).default([]),
  });

const Objectives = z.strictObject({ mitigate: Span.prefault('5m'), recover: Span.prefault('30m') });

const clockTime = '(?:[01]\\d|2[0-3]):[0-5]\\d';
const minutesOf = (text: string): number =>
  Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));

const Hours = z
  .string()
  .regex(
    new RegExp(`^${clockTime}-(?:${clockTime}|24:00) [A-Za-z]+(?:/[A-Za-z_+-]+)*$`, 'u'),
    'hours are written 08:00-18:00 Europe/Berlin',
  )
  .transform((text) => ({
    from: minutesOf(text),
    to: minutesOf(text.slice(6)),
    zone: text.slice(12),
  }))
  .refine(({ from, to }) => from < to, 'the hours end after they begin, on the same day')
  .refine(
    ({ zone }) => isZone(zone),
    'nobody knows this time zone; write for example Europe/Berlin',
  );

const supportRule = (kinds: readonly KindSchema<AsWritten>[]) =>
  z
    .strictObject({
      role: Name.default('support'),
      after: Span.prefault('30m'),
      hours: Hours.optional(),
      reports: writtenCount(kinds)
        .optional()
        .describe('How many reports came in the last hour, counted when support is asked'),
      usual: z
        .union([z.number().min(0, 'a usual hour has 0 reports or more'), writtenCount(kinds)])
        .optional()
        .describe('How many come in a usual hour: a number, or a count'),
    })
    .refine(({ reports, usual }) => usual === undefined || reports !== undefined, {
      path: ['usual'],
      error: 'what is usual says something only beside reports',
    });

/** Whether support is asked if reports rise, once users have stopped hurting: `notify`, or how. No union, which would report its own place alone. */
const writtenSupportAck = (kinds: readonly KindSchema<AsWritten>[]) =>
  z.unknown().transform((written, context) => {
    const shape = typeof written === 'string' ? z.literal('notify') : supportRule(kinds);
    const read = shape.safeParse(written, { error: sayIssue });
    if (read.success) return read.data;
    for (const issue of read.error.issues) passOn(issue, context);
    return z.NEVER;
  });

/** Where to look for migrations: one kind of check answers that in the form that is weighed. */
const writtenLook = (kinds: readonly KindSchema<AsWritten>[]) =>
  writtenCheck(kinds)
    .refine(({ kind }) => kind === 'migrations_since', {
      error: 'migrations are looked for by a check of kind migrations_since',
      path: ['kind'],
    })
    .optional()
    .describe('Where to look for migrations that no release was registered with');

/** One service as people write it. */
export const writtenService = (kinds: ConfigurationKinds<AsWritten>) =>
  z.strictObject({
    owner: Name.describe('The team that owns it'),
    environments: z.array(z.string()).min(1, 'a service runs in at least one environment'),
    playbook: Name.optional().describe(
      'The name of a file in the directory of playbooks, without .yaml',
    ),
    strategies: z
      .partialRecord(z.enum(strategies).exclude(['rollback', 'wait']), Name)
      .default({})
      .describe('The playbook of each strategy that is no rollback'),
    inputs: z
      .record(Name, z.string().max(200))
      .default({})
      .describe('What its playbook asks for under inputs'),
    authority: Authority,
    standing_order: StandingOrder.optional(),
    roles: z.record(Name, z.array(Name)).default({}),
    objectives: Objectives.prefault({}),
    success_criteria: z.array(writtenCheck(kinds.checks)).default([]),
    effects: z
      .array(writtenEffect(kinds.counts))
      .optional()
      .describe('What a rollback does not undo; an empty list says that there is nothing'),
    datasets: z
      .record(Words, writtenDataset(kinds.counts))
      .optional()
      .describe('The data that it keeps; {} says that it keeps none'),
    migrations: writtenLook(kinds.checks),
    unknown_data: z.enum(['one_person', 'two_persons']).default('one_person'),
    support_ack: writtenSupportAck(kinds.counts).optional(),
    stakeholders: z.array(writtenStakeholder).default([]),
    quiet_hours: QuietHours.optional(),
    time_zone: Zone.optional(),
    holidays: Holidays.optional(),
    depends_on: z.array(z.string()).default([]),
    tracker: Name.optional().describe('Where its follow-ups are kept, of trackers'),
    drills: writtenDrills.optional().describe('It is rehearsed; {} with all that is usual'),
  });

/** The kinds with every `with:` kept as written; templates in them are bound when a plan is made. */
export const keepWrittenKinds = ({
  checks,
  counts,
}: ConfigurationKinds): ConfigurationKinds<AsWritten> => ({
  checks: checks.map((each) => ({ ...each, with: asWritten(each.with, 'unbound') })),
  counts: counts.map((each) => ({ ...each, with: asWritten(each.with, 'unbound') })),
});
