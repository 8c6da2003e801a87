import type { ActAnswer, ActBody, ActName } from '../../../people/shapes.ts';
import type { Model, Spot } from './model.ts';

/** What every part of the page is given: what there is to show, and what can be done. */
export type Ui = {
  readonly model: Model;
  /** Replaces parts of the model and draws anew. */
  readonly change: (part: Partial<Model>) => void;
  /** Does something as this tab's person; a refusal is answered, never thrown. */
  readonly act: <N extends ActName>(name: N, body: ActBody<N>) => Promise<ActAnswer>;
  /** Goes somewhere; what is left out stays as it is. */
  readonly go: (spot: Partial<Spot>) => void;
  /** Asks for everything on the page again. */
  readonly refresh: () => void;
};
