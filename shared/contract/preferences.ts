/** Habits of this desk: the same in every window, kept in the data folder. And the calls about them. */
import { z } from "zod";

const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const commandId = z.string().regex(/^[A-Za-z][A-Za-z0-9.]{0,59}$/);
const SCHEMAS = {
  /** Whether one press of a letter acts. */
  singleKeys: z.boolean(),
  /** What a person changed: the command's keys in the registry's notation, null for none. */
  keymap: z.record(commandId, z.string().min(1).max(60).nullable()),
  /** Commands run from the palette, the latest first. */
  recentCommands: z.array(z.string().max(80)).max(12),
  /** Workers stay out of sight. */
  blind: z.boolean(),
  /** Pictures are blurred until somebody looks: all of them, or those of these jobs. */
  blurAll: z.boolean(),
  blurredJobs: z.array(uuid).max(5000),
  /** Minutes of deciding without a pause after which a break is spoken of; null for never. */
  breakAfter: z.number().int().min(5).max(480).nullable(),
} as const;

export const preferencesSchema = z.object(SCHEMAS);
export type Preferences = z.output<typeof preferencesSchema>;
export type Keymap = Preferences["keymap"];

export const DEFAULT_PREFERENCES: Preferences = {
  singleKeys: true,
  keymap: {},
  recentCommands: [],
  blind: false,
  blurAll: false,
  blurredJobs: [],
  breakAfter: 60,
};

/** What was stored; what cannot be read of it is as it was at first, so that one bad value costs no other. */
export const readPreferences = (text: string | null): Preferences => {
  const stored = parsedObject(text);
  const known = Object.entries(SCHEMAS).flatMap(([name, schema]) => {
    const read = schema.safeParse(stored[name]);
    return read.success ? [[name, read.data] as const] : [];
  });
  return { ...DEFAULT_PREFERENCES, ...(Object.fromEntries(known) as Partial<Preferences>) };
};

const parsedObject = (text: string | null): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
};

export const PREFERENCE_CALLS = {
  "preferences.get": z.undefined().optional(),
  /** Only what is named changes; every window is told. */
  "preferences.set": preferencesSchema.partial(),
  /** Asks where to; a small file with what was changed. */
  "keymap.save": z.undefined().optional(),
  /** Asks which; the window takes of it what clashes with nothing. */
  "keymap.load": z.undefined().optional(),
} as const;

export interface PreferenceAnswers {
  "preferences.get": Preferences;
  "preferences.set": Preferences;
  "keymap.save": { readonly saved: boolean };
  "keymap.load": { readonly keymap: Keymap | null };
}

const KEYMAP_FORMAT = "winnow-keys";
const keymapFile = z.object({ format: z.literal(KEYMAP_FORMAT), keys: SCHEMAS.keymap });

export const writeKeymap = (keymap: Keymap): string =>
  `${JSON.stringify({ format: KEYMAP_FORMAT, keys: keymap }, null, 2)}\n`;

/** Null where the file holds no keys. */
export const readKeymap = (text: string): Keymap | null => {
  const read = keymapFile.safeParse(parsedObject(text));
  return read.success ? read.data.keys : null;
};
