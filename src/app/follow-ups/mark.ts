import { FollowUpName } from '../../core/report/shapes.ts';

/** One follow-up of one incident. */
export type Marked = { readonly incident: string; readonly followUp: FollowUpName };

/** What a follow-up is called outside: `sternway/<registry>/INC-3/F2`, the same in every try. */
export const markOf = (registry: string, { incident, followUp }: Marked): string =>
  `sternway/${registry}/${incident}/${followUp}`;

const form =
  /\bsternway\/(?<registry>[\w-]{1,100})\/(?<incident>INC-\d{1,9})\/(?<followUp>F[1-9]\d{0,4})(?!\d)/gu;

/** The follow-up of this registry whose mark stands somewhere in a text; undefined for all others. */
export function markedIn(registry: string, text: string): Marked | undefined {
  for (const { groups } of text.matchAll(form)) {
    const { incident = '', followUp = '' } = groups ?? {};
    if (groups?.['registry'] === registry) {
      return { incident, followUp: FollowUpName.parse(followUp) };
    }
  }
  return undefined;
}
