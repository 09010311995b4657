/** A density over a box, on a square grid of points; `values[row * size + column]`. */
export interface Density {
  size: number;
  left: number;
  top: number;
  stepX: number;
  stepY: number;
  values: Float64Array;
}

export interface Points {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
}

const SIZE = 56;
/** Scott's rule for two dimensions: n to the power of −1/6. */
const bandwidth = (deviation: number, count: number): number => deviation * count ** (-1 / 6);

function spreadOf(values: ArrayLike<number>): { low: number; high: number; deviation: number } {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? 0;
    if (value < low) low = value;
    if (value > high) high = value;
    sum += value;
    squares += value * value;
  }
  const mean = sum / values.length;
  return { low, high, deviation: Math.sqrt(Math.max(0, squares / values.length - mean * mean)) };
}

/** Blurs along one direction with a Gaussian of `sigma` cells. */
function blur(values: Float64Array, size: number, sigma: number, along: number, across: number): Float64Array {
  const reach = Math.max(1, Math.ceil(sigma * 3));
  const kernel = Array.from({ length: reach + 1 }, (_, i) => Math.exp(-(i * i) / (2 * sigma * sigma)));
  const out = new Float64Array(values.length);
  for (let line = 0; line < size; line += 1)
    for (let place = 0; place < size; place += 1) {
      let sum = 0;
      for (let offset = -reach; offset <= reach; offset += 1) {
        const at = place + offset;
        if (at >= 0 && at < size) sum += (values[line * across + at * along] ?? 0) * (kernel[Math.abs(offset)] ?? 0);
      }
      out[line * across + place * along] = sum;
    }
  return out;
}

/**
 * How dense points lie: a kernel density estimate with a Gaussian kernel (Scott 1992), binned on a grid that reaches three
 * bandwidths beyond them. Undefined where there are fewer than three points or they all lie on one spot.
 */
export function densityOf({ x, y }: Points): Density | undefined {
  const count = Math.min(x.length, y.length);
  if (count < 3) return undefined;
  const across = spreadOf(x);
  const down = spreadOf(y);
  const largest = Math.max(across.deviation, down.deviation);
  if (!(largest > 0)) return undefined;
  // Points on a line still have an outline: a thin one.
  const widthX = bandwidth(Math.max(across.deviation, largest / 50), count);
  const widthY = bandwidth(Math.max(down.deviation, largest / 50), count);
  const left = across.low - 3 * widthX;
  const top = down.low - 3 * widthY;
  const stepX = (across.high + 3 * widthX - left) / (SIZE - 1);
  const stepY = (down.high + 3 * widthY - top) / (SIZE - 1);
  const bins = new Float64Array(SIZE * SIZE);
  for (let i = 0; i < count; i += 1) {
    const column = Math.round(((x[i] ?? 0) - left) / stepX);
    const row = Math.round(((y[i] ?? 0) - top) / stepY);
    bins[row * SIZE + column] = (bins[row * SIZE + column] ?? 0) + 1;
  }
  const rows = blur(bins, SIZE, Math.max(0.6, widthX / stepX), 1, SIZE);
  const values = blur(rows, SIZE, Math.max(0.6, widthY / stepY), SIZE, 1);
  return { size: SIZE, left, top, stepX, stepY, values };
}

/** The density at a place, between the points of the grid by bilinear interpolation. */
export function densityAt({ size, left, top, stepX, stepY, values }: Density, x: number, y: number): number {
  const column = Math.min(size - 1.001, Math.max(0, (x - left) / stepX));
  const row = Math.min(size - 1.001, Math.max(0, (y - top) / stepY));
  const c = Math.floor(column);
  const r = Math.floor(row);
  const dx = column - c;
  const dy = row - r;
  const at = (i: number, j: number) => values[j * size + i] ?? 0;
  return (1 - dy) * ((1 - dx) * at(c, r) + dx * at(c + 1, r)) + dy * ((1 - dx) * at(c, r + 1) + dx * at(c + 1, r + 1));
}
