import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMisread, read } from '../../commands/read.ts';
import { knownNames } from '../../src/app/orders/known.ts';
import { countKinds } from '../../src/checks/counts.ts';
import { checkKinds } from '../../src/checks/kinds.ts';
import { readConfiguration } from '../../src/configuration/read.ts';
import { type Account, accountOf } from '../../src/core/account/account.ts';
import { IncidentId } from '../../src/core/ids.ts';
import { filePlaybooks } from '../../src/playbooks/file-playbooks.ts';
import { stepKinds } from '../../src/steps/kinds.ts';
import { harbor } from '../app/rig.ts';
import { accepted } from '../app/story.ts';
import { ownFolder } from '../registry/sqlite-rig.ts';
import type { Scenario, Shown } from './scenario.ts';
import { stageOn } from './stage.ts';

/** What came of a scenario: the guardrails that spoke, in order, and the incident looked back at. */
type Played = { readonly spoken: readonly string[]; readonly account: Account };

/**
 * Plays a scenario from its first order to its last, on a registry, with the configuration and the playbooks as people
 * write them; answers what came of it. Throws `GuardrailSilent` for the first one that does not. With `without`
 * its reason to speak is taken away first.
 */
export async function play(scenario: Scenario, without?: Shown): Promise<Played> {
  const edit = editing(without);
  await using folder = await ownFolder();
  await using port = await harbor();
  port.rules = configurationOf(scenario, edit.worded);
  for (const [name, text] of Object.entries(scenario.playbooks)) {
    await writeFile(join(folder.path, `${name}.yaml`), edit.worded(playbookOf(name, text)));
  }
  Object.assign(port.playbooks, filePlaybooks({ directory: folder.path, stepKinds, checkKinds }));
  await using boat = await port.boot();
  for (const line of scenario.releases) {
    const order = read(`/release register ${edit.worded(line)}`, knownNames(boat.ship));
    if (isMisread(order)) throw new Error(`${line}: ${order.problem}`);
    await accepted(boat.say(order, { by: 'ci' }));
  }
  await boat.sail();
  const stage = stageOn(port, boat, edit.worded);
  await scenario.play(stage);
  if (edit.isUnused()) throw new Error(`${without?.guardrail}: there is nothing to replace`);
  const log = await boat.ship.logs.read(IncidentId.parse('INC-1'));
  const account = accountOf(log);
  if (account === undefined) throw new Error(`${scenario.incident}: nothing was declared`);
  return { spoken: stage.spoken, account };
}

/** Puts one text in the place of another wherever it stands, and knows whether it ever stood anywhere. */
function editing(without: Shown | undefined) {
  let used = 0;
  return {
    worded: (text: string): string => {
      const [from, to] = without?.without ?? ['', ''];
      if (from === '' || !text.includes(from)) return text;
      used += 1;
      return text.replaceAll(from, () => to);
    },
    isUnused: (): boolean => without !== undefined && used === 0,
  };
}

/** Nobody knows a token that has this digest. */
const sha256 = createHash('sha256').update('nobody').digest('hex');

function configurationOf({ people, service }: Scenario, worded: (text: string) => string) {
  const text = [
    'version: 1',
    'environments: { prod: { protected: yes } }',
    'people:',
    ...people.map((name) => `  ${name}: {}`),
    'tokens:',
    `  ci: { sha256: "${sha256}", may: [release.register] }`,
    'services:',
    ...worded(service)
      .trim()
      .split('\n')
      .map((line) => `  ${line}`),
  ].join('\n');
  const read = readConfiguration('sternway.yaml', text, {
    checks: checkKinds,
    counts: countKinds,
  });
  if (read.ok) return read.value;
  throw new Error(JSON.stringify(read.error));
}

const playbookOf = (name: string, text: string): string =>
  `apiVersion: sternway/v1
kind: Playbook
metadata: { name: ${name}, service: ${serviceIn(text)}, owner: owners, version: 1 }
${text.replace(/^service: .*\n/u, '')}`;

/** The first line of each playbook says whose it is. */
const serviceIn = (text: string): string =>
  /^service: (?<name>\S+)/u.exec(text)?.groups?.['name'] ?? '';
