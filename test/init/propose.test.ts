import { describe, expect, test } from 'vitest';
import { countKinds } from '../../src/checks/counts.ts';
import { checkKinds } from '../../src/checks/kinds.ts';
import { readConfiguration } from '../../src/configuration/read.ts';
import { nothing, type SourceFile } from '../../src/init/found.ts';
import { propose } from '../../src/init/propose.ts';
import { readAll } from '../../src/init/read.ts';
import { writeConfiguration } from '../../src/init/write/configuration.ts';
import { writePlaybook } from '../../src/init/write/playbook.ts';
import { lintPlaybook } from '../../src/playbooks/read.ts';
import { stepKinds } from '../../src/steps/kinds.ts';

const file = (path: string, text: string, isNamed = true): SourceFile => ({ path, text, isNamed });
const me = { name: 'ana' };

const deployment = (name: string, namespace: string, more = ''): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: ${namespace}, labels: { app: ${name} } }
spec:
  template:
    spec:
      containers:
        - { name: envoy, image: "envoy:1" }
        - name: ${name}
          image: "registry.example:5000/${name}:1.4.2@sha256:abc"
          readinessProbe: { httpGet: { path: /ready } }
${more}`;

const ingress = (host: string, name: string): string => `---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web }
spec:
  tls: [{}]
  rules: [{ host: ${host}, http: { paths: [{ backend: { service: { name: ${name} } } }] } }]
`;

const catalog = `apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: checkout }
spec: { type: service, owner: "group:default/payments", dependsOn: ["component:pricing", "resource:db", "component:nowhere"] }
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: pricing }
spec: { type: service, owner: pricing-team }
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: colors }
spec: { type: library, owner: design }
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: payments }
spec: { type: team, members: [ben, "user:default/cleo"] }
`;

/** What was proposed of these files, as it will be read. */
function proposed(files: readonly SourceFile[]) {
  const found = readAll(files);
  const proposal = propose(found, me);
  const text = writeConfiguration(proposal);
  const read = readConfiguration('sternway.yaml', text, { checks: checkKinds, counts: countKinds });
  const playbooks = proposal.services.map((one) => ({
    name: one.name,
    text: writePlaybook(one, '2026-11-22'),
  }));
  const lint = playbooks.flatMap((one) =>
    lintPlaybook(`${one.name}-rollback.yaml`, one.text, { steps: stepKinds, checks: checkKinds }),
  );
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return { proposal, text, rules: read.value, playbooks, lint, skipped: found.skipped };
}

describe('manifests of Kubernetes', () => {
  const files = [
    file('prod.yaml', deployment('checkout', 'shop-prod', ingress('checkout.example', 'checkout'))),
    file('staging.yaml', deployment('checkout', 'shop-staging')),
  ];

  test('become a service with its environments, address and a way back by kubectl, which lints without a finding', () => {
    const { rules, playbooks, lint } = proposed(files);
    expect(rules.services['checkout']).toMatchObject({
      targets: ['checkout@prod', 'checkout@staging'],
      playbook: 'checkout-rollback',
      inputs: { namespace: 'shop-prod' },
      drills: expect.objectContaining({ target: 'checkout@staging' }),
    });
    expect(rules.environments).toEqual({
      prod: { protected: true },
      staging: { protected: false },
    });
    expect(playbooks[0]?.text).toContain(
      'checkout=registry.example:5000/checkout:${{ to.version }}',
    );
    expect(playbooks[0]?.text).toContain('https://checkout.example/ready');
    expect(lint).toEqual([]);
  });

  test('say in comments what was guessed and what is missing', () => {
    const { text } = proposed(files);
    expect(text).toContain('MISSING: staging is in the namespace shop-staging (staging.yaml)');
    expect(text).toContain('owner: checkout-team # GUESSED');
    expect(text).toContain('roster: [ana] } # MISSING: nobody says who is on call');
  });

  test('may be what kubectl prints as JSON', () => {
    const items = [
      {
        kind: 'StatefulSet',
        metadata: { name: 'Orders_DB', labels: { env: 'qa', team: 'Data Team' } },
        spec: { template: { spec: { containers: [{ name: 'x', image: 'orders@sha256:1' }] } } },
      },
    ];
    const { rules, playbooks, lint } = proposed([
      file('all.json', JSON.stringify({ kind: 'List', items })),
    ]);
    expect(rules.services['orders-db']).toMatchObject({
      owner: 'data-team',
      targets: ['orders-db@test'],
    });
    expect(playbooks[0]?.text).toContain('MISSING: the image by its name');
    expect(playbooks[0]?.text).toContain('statefulset/Orders_DB');
    expect(lint).toEqual([]);
  });
});

describe('a catalog of Backstage', () => {
  test('says who owns a service, who is in the team, and what it depends on here', () => {
    const { rules, lint } = proposed([file('catalog-info.yaml', catalog)]);
    expect(rules.services['checkout']).toMatchObject({
      owner: 'payments',
      roster: ['ben', 'cleo'],
      deputy: 'cleo',
    });
    expect(Object.keys(rules.services)).toEqual(['checkout', 'pricing']);
    expect(lint).toEqual([]);
  });

  test('says so beside manifests as well: both are about one service', () => {
    const { rules } = proposed([
      file('k8s.yaml', deployment('checkout', 'prod')),
      file('catalog-info.yaml', catalog),
    ]);
    expect(rules.services['checkout']).toMatchObject({
      owner: 'payments',
      inputs: { namespace: 'prod' },
    });
  });
});

describe('a runbook in Markdown', () => {
  const runbook = `# Runbook: pricing

