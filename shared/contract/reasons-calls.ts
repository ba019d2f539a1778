/** Reasons of one's own: a public reason's code under a title and with words of the owner's. */
import { z } from "zod";
import { REJECT_CODES, type RejectCode } from "../domain/scoring/reject-reasons.ts";

const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

export const LONGEST_REASON_TITLE = 60;
export const LONGEST_REASON_WORDS = 500;
const content = {
  /** As what programs are told of it. */
  code: z.enum(REJECT_CODES),
  /** For the people at the desk. */
  title: z.string().trim().min(1).max(LONGEST_REASON_TITLE),
  /** What the worker reads. */
  words: z.string().trim().min(1).max(LONGEST_REASON_WORDS),
};

export const ownReasonSchema = z.object({ id: uuid, ownerName: z.string(), ...content });
export type OwnReason = z.output<typeof ownReasonSchema>;

export const REASON_CALLS = {
  "reasons.list": z.undefined().optional(),
  "reasons.add": z.object({ ownerName: z.string().min(1).max(200), ...content }),
  "reasons.edit": z.object({ id: uuid, ...content }),
  "reasons.remove": z.object({ id: uuid }),
  /** One place up or down among those of its owner. */
  "reasons.move": z.object({ id: uuid, by: z.literal([-1, 1]) }),
} as const;

export interface OwnReasonsView {
  /** This desk first. */
  readonly owners: readonly string[];
  /** In the order of their keys. */
  readonly reasons: readonly OwnReason[];
  /** What one of one's own can count as. */
  readonly standard: readonly { readonly code: RejectCode; readonly title: string }[];
}

export interface ReasonAnswers {
  "reasons.list": OwnReasonsView;
  "reasons.add": OwnReason;
  "reasons.edit": null;
  "reasons.remove": null;
  "reasons.move": null;
}
