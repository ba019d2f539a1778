import type { SettingsSection } from "../../state/route.ts";

export const SettingsScreen = (_props: { readonly section: SettingsSection }) => null;
