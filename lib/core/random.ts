/** Seeded random numbers: the only source of randomness besides ids and secrets. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform integer in [low, high], both included. */
  int(low: number, high: number): number;
  /** True with probability p. */
  chance(p: number): boolean;
  /** One of the items, each as likely. Throws RangeError on an empty list. */
  pick<T>(items: readonly T[]): T;
  /** Index drawn with probability proportional to the weights (non-negative, not all zero). */
  weighted(weights: readonly number[]): number;
  /** Normal with the given mean and standard deviation (Box-Muller). */
  normal(mean?: number, deviation?: number): number;
  /** Exponential with the given mean. */
  exponential(mean: number): number;
  /** Poisson with the given mean (Knuth below 30, normal approximation above). */
  poisson(mean: number): number;
  /** An independent stream named by a label: the same label gives the same stream. */
  fork(label: string | number): Random;
}

/** 32-bit FNV-1a of a text's UTF-16 units. */
export function hash32(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** sfc32 (Chris Doty-Humphrey's PractRand), seeded through 12 discarded rounds. */
export function createRandom(seed: number | string): Random {
  const s = typeof seed === 'number' ? seed >>> 0 : hash32(seed);
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = s;
  let d = 1;
  const next32 = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 12; i += 1) next32();
  const next = (): number => next32() / 4294967296;
  const random: Random = {
    next,
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (p) => next() < p,
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined && items.length === 0) throw new RangeError('pick from an empty list');
      return item as (typeof items)[number];
    },
    weighted: (weights) => {
      let rest = next() * weights.reduce((sum, w) => sum + w, 0);
      for (let i = 0; i < weights.length; i += 1) {
        rest -= weights[i] ?? 0;
        if (rest < 0) return i;
      }
      return weights.length - 1;
    },
    normal: (mean = 0, deviation = 1) =>
      mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    exponential: (mean) => -mean * Math.log(1 - next()),
    poisson: (mean) => {
      if (mean > 30) return Math.max(0, Math.round(random.normal(mean, Math.sqrt(mean))));
      const limit = Math.exp(-mean);
      let n = 0;
      for (let p = next(); p > limit; p *= next()) n += 1;
      return n;
    },
    fork: (label) => createRandom(hash32(`${s}/${label}`)),
  };
  return random;
}
