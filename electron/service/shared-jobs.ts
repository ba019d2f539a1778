import type { JobId } from "#shared/domain/ids.ts";
import type { Ports } from "./ports.ts";

const SETTING = "share.lan";

/** Jobs that were shared on the local network when the program last ended. */
export const sharedBefore = async ({ store }: Ports): Promise<readonly JobId[]> =>
  JSON.parse((await store.reader.setting(SETTING)) ?? "[]") as readonly JobId[];

export const saveShared = async (ports: Ports, jobs: readonly JobId[]): Promise<void> => {
  const text = JSON.stringify(jobs);
  if (((await ports.store.reader.setting(SETTING)) ?? "[]") === text) return;
  await ports.store.write(async (tx) => {
    await tx.setSetting(SETTING, text);
    return null;
  });
};
