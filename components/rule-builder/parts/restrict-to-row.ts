import type { Modifier } from '@dnd-kit/core';

/** Rows of a list are dragged up and down only. */
export const restrictToRow: Modifier = ({ transform }) => ({ ...transform, x: 0 });
