import type { Page } from "@playwright/test";
import { inMinutes, type StandIn } from "./stand-in.ts";
import {
  choose,
  COMPUTER,
  expect,
  look,
  MEGA,
  openJoined,
  heavyPhoto,
  PHONE,
  photo,
  test,
} from "./worker-test.ts";

const good = { relevance: 4.6, quality: 4.2, completeness: 4.4 };
const weak = { relevance: 4.1, quality: 1.6, completeness: 3.2 };
const accepted = {
  status: "approved",
  stars: 4,
  reasoning: "A red car, side on, with its doors in clear view. A little dark on the left.",
  dimensions: good,
} as const;
const rejected = {
  status: "rejected",
  stars: 2,
  reasoning: "It looks like a red car, but it is too blurred: sharpness 22, the job needs 45.",
  feedback: "Hold still and tap the car to focus.\nCheck that the door handles are crisp on screen.",
  dimensions: weak,
  can_retry: true,
} as const;

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });
const sendOne = async (page: Page, service: StandIn, name = "red-car-1.jpg"): Promise<void> => {
  await choose(page, photo(name));
  await expect(heading(page, "Sent")).toBeVisible();
  expect(service.submissions).toHaveLength(1);
};

// Each state is held against axe twice, which takes a busy machine its time.
test.slow();

