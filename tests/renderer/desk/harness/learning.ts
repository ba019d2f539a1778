import type { LearningAnswers, LearningView } from "#shared/contract/learning-views.ts";

type LearningHandlers = {
  readonly [C in keyof LearningAnswers]: (input: never) => LearningAnswers[C];
};

/** Has learnt from fifty decisions, until it is switched off; even numbers would be approved. */
export const fakeLearning = () => {
  let on = true;
  const learnt: LearningView = {
    kind: "learnt",
    decisions: 50,
    agreed: 44,
    agreedByGuess: 30,
    asVerdict: 38,
  };
  return {
    "learning.view": () => (on ? learnt : { kind: "off" as const }),
    "learning.likelihood": ({ number }: { readonly number: number }) =>
      on ? (number % 2 === 0 ? 0.84 : 0.09) : null,
    "learning.turn": (input: { readonly on: boolean }) => {
      on = input.on;
      return null;
    },
  } satisfies LearningHandlers;
};
