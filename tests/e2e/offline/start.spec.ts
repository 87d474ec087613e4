import net, { type AddressInfo } from "node:net";

import { chromium, type Page } from "@playwright/test";

import { CitizenPortal } from "../pages/citizen-portal";
import { typeOverDeadLine, withMovableClock } from "../support/dead-line";
import { Line } from "../support/line";
import { look } from "../support/look";
import { measured } from "../support/measured";
import { service } from "../support/regions";
import { DemoServer } from "../support/server";
import { setting } from "../support/settings";
import { expect, PHONE, test } from "../support/test";
import { word } from "../support/words";
import { workerIsThere } from "../support/worker";

/** The portal without its server: nothing is cut by the browser, the server is gone. */

const NAME = "Siti Contoh Offline";
const CODE = "akta-kelahiran";
// A worker asks in the language of the browser, whatever a window pretends to be.
const ENGLISH = { ...PHONE, locale: "en-US" };

/** Types one answer and waits until it is saved and the portal is kept. */
async function typeAnswer(portal: CitizenPortal, code = CODE): Promise<void> {
  await portal.open(`layanan/${code}/ajukan`);
  await portal.page.getByRole("link", { name: word("wizard.begin", {}, "en") }).click();
  await portal.page.getByRole("textbox").first().fill(NAME);
  await expect(portal.wizard.saved).toBeVisible();
  await workerIsThere(portal.page);
}

function draft(page: Page) {
  return page.getByRole("heading", { name: service("sinjai", CODE).name.en });
}

test("the portal opens without its server, and the draft goes on where it stopped", async ({ window, watch }) => {
  watch.allowLostServer();
  const server = await DemoServer.start();
  const page = await (await window(ENGLISH)).newPage();
  const portal = new CitizenPortal(page, server, "sinjai", "en");
  await typeAnswer(portal);
  await server.stop();

  // A page that was never open before, and the language of the visit.
  await page.goto(server.url("sinjai", "permohonan"));
  await expect(draft(page)).toBeVisible();
  // Every page that has asked the server says where things stand.
  for (const place of ["layanan", ""]) {
    await page.goto(server.url("sinjai", place));
    await expect(page.getByText(`${word("standing.offline", {}, "en")} ${word("standing.kept", { count: 1 }, "en")}`).first()).toBeVisible();
  }
  await look(page, "home without its server");
  // And goes on counting: thrown away here, there is none any more. Screen readers heard it once.
  const kept = page.locator(".frame-standing span:not(.visually-hidden)").filter({ hasText: word("standing.kept", { count: 1 }, "en") });
  await page.getByRole("link", { name: word("nav.applications", {}, "en") }).first().click();
  await page.getByRole("button", { name: word("applications.remove_which", { name: service("sinjai", CODE).name.en }, "en") }).click();
  await expect(kept).toHaveCount(0);
  await page.getByRole("button", { name: word("applications.restore", {}, "en") }).click();
  await expect(kept).toHaveCount(1);
  await page.goto(server.url("sinjai", "permohonan"));
  await page.getByRole("link", { name: word("applications.continue", {}, "en") }).click();
  await expect(page.getByRole("textbox").first()).toHaveValue(NAME);
  // The steps behind the questions are on the device too.
  await page.goto(page.url().replace(/[^/]+$/, "periksa"));
  await expect(page.getByText(NAME)).toBeVisible();
});

test("who is signed out learns while typing that the line is dead, and that it is back", async ({ server, window, watch }) => {
  watch.allowLostServer();
  const line = await Line.plain();
  await line.lead(server.port);
  const origin = `http://sinjai.localhost:${line.port}`;
  const page = await (await window(PHONE)).newPage();
  await withMovableClock(page);
  const portal = new CitizenPortal(page, { origin: () => origin, url: (_, path = "") => `${origin}/${path}`, password: "" }, "sinjai");
  try {
    await portal.open("layanan/sku/ajukan");
    await portal.wizard.begin();
    await typeOverDeadLine(page, line);
  } finally {
    await line.cut();
  }
});

test("a phone that speaks Indonesian keeps the portal too", async () => {
  const server = await DemoServer.start();
  // The worker asks in the language that the browser was started with.
  const args = ["--no-sandbox", "--disable-dev-shm-usage", "--accept-lang=id-ID"];
  const browser = await chromium.launch({ executablePath: setting("MPPI_CHROMIUM"), args });
  try {
    const page = await (await browser.newContext(PHONE)).newPage();
    await page.goto(server.url("sinjai"));
    await workerIsThere(page);
    await server.stop();
    await page.goto(server.url("sinjai"));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(word("home.question"));
  } finally {
    await browser.close();
    await server.stop();
  }
});

for (const saveData of [false, true]) {
  test(saveData ? "who saves data has the portal kept once something is typed" : "the portal is kept without anything being typed", async ({ citizen }) => {
    const portal = await citizen("sinjai");
    const { page } = portal;
    await page.addInitScript((saveData) => {
      Object.defineProperty(Navigator.prototype, "connection", { value: { saveData } });
      // What waits for a quiet moment does not wait.
      const real = window.setTimeout.bind(window);
      window.setTimeout = ((work: () => void, after: number) => real(work, after === 3000 ? 0 : after)) as typeof window.setTimeout;
    }, saveData);
    await portal.open();
    await expect(portal.places).toBeVisible();
    await page.waitForLoadState("networkidle");
    const registered = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
    if (saveData) {
      expect(await registered()).toBe(0);
      await portal.home.search.fill("akta");
    }
    await expect.poll(registered).toBe(1);
  });
}

