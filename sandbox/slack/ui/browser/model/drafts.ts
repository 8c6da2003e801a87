const drafts = new Map<string, string>();

/** What stands in a composer that was not sent, by person, channel and thread. */
export const draftOf = (key: string): string => drafts.get(key) ?? '';

export const keepDraft = (key: string, text: string): void => {
  if (text === '') drafts.delete(key);
  else drafts.set(key, text);
};
