import { parentPort } from 'node:worker_threads';
import { draw, type Wish } from './draw.ts';

// A thread of its own: laying out and rasterizing would keep everybody else waiting for as long as they take.
parentPort?.on('message', ({ id, wish }: { readonly id: number; readonly wish: Wish }) => {
  try {
    parentPort?.postMessage({ id, drawn: draw(wish) }, []);
  } catch (error) {
    parentPort?.postMessage(
      { id, why: error instanceof Error ? error.message : String(error) },
      [],
    );
  }
});
