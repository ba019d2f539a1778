import type { ScoringSettingsView } from "#shared/contract/scoring-calls.ts";

/** Scoring as the settings and the inbox see it: some wait, and a pause is remembered. */
export const fakeScoring = () => {
  let view: ScoringSettingsView = {
    state: "scoring",
    waiting: 1204,
    perMinute: 602,
    secondsLeft: 120,
    workers: null,
    mostWorkers: 16,
    form: "auto",
    onlyWhenIdle: false,
    pauseOnBattery: false,
    knowsPower: true,
    forms: {
      reference: "fp32",
      measured: [
        { form: "winnow", picturesPerSecond: 60.25, cosine: 0.9997 },
        { form: "q8", picturesPerSecond: 34.5, cosine: 0.9998 },
        { form: "fp32", picturesPerSecond: 21.75, cosine: 1 },
        { form: "fp16", picturesPerSecond: null, cosine: null },
      ],
      chosen: "winnow",
    },
  };
  return {
    "scoring.get": () => view,
    "scoring.settings": () => view,
    "scoring.pause": ({ on }: { readonly on: boolean }) =>
      (view = on
        ? { ...view, state: "paused", perMinute: null, secondsLeft: null }
        : { ...view, state: "scoring" }),
    "scoring.set": (changes: object) => (view = { ...view, ...changes }),
    "scoring.measure": () => view,
    "scoring.look": () => null,
  };
};
