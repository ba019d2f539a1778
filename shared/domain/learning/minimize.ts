/** Value and gradient at a point; the gradient is written into `into`. */
export type Objective = (point: Float64Array, into: Float64Array) => number;

const MEMORY = 8;
const SUFFICIENT_DECREASE = 1e-4;
const HALVINGS = 30;

export const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
};

const addScaled = (into: Float64Array, from: Float64Array, factor: number): void => {
  for (let index = 0; index < into.length; index += 1) {
    into[index] = (into[index] ?? 0) + factor * (from[index] ?? 0);
  }
};

interface Pair {
  readonly step: Float64Array;
  readonly change: Float64Array;
  readonly rho: number;
}

/** The two-loop recursion: the gradient times an estimate of the inverse Hessian. */
const directionOf = (gradient: Float64Array, pairs: readonly Pair[]): Float64Array => {
  const direction = gradient.slice();
  const alphas: number[] = [];
  for (const { step, change, rho } of pairs.toReversed()) {
    const alpha = rho * dot(step, direction);
    alphas.unshift(alpha);
    addScaled(direction, change, -alpha);
  }
  const last = pairs.at(-1);
  const scale = last === undefined ? 1 : 1 / (last.rho * dot(last.change, last.change));
  for (let index = 0; index < direction.length; index += 1)
    direction[index] = (direction[index] ?? 0) * scale;
  pairs.forEach(({ step, change, rho }, index) => {
    addScaled(direction, step, (alphas[index] ?? 0) - rho * dot(change, direction));
  });
  return direction;
};

/**
 * The minimum of a smooth convex function, by L-BFGS (Nocedal and Wright, Numerical Optimization, algorithm 7.5) with
 * a backtracking line search. Ends when the gradient is `tolerance` of what it was at the start, or after `most`
 * steps. Deterministic.
 */
export const minimize = (
  objective: Objective,
  start: Float64Array,
  { tolerance = 1e-3, most = 100 }: { readonly tolerance?: number; readonly most?: number } = {},
): Float64Array => {
  let point = start.slice();
  let gradient = new Float64Array(start.length);
  let value = objective(point, gradient);
  const enough = tolerance ** 2 * dot(gradient, gradient);
  const pairs: Pair[] = [];
  for (let turn = 0; turn < most && dot(gradient, gradient) > enough; turn += 1) {
    const direction = directionOf(gradient, pairs);
    const slope = dot(direction, gradient);
    let length = pairs.length === 0 ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient))) : 1;
    const next = { point: point, gradient: new Float64Array(start.length), value: Infinity };
    for (let halving = 0; halving < HALVINGS; halving += 1) {
      next.point = point.slice();
      addScaled(next.point, direction, -length);
      next.value = objective(next.point, next.gradient);
      if (next.value <= value - SUFFICIENT_DECREASE * length * slope) break;
      length /= 2;
    }
    if (!(next.value < value)) break;
    const step = next.point.slice();
    addScaled(step, point, -1);
    const change = next.gradient.slice();
    addScaled(change, gradient, -1);
    const curvature = dot(step, change);
    if (curvature > 0) pairs.push({ step, change, rho: 1 / curvature });
    if (pairs.length > MEMORY) pairs.shift();
    ({ point, gradient, value } = next);
  }
  return point;
};
