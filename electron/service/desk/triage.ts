import type { DeskParsed } from "#shared/contract/desk-calls.ts";
import type { TriageIndexView, TriageRowView } from "#shared/contract/desk-views.ts";
import { mediaUrl } from "#shared/contract/media.ts";
import type { JobId } from "#shared/domain/ids.ts";
import type { Learning } from "../learning.ts";
import type { Ports } from "../ports.ts";
import type { TriageFilter, TriageRow } from "../views-port.ts";
import { sayWaiting } from "./waiting.ts";

/** The ordered numbers that match, counts beside every filter, and what undo and redo would do. */
export const triageIndex = async (
  ports: Ports,
  learning: Pick<Learning, "likelihoods">,
  filter: DeskParsed<"triage.index">,
  actor: string,
): Promise<TriageIndexView> => {
  const [index, canUndo, canRedo] = await Promise.all([
    ordered(ports, learning, filter, { actor, now: ports.clock.now() }),
    ports.store.reader.nextStep(filter.jobId, "done"),
    ports.store.reader.nextStep(filter.jobId, "undone"),
  ]);
  return { ...index, canUndo, canRedo };
};

const ordered = async (
  ports: Ports,
  learning: Pick<Learning, "likelihoods">,
  { sort, ...rest }: DeskParsed<"triage.index">,
  asked: NonNullable<TriageFilter["asked"]>,
): Promise<Omit<TriageIndexView, "canUndo" | "canRedo">> => {
  const filter = { ...rest, asked };
  if (sort !== "likely") return ports.store.views.triageIndex({ ...filter, sort });
  const values = await learning.likelihoods(filter.jobId);
  return values === null
    ? ports.store.views.triageIndex({ ...filter, sort: "best" })
    : ports.store.views.triageIndexBy(filter, values);
};

export const triageRows = async (
  ports: Ports,
  jobId: JobId,
  numbers: readonly number[],
): Promise<readonly TriageRowView[]> =>
  sayWaiting(ports, jobId, (await ports.store.views.triageRows(jobId, numbers)).map(rowView));

export const rowView = ({ picture, ...row }: TriageRow): TriageRowView => ({
  ...row,
  thumbnail: picture === null ? null : mediaUrl("thumb", picture),
});
