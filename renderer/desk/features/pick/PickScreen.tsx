import type { JobId } from "#shared/domain/ids.ts";

export const PickScreen = (_props: { readonly jobId: JobId }) => null;