test("a list of places that was never read says that it is missing, and stays once it was read", async ({ server, window, watch }) => {
  watch.allowLostServer();
  const context = await window(ENGLISH);
  const page = await context.newPage();
  const portal = new CitizenPortal(page, server, "sinjai", "en");
  await typeAnswer(portal, "sku");
  const field = service("sinjai", "sku").form.pages[0]?.fields.find(({ kind }) => kind === "area");
  if (!field) throw new Error("the first page asks for no place");
  const [district, village] = ["73.07.05", "73.07.05.1004"];
  const places = portal.wizard.form.group(field);
  const list = (level: string) => places.getByRole("combobox", { name: word(`form.area.${level}`, {}, "en"), exact: true });
  const there = list("village").locator(`option[value="${village}"]`);

  await context.setOffline(true);
  await list("district").selectOption(district);
  await expect(places.getByText(word("problem.offline", {}, "en"))).toBeVisible();
  await look(page, "wilayah tanpa jaringan");
  await context.setOffline(false);
  await places.getByRole("button", { name: word("common.retry", {}, "en") }).click();
  await expect(there).toBeAttached();

  await context.setOffline(true);
  await page.reload();
  await expect(list("district")).toHaveValue(district);
  await expect(there).toBeAttached();
});

test("what is typed in the moment before a page is left is there", async ({ server, window, watch }) => {
  watch.allowLostServer();
  const page = await (await window(ENGLISH)).newPage();
  const portal = new CitizenPortal(page, server, "sinjai", "en");
  await typeAnswer(portal);
  const address = page.url();
  const field = page.getByRole("textbox").first();
  // Sooner than the pause after which it is saved anyway, more than once since it is a race.
  for (const turn of [1, 2, 3]) {
    await field.fill(`${NAME} ${turn}, reloaded`);
    await page.reload();
    await expect(field).toHaveValue(`${NAME} ${turn}, reloaded`);
    await field.fill(`${NAME} ${turn}, left`);
    await page.goto(server.url("sinjai", "permohonan"));
    await expect(portal.heading).toHaveText(word("applications.title", {}, "en"));
    await page.goto(address);
    await expect(field).toHaveValue(`${NAME} ${turn}, left`);
  }
});

test("tracking without a network says that it needs one, and goes on when it is back", async ({ server, window, watch }) => {
  watch.allowLostServer();
  const line = await Line.plain();
  await line.lead(server.port);
  const at = (place: string) => `http://sinjai.localhost:${line.port}/${place}`;
  const page = await (await window(ENGLISH)).newPage();
  const heading = page.getByRole("heading", { level: 1 });
  const hole = net.createServer();
  await new Promise<void>((resolve) => hole.listen(0, "127.0.0.1", resolve));
  try {
    await page.goto(at(""));
    await workerIsThere(page);
    await line.cut();
    for (const place of ["verifikasi/ABC", "lacak"]) {
      await page.goto(at(place));
      await expect(heading).toHaveText(word("needs_network.title", {}, "en"));
    }
    await look(page, "tracking without a network");
    await line.mend();
    await page.getByRole("button", { name: word("common.retry", {}, "en") }).click();
    await expect(heading).toHaveText(word("tracking.title", {}, "en"));
    // Nor does anybody wait for minutes where the line takes everything and answers nothing.
    await line.cut();
    await line.lead((hole.address() as AddressInfo).port);
    await page.goto(at("lacak"), { timeout: 60_000 });
    await expect(heading).toHaveText(word("needs_network.title", {}, "en"));
  } finally {
    await line.cut();
    hole.close();
  }
});

test("a page that was kept for days knows what time it is", async ({ window, watch }) => {
  watch.allowLostServer();
  const server = await DemoServer.start();
  const context = await window(ENGLISH);
  const page = await context.newPage();
  await page.goto(server.url("sinjai"));
  await workerIsThere(page);
  await server.stop();
  // Three days pass on the shelf.
  await page.evaluate(async (days) => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const response = await cache.match(request);
        const at = response?.headers.get("x-kept-at");
        if (!response || !at) continue;
        const headers = new Headers(response.headers);
        headers.set("x-kept-at", String(Number(at) - days * 86_400_000));
        await cache.put(request, new Response(await response.text(), { headers }));
      }
    }
  }, 3);
  await page.goto(server.url("sinjai"));
  const now = await page.evaluate(() => (JSON.parse(document.getElementById("boot")?.textContent ?? "{}") as { now: string }).now);
  expect(Math.abs(Date.parse(now) - Date.now() - 3 * 86_400_000)).toBeLessThan(60_000);
});

test("seconds to the drafts on a second visit without a network", async ({ window, watch }) => {
  watch.allowLostServer();
  const server = await DemoServer.start();
  const page = await (await window(ENGLISH)).newPage();
  await typeAnswer(new CitizenPortal(page, server, "sinjai", "en"));
  await server.stop();
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const times: number[] = [];
  while (times.length < 5) {
    await page.goto("about:blank");
    const begun = performance.now();
    await page.goto(server.url("sinjai", "permohonan"), { waitUntil: "commit" });
    await expect(draft(page)).toBeVisible();
    times.push((performance.now() - begun) / 1000);
  }
  console.log(`      ${times.map((time) => time.toFixed(2)).join(" s, ")} s`);
  // The fastest: what the others took longer was the machine.
  measured("citizen.offline_start_s", Math.min(...times));
});
