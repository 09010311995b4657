import { RoaringBitmap32 } from 'roaring-wasm';

/**
 * A set of customer numbers as a compressed bitmap. The bitmaps live in WebAssembly memory, which no garbage collector
 * sees: every set belongs to a scope and is gone when the scope ends.
 */
export interface CustomerSet {
  readonly size: number;
  has(customer: number): boolean;
  /** The customer at a rank, in ascending order from 0. */
  select(rank: number): number;
  toUint32Array(): Uint32Array;
  /** How many customers are in both. */
  andCardinality(other: CustomerSet): number;
}

/** Makes sets and owns their memory. */
export class SetScope {
  private readonly owned: RoaringBitmap32[] = [];

  private own(bitmap: RoaringBitmap32): RoaringBitmap32 {
    this.owned.push(bitmap);
    return bitmap;
  }

  of(numbers: Uint32Array | readonly number[]): CustomerSet {
    return this.own(new RoaringBitmap32(numbers));
  }

  /** What is in every set; there is at least one. */
  and(first: CustomerSet, ...more: readonly CustomerSet[]): CustomerSet {
    const [second, ...rest] = more;
    const both = this.own(second ? RoaringBitmap32.and(bitmap(first), bitmap(second)) : bitmap(first).clone());
    for (const one of rest) both.andInPlace(bitmap(one));
    return both;
  }

  or(sets: readonly CustomerSet[]): CustomerSet {
    return this.own(RoaringBitmap32.orMany(sets.map(bitmap)));
  }

  /** What is in `a` and not in `b`. */
  without(a: CustomerSet, b: CustomerSet): CustomerSet {
    return this.own(RoaringBitmap32.andNot(bitmap(a), bitmap(b)));
  }

  /** A set out of `pack`'s bytes. */
  unpack(bytes: Uint8Array): CustomerSet {
    return this.own(RoaringBitmap32.deserialize('portable', bytes));
  }

  dispose(): void {
    for (const bitmap of this.owned.splice(0)) bitmap.dispose();
  }
}

function bitmap(set: CustomerSet): RoaringBitmap32 {
  if (!(set instanceof RoaringBitmap32)) throw new TypeError('not a set made by a scope');
  return set;
}

/** The set as bytes that outlive its scope (the portable format of Roaring). */
export const pack = (set: CustomerSet): Uint8Array => bitmap(set).serialize('portable');

/** Runs `work` with a scope and frees every set of it at the end, whatever happens. */
export async function withSets<T>(work: (scope: SetScope) => Promise<T>): Promise<T> {
  const scope = new SetScope();
  try {
    return await work(scope);
  } finally {
    scope.dispose();
  }
}
