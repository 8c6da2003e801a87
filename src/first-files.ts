import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { countKinds } from './checks/counts.ts';
import { checkKinds } from './checks/kinds.ts';
import type { ProposedFiles, WantedProposal } from './cli/shell.ts';
import { readConfiguration } from './configuration/read.ts';
import { filesAt } from './init/files.ts';
import { type Found, idOf, joined, nothing } from './init/found.ts';
import { type Proposal, propose } from './init/propose.ts';
import { readAll } from './init/read.ts';
import { fromPagerDuty } from './init/sources/pagerduty.ts';
import { playbookOf, writeConfiguration } from './init/write/configuration.ts';
import { writePlaybook } from './init/write/playbook.ts';
import { addressGuard } from './lib/http/address-guard.ts';
import { err, ok, type Result } from './lib/result.ts';
import { lintPlaybook } from './playbooks/read.ts';
import { secretsFrom } from './secrets.ts';
import { stepKinds } from './steps/kinds.ts';

type Env = Readonly<Record<string, string | undefined>>;

const pagerDutySecret = 'pagerduty_token';
const pagerDutyMs = 60_000;

/** What is proposed does not hold: a mistake of ours, which must not end up in a file. */
class ProposalUnfit extends Error {
  override readonly name = 'ProposalUnfit';
}

/**
 * The configuration and the playbooks that are proposed, looked over as they will be when they are used; a sentence where
 * what was named cannot be read. Nothing is written.
 */
export async function proposeFiles(
  { paths, pagerDuty, typist }: WantedProposal,
  env: Env,
): Promise<Result<ProposedFiles, string>> {
  const { files, missing } = await filesAt(paths.length > 0 ? paths : await usualPaths());
  if (missing.length > 0) {
    return err(`There is no file or folder ${missing.join(', ')}. Nothing was written.`);
  }
  const asked = pagerDuty === undefined ? ok(nothing) : await inPagerDuty(pagerDuty, env);
  if (!asked.ok) return asked;
  const found = joined([readAll(files), asked.value]);
  const proposal = propose(found, { name: idOf(typist) || 'me' });
  return ok({ files: written(proposal), skipped: found.skipped, isStart: proposal.isStart });
}

/** What lies in the current folder; in the checkout of Sternway itself nothing, which holds examples only. */
async function usualPaths(): Promise<readonly string[]> {
  const own = await readFile('package.json', 'utf8').catch(() => '');
  return /^ {2}"name": "sternway"/mu.test(own) ? [] : ['.'];
}

async function inPagerDuty(url: string, env: Env): Promise<Result<Found, string>> {
  const token = secretsFrom(env, env['STERNWAY_SECRETS_DIR'])([pagerDutySecret]);
  if (!token.ok) {
    return err(
      'PagerDuty is asked with a token of its REST API, which may be one that only reads: set STERNWAY_SECRET_PAGERDUTY_TOKEN. Nothing was written.',
    );
  }
  const allowed = (env['STERNWAY_ALLOW_ADDRESSES'] ?? '').split(',').filter((one) => one !== '');
  const way = { guard: addressGuard(allowed), signal: AbortSignal.timeout(pagerDutyMs) };
  return ok(await fromPagerDuty({ url, token: token.value[pagerDutySecret]?.trim() ?? '', way }));
}

function written(proposal: Proposal): ProposedFiles['files'] {
  const today = new Date().toISOString().slice(0, 10);
  const configuration = { path: 'sternway.yaml', text: writeConfiguration(proposal) };
  const playbooks = proposal.services.map((service) => ({
    path: join('playbooks', `${playbookOf(service.name)}.yaml`),
    text: writePlaybook(service, today),
  }));
  const read = readConfiguration(configuration.path, configuration.text, {
    checks: checkKinds,
    counts: countKinds,
  });
  const kinds = { steps: stepKinds, checks: checkKinds };
  const found = [
    ...(read.ok ? [] : read.error),
    ...playbooks.flatMap(({ path, text }) => lintPlaybook(path, text, kinds)),
  ];
  const [first] = found;
  if (first === undefined) return [configuration, ...playbooks];
  throw new ProposalUnfit(`${first.file}:${first.line}:${first.column} ${first.message}`);
}
