/** Made by `npm run generate:client` from /openapi.json. Do not edit. */
export interface paths {
  "/api/external/jobs/{jobId}/choose-winners": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Select winners */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** @description Makes the request safe to repeat: for 24 hours the same key with the same body is answered as the first time, with the header Idempotent-Replayed: true, and nothing happens twice. The same key with another body, or while the first request still runs, is 409. Take a fresh random value for each request. */
          "Idempotency-Key"?: string;
        };
        path: {
          /** @example fd254739 */
          jobId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "submissionIds": "id1,id2,id3,id4,id5"
           *     }
           */
          "application/json": {
            submissionIds: string | string[];
          };
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "ok": true,
             *       "updated": 5,
             *       "winnersNow": 5,
             *       "cap": 5
             *     }
             */
            "application/json": components["schemas"]["WurkWinners"];
          };
        };
        /** @description Invalid submission IDs or job not custom */
        400: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WurkError"];
          };
        };
        /** @description Invalid API key */
        401: {
          headers: {
            "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WurkError"];
          };
        };
        /** @description Job doesn't belong to your API key, or the key lacks the scope */
        403: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WurkError"];
          };
        };
        /** @description Job not found */
        404: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WurkError"];
          };
        };
        /** @description Winner capacity already reached */
        409: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "ok": false,
             *       "error": "Only 2 of 5 winners are left to choose.",
             *       "code": "cap_exceeded"
             *     }
             */
            "application/json": components["schemas"]["WurkError"];
          };
        };
        /** @description Too large */
        413: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WurkError"];
          };
        };
        /** @description A kind of content that this call does not take */
        415: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WurkError"];
          };
        };
        /** @description The Host header names a service that this is not */
        421: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WurkError"];
          };
        };
        /** @description Rate limit exceeded */
        429: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "Retry-After": components["headers"]["Retry-After"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WurkError"];
          };
        };
        /** @description A fault of the service; nothing was changed */
        500: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WurkError"];
          };
        };
        /** @description The disk is full; nothing was kept */
        507: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WurkError"];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/external/jobs/{jobId}/submissions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** View submissions */
    get: {
      parameters: {
        query?: {
          page?: number;
        };
        header?: never;
        path: {
          /** @example fd254739 */
          jobId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        200: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "submissions": [
             *         {
             *           "id": "f3768514-0c13-4234-b91f-0f0c846988bb",
             *           "content_text": "Apply done dev",
             *           "attachment_urls": null,
             *           "winner": 0
             *         },
             *         {
             *           "id": "e80f1480-a8e6-433a-b4c3-d09564841c53",
             *           "content_text": "Done",
             *           "attachment_urls": null,
             *           "winner": 0
             *         },
             *         {
             *           "id": "47db51b1-9e27-41c5-b2cb-a294d8060c79",
             *           "content_text": "Submission for users",
             *           "attachment_urls": null,
             *           "winner": 0
             *         }
             *       ],
             *       "page": 1,
             *       "totalPages": 1,
             *       "pageSize": 50
             *     }
             */
            "application/json": components["schemas"]["WurkSubmissions"];
          };
        };
        /** @description Invalid submission IDs or job not custom */
        400: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WurkError"];
          };
        };
        /** @description Invalid API key */
        401: {
          headers: {
            "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WurkError"];
          };
        };
        /** @description Job doesn't belong to your API key, or the key lacks the scope */
        403: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WurkError"];
          };
        };
        /** @description Job not found */
        404: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WurkError"];
          };
        };
        /** @description The Host header names a service that this is not */
        421: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WurkError"];
          };
        };
        /** @description Rate limit exceeded */
        429: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "Retry-After": components["headers"]["Retry-After"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WurkError"];
          };
        };
        /** @description A fault of the service; nothing was changed */
        500: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WurkError"];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/external/jobs/create": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make a job */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** @description Makes the request safe to repeat: for 24 hours the same key with the same body is answered as the first time, with the header Idempotent-Replayed: true, and nothing happens twice. The same key with another body, or while the first request still runs, is 409. Take a fresh random value for each request. */
          "Idempotency-Key"?: string;
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "type": "custom",
           *       "title": "Blue boats",
           *       "description": "One blue boat in each photo.",
           *       "max_completions": 5,
           *       "selection_type": "creator",
           *       "selection_time_minutes": 1440
           *     }
           */
          "application/json": {
            accept?: (
              | "image/jpeg"
              | "image/png"
              | "image/webp"
              | "image/avif"
              | "image/gif"
              | "image/heic"
              | "text/plain"
              | "application/pdf"
              | "audio/mpeg"
              | "audio/wav"
              | "video/mp4"
            )[];
            description: string;
            files_needed?: number;
            files_per_submission?: number;
            hold_first?: number;
            max_completions?: number;
            metadata?: {
              [key: string]: string;
            };
            min_height?: number;
            min_star_rating?: number;
            min_width?: number;
            price_per_file_cents?: number;
            scoring_criteria?: string[] | string;
            selection_time_minutes?: number;
            /** @enum {string} */
            selection_type?: "creator" | "random";
            title: string;
            /** @enum {string} */
            type: "data_collection" | "feedback" | "custom" | "agent_help" | "social";
          };
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WurkJob"];
          };
        };
        /** @description The request is not valid; `details` names what is wrong */
        400: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WurkError"];
          };
        };
        /** @description The key or token is missing, unknown or revoked */
        401: {
          headers: {
            "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WurkError"];
          };
        };
        /** @description Not allowed: the key lacks the scope, or the link is not good */
        403: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WurkError"];
          };
        };
        /** @description What was asked does not fit how things stand now */
        409: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WurkError"];
          };
        };
        /** @description Too large */
        413: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WurkError"];
          };
        };
        /** @description A kind of content that this call does not take */
        415: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WurkError"];
          };
        };
        /** @description The Host header names a service that this is not */
        421: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WurkError"];
          };
        };
        /** @description Too many requests; `Retry-After` says how long to wait */
        429: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "Retry-After": components["headers"]["Retry-After"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WurkError"];
          };
        };
        /** @description A fault of the service; nothing was changed */
        500: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WurkError"];
          };
        };
        /** @description The disk is full; nothing was kept */
        507: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WurkError"];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/files/{file_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The original bytes of a file, by a signed address */
    get: {
      parameters: {
        query?: {
          expires?: string;
          signature?: string;
        };
        header?: never;
        path: {
          /** @example file_01JQ8Z5N3Y7R4T6V9W2X1Y0Z3D */
          file_id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The bytes, with the type that they have */
        200: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "*/*": string;
          };
        };
        /** @description The range of bytes that was asked for */
        206: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "*/*": string;
          };
        };
        /** @description What the client has is still right */
        304: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description The request is not valid; `details` names what is wrong */
        400: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Not allowed: the key lacks the scope, or the link is not good */
        403: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description There is no such thing, or it is not yours */
        404: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The condition that was sent does not hold */
        412: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The range lies outside of the file */
        416: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The Host header names a service that this is not */
        421: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A fault of the service; nothing was changed */
        500: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    /** The original bytes of a file, by a signed address */
    head: {
      parameters: {
        query?: {
          expires?: string;
          signature?: string;
        };
        header?: never;
        path: {
          /** @example file_01JQ8Z5N3Y7R4T6V9W2X1Y0Z3D */
          file_id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The bytes, with the type that they have */
        200: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description The range of bytes that was asked for */
        206: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description What the client has is still right */
        304: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description The request is not valid; `details` names what is wrong */
        400: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description Not allowed: the key lacks the scope, or the link is not good */
        403: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description There is no such thing, or it is not yours */
        404: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description The condition that was sent does not hold */
        412: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description The range lies outside of the file */
        416: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description The Host header names a service that this is not */
        421: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description A fault of the service; nothing was changed */
        500: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    patch?: never;
    trace?: never;
  };
  "/healthz": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Alive */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        200: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              /** @enum {string} */
              status: "ok";
            };
          };
        };
        /** @description The Host header names a service that this is not */
        421: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A fault of the service; nothing was changed */
        500: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/readyz": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Ready */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        200: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              model: {
                /** @description The model in use; null while there is none. */
                id: string | null;
                /** @description The practice model is in use for practice jobs alone; all others wait for a model. */
                practice_jobs_only: boolean;
                reason: string | null;
                revision: string | null;
                /** @description How much of a model that is being downloaded has come, 0 to 1; null while none is. */
                share: number | null;
                /**
                 * @description `ready` also while another model is being downloaded; `problem`: the chosen model cannot be used, and `reason` says why.
                 * @enum {string}
                 */
                state: "none" | "fetching" | "loading" | "ready" | "problem";
              };
              scorer: {
                reason: string | null;
                /** @enum {string} */
                state: "up" | "paused";
              };
              /** @enum {string} */
              status: "ready" | "unavailable";
              /** @enum {string} */
              store: "open" | "failing";
            };
          };
        };
        /** @description The Host header names a service that this is not */
        421: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A fault of the service; nothing was changed */
        500: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Not ready */
        503: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              model: {
                /** @description The model in use; null while there is none. */
                id: string | null;
                /** @description The practice model is in use for practice jobs alone; all others wait for a model. */
                practice_jobs_only: boolean;
                reason: string | null;
                revision: string | null;
                /** @description How much of a model that is being downloaded has come, 0 to 1; null while none is. */
                share: number | null;
                /**
                 * @description `ready` also while another model is being downloaded; `problem`: the chosen model cannot be used, and `reason` says why.
                 * @enum {string}
                 */
                state: "none" | "fetching" | "loading" | "ready" | "problem";
              };
              scorer: {
                reason: string | null;
                /** @enum {string} */
                state: "up" | "paused";
              };
              /** @enum {string} */
              status: "ready" | "unavailable";
              /** @enum {string} */
              store: "open" | "failing";
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/credits": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get this month's credits */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        200: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Credits"];
          };
        };
        /** @description The request is not valid; `details` names what is wrong */
        400: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The key or token is missing, unknown or revoked */
        401: {
          headers: {
            "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Not allowed: the key lacks the scope, or the link is not good */
        403: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The Host header names a service that this is not */
        421: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Too many requests; `Retry-After` says how long to wait */
        429: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "Retry-After": components["headers"]["Retry-After"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A fault of the service; nothing was changed */
        500: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/credits/budget": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Set or lift the monthly budget */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** @description Makes the request safe to repeat: for 24 hours the same key with the same body is answered as the first time, with the header Idempotent-Replayed: true, and nothing happens twice. The same key with another body, or while the first request still runs, is 409. Take a fresh random value for each request. */
          "Idempotency-Key"?: string;
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": {
            monthly_credits: number | null;
          };
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Credits"];
          };
        };
        /** @description The request is not valid; `details` names what is wrong */
        400: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The key or token is missing, unknown or revoked */
        401: {
          headers: {
            "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Not allowed: the key lacks the scope, or the link is not good */
        403: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description What was asked does not fit how things stand now */
        409: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Too large */
        413: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A kind of content that this call does not take */
        415: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The Host header names a service that this is not */
        421: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Too many requests; `Retry-After` says how long to wait */
        429: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "Retry-After": components["headers"]["Retry-After"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A fault of the service; nothing was changed */
        500: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The disk is full; nothing was kept */
        507: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/credits/transactions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List credits used and payouts accrued */
    get: {
      parameters: {
        query?: {
          /** @description Pagination cursor */
          cursor?: string;
          /** @description End date (ISO 8601, default: now) */
          end_date?: string;
          /** @description Max results (1-100, default 20) */
          limit?: number;
          /** @description Start date (ISO 8601, default: 30 days ago) */
          start_date?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        200: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["CreditTransactionList"];
          };
        };
        /** @description The request is not valid; `details` names what is wrong */
        400: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The key or token is missing, unknown or revoked */
        401: {
          headers: {
            "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Not allowed: the key lacks the scope, or the link is not good */
        403: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The Host header names a service that this is not */
        421: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Too many requests; `Retry-After` says how long to wait */
        429: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "Retry-After": components["headers"]["Retry-After"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A fault of the service; nothing was changed */
        500: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/jobs": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List jobs */
    get: {
      parameters: {
        query?: {
          /** @description Pagination cursor */
          cursor?: string;
          /** @description Max results (1-100, default 20) */
          limit?: number;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        200: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["JobList"];
          };
        };
        /** @description The request is not valid; `details` names what is wrong */
        400: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The key or token is missing, unknown or revoked */
        401: {
          headers: {
            "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Not allowed: the key lacks the scope, or the link is not good */
        403: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The Host header names a service that this is not */
        421: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Too many requests; `Retry-After` says how long to wait */
        429: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "Retry-After": components["headers"]["Retry-After"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A fault of the service; nothing was changed */
        500: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
      };
    };
    put?: never;
    /** Make a job */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** @description Makes the request safe to repeat: for 24 hours the same key with the same body is answered as the first time, with the header Idempotent-Replayed: true, and nothing happens twice. The same key with another body, or while the first request still runs, is 409. Take a fresh random value for each request. */
          "Idempotency-Key"?: string;
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "type": "data_collection",
           *       "title": "Red cars",
           *       "description": "One red car in each photo.",
           *       "scoring_criteria": [
           *         "a red car",
           *         "a sharp photo"
           *       ],
           *       "files_needed": 100
           *     }
           */
          "application/json": {
            accept?: (
              | "image/jpeg"
              | "image/png"
              | "image/webp"
              | "image/avif"
              | "image/gif"
              | "image/heic"
              | "text/plain"
              | "application/pdf"
              | "audio/mpeg"
              | "audio/wav"
              | "video/mp4"
            )[];
            description: string;
            files_needed?: number;
            files_per_submission?: number;
            hold_first?: number;
            max_completions?: number;
            metadata?: {
              [key: string]: string;
            };
            min_height?: number;
            min_star_rating?: number;
            min_width?: number;
            price_per_file_cents?: number;
            scoring_criteria?: string[] | string;
            selection_time_minutes?: number;
            /** @enum {string} */
            selection_type?: "creator" | "random";
            title: string;
            /** @enum {string} */
            type: "data_collection" | "feedback" | "custom" | "agent_help" | "social";
          };
        };
      };
      responses: {
        /** @description Made */
        201: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Job"];
          };
        };
        /** @description The request is not valid; `details` names what is wrong */
        400: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The key or token is missing, unknown or revoked */
        401: {
          headers: {
            "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Not allowed: the key lacks the scope, or the link is not good */
        403: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description What was asked does not fit how things stand now */
        409: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Too large */
        413: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A kind of content that this call does not take */
        415: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The Host header names a service that this is not */
        421: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Too many requests; `Retry-After` says how long to wait */
        429: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "Retry-After": components["headers"]["Retry-After"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A fault of the service; nothing was changed */
        500: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The disk is full; nothing was kept */
        507: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/jobs/{job_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get a job */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          /** @example job_01JQ8Z4M2X6Q3S5T8V1W0X9Y2B */
          job_id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        200: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Job"];
          };
        };
        /** @description The request is not valid; `details` names what is wrong */
        400: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The key or token is missing, unknown or revoked */
        401: {
          headers: {
            "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Not allowed: the key lacks the scope, or the link is not good */
        403: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description There is no such thing, or it is not yours */
        404: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The Host header names a service that this is not */
        421: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Too many requests; `Retry-After` says how long to wait */
        429: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "Retry-After": components["headers"]["Retry-After"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A fault of the service; nothing was changed */
        500: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/jobs/{job_id}/cancel": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Cancel a job */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** @description Makes the request safe to repeat: for 24 hours the same key with the same body is answered as the first time, with the header Idempotent-Replayed: true, and nothing happens twice. The same key with another body, or while the first request still runs, is 409. Take a fresh random value for each request. */
          "Idempotency-Key"?: string;
        };
        path: {
          /** @example job_01JQ8Z4M2X6Q3S5T8V1W0X9Y2B */
          job_id: string;
        };
        cookie?: never;
      };
      requestBody?: {
        content: {
          "application/json": Record<string, never> | null;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Job"];
          };
        };
        /** @description The request is not valid; `details` names what is wrong */
        400: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The key or token is missing, unknown or revoked */
        401: {
          headers: {
            "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Not allowed: the key lacks the scope, or the link is not good */
        403: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description There is no such thing, or it is not yours */
        404: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description What was asked does not fit how things stand now */
        409: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Too large */
        413: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A kind of content that this call does not take */
        415: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The Host header names a service that this is not */
        421: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Too many requests; `Retry-After` says how long to wait */
        429: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "Retry-After": components["headers"]["Retry-After"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A fault of the service; nothing was changed */
        500: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The disk is full; nothing was kept */
        507: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/jobs/{job_id}/claim": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Claim a job, or renew the claim */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** @description Makes the request safe to repeat: for 24 hours the same key with the same body is answered as the first time, with the header Idempotent-Replayed: true, and nothing happens twice. The same key with another body, or while the first request still runs, is 409. Take a fresh random value for each request. */
          "Idempotency-Key"?: string;
        };
        path: {
          /** @example job_01JQ8Z4M2X6Q3S5T8V1W0X9Y2B */
          job_id: string;
        };
        cookie?: never;
      };
      requestBody?: {
        content: {
          "application/json": Record<string, never> | null;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ModeratedJob"];
          };
        };
        /** @description The request is not valid; `details` names what is wrong */
        400: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The key or token is missing, unknown or revoked */
        401: {
          headers: {
            "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Not allowed: the key lacks the scope, or the link is not good */
        403: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description There is no such thing, or it is not yours */
        404: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description What was asked does not fit how things stand now */
        409: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Too large */
        413: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A kind of content that this call does not take */
        415: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The Host header names a service that this is not */
        421: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Too many requests; `Retry-After` says how long to wait */
        429: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "Retry-After": components["headers"]["Retry-After"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A fault of the service; nothing was changed */
        500: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The disk is full; nothing was kept */
        507: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/jobs/{job_id}/close": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Close a job before its time */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** @description Makes the request safe to repeat: for 24 hours the same key with the same body is answered as the first time, with the header Idempotent-Replayed: true, and nothing happens twice. The same key with another body, or while the first request still runs, is 409. Take a fresh random value for each request. */
          "Idempotency-Key"?: string;
        };
        path: {
          /** @example job_01JQ8Z4M2X6Q3S5T8V1W0X9Y2B */
          job_id: string;
        };
        cookie?: never;
      };
      requestBody?: {
        content: {
          "application/json": Record<string, never> | null;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Job"];
          };
        };
        /** @description The request is not valid; `details` names what is wrong */
        400: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The key or token is missing, unknown or revoked */
        401: {
          headers: {
            "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Not allowed: the key lacks the scope, or the link is not good */
        403: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description There is no such thing, or it is not yours */
        404: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description What was asked does not fit how things stand now */
        409: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Too large */
        413: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A kind of content that this call does not take */
        415: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The Host header names a service that this is not */
        421: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Too many requests; `Retry-After` says how long to wait */
        429: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "Retry-After": components["headers"]["Retry-After"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A fault of the service; nothing was changed */
        500: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The disk is full; nothing was kept */
        507: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/jobs/{job_id}/draw": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get the receipt of a random draw
     * @description Before the draw this answers with the commitment and the plan, and null for everything that the draw decides: keep the commitment, and check the receipt against it later. `npm run verify-draw -- receipt.json` recomputes a receipt with nothing but Node. A job without a draw is 404.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          /** @example job_01JQ8Z4M2X6Q3S5T8V1W0X9Y2B */
          job_id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        200: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "object": "draw_receipt",
             *       "version": 1,
             *       "algorithm": "hmac-sha256-uuid-v1",
             *       "job_id": "job_01JQ8Z4M2X6Q3S5T8V1W0X9Y2B",
             *       "job_uuid": "0195d1f2-505d-35c7-92e9-1b0f01d4f84b",
             *       "commitment": "9a2db2e23f1504cd056606553ac049c5e718e8f9ce9233876df1a7a1821af885",
             *       "secret": "abababababababababababababababababababababababababababababababab",
             *       "drawn_at": "2026-03-16T15:30:02Z",
             *       "closed_at": "2026-03-16T15:30:02Z",
             *       "close": {
             *         "planned": "2026-03-16T15:30:00Z",
             *         "early": false
             *       },
             *       "cap": 1,
             *       "eligible": [
             *         "e80f1480-a8e6-433a-b4c3-d09564841c53",
             *         "f3768514-0c13-4234-b91f-0f0c846988bb"
             *       ],
             *       "excluded": [],
             *       "winners": [
             *         "f3768514-0c13-4234-b91f-0f0c846988bb"
             *       ],
             *       "proves": "The winners are the first of the eligible submissions in ascending order of HMAC-SHA256, keyed with the secret's bytes, of their UUID's lower-case text; and the secret is the one whose SHA-256 was published when the job was made.",
             *       "does_not_prove": "That nobody looked at the secret before the close, or that the list of eligible submissions is complete and the exclusions were fair: the operator of the program keeps both."
             *     }
             */
            "application/json": components["schemas"]["DrawReceipt"];
          };
        };
        /** @description The request is not valid; `details` names what is wrong */
        400: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The key or token is missing, unknown or revoked */
        401: {
          headers: {
            "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Not allowed: the key lacks the scope, or the link is not good */
        403: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description There is no such thing, or it is not yours */
        404: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The Host header names a service that this is not */
        421: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Too many requests; `Retry-After` says how long to wait */
        429: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "Retry-After": components["headers"]["Retry-After"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A fault of the service; nothing was changed */
        500: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/jobs/{job_id}/release": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Release a claimed job */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** @description Makes the request safe to repeat: for 24 hours the same key with the same body is answered as the first time, with the header Idempotent-Replayed: true, and nothing happens twice. The same key with another body, or while the first request still runs, is 409. Take a fresh random value for each request. */
          "Idempotency-Key"?: string;
        };
        path: {
          /** @example job_01JQ8Z4M2X6Q3S5T8V1W0X9Y2B */
          job_id: string;
        };
        cookie?: never;
      };
      requestBody?: {
        content: {
          "application/json": Record<string, never> | null;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ModeratedJob"];
          };
        };
        /** @description The request is not valid; `details` names what is wrong */
        400: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The key or token is missing, unknown or revoked */
        401: {
          headers: {
            "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Not allowed: the key lacks the scope, or the link is not good */
        403: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description There is no such thing, or it is not yours */
        404: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description What was asked does not fit how things stand now */
        409: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Too large */
        413: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A kind of content that this call does not take */
        415: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The Host header names a service that this is not */
        421: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Too many requests; `Retry-After` says how long to wait */
        429: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "Retry-After": components["headers"]["Retry-After"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A fault of the service; nothing was changed */
        500: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The disk is full; nothing was kept */
        507: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/jobs/{job_id}/settle": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** End the choosing with fewer winners */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** @description Makes the request safe to repeat: for 24 hours the same key with the same body is answered as the first time, with the header Idempotent-Replayed: true, and nothing happens twice. The same key with another body, or while the first request still runs, is 409. Take a fresh random value for each request. */
          "Idempotency-Key"?: string;
        };
        path: {
          /** @example job_01JQ8Z4M2X6Q3S5T8V1W0X9Y2B */
          job_id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": {
            reason: string;
          };
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Job"];
          };
        };
        /** @description The request is not valid; `details` names what is wrong */
        400: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The key or token is missing, unknown or revoked */
        401: {
          headers: {
            "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Not allowed: the key lacks the scope, or the link is not good */
        403: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description There is no such thing, or it is not yours */
        404: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description What was asked does not fit how things stand now */
        409: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Too large */
        413: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A kind of content that this call does not take */
        415: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The Host header names a service that this is not */
        421: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Too many requests; `Retry-After` says how long to wait */
        429: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "Retry-After": components["headers"]["Retry-After"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A fault of the service; nothing was changed */
        500: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The disk is full; nothing was kept */
        507: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/moderation/queue": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the jobs that wait for a moderator */
    get: {
      parameters: {
        query?: {
          /** @description Pagination cursor */
          cursor?: string;
          /** @description Max results (1-100, default 20) */
          limit?: number;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        200: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ModerationQueue"];
          };
        };
        /** @description The request is not valid; `details` names what is wrong */
        400: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The key or token is missing, unknown or revoked */
        401: {
          headers: {
            "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Not allowed: the key lacks the scope, or the link is not good */
        403: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The Host header names a service that this is not */
        421: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Too many requests; `Retry-After` says how long to wait */
        429: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "Retry-After": components["headers"]["Retry-After"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A fault of the service; nothing was changed */
        500: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/submissions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List submissions */
    get: {
      parameters: {
        query?: {
          /** @description Pagination cursor */
          cursor?: string;
          /** @description End date (ISO 8601, default: now) */
          end_date?: string;
          /** @description Filter by job ID */
          job_id?: string;
          /** @description Max results (1-100, default 20) */
          limit?: number;
          /** @description Minimum AI star rating (1-5) */
          min_score?: number;
          /** @description Start date (ISO 8601, default: 30 days ago) */
          start_date?: string;
          /** @description Filter: pending_score, approved, rejected, retry_pending */
          status?: "pending_score" | "approved" | "rejected" | "retry_pending";
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        200: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "object": "list",
             *       "data": [
             *         {
             *           "object": "submission",
             *           "id": "sub_01JQ8Z5N3Y7R4T6V9W2X1Y0Z3A",
             *           "job_id": "job_01JQ8Z4M2X6Q3S5T8V1W0X9Y2B",
             *           "worker_id": "wkr_01JQ8Z3K1W5P2R4S7T0V9W8X1C",
             *           "status": "approved",
             *           "ai_star_rating": 4,
             *           "ai_reasoning": "Clear, well-lit photo that matches the job description. Subject is centered and in focus.",
             *           "file_url": "https://files.firsthandapi.com/files/file_01JQ8Z5N3Y7R4T6V9W2X1Y0Z3D?expires=1774278000&signature=4nPq2xV7",
             *           "content_type": "image/jpeg",
             *           "size_bytes": 2450000,
             *           "submitted_at": "2026-03-16T14:30:00Z",
             *           "scored_at": "2026-03-16T14:30:05Z"
             *         }
             *       ],
             *       "has_more": true,
             *       "next_cursor": "MTc3MTA3OTQwMCAx.b3BhcXVl"
             *     }
             */
            "application/json": components["schemas"]["SubmissionList"];
          };
        };
        /** @description The request is not valid; `details` names what is wrong */
        400: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "error": {
             *         "type": "invalid_request",
             *         "message": "limit must be a whole number from 1 to 100.",
             *         "request_id": "req_3f1c9a4e5b6d47f08a1b2c3d4e5f6071",
             *         "details": [
             *           {
             *             "field": "limit",
             *             "message": "limit must be a whole number from 1 to 100."
             *           }
             *         ]
             *       }
             *     }
             */
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The key or token is missing, unknown or revoked */
        401: {
          headers: {
            "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Not allowed: the key lacks the scope, or the link is not good */
        403: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The Host header names a service that this is not */
        421: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Too many requests; `Retry-After` says how long to wait */
        429: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "Retry-After": components["headers"]["Retry-After"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A fault of the service; nothing was changed */
        500: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/submissions/{submission_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get a submission */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          /** @example sub_01JQ8Z5N3Y7R4T6V9W2X1Y0Z3A */
          submission_id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        200: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "object": "submission",
             *       "id": "sub_01JQ8Z5N3Y7R4T6V9W2X1Y0Z3A",
             *       "job_id": "job_01JQ8Z4M2X6Q3S5T8V1W0X9Y2B",
             *       "worker_id": "wkr_01JQ8Z3K1W5P2R4S7T0V9W8X1C",
             *       "status": "approved",
             *       "ai_star_rating": 4,
             *       "ai_reasoning": "Clear, well-lit photo that matches the job description. Subject is centered and in focus with good composition.",
             *       "file_url": "https://files.firsthandapi.com/files/file_01JQ8Z5N3Y7R4T6V9W2X1Y0Z3D?expires=1774278000&signature=4nPq2xV7",
             *       "content_type": "image/jpeg",
             *       "size_bytes": 2450000,
             *       "submitted_at": "2026-03-16T14:30:00Z",
             *       "scored_at": "2026-03-16T14:30:05Z"
             *     }
             */
            "application/json": components["schemas"]["Submission"];
          };
        };
        /** @description The request is not valid; `details` names what is wrong */
        400: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The key or token is missing, unknown or revoked */
        401: {
          headers: {
            "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Not allowed: the key lacks the scope, or the link is not good */
        403: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description There is no such thing, or it is not yours */
        404: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The Host header names a service that this is not */
        421: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Too many requests; `Retry-After` says how long to wait */
        429: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "Retry-After": components["headers"]["Retry-After"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A fault of the service; nothing was changed */
        500: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/submissions/search": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Search submissions by what their pictures show
     * @description Your submissions by how much their pictures resemble words (`q`), a picture of yours (`like`), or both together,
     *     the most similar first. Filters are those of the list, the default window of 30 days included. A submission is
     *     found by the pictures of its latest attempt; one without a picture, or not scored yet by the model in use, never
     *     appears, nor does the submission that `like` names.
     *
     *     409 `no_model` while no model is in use, 409 `picture_not_seen` where `like` has no picture that the model has
     *     looked at, 503 `search_not_ready` in the seconds after a start in which the pictures are read.
     */
    get: {
      parameters: {
        query?: {
          /** @description End date (ISO 8601, default: now) */
          end_date?: string;
          /** @description Filter by job ID */
          job_id?: string;
          /** @description A submission or file of yours: find pictures like it */
          like?: string;
          /** @description Max results (1-100, default 20) */
          limit?: number;
          /** @description Minimum AI star rating (1-5) */
          min_score?: number;
          /** @description What the picture shows, e.g. "a red car" (1-300 characters) */
          q?: string;
          /** @description Start date (ISO 8601, default: 30 days ago) */
          start_date?: string;
          /** @description Filter: pending_score, approved, rejected, retry_pending */
          status?: "pending_score" | "approved" | "rejected" | "retry_pending";
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        200: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "object": "list",
             *       "data": [
             *         {
             *           "object": "submission",
             *           "id": "sub_01JQ8Z5N3Y7R4T6V9W2X1Y0Z3A",
             *           "job_id": "job_01JQ8Z4M2X6Q3S5T8V1W0X9Y2B",
             *           "worker_id": "wkr_01JQ8Z3K1W5P2R4S7T0V9W8X1C",
             *           "status": "approved",
             *           "ai_star_rating": 4,
             *           "ai_reasoning": "Clear, well-lit photo that matches the job description. Subject is centered and in focus.",
             *           "file_url": "https://files.firsthandapi.com/files/file_01JQ8Z5N3Y7R4T6V9W2X1Y0Z3D?expires=1774278000&signature=4nPq2xV7",
             *           "content_type": "image/jpeg",
             *           "size_bytes": 2450000,
             *           "submitted_at": "2026-03-16T14:30:00Z",
             *           "scored_at": "2026-03-16T14:30:05Z",
             *           "similarity": 0.2931
             *         }
             *       ],
             *       "has_more": false,
             *       "next_cursor": null
             *     }
             */
            "application/json": components["schemas"]["SubmissionSearchResult"];
          };
        };
        /** @description The request is not valid; `details` names what is wrong */
        400: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The key or token is missing, unknown or revoked */
        401: {
          headers: {
            "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Not allowed: the key lacks the scope, or the link is not good */
        403: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description What was asked does not fit how things stand now */
        409: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "error": {
             *         "type": "conflict",
             *         "code": "no_model",
             *         "message": "Searching needs a model, and none is in use that may look at these pictures. Choose one in Settings, Model.",
             *         "request_id": "req_3f1c9a4e5b6d47f08a1b2c3d4e5f6071",
             *         "details": []
             *       }
             *     }
             */
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The Host header names a service that this is not */
        421: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Too many requests; `Retry-After` says how long to wait */
        429: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "Retry-After": components["headers"]["Retry-After"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A fault of the service; nothing was changed */
        500: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Not ready */
        503: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/submissions/summary": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Submission summary */
    get: {
      parameters: {
        query?: {
          /** @description End date (ISO 8601, default: now) */
          end_date?: string;
          /** @description Filter by job ID */
          job_id?: string;
          /** @description Start date (ISO 8601, default: 30 days ago) */
          start_date?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        200: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "object": "submission_summary",
             *       "total_submissions": 1250,
             *       "approved": 1050,
             *       "rejected": 200,
             *       "approval_rate": 0.84,
             *       "avg_ai_star_rating": 3.8,
             *       "by_type": [
             *         {
             *           "type": "data_collection",
             *           "total": 800,
             *           "approved": 700,
             *           "avg_ai_star_rating": 4
             *         }
             *       ]
             *     }
             */
            "application/json": components["schemas"]["SubmissionSummary"];
          };
        };
        /** @description The request is not valid; `details` names what is wrong */
        400: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The key or token is missing, unknown or revoked */
        401: {
          headers: {
            "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Not allowed: the key lacks the scope, or the link is not good */
        403: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The Host header names a service that this is not */
        421: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Too many requests; `Retry-After` says how long to wait */
        429: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "Retry-After": components["headers"]["Retry-After"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A fault of the service; nothing was changed */
        500: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/webhook_endpoints": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List webhook endpoints */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        200: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WebhookEndpointList"];
          };
        };
        /** @description The request is not valid; `details` names what is wrong */
        400: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The key or token is missing, unknown or revoked */
        401: {
          headers: {
            "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Not allowed: the key lacks the scope, or the link is not good */
        403: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The Host header names a service that this is not */
        421: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Too many requests; `Retry-After` says how long to wait */
        429: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "Retry-After": components["headers"]["Retry-After"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A fault of the service; nothing was changed */
        500: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
      };
    };
    put?: never;
    /** Make a webhook endpoint */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** @description Makes the request safe to repeat: for 24 hours the same key with the same body is answered as the first time, with the header Idempotent-Replayed: true, and nothing happens twice. The same key with another body, or while the first request still runs, is 409. Take a fresh random value for each request. */
          "Idempotency-Key"?: string;
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": {
            /**
             * @default [
             *       "*"
             *     ]
             */
            events?: (
              | "*"
              | "submission.scored"
              | "submission.approved"
              | "submission.rejected"
              | "job.filled"
              | "job.reopened"
              | "job.closed"
              | "job.deadline_missed"
              | "job.winners_chosen"
              | "job.completed"
            )[];
            url: string;
          };
        };
      };
      responses: {
        /** @description Made */
        201: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WebhookEndpointWithSecret"];
          };
        };
        /** @description The request is not valid; `details` names what is wrong */
        400: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The key or token is missing, unknown or revoked */
        401: {
          headers: {
            "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Not allowed: the key lacks the scope, or the link is not good */
        403: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description What was asked does not fit how things stand now */
        409: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Too large */
        413: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A kind of content that this call does not take */
        415: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The Host header names a service that this is not */
        421: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Too many requests; `Retry-After` says how long to wait */
        429: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "Retry-After": components["headers"]["Retry-After"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A fault of the service; nothing was changed */
        500: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The disk is full; nothing was kept */
        507: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/webhook_endpoints/{endpoint_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Delete a webhook endpoint
     * @description What still waited to be sent to it is forgotten.
     */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          endpoint_id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done; there is nothing to show */
        204: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description The request is not valid; `details` names what is wrong */
        400: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The key or token is missing, unknown or revoked */
        401: {
          headers: {
            "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Not allowed: the key lacks the scope, or the link is not good */
        403: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description There is no such thing, or it is not yours */
        404: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The Host header names a service that this is not */
        421: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Too many requests; `Retry-After` says how long to wait */
        429: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "Retry-After": components["headers"]["Retry-After"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A fault of the service; nothing was changed */
        500: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The disk is full; nothing was kept */
        507: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/webhook_endpoints/{endpoint_id}/rotate_secret": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give a webhook endpoint a new secret
     * @description For 24 hours deliveries carry the signatures of both secrets.
     */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** @description Makes the request safe to repeat: for 24 hours the same key with the same body is answered as the first time, with the header Idempotent-Replayed: true, and nothing happens twice. The same key with another body, or while the first request still runs, is 409. Take a fresh random value for each request. */
          "Idempotency-Key"?: string;
        };
        path: {
          endpoint_id: string;
        };
        cookie?: never;
      };
      requestBody?: {
        content: {
          "application/json": Record<string, never> | null;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WebhookEndpointWithSecret"];
          };
        };
        /** @description The request is not valid; `details` names what is wrong */
        400: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The key or token is missing, unknown or revoked */
        401: {
          headers: {
            "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Not allowed: the key lacks the scope, or the link is not good */
        403: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description There is no such thing, or it is not yours */
        404: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description What was asked does not fit how things stand now */
        409: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Too large */
        413: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A kind of content that this call does not take */
        415: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The Host header names a service that this is not */
        421: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Too many requests; `Retry-After` says how long to wait */
        429: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "Retry-After": components["headers"]["Retry-After"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A fault of the service; nothing was changed */
        500: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The disk is full; nothing was kept */
        507: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/webhook_events": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List webhook events and their deliveries
     * @description Newest first. Delivered events are kept for 30 days, parked ones until they are replayed.
     */
    get: {
      parameters: {
        query?: {
          /** @description Pagination cursor */
          cursor?: string;
          /** @description Max results (1-100, default 20) */
          limit?: number;
          /** @description Only events with a delivery in this state */
          state?: "waiting" | "delivered" | "parked";
          /** @description Only events of this type */
          type?:
            | "submission.scored"
            | "submission.approved"
            | "submission.rejected"
            | "job.filled"
            | "job.reopened"
            | "job.closed"
            | "job.deadline_missed"
            | "job.winners_chosen"
            | "job.completed";
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        200: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WebhookEventList"];
          };
        };
        /** @description The request is not valid; `details` names what is wrong */
        400: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The key or token is missing, unknown or revoked */
        401: {
          headers: {
            "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Not allowed: the key lacks the scope, or the link is not good */
        403: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The Host header names a service that this is not */
        421: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Too many requests; `Retry-After` says how long to wait */
        429: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "Retry-After": components["headers"]["Retry-After"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A fault of the service; nothing was changed */
        500: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/webhook_events/{event_id}/replay": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a webhook event again
     * @description Queues it for the endpoints that were told of it and for those that want its type now.
     */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** @description Makes the request safe to repeat: for 24 hours the same key with the same body is answered as the first time, with the header Idempotent-Replayed: true, and nothing happens twice. The same key with another body, or while the first request still runs, is 409. Take a fresh random value for each request. */
          "Idempotency-Key"?: string;
        };
        path: {
          event_id: string;
        };
        cookie?: never;
      };
      requestBody?: {
        content: {
          "application/json": Record<string, never> | null;
        };
      };
      responses: {
        /** @description Taken; it happens next */
        202: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WebhookEvent"];
          };
        };
        /** @description The request is not valid; `details` names what is wrong */
        400: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The key or token is missing, unknown or revoked */
        401: {
          headers: {
            "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Not allowed: the key lacks the scope, or the link is not good */
        403: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description There is no such thing, or it is not yours */
        404: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description What was asked does not fit how things stand now */
        409: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Too large */
        413: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A kind of content that this call does not take */
        415: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The Host header names a service that this is not */
        421: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description Too many requests; `Retry-After` says how long to wait */
        429: {
          headers: {
            RateLimit: components["headers"]["RateLimit"];
            "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
            "Retry-After": components["headers"]["Retry-After"];
            "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
            "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
            "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description A fault of the service; nothing was changed */
        500: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
        /** @description The disk is full; nothing was kept */
        507: {
          headers: {
            "X-Request-Id": components["headers"]["X-Request-Id"];
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Error"];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    Credits: {
      /** @description The month of UTC that is counted. */
      month: string;
      /** @description Null: no budget. Past it, submissions wait for their score. */
      monthly_budget: number | null;
      /** @constant */
      object: "credits";
      /** @description Payouts booked this month; what was reversed counts against them, so it can be below 0. */
      payouts_accrued_cents: number;
      /** @description Null where there is no budget. */
      remaining: number | null;
      /** @description One for each attempt that the model scored. */
      used: number;
    };
    CreditTransaction: {
      /** @description Credits used; null for payouts. */
      amount: number | null;
      /** @description What a worker earned, below 0 where that was reversed; null for credits. */
      amount_cents: number | null;
      /** @enum {string} */
      cause: "scored" | "approved" | "won" | "reversed";
      /** Format: date-time */
      created_at: string;
      job_id: string;
      /** @enum {string} */
      kind: "credit" | "payout";
      /** @constant */
      object: "credit_transaction";
      submission_id: string;
      worker_id: string;
    };
    CreditTransactionList: {
      data: components["schemas"]["CreditTransaction"][];
      has_more: boolean;
      next_cursor: string | null;
      /** @constant */
      object: "list";
    };
    DrawReceipt: {
      /** @constant */
      algorithm: "hmac-sha256-uuid-v1";
      /** @description How many can win. */
      cap: number;
      close: {
        /** @constant */
        early: false;
        /** Format: date-time */
        planned: string;
      };
      closed_at: string | null;
      /** @description SHA-256 of the secret's bytes, published when the job is made. */
      commitment: string;
      does_not_prove: string;
      drawn_at: string | null;
      /** @description Every submission that took part, sorted by the text of its UUID; null until drawn. */
      eligible: string[] | null;
      /** @description Every other submission of the job; null until drawn. */
      excluded:
        | {
            /**
             * Format: date-time
             * @description Since when it stood outside.
             */
            at: string;
            id: string;
            reason: string;
            /** @enum {string} */
            status: "pending_score" | "approved" | "rejected" | "retry_pending";
          }[]
        | null;
      job_id: string;
      job_uuid: string;
      /** @constant */
      object: "draw_receipt";
      proves: string;
      /** @description 32 bytes; null until drawn. */
      secret: string | null;
      /** @constant */
      version: 1;
      /** @description In the order of the draw; null until drawn. */
      winners: string[] | null;
    };
    Error: {
      error: {
        /** @description Only where a rule refused: its machine word. */
        code?: string;
        details: {
          field: string;
          message: string;
        }[];
        message: string;
        /** @description The same as the X-Request-Id header. */
        request_id: string;
        /** @enum {string} */
        type:
          | "invalid_request"
          | "unauthorized"
          | "forbidden"
          | "not_found"
          | "conflict"
          | "payload_too_large"
          | "unsupported_media_type"
          | "unprocessable"
          | "rate_limited"
          | "internal";
      };
    };
    Job: {
      accept: string[];
      closes_at: string | null;
      code: string;
      /** Format: date-time */
      created_at: string;
      description: string;
      /** @description Random jobs only. */
      draw: {
        /** @constant */
        algorithm: "hmac-sha256-uuid-v1";
        /** @description SHA-256 of the secret's bytes, published when the job is made. */
        commitment: string;
        drawn_at: string | null;
        eligible_count: number | null;
        /** @description Null until drawn. */
        secret: string | null;
      } | null;
      files_needed: number | null;
      files_per_submission: number;
      hold_first: number;
      id: string;
      max_completions: number | null;
      metadata: {
        [key: string]: string;
      };
      min_height: number | null;
      min_star_rating: number;
      min_width: number | null;
      /** @constant */
      object: "job";
      /** @enum {string} */
      phase: "none" | "collecting" | "creator_selection" | "moderator_selection" | "settled";
      places_taken: number;
      price_per_file_cents: number;
      scoring_criteria: string[];
      /** @description When moderators may take over; null where nobody chooses. */
      selection_deadline_at: string | null;
      selection_time_minutes: number | null;
      selection_type: ("creator" | "random") | null;
      /** @enum {string} */
      state: "open" | "filled" | "closed" | "completed" | "cancelled";
      title: string;
      /** @enum {string} */
      type: "data_collection" | "feedback" | "custom" | "agent_help" | "social";
      /** @description The worker link; null for jobs that take no submissions here. */
      upload_url: string | null;
      winners_count: number;
    };
    JobList: {
      data: components["schemas"]["Job"][];
      has_more: boolean;
      next_cursor: string | null;
      /** @constant */
      object: "list";
    };
    ModeratedJob: {
      accept: string[];
      /** @description Who has taken the job on; null when it is free. */
      claim: {
        moderator: string;
        /** Format: date-time */
        until: string;
      } | null;
      closes_at: string | null;
      code: string;
      /** Format: date-time */
      created_at: string;
      description: string;
      /** @description Random jobs only. */
      draw: {
        /** @constant */
        algorithm: "hmac-sha256-uuid-v1";
        /** @description SHA-256 of the secret's bytes, published when the job is made. */
        commitment: string;
        drawn_at: string | null;
        eligible_count: number | null;
        /** @description Null until drawn. */
        secret: string | null;
      } | null;
      /** @description How many can win, or have won. */
      eligible_count: number;
      files_needed: number | null;
      files_per_submission: number;
      hold_first: number;
      id: string;
      max_completions: number | null;
      metadata: {
        [key: string]: string;
      };
      min_height: number | null;
      min_star_rating: number;
      min_width: number | null;
      /** @constant */
      object: "job";
      /** @enum {string} */
      phase: "none" | "collecting" | "creator_selection" | "moderator_selection" | "settled";
      places_taken: number;
      price_per_file_cents: number;
      scoring_criteria: string[];
      /** @description When moderators may take over; null where nobody chooses. */
      selection_deadline_at: string | null;
      selection_time_minutes: number | null;
      selection_type: ("creator" | "random") | null;
      /** @enum {string} */
      state: "open" | "filled" | "closed" | "completed" | "cancelled";
      title: string;
      /** @enum {string} */
      type: "data_collection" | "feedback" | "custom" | "agent_help" | "social";
      /** @description The worker link; null for jobs that take no submissions here. */
      upload_url: string | null;
      winners_count: number;
    };
    ModerationQueue: {
      data: components["schemas"]["ModeratedJob"][];
      has_more: boolean;
      next_cursor: string | null;
      /** @constant */
      object: "list";
    };
    /** @description The same by stable codes and figures, for other languages; null where only words are known. */
    Said:
      | {
          about?: {
            code: string;
            readonly values: {
              [key: string]: string | number;
            };
          };
          code: string;
          readonly values: {
            [key: string]: string | number;
          };
        }[]
      | null;
    Submission: {
      ai_reasoning: string | null;
      ai_star_rating: number | null;
      content_type: string | null;
      file_url: string | null;
      id: string;
      job_id: string;
      /** @constant */
      object: "submission";
      scored_at: string | null;
      size_bytes: number | null;
      /** @enum {string} */
      status: "pending_score" | "approved" | "rejected" | "retry_pending";
      /** Format: date-time */
      submitted_at: string;
      worker_id: string;
    };
    SubmissionList: {
      data: components["schemas"]["Submission"][];
      has_more: boolean;
      next_cursor: string | null;
      /** @constant */
      object: "list";
    };
    SubmissionSearchResult: {
      data: {
        ai_reasoning: string | null;
        ai_star_rating: number | null;
        content_type: string | null;
        file_url: string | null;
        id: string;
        job_id: string;
        /** @constant */
        object: "submission";
        scored_at: string | null;
        /** @description Cosine between the picture and what was asked for, rounded to 4 decimals. */
        similarity: number;
        size_bytes: number | null;
        /** @enum {string} */
        status: "pending_score" | "approved" | "rejected" | "retry_pending";
        /** Format: date-time */
        submitted_at: string;
        worker_id: string;
      }[];
      /**
       * @description A search has one page: ask for more with limit.
       * @constant
       */
      has_more: false;
      next_cursor: null;
      /** @constant */
      object: "list";
    };
    SubmissionSummary: {
      approval_rate: number | null;
      approved: number;
      avg_ai_star_rating: number | null;
      by_type: {
        approved: number;
        avg_ai_star_rating: number | null;
        total: number;
        /** @enum {string} */
        type: "data_collection" | "feedback" | "custom" | "agent_help" | "social";
      }[];
      /** @constant */
      object: "submission_summary";
      rejected: number;
      total_submissions: number;
    };
    WebhookEndpoint: {
      /** @description Whether the desk lets it lead into a private network. */
      allow_private: boolean;
      /** Format: date-time */
      created_at: string;
      /** @description Until when the secret before the last rotation signs too; null when it does not. */
      earlier_secret_expires_at: string | null;
      events: (
        | "*"
        | "submission.scored"
        | "submission.approved"
        | "submission.rejected"
        | "job.filled"
        | "job.reopened"
        | "job.closed"
        | "job.deadline_missed"
        | "job.winners_chosen"
        | "job.completed"
      )[];
      id: string;
      /** @constant */
      object: "webhook_endpoint";
      url: string;
    };
    WebhookEndpointList: {
      data: components["schemas"]["WebhookEndpoint"][];
      /** @constant */
      has_more: false;
      next_cursor: null;
      /** @constant */
      object: "list";
    };
    WebhookEndpointWithSecret: {
      /** @description Whether the desk lets it lead into a private network. */
      allow_private: boolean;
      /** Format: date-time */
      created_at: string;
      /** @description Until when the secret before the last rotation signs too; null when it does not. */
      earlier_secret_expires_at: string | null;
      events: (
        | "*"
        | "submission.scored"
        | "submission.approved"
        | "submission.rejected"
        | "job.filled"
        | "job.reopened"
        | "job.closed"
        | "job.deadline_missed"
        | "job.winners_chosen"
        | "job.completed"
      )[];
      id: string;
      /** @constant */
      object: "webhook_endpoint";
      /** @description `whsec_` and 32 bytes in base64. Shown this once. */
      secret: string;
      url: string;
    };
    WebhookEvent: {
      /** @constant */
      api_version: "2026-03-18";
      /** Format: date-time */
      created_at: string;
      /** @description The resource as it was when this happened. */
      data: components["schemas"]["Submission"] | components["schemas"]["Job"];
      deliveries: {
        /** @description Since it happened, or since it was last replayed. */
        attempts: number;
        endpoint_id: string;
        last_attempt_at: string | null;
        last_error: string | null;
        last_status: number | null;
        next_attempt_at: string | null;
        /** @enum {string} */
        state: "waiting" | "delivered" | "parked";
      }[];
      id: string;
      /** @constant */
      object: "event";
      /** @enum {string} */
      type:
        | "submission.scored"
        | "submission.approved"
        | "submission.rejected"
        | "job.filled"
        | "job.reopened"
        | "job.closed"
        | "job.deadline_missed"
        | "job.winners_chosen"
        | "job.completed";
    };
    WebhookEventList: {
      data: components["schemas"]["WebhookEvent"][];
      has_more: boolean;
      next_cursor: string | null;
      /** @constant */
      object: "list";
    };
    WurkError: {
      code: string;
      error: string;
      /** @constant */
      ok: false;
    };
    WurkJob: {
      accept: string[];
      closes_at: string | null;
      code: string;
      /** Format: date-time */
      created_at: string;
      description: string;
      /** @description Random jobs only. */
      draw: {
        /** @constant */
        algorithm: "hmac-sha256-uuid-v1";
        /** @description SHA-256 of the secret's bytes, published when the job is made. */
        commitment: string;
        drawn_at: string | null;
        eligible_count: number | null;
        /** @description Null until drawn. */
        secret: string | null;
      } | null;
      files_needed: number | null;
      files_per_submission: number;
      hold_first: number;
      id: string;
      jobId: string;
      max_completions: number | null;
      metadata: {
        [key: string]: string;
      };
      min_height: number | null;
      min_star_rating: number;
      min_width: number | null;
      /** @constant */
      ok: true;
      /** @enum {string} */
      phase: "none" | "collecting" | "creator_selection" | "moderator_selection" | "settled";
      places_taken: number;
      price_per_file_cents: number;
      scoring_criteria: string[];
      /** @description When moderators may take over; null where nobody chooses. */
      selection_deadline_at: string | null;
      selection_time_minutes: number | null;
      selection_type: ("creator" | "random") | null;
      /** @enum {string} */
      state: "open" | "filled" | "closed" | "completed" | "cancelled";
      title: string;
      /** @enum {string} */
      type: "data_collection" | "feedback" | "custom" | "agent_help" | "social";
      /** @description The worker link; null for jobs that take no submissions here. */
      upload_url: string | null;
      winners_count: number;
    };
    WurkSubmissions: {
      page: number;
      pageSize: number;
      submissions: {
        attachment_urls: string[] | null;
        content_text: string;
        id: string;
        /** @enum {number} */
        winner: 0 | 1;
      }[];
      totalPages: number;
    };
    WurkWinners: {
      cap: number;
      /** @constant */
      ok: true;
      updated: number;
      winnersNow: number;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: {
    /**
     * @description What is left of the limit, and for how many seconds it stands.
     * @example "default";r=5;t=60
     */
    RateLimit: string;
    /**
     * @description The limit: so many requests in so many seconds.
     * @example "default";q=6;w=60
     */
    "RateLimit-Policy": string;
    /**
     * @description Seconds to wait before trying again.
     * @example 12
     */
    "Retry-After": number;
    /**
     * @description How to say who calls.
     * @example Bearer
     */
    "WWW-Authenticate": string;
    /**
     * @description Requests in a window.
     * @example 6
     */
    "X-RateLimit-Limit": number;
    /**
     * @description Requests left in this window.
     * @example 5
     */
    "X-RateLimit-Remaining": number;
    /**
     * @description Seconds until the window ends.
     * @example 60
     */
    "X-RateLimit-Reset": number;
    /**
     * @description The id of this answer, also in its error and in the log.
     * @example req_3f1c9a4e5b6d47f08a1b2c3d4e5f6071
     */
    "X-Request-Id": string;
  };
  pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
