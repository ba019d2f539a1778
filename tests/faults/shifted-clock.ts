/** Loaded before a process's own code: its wall clock is off by WINNOW_TEST_SHIFT_MS. Timers run as ever. */
const shift = Number(process.env["WINNOW_TEST_SHIFT_MS"] ?? 0);
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...given: readonly unknown[]) {
    super(...((given.length === 0 ? [RealDate.now() + shift] : given) as [number]));
  }

  static override now(): number {
    return RealDate.now() + shift;
  }
} as DateConstructor;
