/**
 * Makes one round of work out of many wishes: a wish during a round is answered by one more round after it, so that the last
 * state always arrives and a burst of events costs two rounds.
 */
export function inRounds(round: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  const run = async () => {
    running = true;
    while (again) {
      again = false;
      await round();
    }
    running = false;
  };
  return () => {
    again = true;
    if (!running) void run();
  };
}
