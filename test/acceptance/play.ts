import { z } from 'zod';
import type { Driver, Told } from './driver.ts';
import type { Act, Awaited, Ordering, Story } from './story.ts';

const Rows = z.object({
  incidents: z.array(z.object({ id: z.string(), targets: z.array(z.string()) })),
});
const Seen = z.object({
  rung: z.string(),
  runs: z.array(z.object({ steps: z.array(z.object({ id: z.string(), status: z.string() })) })),
});
const Timeline = z.object({
  entries: z.array(z.object({ kind: z.string(), actor: z.string(), text: z.string() })),
});

/** One order of a story and what came of it. */
export type Outcome = { readonly says: string; readonly told: Told };

/** A story as one driver lived through it. */
export type Played = {
  readonly driver: string;
  readonly outcomes: readonly Outcome[];
  readonly timeline: z.infer<typeof Timeline>['entries'];
};

/** A story on its way: who goes through it, and what came of it until now. */
type Journey = {
  readonly driver: Driver;
  readonly story: Story;
  readonly outcomes: readonly Outcome[];
};

/** Goes through a story in order, and reads the record at its end. */
export async function play(driver: Driver, story: Story): Promise<Played> {
  const outcomes: Outcome[] = [];
  const journey: Journey = { driver, story, outcomes };
  for (const act of story.acts) {
    const told = await perform(journey, withShape(act, outcomes.at(-1)));
    if (told !== undefined && isOrdering(act)) outcomes.push({ says: said(act), told });
  }
  return {
    driver: driver.name,
    outcomes,
    timeline: (await timelineOf(journey)).filter(isOrdered),
  };
}

/** `<shape>` is the one that the last answer told. */
const withShape = (act: Act, last: Outcome | undefined): Act => {
  const lift = last !== undefined && 'lift' in last.told ? last.told.lift : '';
  const shape = /--shape (?<shape>[0-9a-f]+)/u.exec(lift)?.groups?.['shape'];
  return act.act === 'types' && shape !== undefined
    ? { ...act, line: act.line.replace('<shape>', shape) }
    : act;
};

/** Who is called, what becomes of that and of a report, and when effects are counted goes by the clock and not by the orders. */
const isOrdered = ({ text }: { readonly text: string }): boolean =>
  !/ is paged |^Page PG\d|^Everybody on the roster was paged|^Effects counted|^The report (?:is published:|did not reach)/u.test(
    text,
  );

/**
 * A record as three ways may differ in it: what people did, in its order, and all that followed by itself, which came when
 * its checks and its steps did.
 */
export const recordOf = ({ timeline }: Pick<Played, 'timeline'>) => {
  const itself = timeline.filter(({ actor }) => actor === 'Sternway');
  return {
    people: timeline.filter((entry) => !itself.includes(entry)),
    itself: itself.toSorted((a, b) => a.text.localeCompare(b.text)),
  };
};

export const isOrdering = (act: Act): act is Ordering =>
  act.act === 'types' || act.act === 'fills' || act.act === 'confirms';

const said = (act: Ordering): string =>
  `${act.by} ${act.act === 'confirms' ? 'confirms the card' : `${act.line} (${act.where})`}`;

/** What the table says of every order of a story. */
export const expected = ({ acts }: Story): readonly string[] =>
  acts.filter(isOrdering).map((act) => `${said(act)} → ${act.answer}`);

/** The same of what came about. */
export const happened = ({ outcomes }: Pick<Played, 'outcomes'>): readonly string[] =>
  outcomes.map(({ says, told }) => `${says} → ${told.answer}`);

async function perform(journey: Journey, act: Act): Promise<Told | undefined> {
  const { driver, story } = journey;
  switch (act.act) {
    case 'world':
      driver.outside.set(act.path, act.does);
      return undefined;
    case 'changes':
      await driver.outside.change(`${story.service}@prod`);
      return undefined;
    case 'learns':
      driver.outside.learn(story.service);
      return undefined;
    case 'waits':
      return comesAbout(journey, act);
    case 'types': {
      const incident = act.where === 'here' ? await incidentOf(journey) : undefined;
      return driver.type({ ...act, incident });
    }
    case 'fills':
      return driver.fillIn({ ...act, incident: await incidentOf(journey) });
    case 'confirms':
      return driver.confirm({ ...act, incident: await incidentOf(journey) });
  }
}

/** The incident that a story opened last; where it is on no target, the last one that its people were told of. */
async function incidentOf({ driver, story, outcomes }: Journey): Promise<string | undefined> {
  const { incidents } = Rows.parse(await driver.bot.read('/api/v1/incidents'));
  const onTarget = incidents.findLast(({ targets }) =>
    targets.some((one) => one.startsWith(`${story.service}@`)),
  );
  const named = outcomes.flatMap(({ told }) => ('incident' in told ? [told.incident] : []));
  return onTarget?.id ?? named.findLast((one) => one !== undefined);
}

async function comesAbout(journey: Journey, { for: what }: Awaited): Promise<undefined> {
  const { driver } = journey;
  const incident = await incidentOf(journey);
  await driver.bot.until(`${JSON.stringify(what)} over ${driver.name}`, async () => {
    if ('recorded' in what) return isRecorded(journey, what.recorded);
    const { rung, runs } = Seen.parse(await driver.bot.read(`/api/v1/incidents/${incident}`));
    if ('rung' in what) return rung === what.rung;
    const steps = runs.flatMap(({ steps }) => steps);
    return steps.findLast(({ id }) => id === what.step)?.status === what.is;
  });
  return undefined;
}

async function isRecorded(journey: Journey, words: string): Promise<boolean> {
  const entries = await timelineOf(journey);
  return entries.some(({ text }) => text.includes(words));
}

async function timelineOf(journey: Journey): Promise<Played['timeline']> {
  const incident = await incidentOf(journey);
  if (incident === undefined) return [];
  const path = `/api/v1/incidents/${incident}/timeline?format=json`;
  const { entries } = Timeline.parse(await journey.driver.bot.read(path));
  return entries.map((entry) => ({ ...entry, text: steady(entry.text) }));
}

/** A text without what differs from one way or moment to the next: channels, clock times, durations, digests, addresses. */
export const steady = (text: string): string =>
  text
    .replace("the incident's channel, the announcement channel and the webhook", 'the webhook')
    .replaceAll(/\d{4}-\d\d-\d\d(?:T|\s)?/gu, '')
    .replaceAll(/\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?/gu, '00:00')
    .replaceAll(/\b(?:less than )?\d+(?:\.\d+)? ?(?:ms|s|min|h)\b/gu, '0 s')
    .replaceAll(/127\.0\.0\.1:\d+/gu, '127.0.0.1')
    .replaceAll(/\b[0-9a-f]{8,64}\b/gu, 'digest');
