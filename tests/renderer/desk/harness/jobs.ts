import type { JobCard, JobDetail, ShareState } from "#shared/contract/desk-views.ts";
import type { JobCode, JobId } from "#shared/domain/ids.ts";
import { addMs, DAY, HOUR, type Instant, MINUTE } from "#shared/lib/instant.ts";
import { fakeUuid, PICTURES } from "./submissions.ts";

type Facts = Partial<Omit<JobDetail, "counts">> & { readonly counts?: Partial<JobCard["counts"]> };

const TITLES = [
  "Breakfast tables, from above",
  "Independent shopfronts, straight on",
  "Corner shops at dusk",
  "Trail markers, Saxon ridge",
  "Plants on windowsills",
  "Lighthouses in fog",
  "Names for an oat drink",
  "Cycle parking outside shops",
  "Opening hours boards",
  "Oat drink names, first round",
];

/** Rows of a code that looks like one; nobody scans it. */
const qr = Array.from({ length: 29 }, (_, y) => Array.from({ length: 29 }, (__, x) => isDark(x, y)));

function isDark(x: number, y: number): boolean {
  for (const [cx, cy] of [
    [3, 3],
    [25, 3],
    [3, 25],
  ] as const) {
    const ring = Math.max(Math.abs(x - cx), Math.abs(y - cy));
    if (ring <= 4) return ring <= 1 || ring === 3;
  }
  return (x * 7 + y * 11 + ((x * y) % 5)) % 3 === 0;
}

const share = (n: number, accepting: boolean): ShareState => ({
  localUrl: `http://127.0.0.1:4180/w/${code(n)}#k=3f9a71c25d`,
  lanUrl: null,
  lanUntil: null,
  lanTime: null,
  lanAddress: null,
  lanAddresses: [
    { address: "192.168.1.24", network: "en0" },
    { address: "10.0.7.3", network: "en1" },
  ],
  lanEnd: null,
  qr,
  accepting,
  problem: null,
});

const code = (n: number): string => (0x3fa9c200 + n).toString(16);

const job = (n: number, now: Instant, facts: Facts): JobDetail => {
  const total = facts.counts?.total ?? 0;
  return {
    id: fakeUuid(0x10b, n) as JobId,
    code: code(n) as JobCode,
    ownerName: "You",
    type: "custom",
    title: TITLES[n % TITLES.length] ?? "A job",
    state: "open",
    phase: "collecting",
    selectionType: "creator",
    policy: "advise",
    createdAt: addMs(now, -3 * DAY),
    closesAt: addMs(now, 4 * DAY),
    selectionDeadlineAt: addMs(now, 5 * DAY),
    cap: 10,
    placesTaken: 0,
    toScore: 0,
    waitingForModel: 0,
    waitingForBudget: 0,
    waitingForPerson: 0,
    toReview: 0,
    reviewed: 0,
    stars:
      total === 0 ? [0, 0, 0, 0, 0] : [0.05, 0.1, 0.2, 0.4, 0.25].map((share) => Math.round(total * share)),
    thumbnails:
      total === 0 ? [] : [0, 1, 2].slice(0, total).map((i) => PICTURES[(n * 3 + i) % PICTURES.length] ?? ""),
    consequence: "Collecting. Winners are picked after it closes.",
    description:
      "Stand across the street and photograph one independent shop, straight on, in daylight. Keep the whole front and its sign in the picture.",
    scoringCriteria: [
      "Whole front in frame",
      "Sign can be read",
      "Straight on, not at an angle",
      "Daylight, no flash",
      "No faces or number plates",
    ],
    filesPerSubmission: 1,
    pricePerFileCents: 40,
    minStarRating: 3,
    minWidth: 1280,
    minHeight: 853,
    accept: ["image/jpeg", "image/png", "image/webp", "image/avif"],
    holdFirst: 0,
    settleReason: null,
    settledAt: null,
    closedAt: null,
    cancelledAt: null,
    briefBarred: null,
    share: share(n, (facts.state ?? "open") === "open"),
    draw: null,
    claim: null,
    ...facts,
    counts: {
      total,
      pendingScore: 0,
      approved: total,
      rejected: 0,
      retryPending: 0,
      winners: 0,
      ...facts.counts,
    },
  };
};

