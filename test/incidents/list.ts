import { cloudflare2019 } from './cloudflare-2019.ts';
import { cloudflare2022 } from './cloudflare-2022.ts';
import { cloudflare2023 } from './cloudflare-2023.ts';
import { crowdstrike2024 } from './crowdstrike-2024.ts';
import { facebook2021 } from './facebook-2021.ts';
import { gitlab2017 } from './gitlab-2017.ts';
import { knightCapital2012 } from './knight-capital-2012.ts';
import { linear2024 } from './linear-2024.ts';
import type { Scenario } from './scenario.ts';

/** Every scenario, in the order in which the incidents happened. */
export const scenarios: readonly Scenario[] = [
  knightCapital2012,
  gitlab2017,
  cloudflare2019,
  facebook2021,
  cloudflare2022,
  cloudflare2023,
  linear2024,
  crowdstrike2024,
];
