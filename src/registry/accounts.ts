/** `slack:U7` → `U7`, as Slack writes it. */
const accountIn = (account: string): string => account.slice(account.indexOf(':') + 1);

/** The account of one human, to be looked for in what is noted of what stands outside. */
export type Named = {
  /** As Slack writes it. */
  readonly id: string;
  /** Whether a key (`receipt.U7`, `drill.checkout.3.lead.U7`) or a body names it: whole, `U7` is not in `U77`. */
  readonly isIn: (said: string) => boolean;
  readonly takenFrom: (said: string) => string;
};

/** Wherever an account stands it is a word of its own: a rule for all keys, so that none is forgotten. */
export function named(account: string): Named {
  const id = accountIn(account);
  const word = new RegExp(`(?<![0-9A-Za-z])${RegExp.escape(id)}(?![0-9A-Za-z])`, 'gu');
  return {
    id,
    isIn: (said) => said.search(word) >= 0,
    takenFrom: (said) => said.replaceAll(word, 'erased'),
  };
}
