import type { JobId } from "#shared/domain/ids.ts";

export const BriefScreen = (_props: { readonly jobId: JobId }) => null;
