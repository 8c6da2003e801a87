import type { Ask, Asker, Asking } from '../asks.ts';
import { findingsText, saysMoreText, stageName, wentWrong } from '../texts/public-update.ts';
import { incident as onIncident } from '../texts/voice.ts';
import { needsSecond } from './deciders.ts';
import { saysMore } from './findings.ts';
import { type PublicUpdate, waiting } from './state.ts';

/** Each update that waits is put before whoever may send it, with its words. */
export const publicUpdateAsks: Asker = (asking) =>
  waiting(asking.incident.publicUpdates).map((one) =>
    one.failed === undefined ? toApprove(asking, one) : toSendAgain(asking, one, one.failed),
  );

const wordsOf = ({ publicWords }: Asking, { update }: PublicUpdate): readonly string[] => {
  const words = publicWords?.(update);
  return words === undefined ? [] : [`It reads: ${words}`];
};

const askOf = (
  asking: Asking,
  one: PublicUpdate,
): Pick<Ask, 'where' | 'urgent' | 'until' | 'of'> => {
  const { incident, holders } = asking;
  const all = [...new Set([...holders('comms'), incident.authority])];
  const others = all.filter((person) => person !== one.drafter);
  const of = needsSecond(incident) ? others : all;
  return { of: of.length > 0 ? of : all, where: 'channel', urgent: false, until: undefined };
};

/** Nobody else may approve it: that has to be said, or it waits for ever. */
const aloneLine = ({ incident, holders }: Asking, { drafter }: PublicUpdate): readonly string[] =>
  needsSecond(incident) &&
  [...holders('comms'), incident.authority].every((person) => person === drafter)
    ? ['Whoever wrote it does not send it, and nobody else may: name somebody who holds comms.']
    : [];

function toApprove(asking: Asking, one: PublicUpdate): Ask {
  const { incident, voice } = asking;
  const { update, stage, findings, draftedAt } = one;
  const isAlone = aloneLine(asking, one);
  return {
    key: `public-update/${update}`,
    ...askOf(asking, one),
    since: draftedAt,
    lines: [
      `Tell the public? ${update} (${stageName[stage]}) waits to be approved.`,
      ...wordsOf(asking, one),
      ...findings.map((finding) => findingsText[finding]),
      ...(saysMore(stage, incident.rung) ? [saysMoreText(stage, incident.rung)] : []),
      ...isAlone,
    ],
    actions: [
      isAlone.length > 0
        ? { label: 'Name comms', command: onIncident(voice, 'assign comms <@person>') }
        : { label: 'Approve', command: onIncident(voice, `publish approve ${update}`) },
      { label: 'Drop', command: onIncident(voice, `publish drop ${update}`) },
    ],
  };
}

function toSendAgain(
  asking: Asking,
  one: PublicUpdate,
  failed: NonNullable<PublicUpdate['failed']>,
): Ask {
  const { voice } = asking;
  const { update } = one;
  return {
    key: `public-update/${update}/again`,
    ...askOf(asking, one),
    since: failed.at,
    lines: [
      `${update} is not on the status page, and is tried no more: ${wentWrong[failed.code]}.`,
      ...wordsOf(asking, one),
      'Sent again it goes out under the same key: a page that has it already shows it once.',
    ],
    actions: [
      { label: 'Send again', command: onIncident(voice, `publish approve ${update}`) },
      { label: 'Drop', command: onIncident(voice, `publish drop ${update}`) },
    ],
  };
}
