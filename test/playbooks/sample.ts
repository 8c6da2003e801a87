import { z } from 'zod';
import type { Binding } from '../../src/app/ports/playbooks.ts';
import { Target } from '../../src/core/ids.ts';
import type { Kinds } from '../../src/written/kinds.ts';

const Http = z.strictObject({
  url: z.url(),
  method: z.enum(['GET', 'POST']).default('GET'),
  headers: z.record(z.string(), z.string()).optional(),
});

/** Kinds as main would pass them in, small enough to see through. */
export const kinds: Kinds = {
  steps: [
    {
      kind: 'exec',
      by: 'worker',
      doc: 'Runs a program',
      with: z.strictObject({
        argv: z.array(z.string()).min(1).optional(),
        script: z.string().optional(),
        env: z.record(z.string(), z.string()).optional(),
        expect_exit: z.int().optional(),
      }),
    },
    { kind: 'http', by: 'worker', doc: 'Sends a request', with: Http },
    {
      kind: 'manual',
      by: 'person',
      doc: 'Asks a person',
      with: z.strictObject({ instruction: z.string(), role: z.string() }),
    },
    { kind: 'wait', by: 'clock', doc: 'Waits', with: z.strictObject({ duration: z.string() }) },
  ],
  checks: [
    { kind: 'http', doc: 'Asks a page', with: Http },
    {
      kind: 'human',
      doc: 'Asks a person',
      with: z.strictObject({ question: z.string().optional() }),
    },
  ],
};

export const good = `apiVersion: sternway/v1
kind: Playbook
metadata:
  name: checkout-rollback
  service: checkout
  owner: checkout-team
  version: 3
  last_reviewed: 2026-11-20
inputs:
  region:
    description: Where the instances run
    default: eu-1
    pattern: "[a-z]+-[0-9]"
assumes:
  - text: Release 1 reads rows of release 2
    check: reads-rows
  - text: No other deploy is under way
    check: unproven
preconditions:
  - id: reads-rows
    kind: http
    with: { url: "https://checkout.example/\${{ to.version }}/compatible" }
steps:
  - id: pause-queue
    name: Pause the queue
    kind: exec
    with: { argv: [queue, pause, "\${{ service }}", "\${{ environment }}"] }
    idempotent: yes
    retry: { max: 2, delay: 500ms }
    timeout: 30s
    secrets: [queue_token]
    compensate:
      kind: exec
      with: { argv: [queue, resume, "\${{ service }}"] }
      timeout: 20s
  - id: deploy
    kind: http
    needs: [pause-queue]
    with: { url: "https://deploy.example/\${{ inputs.region }}", method: POST }
    timeout: 2m
    on_failure: compensate
    check_after:
      - id: deployed
        kind: http
        with: { url: "https://checkout.example/version" }
        within: 30s
    rest: yes
  - id: drain
    kind: wait
    needs: [pause-queue]
    with: { duration: 10s }
    on_failure: goto(tell)
  - id: tell
    kind: manual
    needs: [deploy]
    with: { instruction: "Tell support", role: support }
    timeout: 5m
    moves: traffic
validate:
  - id: answers
    kind: http
    with: { url: "https://checkout.example/healthz" }
    soak: 5m
    class: availability
mitigated_when:
  - id: errors-low
    kind: human
rest:
  - id: traffic-away
    kind: exec
    with: { argv: [traffic, away] }
finally:
  - id: resume-queue
    kind: exec
    needs: [pause-queue]
    with: { argv: [queue, resume, "\${{ service }}"] }
`;

/** A binding to one target, with whatever is said otherwise. */
/** What is known of data: that there is nothing to know. */
export const noData: Binding['service']['data'] = {
  effectsDeclared: true,
  datasets: [],
  dataImpact: { verdict: 'none', migrations: [], unknownData: 'one_person' },
};

export const binding = (other: Partial<Binding> = {}): Binding => ({
  targets: [Target.parse('checkout@prod')],
  from: { version: '2' },
  to: { version: '1' },
  inputs: {},
  service: { criteria: [], effects: [], data: noData, stakeholders: [], digest: 'service-digest' },
  ...other,
});

/** The good playbook with one part of its text replaced; a part that is not there is a mistake of the test. */
export function edited(...edits: readonly (readonly [string, string])[]): string {
  return edits.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the sample does not hold ${from}`);
    return text.replace(from, () => to);
  }, good);
}
