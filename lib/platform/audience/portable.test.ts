import { describe, expect, it } from 'vitest';
import { createRandom } from '@/lib/core';
import { pack, SetScope } from './customer-set';
import { packFlags, readBits } from './portable';

const SIZE = 200_000;

/** Flags that are dense, sparse and empty in turn, and states of which one in ten lacks the bit. */
function draw(shares: readonly number[]) {
  const random = createRandom(17);
  const flags = new Uint8Array(SIZE);
  const states = new Uint8Array(SIZE);
  for (let n = 0; n < SIZE; n += 1) {
    if (random.chance(shares[Math.floor(n / 65_536)] ?? 0)) flags[n] = 1;
    states[n] = random.chance(0.9) ? 5 : 4;
  }
  const numbers = [...flags.keys()].filter((n) => flags[n] === 1 && ((states[n] ?? 0) & 1) === 1);
  return { flags, states, numbers };
}

describe('packed flags', () => {
  it.each([
    ['lists and bitmaps', [0.5, 0.01, 0, 0.9]],
    ['one customer', [0.00002, 0, 0, 0]],
    ['nobody', [0, 0, 0, 0]],
    ['everyone', [1, 1, 1, 1]],
  ])('are what the library makes of the same numbers: %s', (_, shares) => {
    const { flags, states, numbers } = draw(shares);
    const scope = new SetScope();
    const packed = packFlags(flags, states, 1);
    expect([...scope.unpack(packed).toUint32Array()]).toEqual(numbers);
    expect(Buffer.from(packed).equals(Buffer.from(pack(scope.of(numbers))))).toBe(true);
    const bits = readBits(packed, SIZE);
    expect([...(bits ?? [])].reduce((sum, word) => sum + word.toString(2).replaceAll('0', '').length, 0)).toBe(
      numbers.length,
    );
    expect(numbers.every((n) => (((bits?.[n >>> 5] ?? 0) >>> (n & 31)) & 1) === 1)).toBe(true);
    scope.dispose();
  });

  it('are not read where they reach beyond the size', () => {
    const { flags, states } = draw([0.5, 0.5, 0.5, 0.5]);
    expect(readBits(packFlags(flags, states, 1), 65_536)).toBeUndefined();
  });
});
