// @ts-check
/**
 * npm run verify-draw -- receipt.json (or - for standard input)
 *
 * Recomputes the draw of a Winnow receipt. This file is all there is to it: it needs Node 18 or later, no other part
 * of Winnow and no package, so it can be read in a few minutes and copied anywhere.
 *
 * Exit codes: 0 the draw is what the secret and the list of the eligible give; 1 it is not, and what differs is
 * printed; 2 the receipt cannot be read, or nothing was drawn yet.
 */
import { createHash, createHmac } from "node:crypto";
import { readFileSync } from "node:fs";

const ALGORITHM = "hmac-sha256-uuid-v1";
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DIGEST = /^[0-9a-f]{64}$/;
/** Shown of a long list. */
const SHOWN = 3;

/** @typedef {{ commitment: string, secret: string, cap: number, eligible: string[], excluded: { id: string }[], winners: string[], job: string }} Receipt */

/** The receipt cannot be judged: exit 2. */
class Unreadable extends Error {}

/** @param {string | undefined} path */
const read = (path) => {
  if (path === undefined || path === "--help") {
    throw new Unreadable(
      "Say which receipt: npm run verify-draw -- receipt.json, or - to read it from a pipe.",
    );
  }
  try {
    return JSON.parse(readFileSync(path === "-" ? 0 : path, "utf8"));
  } catch (error) {
    throw new Unreadable(
      `${path === "-" ? "The input" : path} cannot be read as JSON (${messageOf(error)}).`,
    );
  }
};

/** @param {unknown} error */
const messageOf = (error) => (error instanceof Error ? error.message : String(error));

/**
 * @param {unknown} value
 * @returns {Receipt}
 */
const receiptFrom = (value) => {
  if (typeof value !== "object" || value === null) throw new Unreadable("This is not a draw receipt.");
  const { object, version, algorithm, commitment, secret, cap, eligible, excluded, winners, job_uuid } =
    /** @type {Record<string, unknown>} */ (value);
  if (object !== "draw_receipt") throw new Unreadable("This is not a draw receipt: its object is another.");
  if (version !== 1 || algorithm !== ALGORITHM) {
    throw new Unreadable(
      `This receipt is of version ${String(version)}, algorithm ${String(algorithm)}; only 1, ${ALGORITHM} is known here.`,
    );
  }
  if (typeof commitment !== "string" || !DIGEST.test(commitment)) {
    throw new Unreadable("The commitment must be 64 lower-case hex characters.");
  }
  if (secret === null)
    throw new Unreadable("Nothing was drawn yet: the secret is still kept. Keep the commitment.");
  if (typeof secret !== "string" || !DIGEST.test(secret)) {
    throw new Unreadable("The secret must be 64 lower-case hex characters.");
  }
  if (typeof cap !== "number" || !Number.isSafeInteger(cap) || cap < 1) {
    throw new Unreadable("cap must be a whole number of at least 1.");
  }
  const out = list("excluded", excluded);
  for (const entry of out) {
    if (typeof entry !== "object" || entry === null || !("id" in entry)) {
      throw new Unreadable("Every entry of excluded must have an id.");
    }
  }
  const excludedIds = ids(
    "excluded",
    out.map((entry) => /** @type {{ id: unknown }} */ (entry).id),
  );
  return {
    commitment,
    secret,
    cap,
    eligible: ids("eligible", eligible),
    excluded: excludedIds.map((id) => ({ id })),
    winners: ids("winners", winners),
    job: String(job_uuid),
  };
};

/**
 * @param {string} name
 * @param {unknown} value
 * @returns {unknown[]}
 */
const list = (name, value) => {
  if (!Array.isArray(value)) throw new Unreadable(`${name} must be a list.`);
  return value;
};

/**
 * @param {string} name
 * @param {unknown} value
 * @returns {string[]}
 */
const ids = (name, value) =>
  list(name, value).map((id) => {
    if (typeof id !== "string" || !UUID.test(id)) {
      throw new Unreadable(`${name} must hold lower-case UUIDs, and ${JSON.stringify(id)} is none.`);
    }
    return id;
  });

/** What the receipt says and what follows from it differ in; empty when they agree. @param {Receipt} receipt */
const differences = ({ commitment, secret, cap, eligible, excluded, winners }) => {
  /** @type {string[]} */
  const found = [];
  const key = Buffer.from(secret, "hex");
  const promised = createHash("sha256").update(key).digest("hex");
  if (promised !== commitment) {
    found.push(
      `The secret is not the one that was promised: its SHA-256 is ${promised}, the commitment is ${commitment}.`,
    );
  }
  const unsorted = eligible.findIndex(
    (id, index) => index > 0 && id < /** @type {string} */ (eligible[index - 1]),
  );
  if (unsorted !== -1) found.push(`eligible is not sorted: ${eligible[unsorted]} stands too late.`);
  const known = new Set(eligible);
  if (known.size !== eligible.length)
    found.push(`eligible names a submission twice: ${firstTwice(eligible)}.`);
  const both = excluded.filter(({ id }) => known.has(id)).map(({ id }) => id);
  if (both.length > 0) found.push(`Both eligible and excluded: ${some(both)}.`);
  const outside = excluded.map(({ id }) => id);
  if (new Set(outside).size !== outside.length) {
    found.push(`excluded names a submission twice: ${firstTwice(outside)}.`);
  }

  const drawn = [...known]
    .map((id) => ({ id, rank: createHmac("sha256", key).update(id).digest("hex") }))
    .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
    .slice(0, cap)
    .map(({ id }) => id);
  if (winners.length !== drawn.length) {
    found.push(`The draw gives ${drawn.length} winners, the receipt names ${winners.length}.`);
  }
  const wrong = drawn.findIndex((id, index) => index < winners.length && id !== winners[index]);
  if (wrong !== -1) {
    found.push(`Winner ${wrong + 1} should be ${drawn[wrong]}, and the receipt names ${winners[wrong]}.`);
  }
  return found;
};

/** @param {string[]} values */
const firstTwice = (values) => {
  const seen = new Set();
  return values.find((value) => seen.size === seen.add(value).size);
};

/** @param {string[]} values */
const some = (values) =>
  values.length <= SHOWN
    ? values.join(", ")
    : `${values.slice(0, SHOWN).join(", ")} and ${values.length - SHOWN} more`;

try {
  const receipt = receiptFrom(read(process.argv[2]));
  const found = differences(receipt);
  if (found.length === 0) {
    const { eligible, excluded, winners, job, commitment } = receipt;
    console.log(
      `The draw of job ${job} is right: from ${eligible.length} eligible submissions (${excluded.length} excluded) the secret draws exactly these ${winners.length} winners.`,
    );
    console.log(`Compare the commitment with the one that you saw before the close: ${commitment}`);
  } else {
    console.error(`The draw of job ${receipt.job} is NOT what its secret and its list give:`);
    for (const sentence of found) console.error(`- ${sentence}`);
    process.exitCode = 1;
  }
} catch (error) {
  if (!(error instanceof Unreadable)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
