import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from '../../src/core/answer.ts';
import { type Person, person, type Seen } from './desk.ts';
import type { Played } from './played.ts';
import { proofOf } from './proof.ts';
import type { Scene } from './scene.ts';

/** The play is over, one way or the other, within this time. */
const playMs = 75_000;
const lookMs = 200;
/** So long the bad release is let loose before anybody calls: then the figures show it. */
const hurtMs = 8_000;

type Stage = { readonly tell: (line: string) => void; readonly problems: string[] };

/** Leads the incident as three people with three tokens, wrong moves included, and proves that the shop is back. */
export async function play(
  { bot, tokens, shop }: Scene,
  tell: (line: string) => void,
): Promise<Played> {
  const first = person(bot.url, 'first-oncall', tokens['laptop-first']);
  const second = person(bot.url, 'second-oncall', tokens['laptop-second']);
  const support = person(bot.url, 'support-lead', tokens['laptop-support']);
  const stage: Stage = { tell, problems: [] };
  await wait(hurtMs);
  const before = await shop.stats();
  tell(`Customers see ${percent(before.successRate10s)} of their purchases succeed.`);
  const incident = await decide(stage, { first, second, support });
  await carryOn(stage, incident, { first, second, support });
  return proofOf({ incident, first, shop, before, problems: stage.problems });
}

type Cast = { readonly first: Person; readonly second: Person; readonly support: Person };

/** From the first word to go: the wrong person tries, the right one sees the card and decides once. */
async function decide(stage: Stage, { first, second, support }: Cast): Promise<string> {
  const declared = await says(
    stage,
    support,
    '/incident declare sev2 checkout "customers cannot buy"',
  );
  const incident = declared.incident ?? 'INC-1';
  const shown = await says(stage, first, '/rollback checkout');
  const plan = /RB-\d+/u.exec(said(shown))?.[0] ?? 'RB-1';
  await isRefused(stage, second, `/rollback go ${plan} --card ${cardOf(shown)}`, 'NotTheAuthority');
  const card = await says(stage, first, `/rollback go ${plan}`);
  await says(stage, first, `/rollback go ${plan} --card ${cardOf(card)}`);
  const again = await says(stage, first, '/rollback plan checkout');
  const other = /RB-\d+/u.exec(said(again))?.[0] ?? 'RB-2';
  await isRefused(stage, first, `/rollback go ${other}`, 'StrategyActive');
  return incident;
}

/** From the first step to closed: a person's step, what is left over, and the end. */
async function carryOn(
  stage: Stage,
  incident: string,
  { first, second, support }: Cast,
): Promise<void> {
  const asked = await until(
    first,
    incident,
    (seen) => stepOf(seen, 'hold-charges') === 'awaiting-ack',
  );
  if (!asked) stage.problems.push('The manual step was never asked for.');
  stage.tell('The run waits for a person: support is asked to have charges held back.');
  await isRefused(stage, first, '/rollback ack hold-charges done', 'NotTheRole');
  await says(stage, support, '/rollback ack hold-charges doing');
  await isRefused(stage, support, '/rollback ack hold-charges done', 'EvidenceMissing');
  await says(
    stage,
    support,
    '/rollback ack hold-charges done Provider confirmed by phone, ticket 4711',
  );
  await until(first, incident, ({ rung }) => rung === 'validating' || rung === 'recovered');
  await isRefused(stage, first, '/incident recovered', 'NotRecovered');
  const { residuals } = await first.see(incident);
  for (const { id, owner } of residuals.filter(({ status }) => status === 'open')) {
    const who = owner === 'support' ? support : second;
    await says(
      stage,
      who,
      `/incident residual ${id} done List handed to finance, corrections booked`,
    );
  }
  const back = await until(first, incident, ({ rung }) => rung === 'recovered');
  if (!back) stage.problems.push('The incident did not reach recovered in time.');
  stage.tell('Recovered: every criterion held through its soak, and nothing is left over.');
  await says(stage, first, '/incident close second-oncall');
}

const said = (answer: Answer): string => (answer.accepted ? answer.say : (answer.say ?? ''));
const cardOf = (answer: Answer): string => answer.card ?? 'none';
const percent = (rate: number | null): string =>
  rate === null ? 'none' : `${Math.round(rate * 100)} %`;

const stepOf = ({ runs }: Seen, step: string): string | undefined =>
  runs.flatMap(({ steps }) => steps).find(({ id }) => id === step)?.status;

/** Says a line and tells what was answered. */
async function says(stage: Stage, who: Person, text: string): Promise<Answer> {
  stage.tell(`${who.name}> ${text}`);
  const answer = await who.say(text);
  if (answer.accepted) stage.tell(indented(answer.say));
  else stage.problems.push(`"${text}" was refused: ${answer.refusal.reason}`);
  return answer;
}

/** Says a line that has to be refused with this code: a wrong move that goes through is a failure of the play. */
async function isRefused(stage: Stage, who: Person, text: string, code: string): Promise<void> {
  stage.tell(`${who.name}> ${text}`);
  const answer = await who.say(text);
  if (answer.accepted) {
    stage.problems.push(`"${text}" by ${who.name} was accepted and had to be refused`);
    return;
  }
  if (answer.refusal.code !== code) {
    stage.problems.push(`"${text}" was refused with ${answer.refusal.code} instead of ${code}`);
  }
  stage.tell(
    indented(`No (${answer.refusal.code}). ${answer.refusal.reason} ${answer.refusal.lift}`),
  );
}

const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');

/** Looks until something is so; false when it never was within the time of the play. */
async function until(
  who: Person,
  incident: string,
  holds: (seen: Seen) => boolean,
): Promise<boolean> {
  const deadline = performance.now() + playMs;
  while (performance.now() < deadline) {
    if (holds(await who.see(incident))) return true;
    await wait(lookMs);
  }
  return false;
}
