import type { BrowserContext } from "@playwright/test";

/** Lets a test move the clock of all pages of a context. */
export async function withClock(context: BrowserContext): Promise<void> {
  await context.clock.install();
  // The clock numbers its timers beyond what WebAssembly takes for a number of a timer, and then none could be taken back.
  await context.addInitScript(() => {
    const { setTimeout: set, clearTimeout: clear } = window;
    const numbers = new Map<number, number>();
    window.setTimeout = ((work: TimerHandler, millis?: number, ...rest: unknown[]) => {
      const number = numbers.size + 1;
      numbers.set(number, set(work, millis, ...rest));
      return number;
    }) as typeof window.setTimeout;
    window.clearTimeout = (number) => clear(numbers.get(Number(number)));
  });
}
