import type { Part } from './parallel';
import { probePart } from './probe-part';

/** All parts that helper threads can do; a part that is not here cannot be spread. */
export const PARTS: readonly Part<never, unknown>[] = [probePart];
