import type { AppInfo } from "#shared/contract/desk-views.ts";

export const FirstRunScreen = (_props: { readonly info: AppInfo }) => null;
