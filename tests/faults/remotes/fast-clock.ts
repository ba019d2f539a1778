/**
 * Loaded before a process's own code: its clock and its timers run WINNOW_TEST_SPEED times as fast, from the moment
 * WINNOW_TEST_CLOCK_FROM on, so that a process that is started again goes on in the same time.
 */
const speed = Number(process.env["WINNOW_TEST_SPEED"] ?? 1);
const from = Number(process.env["WINNOW_TEST_CLOCK_FROM"] ?? Date.now());
const RealDate = Date;
const fastNow = (): number => Math.round(from + (RealDate.now() - from) * speed);

globalThis.Date = class extends RealDate {
  constructor(...given: readonly unknown[]) {
    super(...((given.length === 0 ? [fastNow()] : given) as [number]));
  }

  static override now(): number {
    return fastNow();
  }
} as DateConstructor;

const { setTimeout: realTimeout, setInterval: realInterval } = globalThis;
// How long a transaction may take is about this machine, whatever time it is (electron/store/engine/group-commit.ts).
const GUARD_MS = 5000;
const sooner = (ms: unknown): number => (ms === GUARD_MS ? GUARD_MS : Number(ms ?? 0) / speed);
globalThis.setTimeout = Object.assign(
  (run: () => void, ms?: number, ...rest: []) => realTimeout(run, sooner(ms), ...rest),
  realTimeout,
);
globalThis.setInterval = Object.assign(
  (run: () => void, ms?: number, ...rest: []) => realInterval(run, sooner(ms), ...rest),
  realInterval,
);
