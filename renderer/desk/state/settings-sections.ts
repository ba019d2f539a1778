/** The pages of the settings, in their order. */
export const SETTINGS_SECTIONS = [
  "general",
  "look",
  "model",
  "keys",
  "access",
  "webhooks",
  "remotes",
  "reasons",
  "limits",
  "storage",
  "about",
] as const;
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number];
