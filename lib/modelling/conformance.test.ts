import { describe, expect, it } from 'vitest';
import { AppError, createRandom } from '@/lib/core';
import { CASES, type Conforming } from './conformance/cases';
import { OTHER_CASES } from './conformance/other-cases';
import type { Artefact } from './estimator';
import { type Matrix, matrixOf, matrixOfRows } from './matrix';

/** Rows of three groups in three columns. */
function rowsOf(rows: number, columns = 3, seed = 1): Matrix {
  const random = createRandom(`${seed}/conformance`);
  const data = Float64Array.from({ length: rows * columns }, (_, at) => ((at % rows) % 3) * 3 + random.normal(0, 0.3));
  return matrixOf(data, rows, columns);
}

const x = rowsOf(60);
const others = rowsOf(7, 3, 2);
const written = (one: Conforming): Artefact => JSON.parse(JSON.stringify(one));

function fitted(create: () => Conforming, rows = x): Conforming {
  const one = create();
  one.fit(rows);
  return one;
}

/** The outcome of some work: its answer, or the AppError that it threw; any other error is thrown on. */
function outcome(work: () => ArrayLike<number>): ArrayLike<number> | AppError {
  try {
    return work();
  } catch (error) {
    if (error instanceof AppError && error.code !== 'internal') return error;
    throw error;
  }
}

const refusal = (message: RegExp) =>
  expect.objectContaining({ code: 'invalidInput', message: expect.stringMatching(message) });

function withValue(rows: Matrix, row: number, column: number, value: number): Matrix {
  const data = Float64Array.from(rows.data);
  data[column * rows.rows + row] = value;
  return matrixOf(data, rows.rows, rows.columns);
}

describe.each(CASES)('$name', ({ create, read, missing = false }) => {
  it('learns the same from the same rows', () => {
    const [one, two] = [fitted(create), fitted(create)];
    expect(written(one)).toEqual(written(two));
    expect(one.ask(others)).toEqual(two.ask(others));
  });

  it('says the same after it was written down and read back', () => {
    const one = fitted(create);
    const again = read(written(one));
    expect(again.ask(others)).toEqual(one.ask(others));
    expect(written(again)).toEqual(written(one));
    expect(Array.from(one.ask(others)).every(Number.isFinite)).toBe(true);
  });

  it('refuses an artefact of another kind or format', () => {
    const artefact = written(fitted(create));
    expect(() => read({ ...artefact, kind: 'something else' })).toThrow(refusal(/something else/));
    expect(() => read({ ...artefact, formatVersion: 999 })).toThrow(refusal(/format 999/));
  });

  it('says nothing before it has learned', () => {
    expect(() => create().ask(others)).toThrow(expect.objectContaining({ code: 'conflict' }));
    expect(() => read(written(create())).ask(others)).toThrow(expect.objectContaining({ code: 'conflict' }));
  });

  it('refuses infinite, missing, no and other columns, and names the one at fault', () => {
    const one = fitted(create);
    const infinite = withValue(x, 5, 1, Number.POSITIVE_INFINITY);
    expect(() => create().fit(infinite)).toThrow(refusal(/Column 1 holds an infinite value/));
    expect(() => one.ask(infinite)).toThrow(refusal(/Column 1 holds an infinite value/));
    const hole = withValue(x, 4, 2, Number.NaN);
    if (missing) {
      expect(fitted(create, hole).ask(hole).length).toBeGreaterThan(0);
    } else {
      expect(() => create().fit(hole)).toThrow(refusal(/Column 2 holds a missing value/));
      expect(() => one.ask(hole)).toThrow(refusal(/Column 2 holds a missing value/));
    }
    expect(() => create().fit(matrixOf(new Float64Array(), 0, 3))).toThrow(refusal(/row/));
    expect(() => create().fit(matrixOf(new Float64Array(), 5, 0))).toThrow(refusal(/column/i));
    expect(() => one.ask(rowsOf(7, 2))).toThrow(refusal(/3 columns; given 2/));
  });

  it('writes nothing into what it is given, and takes float32', () => {
    const copy = Float64Array.from(x.data);
    const one = fitted(create);
    one.ask(x);
    expect(x.data).toEqual(copy);
    const narrow = { ...x, data: Float32Array.from(x.data) };
    expect(fitted(create, narrow).ask(narrow).length).toBe(one.ask(x).length);
  });

  it.each([
    ['constant columns', matrixOfRows(Array.from({ length: 12 }, (_, i) => [5, i % 4, 7]))],
    ['one row again and again', matrixOfRows(Array.from({ length: 12 }, () => [1, 2, 3]))],
    ['collinear columns', matrixOfRows(Array.from({ length: 12 }, (_, i) => [i, 2 * i, 5 - i]))],
    ['one column', rowsOf(30, 1)],
    ['three rows', rowsOf(3)],
    ['two rows', rowsOf(2)],
    ['one row', rowsOf(1)],
    ['huge and tiny numbers', matrixOfRows(Array.from({ length: 12 }, (_, i) => [i * 1e12, i * 1e-12, (i % 5) - 1e9]))],
  ])('answers for %s, or says why not', (_, rows) => {
    const said = outcome(() => fitted(create, rows).ask(rows));
    if (said instanceof AppError) {
      expect(said.code).toBe('invalidInput');
      expect(said.message).toMatch(/^[A-Z0-9].*\.$/);
    } else {
      expect(said.length).toBeGreaterThan(0);
      expect(Array.from(said).every(Number.isFinite)).toBe(true);
    }
  });

  it('ends when it is aborted, and has learned nothing then', () => {
    const one = create();
    expect(() => one.fit(x, { signal: AbortSignal.abort(new Error('enough')) })).toThrow('enough');
    expect(() => one.ask(x)).toThrow(expect.objectContaining({ code: 'conflict' }));
  });
});

describe.each(OTHER_CASES)('$name', ({ create, read }) => {
  const learned = () => {
    const one = create();
    one.fit();
    return one;
  };
  const asJson = (one: { toJSON(): Artefact }): Artefact => JSON.parse(JSON.stringify(one));

  it('learns the same twice, and says the same after it was written down and read back', () => {
    const one = learned();
    expect(asJson(learned())).toEqual(asJson(one));
    expect(read(asJson(one)).ask()).toEqual(one.ask());
    expect(one.ask().length).toBeGreaterThan(0);
  });

  it('refuses an artefact of another kind or format, and says nothing before it has learned', () => {
    const artefact = asJson(learned());
    expect(() => read({ ...artefact, kind: 'something else' })).toThrow(refusal(/something else/));
    expect(() => read({ ...artefact, formatVersion: 999 })).toThrow(refusal(/format 999/));
    expect(() => create().ask()).toThrow(expect.objectContaining({ code: 'conflict' }));
  });
});
