/**
 * The portable format of Roaring bitmaps, without runs (https://github.com/RoaringBitmap/RoaringFormatSpec): a cookie and the
 * number of containers; of each container its key and its size less one; where each begins; their contents, a sorted list
 * of 16-bit numbers or, of more than 4,096, a bitmap of 65,536 bits. Written and read here because going through
 * single numbers takes some ten times as long.
 */
const COOKIE = 12_346;
const CHUNK = 65_536;
const BITMAP_BYTES = CHUNK / 8;
const MOST_LISTED = 4_096;

/** The numbers whose flag is set and who have the bit in their state, packed. */
export function packFlags(flags: Uint8Array, states: Uint8Array, bit: number): Uint8Array {
  const counts: number[] = [];
  for (let start = 0; start < flags.length; start += CHUNK) {
    const end = Math.min(flags.length, start + CHUNK);
    let count = 0;
    for (let number = start; number < end; number += 1)
      if (flags[number] !== 0 && ((states[number] ?? 0) & bit) !== 0) count += 1;
    counts.push(count);
  }
  const keys = [...counts.keys()].filter((key) => counts[key] !== 0);
  const sizeOf = (key: number): number => {
    const count = counts[key] ?? 0;
    return count > MOST_LISTED ? BITMAP_BYTES : count * 2;
  };
  const head = 8 + keys.length * 8;
  const bytes = new Uint8Array(keys.reduce((sum, key) => sum + sizeOf(key), head));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, COOKIE, true);
  view.setUint32(4, keys.length, true);
  let offset = head;
  for (const [place, key] of keys.entries()) {
    const count = counts[key] ?? 0;
    view.setUint16(8 + place * 4, key, true);
    view.setUint16(10 + place * 4, count - 1, true);
    view.setUint32(8 + keys.length * 4 + place * 4, offset, true);
    const start = key * CHUNK;
    const end = Math.min(flags.length, start + CHUNK);
    const listed = count <= MOST_LISTED;
    let at = offset;
    for (let number = start; number < end; number += 1) {
      if (flags[number] === 0 || ((states[number] ?? 0) & bit) === 0) continue;
      const low = number - start;
      if (listed) {
        bytes[at] = low & 255;
        bytes[at + 1] = low >>> 8;
        at += 2;
      } else bytes[offset + (low >>> 3)] = (bytes[offset + (low >>> 3)] ?? 0) | (1 << (low & 7));
    }
    offset += sizeOf(key);
  }
  return bytes;
}

/** The bits of a packed set, bit `n & 31` of word `n >>> 5`; undefined where it holds runs or numbers from `size` on. */
export function readBits(bytes: Uint8Array, size: number): Uint32Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== COOKIE) return undefined;
  const containers = view.getUint32(4, true);
  const chunks = Math.ceil(size / CHUNK);
  const out = new Uint8Array(chunks * BITMAP_BYTES);
  for (let place = 0; place < containers; place += 1) {
    const key = view.getUint16(8 + place * 4, true);
    if (key >= chunks) return undefined;
    const count = view.getUint16(10 + place * 4, true) + 1;
    const offset = view.getUint32(8 + containers * 4 + place * 4, true);
    const base = key * BITMAP_BYTES;
    if (count > MOST_LISTED) out.set(bytes.subarray(offset, offset + BITMAP_BYTES), base);
    else
      for (let n = 0; n < count; n += 1) {
        const low = view.getUint16(offset + n * 2, true);
        out[base + (low >>> 3)] = (out[base + (low >>> 3)] ?? 0) | (1 << (low & 7));
      }
  }
  return new Uint32Array(out.buffer);
}
