import type { JobId } from "#shared/domain/ids.ts";

export const ResultsScreen = (_props: { readonly jobId: JobId }) => null;
