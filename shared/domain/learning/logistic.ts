import { minimize } from "./minimize.ts";

/** Rows of equal width, one after the other. */
export interface Matrix {
  readonly rows: number;
  readonly width: number;
  readonly values: Float64Array;
}

/** A direction and an offset: a row's logit is `weights · row + offset`. */
export interface Logistic {
  readonly weights: Float64Array;
  readonly offset: number;
}

export const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit));

/** log(1 + e^x) without overflow. */
const softplus = (x: number): number => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)));

const rowTimes = ({ width, values }: Matrix, row: number, weights: Float64Array): number => {
  let sum = 0;
  const start = row * width;
  for (let column = 0; column < width; column += 1) {
    sum += (values[start + column] ?? 0) * (weights[column] ?? 0);
  }
  return sum;
};

export const logitOf = (matrix: Matrix, row: number, { weights, offset }: Logistic): number =>
  rowTimes(matrix, row, weights) + offset;

/**
 * Logistic regression by maximum likelihood with an L2 penalty of `penalty / 2 · |weights|²` on the sum of the losses;
 * the offset is free. Only the rows named in `among` are used.
 */
export const fitLogistic = (
  matrix: Matrix,
  labels: readonly boolean[],
  among: readonly number[],
  penalty: number,
): Logistic => {
  const { width, values } = matrix;
  const fitted = minimize(
    (point, gradient) => {
      let loss = 0;
      for (let column = 0; column < width; column += 1) {
        const weight = point[column] ?? 0;
        loss += (penalty / 2) * weight * weight;
        gradient[column] = penalty * weight;
      }
      gradient[width] = 0;
      for (const row of among) {
        const logit = rowTimes(matrix, row, point) + (point[width] ?? 0);
        const label = labels[row] === true ? 1 : 0;
        loss += softplus(logit) - label * logit;
        const error = sigmoid(logit) - label;
        const start = row * width;
        for (let column = 0; column < width; column += 1) {
          gradient[column] = (gradient[column] ?? 0) + error * (values[start + column] ?? 0);
        }
        gradient[width] = (gradient[width] ?? 0) + error;
      }
      return loss;
    },
    new Float64Array(width + 1),
  );
  return { weights: fitted.slice(0, width), offset: fitted[width] ?? 0 };
};
