import { type OnWireProblem, WireDown } from './errors.ts';

type Line = { readonly up: boolean; readonly on: (event: 'ready', heard: () => void) => unknown };

/**
 * Turns the stream of errors of a lost connection (several a second) into one `WireDown` per outage;
 * errors on a standing connection pass as they are.
 */
export function outageReporter(line: Line, wire: string, onError: OnWireProblem) {
  let reported = false;
  line.on('ready', () => {
    reported = false;
  });
  return (error: Error): void => {
    if (line.up) onError(error);
    else if (!reported) {
      reported = true;
      onError(new WireDown(wire, error));
    }
  };
}
