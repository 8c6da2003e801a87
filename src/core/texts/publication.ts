import type { Document, Part } from '../report/document/shape.ts';
import { type Outlet, outlets } from '../report/shapes.ts';
import { openFollowUps, type Publication, type Report } from '../report/state.ts';
import { placeNames, undeliveredText } from './report.ts';
import { incident as onIncident, type Voice } from './voice.ts';
import { capital, count, oneLine } from './words.ts';

/** So much of what people wrote stands in the message; the file has all of it. */
const summaryMost = 600;

const summaryIn = (parts: readonly Part[]): string | undefined => {
  const found = parts.find(({ section, revision }) => section === 'summary' && revision !== 0);
  const words = found?.blocks.flatMap((one) => (one.kind === 'text' ? [one.text] : [])).join(' ');
  return words === undefined ? undefined : oneLine(words, summaryMost);
};

const sayings = {
  sending: 'it is on its way',
  delivered: 'has it',
} as const;

/** What a published report says where it was announced: in the incident's channel also how far it got elsewhere. */
export function publicationLines(
  document: Document,
  { report, published, place }: Published,
  voice: Voice,
): readonly string[] {
  const followUps = openFollowUps(report).length;
  const again = published.publication === 1 ? '' : `, ${ordinal(published.publication)} version`;
  return [
    `Report of ${document.title}${again}`,
    document.facts
      .filter(([name]) => name !== 'Due')
      .map(([name, value]) => `${name}: ${value}`)
      .join(' · '),
    ...[summaryIn(document.parts)].filter((line) => line !== undefined),
    followUps === 0
      ? 'No follow-up is open.'
      : `${count(followUps, 'follow-up is', 'follow-ups are')} open.`,
    wholeLine(published.places[place], voice),
    ...(place === 'channel' ? elsewhere(published) : []),
  ];
}

type Published = {
  readonly report: Report;
  readonly published: Publication;
  readonly place: Outlet;
};

function ordinal(number: number): string {
  const tail = ['th', 'st', 'nd', 'rd'][number % 10] ?? 'th';
  return `${number}${number % 100 > 10 && number % 100 < 14 ? 'th' : tail}`;
}

function wholeLine(delivery: Publication['places'][Outlet], voice: Voice): string {
  if (delivery?.outcome === 'failed') {
    return `The file could not be brought here: ${undeliveredText(delivery.code)}. ${onIncident(voice, 'report')} in the incident's channel, or "sternway report html" gives it.`;
  }
  return delivery?.outcome === 'delivered'
    ? 'All of it is the file in the thread.'
    : 'All of it comes as a file into the thread.';
}

const elsewhere = ({ places: brought }: Publication): readonly string[] =>
  outlets
    .filter((one) => one !== 'channel')
    .flatMap((one) => {
      const delivery = brought[one];
      if (delivery === undefined) return [];
      const { outcome, code } = delivery;
      return outcome === 'failed'
        ? [`It did not reach ${placeNames[one]}: ${undeliveredText(code)}.`]
        : [`${capital(placeNames[one])}: ${sayings[outcome]}.`];
    });

/** What stands beside the file of a published report. */
export const publishedFile = (incident: string, publication: number): string =>
  publication === 1
    ? `The report of ${incident}`
    : `The report of ${incident}, ${ordinal(publication)} version`;
