import type { Parcel, Publisher, Sent } from '../../src/app/ports/publisher.ts';

/** A webhook for reports that keeps what it is sent, and answers what the test says. */
export type SimPublisher = {
  readonly sent: readonly Parcel[];
  answer: (parcel: Parcel) => Sent | Promise<Sent>;
  readonly publisher: Publisher;
};

export function simPublisher(): SimPublisher {
  const sent: Parcel[] = [];
  const sim: SimPublisher = {
    sent,
    answer: () => ({ status: 'taken' }),
    publisher: async (parcel) => {
      sent.push(parcel);
      return sim.answer(parcel);
    },
  };
  return sim;
}
