import type { JobId } from "#shared/domain/ids.ts";
import type { Ports } from "../ports.ts";

const SETTING = "desk.leftAt";

/** The item a person looked at last, kept across restarts. */
export interface LeftAt {
  readonly jobId: JobId;
  readonly number: number;
}

export const readLeftAt = async (ports: Ports): Promise<LeftAt | null> => {
  const text = await ports.store.reader.setting(SETTING);
  return text === null ? null : (JSON.parse(text) as LeftAt);
};

export const saveLeftAt = async (ports: Ports, at: LeftAt): Promise<void> => {
  await ports.store.write(async (tx) => {
    await tx.setSetting(SETTING, JSON.stringify(at));
    return null;
  });
};
