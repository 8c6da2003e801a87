import { chaptersOf, tabletopReport } from '../../../core/texts/tabletop.ts';
import { textBlocks } from '../../blocks/lines.ts';
import { message } from '../../blocks/message.ts';
import { header } from '../../blocks/parts.ts';
import type { Sources } from './sources.ts';
import type { Want } from './want.ts';

/**
 * What a tabletop tells at the top of its channel: a message for all that happens at one moment, and its score at the end.
 */
export function storyWants({ incident, log, voice }: Sources): readonly Want[] {
  const { id, tabletop } = incident;
  if (tabletop === undefined) return [];
  const chapters = chaptersOf(log).map((told, index) => wantOf(`story.${index}`, told));
  return tabletop.scene.status === 'ended'
    ? [...chapters, wantOf('score', tabletopReport(id, log, voice).split('\n'))]
    : chapters;
}

function wantOf(key: string, [first = '', ...lines]: readonly string[]): Want {
  return {
    key,
    where: 'incident',
    priority: 0,
    message: message([first, ...lines], [header(first), ...textBlocks(lines.join('\n'))]),
  };
}
