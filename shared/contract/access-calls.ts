/** The desk's calls about API keys, limits and credits. */
import { z } from "zod";
import type { KeyId } from "../domain/ids.ts";
import { LIMIT_NAMES, type LimitName } from "../domain/limits.ts";
import { SCOPES } from "../domain/scopes.ts";
import {
  type CreditsView,
  KEY_OVERLAPS,
  type KeysView,
  type KeyView,
  type LimitView,
  type NewKeyView,
} from "./settings-views.ts";

const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const keyId = uuid.transform((text) => text as KeyId);
const keyName = z.string().trim().min(1, "Give the key a name.").max(60, "A name has at most 60 characters.");
const scopes = z.array(z.enum(SCOPES)).min(1, "Choose at least one thing that the key may do.");

export const ACCESS_CALLS = {
  "keys.list": z.undefined().optional(),
  "keys.create": z.object({
    ownerName: z
      .string()
      .trim()
      .min(1, "Say whose key it is.")
      .max(60, "An owner has at most 60 characters."),
    name: keyName,
    scopes,
  }),
  "keys.rename": z.object({ keyId, name: keyName }),
  "keys.setScopes": z.object({ keyId, scopes }),
  "keys.rotate": z.object({ keyId, overlapMs: z.literal(KEY_OVERLAPS) }),
  "keys.revoke": z.object({ keyId }),
  "limits.get": z.undefined().optional(),
  /** Null takes the default again. Bounds are the service's to check. */
  "limits.set": z.object({
    name: z.enum(LIMIT_NAMES as [LimitName, ...LimitName[]]),
    value: z.union([z.number(), z.object({ max: z.number(), windowMs: z.number() }), z.null()]),
  }),
  "credits.get": z.undefined().optional(),
  "credits.setBudget": z.object({
    ownerName: z.string(),
    monthlyCredits: z.number().int().min(0).max(1_000_000_000).nullable(),
  }),
} as const;

export interface AccessAnswers {
  "keys.list": KeysView;
  "keys.create": NewKeyView;
  "keys.rename": KeyView;
  "keys.setScopes": KeyView;
  "keys.rotate": NewKeyView;
  "keys.revoke": KeyView;
  "limits.get": readonly LimitView[];
  "limits.set": readonly LimitView[];
  "credits.get": readonly CreditsView[];
  "credits.setBudget": readonly CreditsView[];
}
