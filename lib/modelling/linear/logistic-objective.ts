import type { Matrix } from '../matrix';
import type { Objective } from './minimise';

/** Mean and standard deviation of each column; infinite where it does not vary, so that its coefficient is 0. */
export interface ColumnScale {
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
}

export function columnScale({ rows, columns, data }: Matrix): ColumnScale {
  const mean = new Float64Array(columns);
  const deviation = new Float64Array(columns);
  for (let j = 0; j < columns; j += 1) {
    let sum = 0;
    for (let i = 0; i < rows; i += 1) sum += data[j * rows + i] ?? 0;
    const middle = sum / rows;
    let squares = 0;
    for (let i = 0; i < rows; i += 1) squares += ((data[j * rows + i] ?? 0) - middle) ** 2;
    const spread = Math.sqrt(squares / rows);
    mean[j] = middle;
    // What rounding leaves of a constant is constant.
    deviation[j] = spread > 1e-12 * Math.max(1, Math.abs(middle)) ? spread : Number.POSITIVE_INFINITY;
  }
  return { mean, deviation };
}

/**
 * The loss to minimise: Σ weight · −log p(class) / Σ weight + ½ Σ ridge_j · u_j², where the point holds for each output
 * the coefficients u of the standardised columns and then the intercept. Standardising only eases the way: `ridge` is of
 * the coefficients as the columns are given. One output for two classes, else one for each class.
 */
export function logisticObjective(
  x: Matrix,
  y: Int32Array,
  weight: Float64Array | null,
  outputs: number,
  scale: ColumnScale,
  ridge: Float64Array,
): Objective {
  const { rows, columns, data } = x;
  const total = weight ? weight.reduce((sum, w) => sum + w, 0) : rows;
  const width = columns + 1;
  const raw = new Float64Array(rows * outputs);
  return (point, gradient) => {
    gradient.fill(0);
    for (let k = 0; k < outputs; k += 1) {
      const out = raw.subarray(k * rows, (k + 1) * rows).fill(point[k * width + columns] ?? 0);
      for (let j = 0; j < columns; j += 1) {
        const u = (point[k * width + j] ?? 0) / (scale.deviation[j] ?? 1);
        if (u === 0) continue;
        const shift = u * (scale.mean[j] ?? 0);
        const offset = j * rows;
        for (let i = 0; i < rows; i += 1) out[i] = (out[i] ?? 0) + u * (data[offset + i] ?? 0) - shift;
      }
    }
    // From raw predictions to the gradients of the loss in them.
    let loss = outputs === 1 ? binaryLoss(raw, y, weight, total) : softmaxLoss(raw, y, weight, total, outputs);
    for (let k = 0; k < outputs; k += 1) {
      const residual = raw.subarray(k * rows, (k + 1) * rows);
      let sum = 0;
      for (let i = 0; i < rows; i += 1) sum += residual[i] ?? 0;
      gradient[k * width + columns] = sum;
      for (let j = 0; j < columns; j += 1) {
        let inner = 0;
        const offset = j * rows;
        for (let i = 0; i < rows; i += 1) inner += (residual[i] ?? 0) * (data[offset + i] ?? 0);
        const u = point[k * width + j] ?? 0;
        const penalty = ridge[j] ?? 0;
        gradient[k * width + j] = (inner - sum * (scale.mean[j] ?? 0)) / (scale.deviation[j] ?? 1) + penalty * u;
        loss += 0.5 * penalty * u * u;
      }
    }
    return loss;
  };
}

/** Mean loss; replaces each raw prediction by the gradient in it. */
function binaryLoss(raw: Float64Array, y: Int32Array, weight: Float64Array | null, total: number): number {
  let loss = 0;
  for (let i = 0; i < raw.length; i += 1) {
    const z = raw[i] ?? 0;
    const share = (weight ? (weight[i] ?? 0) : 1) / total;
    const e = Math.exp(-Math.abs(z));
    const p = z >= 0 ? 1 / (1 + e) : e / (1 + e);
    const label = y[i] ?? 0;
    loss += share * ((z > 0 ? z : 0) + Math.log1p(e) - label * z);
    raw[i] = share * (p - label);
  }
  return loss;
}

function softmaxLoss(
  raw: Float64Array,
  y: Int32Array,
  weight: Float64Array | null,
  total: number,
  classes: number,
): number {
  const rows = y.length;
  let loss = 0;
  for (let i = 0; i < rows; i += 1) {
    const share = (weight ? (weight[i] ?? 0) : 1) / total;
    let most = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < classes; k += 1) most = Math.max(most, raw[k * rows + i] ?? 0);
    let sum = 0;
    for (let k = 0; k < classes; k += 1) sum += Math.exp((raw[k * rows + i] ?? 0) - most);
    const label = y[i] ?? 0;
    loss += share * (Math.log(sum) + most - (raw[label * rows + i] ?? 0));
    for (let k = 0; k < classes; k += 1) {
      const p = Math.exp((raw[k * rows + i] ?? 0) - most) / sum;
      raw[k * rows + i] = share * (p - (k === label ? 1 : 0));
    }
  }
  return loss;
}
