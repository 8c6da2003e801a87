import { countKinds } from '../../src/checks/counts.ts';
import { checkKinds } from '../../src/checks/kinds.ts';
import type { ConfigurationKinds } from '../../src/configuration/service.ts';

export const kinds: ConfigurationKinds = { checks: checkKinds, counts: countKinds };

const sha = (digit: string): string => digit.repeat(64);

/** The example of the manual with everything filled in. */
export const good = `version: 1
mode: act
workspaces: [T0FIRST]
enterprise: E0BIG
default_environment: prod
commands: { incident: incident, rollback: rollback }
environments: { prod: { protected: yes }, staging: { protected: no }, lab: {} }
people:
  first-oncall: { slack: [U0FIRST], tokens: [laptop-first], lead_of: [checkout-team] }
  second-oncall: { slack: [U0SECOND] }
  data-owner: { slack: [U0DATA] }
groups:
  checkout-oncall: { people: [first-oncall, second-oncall] }
  everybody: { slack_group: S0ALL }
  nights: { schedule: checkout nights }
admins: [first-oncall]
tokens:
  laptop-first: { sha256: "${sha('a')}" }
  ci: { sha256: "${sha('b')}", may: [release.register, gate] }
services:
  checkout:
    owner: checkout-team
    environments: [prod, staging]
    playbook: checkout-rollback
    authority: { roster: [data-owner, checkout-oncall, first-oncall], deputy: second-oncall, max_wait: 4m }
    roles: { dba: [data-owner], support: [], approver: [checkout-oncall] }
    objectives: { mitigate: 6m, recover: 40m }
    success_criteria:
      - id: answers
        kind: http
        class: availability
        with: { url: "https://\${{ environment }}.example/healthz" }
        soak: 5s
    effects:
      - name: E-mails sent
        count: { kind: sql, dsn: "sqlite:orders.db", query: "SELECT count(*) FROM mails WHERE release = @r", params: { r: "\${{ from.version }}" } }
        owner: dba
        due: 1d
      - id: payments
        name: Payments
        count: { kind: http, url: "https://pay.example/count", path: "$.count", secrets: [pay_token] }
        owner: support
        due: 2d
    datasets: { orders: { class: compensate, owner: dba, rpo: { max_age: 15m, max_rows: 0 }, restorable: { newest: { kind: sql, dsn: "sqlite:orders.db", query: "SELECT max(at) FROM backups" }, rows: { kind: http, url: "https://orders.example/rows", path: "$.rows" } }, constraints: [retain(7y), legal_hold] } }
    stakeholders: [{ role: dba, mode: approve, for: [destructive, data-loss] }, { people: [checkout-oncall], mode: notify, when: end }]
    depends_on: [pricing]
  pricing:
    owner: pricing-team
    environments: [prod]
    authority: { roster: [second-oncall] }
terms: { confirm: 60s, handover: 5m, approval: 60m, break_glass: 30m, auto_off_max: 4h, ack_remind: 5m, ack_escalate: 10m }
severities: { sev1: { report_every: 30m, close_needs_report: yes } }
pager: { kind: webhook, url_secret: pager_url }
`;

/** The good file with parts of its text replaced; a part that is not there is a mistake of the test. */
export function edited(...edits: readonly (readonly [string, string])[]): string {
  return edits.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the sample does not hold ${from}`);
    return text.replace(from, () => to);
  }, good);
}
