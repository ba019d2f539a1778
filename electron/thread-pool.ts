/**
 * Imported first by both entries. An upload waits for the disk several times, and syncs that wait together share one
 * turn of it; libuv's four threads would let only four of them wait at once. Read when the pool is first used.
 */
process.env["UV_THREADPOOL_SIZE"] ??= "16";
