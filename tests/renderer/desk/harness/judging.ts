import type { JudgingAnswers } from "#shared/contract/judging-calls.ts";
import type { JudgingView, ScoreColumns } from "#shared/contract/judging-views.ts";
import type { JobDetail } from "#shared/contract/desk-views.ts";
import { type EditedPrompts, editedPromptSet, promptSetFor } from "#shared/domain/scoring/prompt-set.ts";
import type { Stars, Weights } from "#shared/domain/scoring/score.ts";
import { DEFAULT_WEIGHTS } from "#shared/domain/scoring/stars.ts";
import { MARK } from "#shared/domain/scoring/what-if.ts";

type JudgingHandlers = {
  readonly [C in keyof JudgingAnswers]: (input: never) => JudgingAnswers[C];
};

const SUBMISSIONS = 200;

/** Two hundred scores from 1 to 5 stars; every tenth was decided, a few against the threshold of three. */
const columns = (): ScoreColumns => ({
  numbers: Uint32Array.from({ length: SUBMISSIONS }, (_, index) => index + 1),
  dimensions: Float64Array.from(
    { length: 3 * SUBMISSIONS },
    (_, at) => 1 + (4 * Math.floor(at / 3)) / (SUBMISSIONS - 1),
  ),
  marks: Uint8Array.from({ length: SUBMISSIONS }, (_, index) =>
    index % 10 !== 0 ? 0 : index >= 60 ? MARK.decisionApproved : MARK.decisionRejected,
  ),
});

/** How one made-up job judges: tried, saved and applied as the service would say it. */
export const fakeJudging = (find: (jobId: string) => JobDetail) => {
  let prompts: EditedPrompts | null = null;
  let minStarRating: Stars = 3;
  let weights: Weights = DEFAULT_WEIGHTS;
  const view = (jobId: string): JudgingView => {
    const { title, description, scoringCriteria } = find(jobId);
    const fromRules = promptSetFor({ title, description, scoringCriteria }, [["a photo of a market stall"]]);
    return {
      prompts: prompts === null ? fromRules : editedPromptSet(prompts),
      fromRules,
      edited: prompts !== null,
      minStarRating,
      weights,
      model: { id: "clip-vit-base-patch32", revision: "1", practice: false },
      calibrated: false,
    };
  };
  return {
    "judging.get": ({ jobId }: { readonly jobId: string }) => view(jobId),
    "judging.columns": columns,
    "judging.preview": (input: { readonly prompts: EditedPrompts; readonly numbers: readonly number[] }) => ({
      rows: input.numbers.map((number) => ({
        number,
        thumbnail: "data:,",
        relevance: number / 200,
        relevanceNow: number / 400,
        nearest: "a drawing",
        criteria: input.prompts.criteria.map(() => number / 200),
      })),
    }),
    "judging.savePrompts": (input: { readonly jobId: string; readonly prompts: EditedPrompts | null }) => {
      prompts = input.prompts;
      return view(input.jobId);
    },
    "judging.saveThreshold": (input: {
      readonly jobId: string;
      readonly minStarRating: Stars;
      readonly weights: Weights;
    }) => {
      ({ minStarRating, weights } = input);
      return view(input.jobId);
    },
    "judging.again": () => ({ changed: 170, same: 10, left: [], undoLabel: "Judged 180 submissions again" }),
    "look.choices": () => [
      {
        kind: "subject" as const,
        label: "shopfronts",
        prompt: "a photo of shopfronts",
        contrast: null,
      },
      {
        kind: "criterion" as const,
        label: "Sharp",
        prompt: "a sharp photo",
        contrast: "a blurry photo",
      },
    ],
    "look.heatMap": ({ prompt }: { readonly prompt: string }) => ({
      stopped: false,
      area: { left: 0, top: 0, width: 1, height: 1 },
      columns: 7,
      rows: 7,
      drops: Array.from({ length: 49 }, (_, cell) =>
        prompt === "a sharp photo" ? 0 : cell === 8 ? 0.21 : 0.01,
      ),
      whole: 0.31,
    }),
    "look.stop": () => null,
  } satisfies JudgingHandlers;
};
