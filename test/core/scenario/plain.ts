/** What stands in a document, as it was before it was made safe for its form. */
export const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\\(?<sign>[^a-z0-9\s])/giu, '$<sign>');
