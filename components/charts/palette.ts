/** The categorical palette, in the order in which series take it. */
export const PALETTE = [
  'var(--c1)',
  'var(--c2)',
  'var(--c3)',
  'var(--c4)',
  'var(--c5)',
  'var(--c6)',
  'var(--c7)',
  'var(--c8)',
] as const;

/** The colour of the series at `index`; beyond eight they turn grey, as no ninth can be told apart. */
export const colourOf = (index: number, own?: string): string => own ?? PALETTE[index] ?? 'var(--muted-series)';
