import { isRenderFailure, TOO_LONG } from './render-failure';

const TRIES = 3;
/** So many that were too much each time are enough to know the template by. */
const ENOUGH = 3;

/**
 * The limit of a rendering is one of time: on a machine that stands still for a moment it says nothing of the template. What
 * took too long is made again; what asks for too much does so every time.
 */
export class Patience {
  private tooLong = 0;

  try<Made>(make: () => Made): Made {
    for (let tries = 1; ; tries += 1) {
      try {
        return make();
      } catch (error) {
        if (!isRenderFailure(error) || error.detail !== TOO_LONG) throw error;
        if (tries < TRIES && this.tooLong < ENOUGH) continue;
        this.tooLong += 1;
        throw error;
      }
    }
  }
}
