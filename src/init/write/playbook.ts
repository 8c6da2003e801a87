import { idOf, type Runbook, type Workload } from '../found.ts';
import type { ProposedService } from '../propose.ts';
import { playbookOf } from './configuration.ts';
import { comment, scalar } from './yaml.ts';

const head = (
  { name, owner }: ProposedService,
  about: string,
  today: string,
): readonly string[] => [
  '# yaml-language-server: $schema=./playbook.schema.json',
  comment(`Proposed by sternway init. ${about}`),
  comment(
    'npx sternway playbook lint looks it over; docs/write-a-playbook.md says what can stand here.',
  ),
  'apiVersion: sternway/v1',
  'kind: Playbook',
  'metadata:',
  `  name: ${scalar(playbookOf(name))}`,
  `  service: ${scalar(name)}`,
  `  owner: ${scalar(owner.value)}`,
  '  version: 1',
  `  last_reviewed: ${today} ${comment('MISSING: somebody who knows the service has to read this')}`,
];

const assumes = [
  'assumes:',
  '  - text: The older release reads what the newer one wrote',
  '    check: unproven # MISSING: a precondition that shows it',
];

/** Every text in quotes: it is somebody else's. */
const manual = (id: string, name: string, instruction: string): readonly string[] => [
  `  - id: ${scalar(id)}`,
  `    name: ${JSON.stringify(name)}`,
  '    kind: manual',
  '    timeout: 30m # GUESSED',
  `    with: { role: ops, instruction: ${JSON.stringify(instruction)} }`,
];

const rest = [
  'rest: # where it is safe to stay when the way ends half way',
  ...manual(
    'page-for-outages',
    'Show the page for outages',
    'Show the page for outages in place of ${{ service }}, or take it out of traffic.',
  ),
];

const validate = ({ name, url, soak }: ProposedService): readonly string[] => {
  const address = JSON.stringify(url?.value ?? `https://${name}.example/healthz`);
  const from = comment(url?.from ?? 'MISSING: an address that answers when users are served');
  return [
    'mitigated_when:',
    '  - id: answers-again',
    '    kind: http',
    `    with: { url: ${address} } ${from}`,
    `    soak: ${soak.value} ${comment(soak.from)}`,
    '    class: availability',
    'validate:',
    '  - id: still-answers',
    '    kind: http',
    `    with: { url: ${address} } ${from}`,
    `    soak: ${soak.value} ${comment(soak.from)}`,
    '    class: availability',
  ];
};

const kubectl = (...words: readonly string[]): readonly string[] => [
  '    with:',
  '      argv:',
  '        - kubectl',
  '        - --context=${{ inputs.context }}',
  '        - --namespace=${{ inputs.namespace }}',
  ...words.map((word) => `        - ${JSON.stringify(word)}`),
];

/** Sets the image of the older release, and waits until every instance runs it. */
function inKubernetes({ kind, name, container, image, from }: Workload): readonly string[] {
  const what = `${kind}/${name}`;
  const of = image ?? `registry.example/${container}`;
  return [
    'inputs:',
    '  context: { description: The context of kubectl, pattern: "[A-Za-z0-9_.:/@-]+" }',
    '  namespace: { description: The namespace, pattern: "[a-z0-9-]+" }',
    ...assumes,
    'preconditions:',
    '  - id: is-there',
    '    kind: command',
    ...kubectl('get', what),
    'steps:',
    '  - id: set-image',
    '    name: Set the image of the older release',
    '    kind: exec',
    '    idempotent: yes # the same image set twice is the same',
    '    retry: { max: 2, delay: 2s }',
    '    timeout: 30s',
    `    ${comment(image === undefined ? 'MISSING: the image by its name; it is pinned by a digest' : `the image as in ${from}; a release has to be registered with the tag of its image`)}`,
    ...kubectl('set', 'image', what, `${container}=${of}:\${{ to.version }}`),
    '  - id: rolled-out',
    '    name: Wait until every instance runs it',
    '    kind: exec',
    '    needs: [set-image]',
    '    idempotent: yes',
    '    timeout: 6m',
    '    moves: versions',
    '    rest: yes',
    ...kubectl('rollout', 'status', what, '--timeout=5m'),
  ];
}

/** Ids of steps are short, and no two the same. */
function idsOf(steps: Runbook['steps']): readonly string[] {
  const taken = new Set<string>();
  return steps.map(({ name }, index) => {
    const wanted = idOf(name, 40) || `step-${index + 1}`;
    const id =
      taken.has(wanted) || wanted === 'page-for-outages' ? `${wanted}-${index + 1}` : wanted;
    taken.add(id);
    return id;
  });
}

/** One after the other; whoever is through all of them is where it is safe to stay. */
function byHand(steps: Runbook['steps']): readonly string[] {
  const ids = idsOf(steps);
  return [
    ...assumes,
    'steps:',
    ...steps.flatMap(({ name, instruction }, index) => {
      const before = ids[index - 1];
      return [
        ...manual(ids[index] ?? '', name, instruction),
        ...(before === undefined ? [] : [`    needs: [${scalar(before)}]`]),
        ...(index === steps.length - 1
          ? [
              '    moves: versions # GUESSED: after the last step the older release runs',
              '    rest: yes',
            ]
          : []),
      ];
    }),
  ];
}

const usualSteps: Runbook['steps'] = [
  {
    name: 'Stop the jobs that write',
    instruction: 'Stop the jobs of ${{ service }} in ${{ environment }}. Note which ones ran.',
  },
  {
    name: 'Deploy the older release',
    instruction:
      'Deploy ${{ to.version }} of ${{ service }} to ${{ environment }}, and wait until it runs everywhere.',
  },
];

/** The playbook of a service: by kubectl where it runs in Kubernetes, else by hand as its runbook says. */
export function writePlaybook(service: ProposedService, today: string): string {
  const [workload] = service.workloads;
  const { runbook } = service;
  const about =
    runbook === undefined
      ? 'Nobody wrote down how: these steps are a start.'
      : `The steps of ${runbook.from} (${runbook.title}), carried out by people.`;
  const lines =
    workload === undefined
      ? [...head(service, about, today), ...byHand(runbook?.steps ?? usualSteps)]
      : [
          ...head(service, `${workload.kind} ${workload.name}, by kubectl.`, today),
          ...inKubernetes(workload),
        ];
  return [...lines, ...rest, ...validate(service), ''].join('\n');
}
