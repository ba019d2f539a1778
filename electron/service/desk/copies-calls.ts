import { copiesOf } from "../copies/copies-of.ts";
import { rejectRest } from "../copies/reject-rest.ts";
import type { DeskHandlers, DeskPorts } from "./desk-ports.ts";

/** The desk's calls about what was sent more than once. */
export const copyHandlers = (
  ports: DeskPorts,
  actor: () => Promise<string>,
): Pick<DeskHandlers, "copies.of" | "copies.rejectRest"> => ({
  "copies.of": ({ jobId, number }) => copiesOf(ports, jobId, number),
  "copies.rejectRest": async ({ jobId, number }) =>
    rejectRest(ports, { jobId, number, actor: await actor() }),
});
