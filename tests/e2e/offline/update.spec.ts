import fs from "node:fs";
import path from "node:path";

import { CitizenPortal } from "../pages/citizen-portal";
import { Counter } from "../pages/counter";
import { OfficerPortal } from "../pages/officer-portal";
import { look } from "../support/look";
import { nextBuild } from "../support/newer";
import { service } from "../support/regions";
import { DemoServer } from "../support/server";
import { DESK, expect, PHONE, test } from "../support/test";
import { labelled, pattern, word } from "../support/words";
import { workerIsThere } from "../support/worker";

const CODE = "sku";
const NAME = "Siti Contoh Pembaruan";

test("a newer build is announced, does not touch an open form, and is taken when it is wanted", async ({ window, watch }) => {
  watch.allowLostServer();
  const next = nextBuild();
  const first = await DemoServer.start();
  const context = await window(PHONE);
  const form = new CitizenPortal(await context.newPage(), first, "sinjai");
  await form.open(`layanan/${CODE}/ajukan`);
  await form.wizard.begin();
  await form.page.getByRole("textbox").first().fill(NAME);
  await expect(form.wizard.saved).toBeVisible();
  await form.page.evaluate(async () => navigator.serviceWorker.ready.then(({ active }) => active?.state));
  // A second tab, where nothing is filled in.
  const home = await context.newPage();
  await home.goto(first.url("sinjai"));
  await expect(home.getByText(word("update.ready"))).toBeHidden();
  await first.stop();

  const second = await DemoServer.start({ port: first.port, environment: { MPPI_DIST: next } });
  try {
    await home.reload();
    const take = home.getByRole("button", { name: word("update.take") });
    await expect(take).toBeVisible({ timeout: 30_000 });
    await look(home, "beranda, versi baru");
    // The form goes on as it was.
    await expect(form.page.getByText(word("update.ready"))).toBeHidden();
    const before = await builds(home);
    expect(before).toHaveLength(2);
    await take.click();
    await expect(take).toBeHidden();
    await expect(home.getByRole("heading", { level: 1 })).toHaveText(word("home.question"));
    expect(await home.evaluate(() => (JSON.parse(document.getElementById("boot")?.textContent ?? "{}") as { build: string }).build)).toBe(
      (JSON.parse(fs.readFileSync(path.join(next, "assets.json"), "utf8")) as { version: string }).version,
    );

    // The form in the other tab was loaded anew by nobody, and what it still needs is on the device.
    await expect(form.page.getByRole("textbox").first()).toHaveValue(NAME);
    expect(await builds(home)).toHaveLength(2);
    await form.page.getByRole("textbox").first().fill(`${NAME} B`);
    await expect(form.wizard.saved).toBeVisible();
    await form.page.reload();
    await expect(form.page.getByRole("textbox").first()).toHaveValue(`${NAME} B`);
    // Nobody needs the last build any more.
    await home.reload();
    await expect.poll(() => builds(home)).toHaveLength(1);
  } finally {
    await second.stop();
    fs.rmSync(next, { recursive: true, force: true });
  }
});

test("at a desk a newer build is announced, but not over an intake", async ({ window, watch }) => {
  watch.allowLostServer();
  const next = nextBuild();
  const first = await DemoServer.start();
  const context = await window(DESK);
  const intake = new OfficerPortal(await context.newPage(), first, "sinjai");
  await intake.signIn("loket");
  const counter = new Counter(intake.page);
  await counter.open();
  await counter.begin(service("sinjai", CODE));
  const answer = intake.page.getByRole("textbox", { name: labelled(service("sinjai", CODE).form.pages[0]?.fields[0]?.label.id ?? "") });
  await answer.fill(NAME);
  await expect(intake.page.getByText(pattern("form.saved")).first()).toBeVisible();
  await workerIsThere(intake.page);
  const inbox = await context.newPage();
  await inbox.goto(first.url("sinjai", "petugas/"));
  const second = await first.restart({ MPPI_DIST: next });
  try {
    await inbox.reload();
    const take = inbox.getByRole("button", { name: word("update.take") });
    await expect(take).toBeVisible({ timeout: 30_000 });
    await look(inbox, "kotak masuk, versi baru");
    await expect(intake.page.getByText(word("update.ready"))).toBeHidden();
    await take.click();
    await expect(take).toBeHidden();
    await expect(inbox.getByRole("heading", { level: 1 })).toHaveText(word("officer.inbox.title"));
    await expect(answer).toHaveValue(NAME);
    await intake.page.reload();
    await expect(answer).toHaveValue(NAME);
  } finally {
    await second.stop();
    fs.rmSync(next, { recursive: true, force: true });
  }
});

/** The builds that are kept on the device. */
async function builds(page: import("@playwright/test").Page): Promise<string[]> {
  return page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("mppi / ")));
}
