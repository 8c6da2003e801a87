/** Where people reach this server in a browser. */
export type Address = {
  /** `https://sternway.example.com`, without a slash at its end; undefined until the server listens. */
  readonly url: () => string | undefined;
  /** Whether that is what the operator said, and so more than this machine may know it. */
  readonly isPublic: boolean;
  /** The server listens there. What the operator says goes first. */
  readonly opened: (url: string) => void;
};

export function addressOf(said: string | undefined): Address {
  let known = said?.replace(/\/+$/u, '');
  return {
    url: () => known,
    isPublic: said !== undefined,
    opened: (url) => {
      known ??= url;
    },
  };
}
