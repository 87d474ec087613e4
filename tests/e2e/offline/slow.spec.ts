import type { BrowserContext, Request } from "@playwright/test";

import { CitizenPortal } from "../pages/citizen-portal";
import { withClock } from "../support/clock";
import { newContact } from "../support/contact";
import { CitizenClient } from "../support/contract";
import { look } from "../support/look";
import { service } from "../support/regions";
import { signedInAs } from "../support/signed-in";
import { expect, PHONE, test } from "../support/test";
import { word } from "../support/words";

/** A line that is there and does not answer: what takes too long is given up and said, and nothing is asked for after a page has gone. */
test.describe.configure({ timeout: 120_000 });

const REGION = "sinjai";
const CODE = "sku";
/** Without a worker, so that every request is the page's own. */
const BARE = { ...PHONE, serviceWorkers: "block" as const };

/** Requests that get no answer until they are let go. */
interface Held {
  asked: Request[];
  letGo: () => void;
}

/** What Playwright does to keep a worker away is a warning. */
const NO_WORKER = /Service Worker registration blocked/;

async function hold(context: BrowserContext, address: string | RegExp): Promise<Held> {
  let letGo: () => void = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const asked: Request[] = [];
  await context.route(address, async (route) => {
    asked.push(route.request());
    await held;
    // What the page has given up cannot go on.
    await route.continue().catch(() => {});
  });
  return { asked, letGo };
}

test("a read that is not answered is given up after twenty seconds, says so, and works once it is tried again", async ({ server, window, watch }) => {
  watch.allow(NO_WORKER);
  const context = await window(BARE);
  await withClock(context);
  const page = await context.newPage();
  const portal = new CitizenPortal(page, server, REGION);
  const { asked, letGo } = await hold(context, "**/api/v1/services");
  await portal.open("layanan");
  await expect.poll(() => asked.length).toBe(1);
  await context.clock.runFor(19_000);
  await expect(page.getByText(word("problem.timed_out"))).toHaveCount(0);
  await context.clock.runFor(2_000);
  await expect(page.getByText(word("problem.timed_out"))).toBeVisible();
  await look(page, "layanan, server tidak menjawab");
  // The person has waited long enough: it is not asked for again unless they want it.
  await context.clock.runFor(30_000);
  expect(asked).toHaveLength(1);
  letGo();
  await page.getByRole("button", { name: word("common.retry") }).click();
  await expect(page.getByRole("link", { name: service(REGION, CODE).name.id })).toBeVisible();
});

test("what a page asks for is given up when it is left", async ({ server, window, watch }) => {
  watch.allow(NO_WORKER);
  const client = await CitizenClient.signIn(server, REGION, newContact());
  const sent = await client.apply(CODE);
  const context = await window(BARE);
  const portal = await signedInAs(client, context, server);
  const { page } = portal;
  // A request that is held is not heard of when it is given up, so the page tells.
  await context.addInitScript(() => {
    const real = globalThis.fetch.bind(globalThis);
    globalThis.fetch = (...given: Parameters<typeof fetch>) => {
      const request = new Request(...given);
      request.signal.addEventListener("abort", () => (document.documentElement.dataset.givenUp = request.url));
      return real(...given);
    };
  });
  const givenUp = () => page.evaluate(() => document.documentElement.dataset.givenUp ?? "");

  const service = await hold(context, `**/api/v1/services/${CODE}`);
  await portal.open("layanan");
  await page.getByRole("main").locator(`a[href$="/layanan/${CODE}"]`).click();
  await expect.poll(() => service.asked.length).toBe(1);
  await portal.goTo("home");
  await expect.poll(givenUp).toContain(`/services/${CODE}`);

  // A file too, that somebody wanted to see.
  const file = await hold(context, /\/applications\/[^/]+\/attachments\//);
  await portal.open(`permohonan/${sent.id}`);
  await page.getByText(word("case.files_open")).click();
  await page.getByRole("button", { name: new RegExp(`^${word("case.file_show")}`) }).first().click();
  await expect.poll(() => file.asked.length).toBe(1);
  await portal.goTo("home");
  await expect.poll(givenUp).toContain("/attachments/");
});

test("a part of the portal that does not come says so, and is shown when it comes after all", async ({ server, window, watch }) => {
  watch.allow(NO_WORKER);
  const context = await window(BARE);
  await withClock(context);
  const page = await context.newPage();
  const portal = new CitizenPortal(page, server, REGION);
  const later = await hold(context, /\/citizen_later\.\w+\.wasm/);
  // Its words have a time limit of their own.
  const words = page.waitForResponse(/words-citizen-id\.later/);
  await portal.open("akun");
  await expect.poll(() => later.asked.length).toBe(1);
  await (await words).finished();
  const retry = page.getByRole("button", { name: word("common.retry") });
  await context.clock.runFor(60_000);
  await expect(retry).toHaveCount(0);
  await context.clock.runFor(31_000);
  await expect(retry).toBeVisible();
  await look(page, "akun, bagian portal tidak datang");
  later.letGo();
  await expect(retry).toHaveCount(0);
  await expect(portal.heading).toBeVisible();
});
