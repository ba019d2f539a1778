/** The worker thread that writes and syncs what uploads bring. It is handed paths and bytes, and knows nothing else. */
import { parentPort } from "node:worker_threads";
import { DISK_WORK, type DiskReply, type DiskRequest, faultOf } from "./disk-work.ts";

const answer = async ({ id, name, input }: DiskRequest): Promise<DiskReply> => {
  try {
    return { id, result: await (DISK_WORK[name] as (input: unknown) => Promise<unknown>)(input) };
  } catch (error) {
    return { id, fault: faultOf(error) };
  }
};

parentPort?.on("message", (request: DiskRequest) => {
  void answer(request).then((reply) => parentPort?.postMessage(reply));
});
