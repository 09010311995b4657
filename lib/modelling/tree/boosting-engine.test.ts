import { describe, expect, it } from 'vitest';
import { createRandom } from '@/lib/core/random';
import { MISSING_BIN } from './bin-mapper';
import { type BoostingEngine, type SplitRule, unitsFor } from './boosting-engine';
import { createCompiledEngine } from './compiled-boosting-engine';
import { PlainBoostingEngine } from './plain-boosting-engine';

const rows = 1501;
const features = 6;
const sizes = { rows, features, outputs: 1, slots: 3 };

/** The same random bins, predictions and weights in an engine. */
function fill(engine: BoostingEngine): BoostingEngine {
  const random = createRandom(5);
  for (let i = 0; i < rows; i += 1) {
    engine.order[i] = i;
    engine.raw[i] = random.normal(0, 12);
    engine.labels[i] = random.chance(0.4) ? 1 : 0;
    engine.weights[i] = random.next() * 3;
    for (let f = 0; f < features; f += 1) {
      engine.bins[i * engine.stride + f] = f > 3 && random.chance(0.2) ? MISSING_BIN : random.int(0, 40 * (f + 1));
    }
  }
  const unit = 3 / unitsFor(rows);
  engine.setUnits(unit, unit / 4);
  engine.logistic();
  return engine;
}

describe('the two engines', () => {
  const compiled = createCompiledEngine(sizes);
  const engines = compiled ? [fill(new PlainBoostingEngine(sizes)), fill(compiled)] : [];

  it('has WebAssembly here', () => expect(compiled).not.toBeNull());

  it('agree on every gradient', () => {
    expect(engines[1]?.gradients).toEqual(engines[0]?.gradients);
    expect(engines[0]?.gradients.some((g) => g < 0)).toBe(true);
  });

  const bounds = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  it.each([
    ['free', [0, 0, 0, 0, 0, 0], bounds],
    ['monotone and bounded', [1, -1, 0, 1, -1, 1], { low: -0.05, high: 0.4 }],
  ])('find the same splits to the last bit: %s', (_, monotone, limits) => {
    const rule: SplitRule = {
      leastRows: 20,
      leastHessian: 1e-3,
      l2: 0.5,
      monotone: Int8Array.from(monotone),
      allowed: Uint8Array.from([1, 1, 1, 0, 1, 1]),
      binCounts: Int32Array.from([41, 81, 121, 161, 201, 241]),
    };
    const found = engines.map((engine) => {
      for (let i = 0; i < rows; i += 1) engine.order[i] = i;
      engine.setRule(rule);
      engine.histogram(0, 0, rows);
      const all = { ...engine.totals(0), ...limits };
      const split = engine.split(0, all);
      if (!split) return null;
      const left = engine.partition(0, rows, split);
      engine.histogram(1, 0, left);
      engine.subtract(0, 1, 2);
      const rest = { ...engine.totals(2), ...limits };
      const own = { ...engine.totals(1), ...limits };
      const pair = engine.expand(1, 0, left, own, 0, rest);
      expect(pair).toEqual([engine.split(1, own), engine.split(2, rest)]);
      engine.add(0, 0, left, 0.1);
      return { all, split, left, rest, next: engine.split(2, rest), order: [...engine.order], raw: [...engine.raw] };
    });
    expect(found[0]).not.toBeNull();
    expect(found[0]?.all.rows).toBe(rows);
    expect(found[0]?.left).toBe(found[0]?.split.rows);
    expect(found[1]).toEqual(found[0]);
  });
});
