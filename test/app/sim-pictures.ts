import { PictureNotDrawn, type Pictures } from '../../src/app/ports/pictures.ts';

/** Pictures that say which model they show; `refuse` makes each later one fail. */
export type SimPictures = Pictures & { readonly refuse: () => void };

export function simPictures(): SimPictures {
  let isRefusing = false;
  const drawn = (model: object) => {
    if (isRefusing) throw new PictureNotDrawn('there is no ink');
    const svg = `<svg>${JSON.stringify(model)}</svg>`;
    return { svg, png: new TextEncoder().encode(svg), width: 1200, height: 800 };
  };
  return {
    timeline: async (picture) => drawn(picture),
    chart: async (chart) => drawn(chart),
    refuse: () => {
      isRefusing = true;
    },
  };
}
