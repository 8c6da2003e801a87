/** What a drawing is made of. Lengths are pixels from the upper left corner; colors are `#rrggbb`. */
export type Shape =
  | {
      readonly is: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: string | undefined;
      readonly stroke?: string | undefined;
      /** Of the stroke. */
      readonly thick?: number;
      readonly round?: number;
    }
  | {
      readonly is: 'line';
      readonly points: readonly (readonly [number, number])[];
      readonly stroke: string;
      readonly thick: number;
      readonly dash?: readonly number[];
    }
  | {
      /** Many short straight lines at once: a hatching. */
      readonly is: 'lines';
      readonly segments: readonly (readonly [number, number, number, number])[];
      readonly stroke: string;
      readonly thick: number;
    }
  | {
      readonly is: 'disk';
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      readonly fill: string;
    }
  | {
      readonly is: 'text';
      /** Of its left end, middle or right end, as `align` says. */
      readonly x: number;
      /** Of its middle. */
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly color: string;
      readonly bold?: boolean;
      readonly align?: 'left' | 'center' | 'right';
    };

/** A whole drawing, painted in this order. */
export type Scene = {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly shapes: readonly Shape[];
};
