const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/**
 * The words as they were typed, from the form in which Slack brings them (its "escaped" text): links without their
 * label, channels and groups by name, and the three escaped characters. People stay `<@U0FIRST|name>`: the commands
 * know that form, and an account says who is meant where a name does not.
 */
export function typed(text: string): string {
  return text
    .replace(
      /<#(?<id>[A-Z0-9]+)(?:\|(?<name>[^>]*))?>/gu,
      (_all, id: string, name?: string) => `#${name || id}`,
    )
    .replace(
      /<!(?:subteam\^)?(?<id>[^|>]+)(?:\|(?<name>[^>]*))?>/gu,
      (_all, id: string, name?: string) => name || `@${id}`,
    )
    .replace(/<(?<link>[a-z][a-z0-9+.-]*:[^|>\s]+)(?:\|[^>]*)?>/giu, (_all, link: string) =>
      link.replace(/^mailto:/iu, ''),
    )
    .replace(/&(?:amp|lt|gt);/gu, (entity) => entities[entity] ?? entity);
}
