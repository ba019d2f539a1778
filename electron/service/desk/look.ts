import type { JudgingAnswers } from "#shared/contract/judging-calls.ts";
import type { HeatMapView, LookChoice } from "#shared/contract/judging-views.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { refuse, type Refusal } from "#shared/domain/refusal.ts";
import { spokenPrompt } from "#shared/domain/scoring/subject-prompts.ts";
import { promptsOf } from "../job-prompts.ts";
import type { Ports } from "../ports.ts";
import type { DeskHandlers } from "./desk-ports.ts";

type LookCalls = Extract<keyof JudgingAnswers, `look.${string}`>;

const STOPPED: HeatMapView = {
  stopped: true,
  area: { left: 0, top: 0, width: 1, height: 1 },
  columns: 0,
  rows: 0,
  drops: [],
  whole: 0,
};

/** Where in a picture a prompt is met. A person looks at one picture, so a new look ends the one before. */
export const lookHandlers = (ports: Ports): Pick<DeskHandlers, LookCalls> => {
  let current = new AbortController();
  return {
    "look.choices": ({ jobId, number }) => choices(ports, jobId, number),
    "look.heatMap": async ({ jobId, number, position, prompt, contrast }) => {
      current.abort();
      const mine = new AbortController();
      current = mine;
      const submission = await ports.store.reader.submissionByNumber(jobId, number);
      const files =
        submission === null ? [] : await ports.store.reader.filesOf(submission.id, submission.attempt);
      const file = files[position];
      if (file === undefined) return refuse("not_found", "This picture is gone.");
      const path = ports.files.pathOf(file.sha256);
      const map = await ports.scorer.heatMap({ path, prompt, contrast }, mine.signal);
      switch (map.kind) {
        case "heat": {
          const { area, columns, rows, drops, whole } = map;
          return { stopped: false, area, columns, rows, drops, whole };
        }
        case "cancelled":
          return STOPPED;
        case "no_model":
          return refuse("no_model", "There is no model in use that could look.");
        case "damaged":
          return refuse("file_damaged", map.message);
      }
    },
    "look.stop": () => {
      current.abort();
      return Promise.resolve(null);
    },
  };
};

/** What the submission's score was made with, or would be. */
const choices = async (
  ports: Ports,
  jobId: JobId,
  number: number,
): Promise<readonly LookChoice[] | Refusal> => {
  const { reader } = ports.store;
  const [job, submission] = await Promise.all([reader.job(jobId), reader.submissionByNumber(jobId, number)]);
  if (job === null || submission === null) return refuse("not_found", "This submission is gone.");
  if (ports.models.usableFor(job) === null) return [];
  const version = (await reader.attempt(submission.id, submission.attempt))?.score?.promptSetVersion;
  const kept = version === undefined ? null : await reader.promptParts(version);
  const { subjects, criteria } = kept ?? (await promptsOf(ports, job));
  return [
    ...subjects.map((prompt): LookChoice => ({
      kind: "subject",
      label: spokenPrompt(prompt),
      prompt,
      contrast: null,
    })),
    // A criterion that asks for a subject once more would show the same place.
    ...criteria
      .filter(({ prompt }) => !subjects.includes(prompt))
      .map(({ criterion, prompt, contrast }): LookChoice => ({
        kind: "criterion",
        label: criterion,
        prompt,
        contrast,
      })),
  ];
};
