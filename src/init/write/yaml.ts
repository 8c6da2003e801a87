/** A text as YAML takes it everywhere: as it is where that is safe, else in quotes, which are those of JSON. */
export const scalar = (text: string): string =>
  /^[a-z][a-z0-9-]*$/u.test(text) &&
  !['yes', 'no', 'on', 'off', 'true', 'false', 'null', 'y', 'n'].includes(text)
    ? text
    : JSON.stringify(text);

export const list = (all: readonly string[]): string => `[${all.map(scalar).join(', ')}]`;

/** A comment is one line, whatever it is made of. */
export const comment = (text: string): string => `# ${text.replaceAll(/\s+/gu, ' ').trim()}`;