for (const [device, use] of Object.entries({ phone: PHONE, computer: COMPUTER })) {
  test.describe(`On a ${device}`, () => {
    test.use({ ...use, locale: "en-GB", job: { closes_at: inMinutes(160) } });

    test("the door: asking for a name, refused, not answering", async ({ page, service }) => {
      await page.goto(service.link);
      await expect(heading(page, "Send photos for a job")).toBeVisible();
      await look(page, "01-join");
      service.faults.refuseJoin = { status: 429, message: "Too many.", retryAfter: 30 };
      await page.getByRole("button", { name: "Start" }).click();
      await expect(page.getByText("Try again in 30 seconds.")).toBeVisible();
      await look(page, "02-join-too-many");
      service.faults.refuseJoin = { status: 403, code: "invite_unknown", message: "Withdrawn." };
      await page.getByRole("button", { name: "Start" }).click();
      await expect(heading(page, "This link doesn't work")).toBeVisible();
      await look(page, "03-shut-invite");
    });

    test("the brief, an upload on its way, and an accepted photo", async ({ page, service }) => {
      await openJoined(page, service);
      await look(page, "10-brief");
      service.faults.holdUploadsAfter = 3 * MEGA;
      await choose(page, heavyPhoto("red-car-1.jpg", 24 * MEGA));
      await expect(heading(page, "Sending your photo")).toBeVisible();
      await expect(page.getByRole("progressbar")).not.toHaveAttribute("aria-valuenow", "0");
      await look(page, "11-sending");
      service.faults.holdUploadsAfter = null;
      await expect(heading(page, "Sent")).toBeVisible();
      await look(page, "12-pending");
      service.decide(1, accepted);
      await expect(heading(page, "Accepted")).toBeVisible();
      await look(page, "13-accepted");
      await page.getByRole("button", { name: "All you sent" }).click();
      await expect(page.getByRole("button", { name: /Accepted/ })).toBeFocused();
      await look(page, "14-list");
    });

    test("a rejected photo, another try, and its story", async ({ page, service }) => {
      await openJoined(page, service);
      await choose(page, photo("red-car-blurry-1.jpg"));
      await page.getByRole("button", { name: "Send it anyway" }).click();
      await expect(heading(page, "Sent")).toBeVisible();
      service.decide(1, rejected);
      await expect(heading(page, "Not accepted yet")).toBeVisible();
      await look(page, "20-rejected");
      await page.getByRole("button", { name: "Try again" }).click();
      await expect(heading(page, "Your place is kept")).toBeVisible();
      await look(page, "21-retry");
      await choose(page, photo("red-car-2.jpg"));
      await expect(heading(page, "Sent")).toBeVisible();
      service.decide(1, { ...accepted, feedback: null });
      await expect(heading(page, "Accepted")).toBeVisible();
      await look(page, "22-timeline");
      service.decide(1, {
        status: "rejected",
        can_retry: false,
        decided_by_person: true,
        reasoning: "The car is in the shade.",
      });
      await expect(heading(page, "Not accepted")).toBeVisible();
      await look(page, "23-rejected-for-good");
    });

    test("four photos without a connection", async ({ page, service }) => {
      await openJoined(page, service);
      service.faults.holdUploadsAfter = 3 * MEGA;
      await choose(
        page,
        photo("red-car-1.jpg"),
        heavyPhoto("red-car-3.jpg", 20 * MEGA),
        heavyPhoto("red-car-5.jpg", 24 * MEGA),
        heavyPhoto("red-car-6.jpg", 2 * MEGA),
      );
      await expect(page.getByText("1 sent, 3 to go")).toBeVisible();
      await expect(page.getByText(/^Sending, [1-9]\d* %/)).toHaveCount(2);
      await look(page, "30-several");
      service.faults.unreachable = true;
      service.dropStreams();
      service.cutUploads();
      await expect(page.getByText("No connection", { exact: true })).toBeVisible();
      await look(page, "31-offline");
      service.faults = { ...service.faults, unreachable: false, holdUploadsAfter: null };
      await expect(page.getByRole("button", { name: /Sent/ })).toHaveCount(4, { timeout: 60_000 });
      await look(page, "32-all-sent");
    });

    test("held, refused, full, closed", async ({ page, service }) => {
      service.job = { ...service.job, min_width: 1600, min_height: 1200 };
      await openJoined(page, service);
      await choose(page, photo("red-car-1.jpg"));
      await expect(heading(page, "Before it goes out")).toBeVisible();
      await look(page, "40-held");
      service.faults.refuseUploads = { status: 409, code: "no_places_left", message: "No places left." };
      await page.getByRole("button", { name: "Send it anyway" }).click();
      await expect(heading(page, "Not sent")).toBeVisible();
      await look(page, "41-refused");
      await page.getByRole("button", { name: "Don't send it" }).click();
      service.setJob({ state: "filled", places_left: 0 });
      await expect(page.getByText("All places are taken")).toBeVisible();
      await look(page, "42-filled");
      service.setJob({ state: "cancelled" });
      await expect(page.getByText("The job was cancelled")).toBeVisible();
      await look(page, "43-cancelled");
    });

    test("the practice model, words, and a draw that was won", async ({ page, service }) => {
      service.job = {
        ...service.job,
        type: "custom",
        practice: true,
        selection_type: "random",
        max_completions: 10,
        places_left: null,
      };
      await openJoined(page, service);
      await page.getByRole("button", { name: "Add words" }).click();
      await page.getByLabel("Words to go with it").fill("Corner of Mill Street, seen from the tram stop.");
      await look(page, "50-practice-words");
      await sendOne(page, service);
      service.decide(1, accepted);
      await expect(page.getByText("You're in the draw")).toBeVisible();
      await look(page, "51-in-the-draw");
      service.setJob({ state: "completed" });
      service.decide(1, { winner: true });
      await expect(heading(page, "You won")).toBeVisible();
      await look(page, "52-won");
    });

    test("several files in one submission", async ({ page, service }) => {
      service.job = { ...service.job, files_per_submission: 3 };
      await openJoined(page, service);
      await choose(page, photo("red-car-1.jpg"), photo("red-car-3.jpg"));
      await expect(page.getByText("Ready to send")).toBeVisible();
      await look(page, "60-draft");
      await page.getByRole("button", { name: "Send 2 files together" }).click();
      await expect(heading(page, "Sent")).toBeVisible();
      await look(page, "61-group-sent");
    });
  });
}
