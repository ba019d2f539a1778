import { DOES_NOT_PROVE, PROVES } from "#shared/domain/draw-receipt.ts";

/** Examples from the references, with their shortened ids written out. */
const SUBMISSION = {
  object: "submission",
  id: "sub_01JQ8Z5N3Y7R4T6V9W2X1Y0Z3A",
  job_id: "job_01JQ8Z4M2X6Q3S5T8V1W0X9Y2B",
  worker_id: "wkr_01JQ8Z3K1W5P2R4S7T0V9W8X1C",
  status: "approved",
  ai_star_rating: 4,
  ai_reasoning: "Clear, well-lit photo that matches the job description. Subject is centered and in focus.",
  file_url:
    "https://files.firsthandapi.com/files/file_01JQ8Z5N3Y7R4T6V9W2X1Y0Z3D?expires=1774278000&signature=4nPq2xV7",
  content_type: "image/jpeg",
  size_bytes: 2450000,
  submitted_at: "2026-03-16T14:30:00Z",
  scored_at: "2026-03-16T14:30:05Z",
};

/** A real draw: `npm run verify-draw` confirms it. */
const DRAW_RECEIPT = {
  object: "draw_receipt",
  version: 1,
  algorithm: "hmac-sha256-uuid-v1",
  job_id: SUBMISSION.job_id,
  job_uuid: "0195d1f2-505d-35c7-92e9-1b0f01d4f84b",
  commitment: "9a2db2e23f1504cd056606553ac049c5e718e8f9ce9233876df1a7a1821af885",
  secret: "ab".repeat(32),
  drawn_at: "2026-03-16T15:30:02Z",
  closed_at: "2026-03-16T15:30:02Z",
  close: { planned: "2026-03-16T15:30:00Z", early: false },
  cap: 1,
  eligible: ["e80f1480-a8e6-433a-b4c3-d09564841c53", "f3768514-0c13-4234-b91f-0f0c846988bb"],
  excluded: [],
  winners: ["f3768514-0c13-4234-b91f-0f0c846988bb"],
  proves: PROVES,
  does_not_prove: DOES_NOT_PROVE,
};

interface Examples {
  readonly request?: unknown;
  readonly answers?: Readonly<Record<number, unknown>>;
}

/** By method and path. */
export const EXAMPLES: Readonly<Record<string, Examples>> = {
  "GET /v1/submissions": {
    answers: {
      200: { object: "list", data: [SUBMISSION], has_more: true, next_cursor: "MTc3MTA3OTQwMCAx.b3BhcXVl" },
      400: {
        error: {
          type: "invalid_request",
          message: "limit must be a whole number from 1 to 100.",
          request_id: "req_3f1c9a4e5b6d47f08a1b2c3d4e5f6071",
          details: [{ field: "limit", message: "limit must be a whole number from 1 to 100." }],
        },
      },
    },
  },
  "GET /v1/submissions/search": {
    answers: {
      200: {
        object: "list",
        data: [{ ...SUBMISSION, similarity: 0.2931 }],
        has_more: false,
        next_cursor: null,
      },
      409: {
        error: {
          type: "conflict",
          code: "no_model",
          message:
            "Searching needs a model, and none is in use that may look at these pictures. Choose one in Settings, Model.",
          request_id: "req_3f1c9a4e5b6d47f08a1b2c3d4e5f6071",
          details: [],
        },
      },
    },
  },
  "GET /v1/submissions/{submission_id}": {
    answers: {
      200: {
        ...SUBMISSION,
        ai_reasoning:
          "Clear, well-lit photo that matches the job description. Subject is centered and in focus with good composition.",
      },
    },
  },
  "GET /v1/submissions/summary": {
    answers: {
      200: {
        object: "submission_summary",
        total_submissions: 1250,
        approved: 1050,
        rejected: 200,
        approval_rate: 0.84,
        avg_ai_star_rating: 3.8,
        by_type: [{ type: "data_collection", total: 800, approved: 700, avg_ai_star_rating: 4.0 }],
      },
    },
  },
  "GET /v1/jobs/{job_id}/draw": { answers: { 200: DRAW_RECEIPT } },
  "POST /v1/jobs": {
    request: {
      type: "data_collection",
      title: "Red cars",
      description: "One red car in each photo.",
      scoring_criteria: ["a red car", "a sharp photo"],
      files_needed: 100,
    },
  },
  "GET /api/external/jobs/{jobId}/submissions": {
    answers: {
      200: {
        submissions: [
          {
            id: "f3768514-0c13-4234-b91f-0f0c846988bb",
            content_text: "Apply done dev",
            attachment_urls: null,
            winner: 0,
          },
          {
            id: "e80f1480-a8e6-433a-b4c3-d09564841c53",
            content_text: "Done",
            attachment_urls: null,
            winner: 0,
          },
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
      },
    },
  },
  "POST /api/external/jobs/{jobId}/choose-winners": {
    request: { submissionIds: "id1,id2,id3,id4,id5" },
    answers: {
      200: { ok: true, updated: 5, winnersNow: 5, cap: 5 },
      409: { ok: false, error: "Only 2 of 5 winners are left to choose.", code: "cap_exceeded" },
    },
  },
  "POST /api/external/jobs/create": {
    request: {
      type: "custom",
      title: "Blue boats",
      description: "One blue boat in each photo.",
      max_completions: 5,
      selection_type: "creator",
      selection_time_minutes: 1440,
    },
  },
};

/** Parameters of the path, as the references write them. */
export const PATH_EXAMPLES: Readonly<Record<string, string>> = {
  jobId: "fd254739",
  code: "fd254739",
  job_id: SUBMISSION.job_id,
  submission_id: SUBMISSION.id,
  file_id: "file_01JQ8Z5N3Y7R4T6V9W2X1Y0Z3D",
};
