/** What an order about public updates rests on. */
export type PublicUpdateFacts = {
  readonly publicUpdates?:
    | {
        /** The configuration names a status page. */
        readonly hasPage: boolean;
        /** What stands for our own house in a text: names of people, of services and targets. */
        readonly people: readonly string[];
        readonly house: readonly string[];
        /** How the last status report describes things; null where it was erased, undefined where there is none. */
        readonly conditions: string | null | undefined;
      }
    | undefined;
};
