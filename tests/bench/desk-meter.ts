/** What a page can say about itself while somebody works in it: when pictures are painted, and which tasks were long. */
import type { Page } from "@playwright/test";

interface Painted {
  /** From the key's own time stamp to after the frame that shows the picture, in milliseconds. */
  readonly times: number[];
}
type Metered = Window & { painted: Painted };

/** From now on, each press of the key that approves is timed until another picture fills the loupe. */
export const meterPainting = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const painted: Painted = { times: [] };
    (window as unknown as Metered).painted = painted;
    let waiting: { readonly since: number; readonly shown: string } | null = null;
    const shownNow = (): { readonly name: string; readonly whole: boolean } => {
      const layers = [
        ...document.querySelectorAll<HTMLImageElement>(
          'section[aria-label="Loupe"] div[style*="rotate"] > img',
        ),
      ];
      // The preview lies over the thumbnail; both have to be there.
      const whole = layers.length > 1 && layers.every((image) => image.complete && image.naturalWidth > 0);
      return { name: layers[0]?.alt ?? "", whole };
    };
    addEventListener(
      "keydown",
      ({ key, timeStamp }) => {
        if (key === "a") waiting = { since: timeStamp, shown: shownNow().name };
      },
      true,
    );
    const afterFrame = new MessageChannel();
    const inFrame: number[] = [];
    afterFrame.port1.onmessage = () => {
      for (const since of inFrame.splice(0)) painted.times.push(performance.now() - since);
    };
    const eachFrame = (): void => {
      requestAnimationFrame(eachFrame);
      if (waiting === null) return;
      const { name, whole } = shownNow();
      if (name === waiting.shown || !whole) return;
      inFrame.push(waiting.since);
      waiting = null;
      afterFrame.port2.postMessage(null);
    };
    requestAnimationFrame(eachFrame);
  });

/** Approves so many, one after the other, each once the one before is painted; milliseconds of each. */
export const paintedAfterKeys = async (page: Page, decisions: number): Promise<readonly number[]> => {
  for (let done = 1; done <= decisions; done += 1) {
    await page.keyboard.press("a");
    await page.waitForFunction((count) => (window as unknown as Metered).painted.times.length >= count, done);
  }
  return page.evaluate(() => (window as unknown as Metered).painted.times);
};

export interface Scrolled {
  readonly frames: number;
  readonly tasks: number;
  readonly longest: number;
}

const SCROLL_FRAMES = 600;
/** A quick turn of the wheel: every row is drawn. */
const WHEEL_FRAMES = 300;
const WHEEL_PIXELS = 120;

/** By the wheel, then from the first row to the last in so many frames, and what held the page up meanwhile. */
export const meterScrolling = (page: Page): Promise<Scrolled> =>
  page.evaluate(
    async ({ frames, wheelFrames, wheelPixels }) => {
      const list = document.querySelector('[role="listbox"]');
      let scroller = list;
      while (scroller !== null && scroller.scrollHeight <= scroller.clientHeight)
        scroller = scroller.parentElement;
      if (scroller === null) throw new Error("Nothing scrolls.");
      scroller.scrollTop = 0;
      const long: number[] = [];
      const observer = new PerformanceObserver((entries) => {
        for (const { duration } of entries.getEntries()) long.push(duration);
      });
      observer.observe({ type: "longtask" });
      const step = (scroller.scrollHeight - scroller.clientHeight) / frames;
      for (let frame = 1; frame <= wheelFrames; frame += 1) {
        await new Promise(requestAnimationFrame);
        scroller.scrollTop = wheelPixels * frame;
      }
      for (let frame = 1; frame <= frames; frame += 1) {
        await new Promise(requestAnimationFrame);
        scroller.scrollTop = step * frame;
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
      observer.disconnect();
      return { frames: frames + wheelFrames, tasks: long.length, longest: Math.max(0, ...long) };
    },
    { frames: SCROLL_FRAMES, wheelFrames: WHEEL_FRAMES, wheelPixels: WHEEL_PIXELS },
  );
