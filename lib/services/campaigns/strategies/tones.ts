/** How a strategy speaks. A list of its own, as screens need it without the rest. */
export const STRATEGY_TONES = ['warm', 'plain', 'playful', 'elegant'] as const;
export type StrategyTone = (typeof STRATEGY_TONES)[number];
