/** The page against the whole real service, over a line that loses the answer to what has arrived. */
import { createServer, request as ask, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { startTestService, TEST_KEY, type TestService } from "../../helpers/service.ts";
import { choose, expect, PHONE, photo, test as base } from "./worker-test.ts";

interface Line {
  readonly url: string;
  /** So many answers to uploads are lost, each after the service has given it. */
  toLose: number;
  /** Statuses of all answers to uploads, lost or not. */
  readonly answers: { readonly status: number; readonly replayed: boolean }[];
}

interface Fixtures {
  readonly real: TestService;
  readonly line: Line;
}

const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern.
  real: async ({}, use) => {
    const service = await startTestService();
    await use(service);
    await service.stop();
  },
  line: async ({ real }, use) => {
    const line = { url: "", toLose: 0, answers: [] } satisfies Line as Line & { url: string };
    const server = losing(real.url, line);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    line.url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    await use(line);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  },
});

const losing = (target: string, line: Line): Server =>
  createServer((incoming, outgoing) => {
    const onward = ask(
      `${target}${incoming.url ?? ""}`,
      { method: incoming.method ?? "GET", headers: incoming.headers },
      (answer) => {
        if (incoming.method === "POST" && incoming.url?.endsWith("/submissions") === true) {
          const replayed = answer.headers["idempotent-replayed"] === "true";
          line.answers.push({ status: answer.statusCode ?? 0, replayed });
          if (line.toLose > 0) {
            line.toLose -= 1;
            answer.resume();
            outgoing.destroy();
            return;
          }
        }
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.on("error", () => outgoing.destroy());
    outgoing.on("close", () => onward.destroy());
    incoming.pipe(onward);
  });

test.use({ ...PHONE, locale: "en-GB" });
test.slow();

test("a photo whose answers were lost is sent again, and is one submission on the last place", async ({
  page,
  real,
  line,
}) => {
  const answer = await fetch(`${real.url}/v1/jobs`, {
    method: "POST",
    headers: { authorization: `Bearer ${TEST_KEY}`, "content-type": "application/json" },
    body: JSON.stringify({
      type: "data_collection",
      title: "Red cars, seen from the side",
      description: "Photograph one parked red car from the side, in daylight.",
      files_needed: 1,
      min_star_rating: 1,
    }),
  });
  const job = (await answer.json()) as { id: string; upload_url: string };
  const link = new URL(job.upload_url);
  await page.goto(`${line.url}${link.pathname}${link.hash}`);
  await page.getByLabel("Your name").fill("Ada");
  await page.getByRole("button", { name: "Start" }).tap();
  await expect(page.getByText("1 place left")).toBeVisible();
  line.toLose = 2;
  await choose(page, photo("red-car-1.jpg"));
  await expect(page.getByRole("heading", { level: 1, name: /^(Sent|Accepted)$/ })).toBeVisible({
    timeout: 60_000,
  });
  await expect.poll(() => line.answers.length).toBeGreaterThanOrEqual(3);
  expect(line.answers[0]).toEqual({ status: 201, replayed: false });
  expect(line.answers.slice(1).every(({ status, replayed }) => status === 201 && replayed)).toBe(true);
  const listed = await fetch(`${real.url}/v1/submissions?job_id=${job.id}&start_date=2020-01-01`, {
    headers: { authorization: `Bearer ${TEST_KEY}` },
  });
  expect(((await listed.json()) as { data: unknown[] }).data).toHaveLength(1);
});
