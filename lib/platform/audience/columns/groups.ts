/** Sums by key: open addressing on whole numbers from 0, which is several times as fast as a Map of them. */
export class Groups {
  private keys: Float64Array;
  private places: Uint32Array;
  private mask: number;
  size = 0;

  constructor(expected: number) {
    const capacity = 2 ** Math.ceil(Math.log2(Math.max(16, expected * 2)));
    this.keys = new Float64Array(capacity).fill(-1);
    this.places = new Uint32Array(capacity);
    this.mask = capacity - 1;
  }

  /** Number of a key's group: 0, 1, … in the order of first mention. */
  of(key: number): number {
    let slot = hash(key) & this.mask;
    for (;;) {
      const there = this.keys[slot] ?? -1;
      if (there === key) return this.places[slot] ?? 0;
      if (there === -1) break;
      slot = (slot + 1) & this.mask;
    }
    if (this.size * 2 > this.mask) {
      this.grow();
      return this.of(key);
    }
    this.keys[slot] = key;
    this.places[slot] = this.size;
    this.size += 1;
    return this.size - 1;
  }

  private grow(): void {
    const { keys, places } = this;
    const capacity = keys.length * 2;
    this.keys = new Float64Array(capacity).fill(-1);
    this.places = new Uint32Array(capacity);
    this.mask = capacity - 1;
    for (let index = 0; index < keys.length; index += 1) {
      const key = keys[index] ?? -1;
      if (key === -1) continue;
      let slot = hash(key) & this.mask;
      while (this.keys[slot] !== -1) slot = (slot + 1) & this.mask;
      this.keys[slot] = key;
      this.places[slot] = places[index] ?? 0;
    }
  }
}

/** Mixes both halves of a whole number below 2^53 (the finaliser of MurmurHash3). */
function hash(key: number): number {
  let h = ((key % 4_294_967_296) ^ Math.imul(Math.floor(key / 4_294_967_296), 0x9e3779b1)) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
