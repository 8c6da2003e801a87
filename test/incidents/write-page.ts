import { writeFileSync } from 'node:fs';
import { scenariosPage, scenariosText } from './page.ts';

writeFileSync(scenariosPage, scenariosText());
