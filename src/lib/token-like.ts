const forms: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/gu,
  // Slack, GitHub, AWS, Google, Atlassian, Linear, and JSON Web Tokens, by how they begin.
  /\bxox[a-z]-[\w-]{8,}/gu,
  /\bxapp-[\w-]{8,}/gu,
  /\bgh[a-z]_\w{16,}/gu,
  /\bgithub_pat_\w{16,}/gu,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/gu,
  /\bAIza[\w-]{30,}/gu,
  /\bATATT[\w=-]{16,}/gu,
  /\blin_(?:api|oauth)_\w{16,}/gu,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/gu,
];
/** What stands behind such a word is taken out, the word stays. */
const named =
  /\b(?<word>(?:password|passwd|secret|token|api[_-]?key|authorization)\s*[:=]\s*(?:bearer\s+|basic\s+)?)["']?[^\s"',;]{6,}["']?/giu;
/** `https://user:password@host`. */
const inAddress = /(?<scheme>\b[a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/@:]{1,200}:[^\s/@]{1,200}@/giu;

/** A text in which what looks like a secret is `[secret]`: for what leaves this house, where nobody knows all of them by value. */
export const withoutTokens = (text: string): string =>
  forms
    .reduce((rest, form) => rest.replaceAll(form, '[secret]'), text)
    .replaceAll(named, '$<word>[secret]')
    .replaceAll(inAddress, '$<scheme>[secret]@');
