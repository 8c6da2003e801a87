import type { Measurement, Question } from '../app/ports/kinds.ts';
import type { CheckSpec } from '../core/plan/plan.ts';
import { redactorOf } from '../lib/redaction.ts';
import { askKind, type CheckSettings, siteOf } from './asker.ts';
import { type CheckKind, errored } from './check-kind.ts';

const longestSummary = 300;

/** The checking part of the world. Whatever goes wrong inside a kind is the verdict `error`, never a throw; no value of a secret leaves. */
export function checkMeasurer(
  kinds: readonly CheckKind[],
  settings: CheckSettings,
): (check: CheckSpec, question: Question) => Promise<Measurement> {
  const asked = { kinds, site: siteOf(settings) };
  return async (check, question) => {
    const measured = await askKind(asked, check, question, (why) => errored(why));
    const redactor = redactorOf(question.secrets);
    return {
      verdict: measured.verdict,
      summary: oneLine(redactor.text(measured.summary)),
      facts: factsOf(measured, redactor.json),
      ...(measured.figure && { figure: measured.figure }),
    };
  };
}

const oneLine = (text: string): string => {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  return line.length > longestSummary ? `${line.slice(0, longestSummary)}…` : line;
};

const factsOf = (
  { facts }: Measurement,
  clean: ReturnType<typeof redactorOf>['json'],
): Measurement['facts'] =>
  Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, clean(value)]));
