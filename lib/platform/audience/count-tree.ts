import type { SetTree } from '@/lib/rules';
import type { Evaluation } from './audience';
import { type CustomerSet, pack } from './customer-set';
import { readBits } from './portable';

/**
 * How many customers trees hold for, by plain bitmaps: a funnel asks for dozens of combinations of the same few sets, and
 * counting what two compressed bitmaps share takes several times as long.
 */
export class TreeCounter {
  private readonly words = new Map<CustomerSet, Uint32Array>();
  private readonly size: number;

  constructor(private readonly evaluation: Evaluation) {
    const { everyone } = evaluation;
    this.size = everyone.size === 0 ? 1 : everyone.select(everyone.size - 1) + 1;
  }

  /** The size of a tree's set. */
  count(tree: SetTree): number {
    const words = this.evaluate(tree);
    let count = 0;
    for (let at = 0; at < words.length; at += 1) {
      // The number of bits of a word, summed in its parts (Warren, Hacker's Delight, 5-1).
      let word = words[at] ?? 0;
      word -= (word >>> 1) & 0x55555555;
      word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
      count += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
    }
    return count;
  }

  /** Not to be written to: it may be a known set's. */
  private evaluate(tree: SetTree): Uint32Array {
    const { everyone, sets } = this.evaluation;
    switch (tree.op) {
      case 'everyone':
        return this.wordsOf(everyone);
      case 'leaf': {
        const set = sets.get(tree.leaf.key);
        if (!set) throw new Error(`a condition was not evaluated: ${tree.leaf.key}`);
        return this.wordsOf(set);
      }
      case 'not': {
        const out = this.wordsOf(everyone).slice();
        const not = this.evaluate(tree.of);
        for (let at = 0; at < out.length; at += 1) out[at] = (out[at] ?? 0) & ~(not[at] ?? 0);
        return out;
      }
      case 'or': {
        const out = new Uint32Array(this.wordsOf(everyone).length);
        for (const part of tree.of) {
          const words = this.evaluate(part);
          for (let at = 0; at < out.length; at += 1) out[at] = (out[at] ?? 0) | (words[at] ?? 0);
        }
        return out;
      }
      case 'and': {
        const out = this.wordsOf(everyone).slice();
        for (const part of tree.of) {
          const words = this.evaluate(part);
          for (let at = 0; at < out.length; at += 1) out[at] = (out[at] ?? 0) & (words[at] ?? 0);
        }
        return out;
      }
    }
  }

  private wordsOf(set: CustomerSet): Uint32Array {
    const known = this.words.get(set);
    if (known) return known;
    const words = readBits(pack(set), this.size) ?? this.fromNumbers(set);
    this.words.set(set, words);
    return words;
  }

  private fromNumbers(set: CustomerSet): Uint32Array {
    const words = new Uint32Array(Math.ceil(this.size / 65_536) * 2_048);
    for (const number of set.toUint32Array()) words[number >>> 5] = (words[number >>> 5] ?? 0) | (1 << (number & 31));
    return words;
  }
}
