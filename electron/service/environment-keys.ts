import type { KeyId } from "#shared/domain/ids.ts";
import type { StoreReader, StoreWriter } from "./store-port.ts";

const SETTING = "keys.environment";

/** The keys that were made from WINNOW_API_KEYS, at this start or an earlier one. */
export const environmentKeys = async (reader: StoreReader): Promise<ReadonlySet<KeyId>> =>
  new Set(JSON.parse((await reader.setting(SETTING)) ?? "[]") as readonly KeyId[]);

export const addEnvironmentKey = async (tx: StoreWriter, id: KeyId): Promise<void> => {
  const known = await environmentKeys(tx);
  if (!known.has(id)) await tx.setSetting(SETTING, JSON.stringify([...known, id]));
};
