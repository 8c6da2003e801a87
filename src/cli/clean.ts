// Anything that moves a cursor, changes a color or rewrites what was printed: names and titles are other people's words.
// oxlint-disable-next-line eslint/no-control-regex -- control characters are what it looks for
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu;

/** Text for a terminal: line feeds and tabs stay, whatever else controls it is gone. */
export const clean = (text: string): string => text.replace(controls, '');