## Deploy
1. push

## Rolling back
1. **Stop** the jobs. Use:
   \`\`\`
   # no heading
   1. no step
   ./stop_jobs
   \`\`\`
2. Deploy the "older" release: \${{ nope }} # not a comment
### After
- [ ] Tell support: *soon*
- [ ] Tell support: *soon*
## Later
1. rest
`;

  test('becomes steps of people, in order, of its part about rolling back', () => {
    const { playbooks, lint, rules } = proposed([file('docs/pricing-runbook.md', runbook)]);
    expect(lint).toEqual([]);
    expect(Object.keys(rules.services)).toEqual(['pricing']);
    const ids = [...(playbooks[0]?.text ?? '').matchAll(/^ {2}- id: (?<id>.+)$/gmu)].map(
      ({ groups }) => groups?.['id'],
    );
    expect(ids.slice(0, 4)).toEqual([
      'stop-the-jobs',
      'deploy-the-older-release',
      'tell-support',
      'tell-support-4',
    ]);
    expect(playbooks[0]?.text).toContain('./stop_jobs');
  });

  test('goes to the service that it is named after, where that is known', () => {
    const { rules } = proposed([
      file('k8s.yaml', deployment('pricing', 'prod')),
      file('pricing-rollback.md', runbook),
    ]);
    expect(Object.keys(rules.services)).toEqual(['pricing']);
  });

  test('without steps is left out, and that is said', () => {
    const { skipped, proposal } = proposed([file('runbook.md', '# Runbook\nCall Ben.')]);
    expect(skipped).toEqual(['runbook.md was left out: it has no numbered steps']);
    expect(proposal.isStart).toBe(true);
  });
});

describe('the schedules of PagerDuty', () => {
  test('say who is called, for the service of that name', () => {
    const onCall = {
      from: 'PagerDuty',
      service: 'checkout-prod',
      people: [
        { name: 'ada-lovelace', pagerUser: 'PADA' },
        { name: 'bo', pagerUser: 'PBO' },
      ],
    };
    const found = readAll([file('k8s.yaml', deployment('checkout', 'prod'))]);
    const proposal = propose({ ...found, onCall: [onCall] }, me);
    expect(proposal.services[0]).toMatchObject({
      name: 'checkout',
      roster: { value: ['ada-lovelace', 'bo'], from: 'PagerDuty' },
    });
    expect(writeConfiguration(proposal)).toContain('ada-lovelace: { pager_user: "PADA" }');
  });
});

describe('nothing to read', () => {
  test('makes a small start that can be used as it is', () => {
    const { proposal, rules, lint } = proposed([]);
    expect(proposal.isStart).toBe(true);
    expect(rules.services['my-service']?.drills?.target).toBe('my-service@staging');
    expect(lint).toEqual([]);
  });

  test.each([
    ['broken YAML', 'a: [', 'a.yaml was left out: '],
    ['another kind of file', 'kind: ConfigMap', 'a.yaml was left out: nothing in it is known here'],
    ['a chart with templates', 'kind: {{ .Values.kind }}', 'a.yaml was left out: '],
    ['a name that is none', 'kind: Deployment\nmetadata: { name: "--" }', 'a.yaml was left out: '],
    ['JSON that is none', '{"kind": ', 'a.yaml was left out: it is no JSON'],
  ])('is said where it was named, and passed over where it was come upon: %s', (_, text, said) => {
    expect(readAll([file('a.yaml', text)]).skipped[0]).toContain(said);
    expect(readAll([file('a.yaml', text, false)])).toEqual(nothing);
  });

  test('comes of texts that would be more than text: comments, quotes and templates stay what they are', () => {
    const evil =
      '# Runbook: x\n1. a\n" }\nversion: 2\n2. ${{ secrets.all }} # b\n3. \u2028\u0007 yes\n4. no\n';
    const { lint } = proposed([file('x\nmode: act\n-runbook.md', evil)]);
    expect(lint).toEqual([]);
  });
});
