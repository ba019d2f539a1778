/** Requests and answers as the two references print them; ids, hosts and keys are what a replay puts in. */

/** FirstHand API Reference, "Submissions": List Submissions. */
export const FIRSTHAND_LIST = {
  object: "list",
  data: [
    {
      object: "submission",
      id: "sub_01JQ...",
      job_id: "job_01JQ...",
      worker_id: "wkr_01JQ...",
      status: "approved",
      ai_star_rating: 4,
      ai_reasoning:
        "Clear, well-lit photo that matches the job description. Subject is centered and in focus.",
      file_url: "https://files.firsthandapi.com/...",
      content_type: "image/jpeg",
      size_bytes: 2450000,
      submitted_at: "2026-03-16T14:30:00Z",
      scored_at: "2026-03-16T14:30:05Z",
    },
  ],
  has_more: true,
  next_cursor: "...",
};

/** FirstHand API Reference, "Submissions": Get Submission. */
export const FIRSTHAND_SUBMISSION = {
  ...FIRSTHAND_LIST.data[0]!,
  ai_reasoning:
    "Clear, well-lit photo that matches the job description. Subject is centered and in focus with good composition.",
};

/** FirstHand API Reference, "Submissions": Submission Summary. */
export const FIRSTHAND_SUMMARY = {
  object: "submission_summary",
  total_submissions: 1250,
  approved: 1050,
  rejected: 200,
  approval_rate: 0.84,
  avg_ai_star_rating: 3.8,
  by_type: [{ type: "data_collection", total: 800, approved: 700, avg_ai_star_rating: 4.0 }],
};

/** FirstHand API Reference, "Submissions": the parameters of the list, in the order of its table. */
export const FIRSTHAND_PARAMETERS = [
  "job_id",
  "status",
  "min_score",
  "start_date",
  "end_date",
  "limit",
  "cursor",
] as const;

/** WURK, "Submissions and winners": Get Submissions for Your Job, request and response. */
export const WURK_LIST_REQUEST = `curl -X GET "https://wurkapi.fun/api/external/jobs/fd254739/submissions?page=1" \\
  -H "X-API-Key: YOUR_API_KEY" \\
  -H "Accept: application/json"`;
export const WURK_LIST = {
  submissions: [
    {
      id: "f3768514-0c13-4234-b91f-0f0c846988bb",
      content_text: "Apply done dev",
      attachment_urls: null,
      winner: 0,
    },
    { id: "e80f1480-a8e6-433a-b4c3-d09564841c53", content_text: "Done", attachment_urls: null, winner: 0 },
    {
      id: "47db51b1-9e27-41c5-b2cb-a294d8060c79",
      content_text: "Submission for users",
      attachment_urls: null,
      winner: 0,
    },
  ],
  page: 1,
  totalPages: 1,
  pageSize: 50,
};

/** WURK, "Submissions and winners": Manual Selection, request and response. */
export const WURK_CHOOSE_REQUEST = `curl -X POST "https://wurkapi.fun/api/external/jobs/fd254739/choose-winners" \\
  -H "X-API-Key: YOUR_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{
    "submissionIds": "id1,id2,id3,id4,id5"
  }'`;
export const WURK_CHOSEN = { ok: true, updated: 5, winnersNow: 5, cap: 5 };

/** WURK, "Submissions and winners": Selection Types Explained. */
export const WURK_SELECTIONS = [
  { selection_type: "creator", selection_time_minutes: 1440 },
  { selection_type: "random", selection_time_minutes: 60 },
] as const;

/** Field names in their order and the types of their values; every row of a list must look like the first. */
export const shapeOf = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    const shapes = [...new Set(value.map((one) => JSON.stringify(shapeOf(one))))];
    return shapes.map((shape) => JSON.parse(shape) as unknown);
  }
  if (value === null || typeof value !== "object") return value === null ? "null" : typeof value;
  return Object.entries(value).map(([name, field]) => [name, shapeOf(field)]);
};
