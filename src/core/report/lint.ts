import type { Words } from '../account/told.ts';
import type { Incident } from '../incident/incident.ts';
import type { Voice } from '../texts/voice.ts';
import type { Section } from './shapes.ts';

/** Where something stands that a blameless report says otherwise, and how (Etsy, Debriefing Facilitation Guide: ask how, not why). */
export type Finding = {
  /** A section, a follow-up by its name, or `follow-ups` as a whole. */
  readonly place: string;
  readonly kind: 'blame' | 'human-error' | 'counterfactual' | 'person' | 'tools-only';
  /** The words as they stand. */
  readonly said: string;
};

/** What the lint looks at: what people wrote by section, and the follow-ups that are not dropped. */
export type Linted = {
  readonly written: readonly { readonly section: Section; readonly text: Words }[];
  readonly followUps: readonly { readonly followUp: string; readonly text: Words }[];
  /** Names of people who had a part. */
  readonly names: readonly string[];
};

const blame =
  /\b(?:careless(?:ly|ness)?|sloppy|stupid(?:ly)?|negligen(?:t|ce)|incompeten(?:t|ce)|lazy|blame[ds]?|fault of|to blame|forgot to|failed to|reckless(?:ly)?)\b/giu;
const humanError = /\b(?:human|operator|user|pilot) (?:error|failure|mistake)s?\b/giu;
const counterfactual =
  /\b(?:should|could|would|ought to) (?:not )?have\b|\b(?:shouldn't|couldn't|wouldn't) have\b|\bif only\b/giu;
const cause = /\b(?:because (?:of )?|caused by |due to |fault of |error of |mistake (?:of|by) )/iu;
const tool =
  /\b(?:add|build|buy|create|install|introduce|set up|write)\b[^.]{0,60}\b(?:alerts?|alarms?|dashboards?|monitor(?:s|ing)?|tools?|graphs?|panels?|bots?|scripts?|linters?)\b/iu;

const kinds = [
  ['blame', blame],
  ['human-error', humanError],
  ['counterfactual', counterfactual],
] as const;

const inText = (place: string, text: string): readonly Finding[] =>
  kinds.flatMap(([kind, words]) =>
    Array.from(text.matchAll(words), ([said]): Finding => ({ place, kind, said })),
  );

/** A sentence that names a person, or mentions one, as the cause of something. */
const asCause = (place: string, text: string, names: readonly string[]): readonly Finding[] =>
  text.split(/(?<=[.!?])\s+|\n+/u).flatMap((sentence): readonly Finding[] => {
    const after = sentence.split(cause).slice(1).join(' ');
    const mention = /<?@[\w.-]+/u.exec(after)?.[0];
    const named = names.find((name) => isNamed(name, after));
    const said = mention ?? named;
    return said === undefined ? [] : [{ place, kind: 'person', said }];
  });

const isNamed = (name: string, text: string): boolean =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}-]+/u)
    .includes(name.toLowerCase());

/** A lesson is more than a tool (capabilities, S7): where nothing else follows, that is said. */
function toolsOnly(followUps: Linted['followUps']): readonly Finding[] {
  const texts = followUps.flatMap(({ text }) => text ?? []);
  return texts.length > 0 && texts.every((text) => tool.test(text))
    ? [{ place: 'follow-ups', kind: 'tools-only', said: texts.join('; ') }]
    : [];
}

/** All findings, in the order of the report. It warns and keeps nobody from anything; what was erased is not looked at. */
export function lint({ written, followUps, names }: Linted): readonly Finding[] {
  const texts = [
    ...written.map(({ section, text }) => ({ place: section, text })),
    ...followUps.map(({ followUp, text }) => ({ place: followUp, text })),
  ];
  return [
    ...texts.flatMap(({ place, text }) =>
      text === null || text === undefined
        ? []
        : [...inText(place, text), ...asCause(place, text, names)],
    ),
    ...toolsOnly(followUps),
  ];
}

/** The names of everybody who had a part in the incident. */
export const namesIn = (
  { authority, roles, paging, report }: Incident,
  voice: Pick<Voice, 'name'>,
): readonly string[] => {
  const { people, deputy } = paging.succession;
  const all = [authority, ...Object.values(roles), ...people, deputy, ...(report?.writers ?? [])];
  return [...new Set(all.flatMap((one) => (one === undefined ? [] : voice.name(one))))];
};
