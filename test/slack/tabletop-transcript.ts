import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { handleOrder } from '../../src/app/handle-order.ts';
import { LocalId } from '../../src/core/ids.ts';
import type { Order } from '../../src/core/orders.ts';
import { fileScenarios } from '../../src/scenarios/file-scenarios.ts';
import { accepted } from '../app/story.ts';
import { type Quay, quay } from './out-rig.ts';
import { calm } from './out-seen.ts';

/** The page with a scenario of one's own, and how it is played. */
export const pageFile = 'docs/tabletop.md';
const scenario = 'queue-2026-03-01';
const block = /(?<=<!-- played by test\/slack\/write-tabletop-page\.ts -->\n```\n)[\s\S]*?(?=```)/u;

/** The scenario as the page writes it. */
export const scenarioIn = (page: string): string =>
  /```yaml\n(?<text>[\s\S]*?)```/u.exec(page)?.groups?.['text'] ?? '';

export const transcriptIn = (page: string): string => block.exec(page)?.[0] ?? '';
export const withTranscript = (page: string, transcript: string): string =>
  page.replace(block, () => transcript);

/** What Ada types and reads when she plays the scenario of the page, whose text this is. */
export async function playedFrom(text: string): Promise<string> {
  await using scene = await quay();
  await using _ = await scene.post();
  const lines: string[] = [];
  const reads = reader(scene);
  const say = async (typed: string, order: Order) => {
    lines.push(`Ada: ${typed}`, `  to Ada: ${indented(await ordered(scene, text, order))}`);
  };
  await say(`/drill tabletop ${scenario} checkout`, {
    kind: 'tabletopStart',
    scenario,
    service: 'checkout',
  });
  await scene.boat.until('it is asked', is(scene, 'TabletopAsked'));
  await calm(scene);
  lines.push(...reads());
  await say('/drill choose restart restart-all', {
    kind: 'tabletopChoose',
    point: LocalId.parse('restart'),
    option: LocalId.parse('restart-all'),
  });
  await scene.boat.until('it is over', is(scene, 'TabletopEnded'));
  await calm(scene);
  lines.push(...reads());
  return `${lines.join('\n')}\n`;
}

const is = (scene: Quay, type: 'TabletopAsked' | 'TabletopEnded') => async (): Promise<boolean> =>
  (await scene.boat.events(type)).length > 0;

const indented = (text: string): string => text.replaceAll('\n', '\n  ');

async function ordered({ boat, harbor }: Quay, text: string, order: Order): Promise<string> {
  if (order.kind !== 'tabletopStart') {
    return (await accepted(boat.say(order, { incident: 'INC-1' }))).say;
  }
  writeFileSync(join(harbor.folder, `${scenario}.yaml`), text);
  await boat.ship.directory.refresh();
  const person = boat.ship.directory.find('ada');
  if (person === undefined) throw new Error('Ada is known');
  const begun = handleOrder(
    { ...boat.ship, scenarios: fileScenarios(harbor.folder) },
    {
      order,
      incident: undefined,
      actor: { kind: 'person', person },
      arrival: { via: 'slack', arrival: 'slack:ada', key: 'begins' },
    },
  );
  return (await accepted(begun)).say;
}

/** What stands in the channel that was not read yet; its pinned status says the same. */
function reader({ slack }: Quay) {
  const read = new Set<string>();
  return (): readonly string[] => {
    const place = slack.channels.find(({ name }) => name.startsWith('drill-'));
    const fresh = slack
      .inChannel(place?.id ?? 'none')
      .filter(
        ({ ts, thread, text }) =>
          thread === undefined && !read.has(ts) && !text.startsWith('DRILL TABLETOP INC-1: The'),
      );
    for (const { ts } of fresh) read.add(ts);
    return fresh.map(
      ({ text }) => `  #${place?.name}: ${indented(text.replaceAll('<@U0ADA>', '@ada'))}`,
    );
  };
}
