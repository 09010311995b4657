/** Interest in a category: points of an event about it, halved every 60 days, over the last year. */
export const AFFINITY_POINTS = { viewed: 1, added: 3, ordered: 4 } as const;
export const AFFINITY_HALF_LIFE_DAYS = 60;
export const AFFINITY_WINDOW_DAYS = 365;
