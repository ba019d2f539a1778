import type { MeasuredForm, ModelFormName } from "#shared/domain/scoring/model-forms.ts";

/** Embeddings at least this close to the reference's stand for the same thing: stars and searches come out alike. */
export const AGREES_FROM = 0.999;
/** A form has to be this much faster than the one that would be used without measuring; less is the clock's mood. */
const WORTH_IT = 1.03;

/** The most exact of the forms a folder has: what the others are compared with. */
export const referenceAmong = (forms: readonly ModelFormName[], usual: ModelFormName): ModelFormName =>
  forms.find((form) => form === "fp32") ?? forms.find((form) => form === "fp16") ?? usual;

/**
 * The fastest form that agrees with the reference. `usual` is the one that is used without measuring; where it does
 * not agree, or cannot be run, it has no claim.
 */
export const chooseForm = (
  measured: readonly MeasuredForm[],
  usual: ModelFormName,
  reference: ModelFormName,
): ModelFormName => {
  const agreeing = measured.flatMap(({ form, picturesPerSecond, cosine }) =>
    picturesPerSecond !== null && cosine !== null && cosine >= AGREES_FROM
      ? [{ form, speed: picturesPerSecond * (form === usual ? WORTH_IT : 1) }]
      : [],
  );
  const [first, ...others] = agreeing;
  if (first === undefined) return reference;
  return others.reduce((best, each) => (each.speed > best.speed ? each : best), first).form;
};
