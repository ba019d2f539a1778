import type { LearningView } from "#shared/contract/learning-views.ts";
import type { JobId } from "#shared/domain/ids.ts";
import {
  LEAST_DECISIONS,
  LEAST_OF_EACH,
  MOST_DECISIONS,
  type Ranker,
} from "#shared/domain/learning/ranker.ts";
import type { ModelRef } from "#shared/domain/scoring/score.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import type { Ports } from "./ports.ts";

const SETTING = "learning.on";
/** After so many new decisions what was learnt is learnt anew. */
const NEW_DECISIONS = 10;
/** Jobs whose fit is kept in memory, the last asked for. */
const JOBS_KEPT = 4;

/** What a person's decisions on a job taught. Kept in memory only, so switching it off leaves nothing behind. */
export interface Learning {
  view(jobId: JobId): Promise<LearningView>;
  /** By submission number: the probability that the person would approve, NaN where unknown. Null: nothing learnt. */
  likelihoods(jobId: JobId): Promise<Float32Array | null>;
  turn(on: boolean): Promise<null | Refusal>;
}

interface Lesson {
  readonly model: ModelRef;
  readonly ranker: Ranker;
  readonly asVerdict: number;
  /** Decisions there were; the fit rests on the newest of them. */
  readonly decisions: number;
  /** Up to which stored embedding these were worked out. */
  values: { readonly through: number; readonly byNumber: Float32Array } | null;
}

type Learnt = LearningView | Lesson;
const isLesson = (learnt: Learnt): learnt is Lesson => !("kind" in learnt);

export const createLearning = (ports: Ports): Learning => {
  const lessons = new Map<JobId, Lesson>();
  /** One fit at a time for each job: a screen asks for its list and its words at once. */
  const running = new Map<JobId, Promise<Learnt>>();

  const keep = (jobId: JobId, lesson: Lesson): void => {
    lessons.delete(jobId);
    lessons.set(jobId, lesson);
    for (const oldest of [...lessons.keys()].slice(0, Math.max(0, lessons.size - JOBS_KEPT))) {
      lessons.delete(oldest);
    }
  };

  const isOn = async (): Promise<boolean> => (await ports.store.reader.setting(SETTING)) !== "off";

  const learnAnew = async (jobId: JobId): Promise<Learnt> => {
    const model = ports.models.current();
    if (model === null) return { kind: "no_model" };
    const decided = await ports.store.views.decidedPictures(jobId, MOST_DECISIONS);
    const answer = await ports.pictureIndex.learn(decided);
    if (answer.kind === "filling") return answer;
    if (answer.kind !== "found") return { kind: "no_model" };
    if (answer.found.kind === "too_few") {
      const { approved, rejected } = answer.found;
      return { kind: "too_few", approved, rejected, needed: LEAST_DECISIONS, neededOfEach: LEAST_OF_EACH };
    }
    const lesson: Lesson = {
      model: answer.model,
      ranker: answer.found.ranker,
      asVerdict: decided.asVerdict,
      decisions: await decisionsOf(ports, jobId),
      values: null,
    };
    keep(jobId, lesson);
    return lesson;
  };

  const learnt = async (jobId: JobId): Promise<Learnt> => {
    if (!(await isOn())) {
      lessons.clear();
      return { kind: "off" };
    }
    const known = lessons.get(jobId);
    const model = ports.models.current();
    const fits =
      known !== undefined && known.model.id === model?.id && known.model.revision === model.revision;
    if (fits && Math.abs((await decisionsOf(ports, jobId)) - known.decisions) < NEW_DECISIONS) return known;
    const under = running.get(jobId) ?? learnAnew(jobId);
    running.set(jobId, under);
    try {
      return await under;
    } finally {
      running.delete(jobId);
    }
  };

  const valuesOf = async (jobId: JobId, lesson: Lesson): Promise<Float32Array | null> => {
    const through = await ports.store.views.lastEmbedding();
    if (lesson.values?.through === through) return lesson.values.byNumber;
    const pictures = await ports.store.views.picturesOfJob(jobId);
    const answer = await ports.pictureIndex.likelihoods(lesson.ranker, pictures);
    if (answer.kind !== "found") return lesson.values?.byNumber ?? null;
    const byNumber = new Float32Array((pictures.numbers.at(-1) ?? 0) + 1).fill(Number.NaN);
    pictures.numbers.forEach((number, at) => {
      byNumber[number] = answer.found[at] ?? Number.NaN;
    });
    lesson.values = { through, byNumber };
    return byNumber;
  };

  return {
    view: async (jobId) => {
      const known = await learnt(jobId);
      if (!isLesson(known)) return known;
      const { heldOut } = known.ranker;
      return { kind: "learnt", ...heldOut, asVerdict: known.asVerdict };
    },
    likelihoods: async (jobId) => {
      const known = await learnt(jobId);
      return isLesson(known) ? valuesOf(jobId, known) : null;
    },
    turn: async (on) => {
      if (!on) lessons.clear();
      return ports.store.write(async (tx) => {
        await tx.setSetting(SETTING, on ? "on" : "off");
        return null;
      });
    },
  };
};

const decisionsOf = async (ports: Ports, jobId: JobId): Promise<number> =>
  (await ports.store.views.jobOverview(jobId))?.reviewed ?? 0;
