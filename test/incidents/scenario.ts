import type { Stage } from './stage.ts';

/** A guardrail that an incident shows, in the words of the page. */
export type Shown = {
  readonly guardrail: string;
  /** When it speaks, and what it says: one sentence. */
  readonly says: string;
  /** What to write in place of what, anywhere in the scenario, so that it has no reason to speak any more. */
  readonly without: readonly [from: string, to: string];
};

/** An incident that happened, played again: what was written down before it, and the orders of its people. */
export type Scenario = {
  /** Its id in incidents.json. */
  readonly incident: string;
  /** What the page says of it, in one line. */
  readonly story: string;
  /** Everybody who orders something, by role. */
  readonly people: readonly string[];
  /** The entry under `services:` of sternway.yaml. */
  readonly service: string;
  /** Playbooks by name. */
  readonly playbooks: Readonly<Record<string, string>>;
  /** What CI had registered, as it would be typed after `/release register`; the last one is live. */
  readonly releases: readonly string[];
  readonly shows: readonly Shown[];
  /** Guardrails of the incident that are not there yet. */
  readonly awaited: readonly string[];
  readonly play: (stage: Stage) => Promise<void>;
};
