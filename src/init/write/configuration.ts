import type { Proposal, ProposedService } from '../propose.ts';
import { comment, list, scalar } from './yaml.ts';

export const playbookOf = (service: string): string => `${service}-rollback`;

const protectedToo = (name: string): boolean => name === 'prod';

/** What is rehearsed must hurt nobody. */
const rehearsable = ({ environments }: ProposedService): string | undefined =>
  environments.value.find((name) => name === 'staging') ??
  environments.value.find((name) => !protectedToo(name));

function environmentLines(services: readonly ProposedService[]): readonly string[] {
  const all = Array.from(new Set(services.flatMap(({ environments }) => environments.value)));
  return all.map(
    (name) =>
      `  ${scalar(name)}: { protected: ${protectedToo(name) ? 'yes' : 'no'} }${protectedToo(name) ? '' : ' # GUESSED: a mistake here hurts nobody'}`,
  );
}

function inputLines({ workloads }: ProposedService): readonly string[] {
  const [first] = workloads;
  if (first === undefined) return [];
  const others = workloads.filter(({ namespace }) => namespace !== first.namespace);
  return [
    '    inputs:',
    '      context: prod # MISSING: the context of kubectl (kubectl config get-contexts)',
    `      namespace: ${scalar(first.namespace ?? 'default')} ${comment(first.namespace === undefined ? 'GUESSED: no namespace is written down' : first.from)}`,
    ...others.map(
      ({ namespace, environment, from }) =>
        `      ${comment(`MISSING: ${environment ?? 'another environment'} is in the namespace ${namespace ?? 'default'} (${from}); give it a service of its own, or a template`)}`,
    ),
  ];
}

function criteriaLines({ name, url, soak }: ProposedService): readonly string[] {
  const address = url?.value ?? `https://${name}.example/healthz`;
  const from =
    url?.from ?? 'MISSING: an address that shows that users are served; this one is not there';
  return [
    `    success_criteria: ${comment('what users must be able to do again; add more than "it answers"')}`,
    '      - id: answers',
    '        kind: http',
    '        class: availability',
    `        with: { url: ${JSON.stringify(address)} } ${comment(from)}`,
    `        soak: ${soak.value} ${comment(soak.from)}`,
  ];
}

/** A service that is none does nothing that stays; of a real one nobody here knows, and go asks. */
const effectLines = (isStart: boolean): readonly string[] =>
  isStart
    ? [
        `    effects: [] ${comment('MISSING: what its releases do that a rollback does not undo; [] says: nothing')}`,
        `    datasets: {} ${comment('MISSING: the data that it keeps; {} says: none')}`,
      ]
    : [
        `    ${comment('MISSING: effects, what its releases do that a rollback does not undo, and datasets (docs/configure.md); without them go asks')}`,
      ];

function serviceLines(one: ProposedService, isStart: boolean): readonly string[] {
  const { name, owner, environments, roster, dependsOn } = one;
  const [, deputy] = roster.value;
  const drill = rehearsable(one);
  return [
    `  ${scalar(name)}:`,
    `    owner: ${scalar(owner.value)} ${comment(owner.from)}`,
    `    environments: ${list(environments.value)} ${comment(environments.from)}`,
    `    playbook: ${scalar(playbookOf(name))}`,
    ...inputLines(one),
    `    authority: { roster: ${list(roster.value)}${deputy === undefined ? '' : `, deputy: ${scalar(deputy)}`} } ${comment(roster.from)}`,
    `    roles: { ops: ${list(roster.value.slice(0, 1))} } ${comment('GUESSED: who does steps by hand; add dba and support')}`,
    ...criteriaLines(one),
    ...(dependsOn.length === 0 ? [] : [`    depends_on: ${list(dependsOn)}`]),
    ...effectLines(isStart),
    drill === undefined
      ? `    ${comment('MISSING: an environment that is not protected, to rehearse in (docs/drills.md)')}`
      : `    drills: { environment: ${scalar(drill)} } ${comment('rehearsed there every 30 days; npx sternway drill start starts one')}`,
  ];
}

const personLine = (name: string, pagerUser: string | undefined): string =>
  `  ${scalar(name)}: {${pagerUser === undefined ? '' : ` pager_user: ${JSON.stringify(pagerUser)} `}}`;

/** The whole of `sternway.yaml`, with a comment wherever something was guessed or is missing. */
export function writeConfiguration({ services, people, skipped, isStart }: Proposal): string {
  const [first] = people;
  const lines = [
    comment(
      isStart
        ? 'A start: nothing was found that services could be proposed from.'
        : 'Proposed by sternway init. Look for GUESSED and MISSING, and mend those lines.',
    ),
    comment('npx sternway doctor says what is still wrong; docs/configure.md names all keys.'),
    ...skipped.map((why) => comment(why)),
    'version: 1',
    isStart
      ? 'mode: act # what people decide is carried out; observe carries out nothing (docs/observe.md)'
      : 'mode: observe # nothing is carried out, and nobody is paged; write act when you trust it (docs/observe.md)',
    'default_environment: ' + scalar(services[0]?.environments.value[0] ?? 'prod'),
    'environments:',
    ...environmentLines(services),
    `people: ${comment('MISSING: slack: [U…] and pager for each; docs/rosters.md, docs/page-people.md')}`,
    ...people.map(({ name, pagerUser }) => personLine(name, pagerUser)),
    `admins: ${list(first === undefined ? [] : [first.name])} ${comment('GUESSED: whoever typed sternway init')}`,
    'services:',
    ...services.flatMap((one) => serviceLines(one, isStart)),
    comment('MISSING: pager, without which nobody who sleeps is woken (docs/page-people.md)'),
    '',
  ];
  return lines.join('\n');
}