/** One job of each kind of moment. */
export const everyMoment = (now: Instant, submissions: number): readonly JobDetail[] => [
  job(0, now, {
    selectionType: "random",
    cap: 25,
    closesAt: addMs(now, 38 * MINUTE),
    toScore: 696,
    toReview: 1904,
    counts: { total: 2600, pendingScore: 696, approved: 1904 },
    consequence: "Closes in 38 minutes, then draws 25 winners by itself.",
    draw: { commitment: "7f3a91c204de5b81".repeat(4), secret: null, drawnAt: null },
  }),
  job(1, now, {
    type: "data_collection",
    policy: "auto",
    selectionType: null,
    phase: "none",
    cap: Math.max(40, submissions),
    closesAt: null,
    selectionDeadlineAt: null,
    toReview: Math.round(submissions * 0.75),
    reviewed: Math.round(submissions * 0.25),
    placesTaken: submissions,
    counts: {
      total: submissions,
      pendingScore: Math.round(submissions * 0.06),
      approved: Math.round(submissions * 0.7),
      rejected: Math.round(submissions * 0.2),
      retryPending: Math.round(submissions * 0.04),
    },
    consequence: "Open until every place is approved. The model decides by itself from 3 stars.",
  }),
  job(2, now, {
    state: "closed",
    phase: "creator_selection",
    closesAt: addMs(now, -3 * HOUR),
    selectionDeadlineAt: addMs(now, 21 * HOUR + 12 * MINUTE),
    toReview: 3,
    reviewed: 212,
    placesTaken: 7,
    counts: { total: 640, winners: 7 },
    consequence: "Closed. If nobody picks 3 more by Fri 11:32, moderators choose.",
  }),
  job(3, now, {
    toReview: 21,
    reviewed: 4,
    cap: 5,
    counts: { total: 112 },
    consequence: "Open until it closes. No new photos since yesterday.",
  }),
  job(4, now, {
    state: "closed",
    phase: "moderator_selection",
    closesAt: addMs(now, -33 * HOUR),
    selectionDeadlineAt: addMs(now, -9 * HOUR),
    ownerName: "h.lindqvist",
    placesTaken: 6,
    toReview: 18,
    counts: { total: 157, winners: 6 },
    claim: { moderator: "Mika K.", until: addMs(now, 22 * MINUTE), byThisDesk: true },
    consequence: "The creator's 24 hours ran out. Four places stay open until a moderator settles it.",
  }),
  job(5, now, {
    state: "closed",
    phase: "moderator_selection",
    closesAt: addMs(now, -27 * HOUR),
    selectionDeadlineAt: addMs(now, -3 * HOUR),
    ownerName: "atlas-maps",
    cap: 5,
    toReview: 60,
    counts: { total: 139 },
    consequence: "The creator's 24 hours ran out. Nobody has won yet.",
  }),
  job(6, now, {
    type: "agent_help",
    closesAt: addMs(now, 6 * DAY),
    cap: 3,
    waitingForPerson: 86,
    toReview: 86,
    thumbnails: [],
    counts: { total: 86, pendingScore: 86, approved: 0 },
    consequence: "Texts wait for you: the model reads pictures only.",
    accept: ["text/plain"],
    minWidth: null,
    minHeight: null,
  }),
  job(7, now, {
    type: "data_collection",
    policy: "auto",
    selectionType: null,
    phase: "none",
    state: "filled",
    ownerName: "atlas-maps",
    closesAt: null,
    selectionDeadlineAt: null,
    cap: 500,
    placesTaken: 500,
    toReview: 44,
    counts: { total: 512, approved: 456, pendingScore: 44, rejected: 12 },
    consequence: "Full. A rejection frees its place again.",
  }),
  job(8, now, {
    type: "feedback",
    policy: "auto",
    selectionType: null,
    phase: "none",
    state: "completed",
    closesAt: null,
    selectionDeadlineAt: null,
    cap: 300,
    placesTaken: 300,
    counts: { total: 371, approved: 300, rejected: 71 },
    consequence: "All 300 places are approved.",
  }),
  job(9, now, {
    selectionType: "random",
    phase: "settled",
    state: "completed",
    closesAt: addMs(now, -4 * DAY),
    counts: { total: 820, winners: 10 },
    consequence: "10 winners were drawn.",
    draw: {
      commitment: "7f3a91c204de5b81".repeat(4),
      secret: "aa10c0ffee55ed1e".repeat(4),
      drawnAt: addMs(now, -4 * DAY),
    },
  }),
];

/** As many jobs as asked for: one of each moment, then open ones. */
export const makeJobs = (size: number, now: Instant): JobDetail[] => {
  if (size === 0) return [];
  if (size === 1) {
    const [, one] = everyMoment(now, 1);
    return one === undefined ? [] : [one];
  }
  const first = everyMoment(now, size);
  const more = Array.from({ length: Math.max(0, size - first.length) }, (_, i) =>
    job(i + 10, now, {
      title: `${TITLES[i % TITLES.length] ?? ""}, ${String(i + 2)}`,
      closesAt: addMs(now, (2 + i) * HOUR),
      toReview: i % 4 === 0 ? 0 : (i * 7) % 90,
      counts: { total: 40 + (i % 60) },
    }),
  );
  return [...first, ...more];
};

export const newJob = (n: number, now: Instant, facts: Facts): JobDetail => job(n, now, facts);
