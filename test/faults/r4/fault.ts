/** A fault of the program in one piece of text, with where it came from. */
export const sayFault = (what: string, error: unknown): string =>
  `${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
