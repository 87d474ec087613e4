import type { BrowserContext, Page } from "@playwright/test";

import { CitizenPortal } from "../pages/citizen-portal";
import { newContact } from "../support/contact";
import { kept } from "../support/kept";
import { look } from "../support/look";
import { ownCases } from "../support/own-cases";
import { asked, demoFile, example, FILES, service } from "../support/regions";
import type { DemoServer } from "../support/server";
import { expect, PHONE, test } from "../support/test";
import { pattern, word } from "../support/words";

/** A device without room: what is only in the page is never called saved, and goes all the same. */
test.describe.configure({ timeout: 180_000 });

const REGION = "sinjai";
const CODE = "sku";
const SERVICE = service(REGION, CODE);

/** From now on, or not any more, no file fits on the device; with `all` nothing at all. */
function fill(page: Page, what: "files" | "all" | "nothing"): Promise<void> {
  return page.evaluate((what) => {
    const own = IDBObjectStore.prototype as unknown as { put: IDBObjectStore["put"]; real?: IDBObjectStore["put"] };
    own.real ??= own.put;
    const { real } = own;
    own.put = function (this: IDBObjectStore, ...given: Parameters<IDBObjectStore["put"]>) {
      if (what === "all" || (what === "files" && this.name === "attachments")) throw new DOMException("full", "QuotaExceededError");
      return real.apply(this, given);
    };
  }, what);
}

async function signedIn(context: BrowserContext, server: DemoServer): Promise<CitizenPortal> {
  const portal = new CitizenPortal(await context.newPage(), server, REGION);
  await portal.open("masuk");
  await portal.enterCode(newContact());
  await expect(portal.heading).toHaveText(word("applications.title"));
  await portal.open(`layanan/${CODE}/ajukan`);
  await portal.wizard.begin();
  await portal.wizard.answerAll(SERVICE, example(REGION, CODE));
  return portal;
}

/** Everything is filled in and declared, and then the network goes. */
async function declareWithoutNetwork(portal: CitizenPortal): Promise<void> {
  await portal.wizard.attachAll(SERVICE);
  await portal.wizard.toSend();
  await portal.wizard.declaration.check({ force: true });
  await portal.page.context().setOffline(true);
}

test("a photo that does not fit is not called saved, is written once there is room, and is sent", async ({ server, window }) => {
  const context = await window(PHONE);
  const portal = await signedIn(context, server);
  const { page } = portal;
  await fill(page, "files");
  for (const requirement of asked(SERVICE)) await portal.wizard.form.attach(requirement, demoFile(FILES[requirement.code] ?? ""));
  await expect(page.getByText(word("form.file.in_page"))).toHaveCount(asked(SERVICE).length);
  await expect(page.getByText(word("form.save_full")).first()).toBeVisible();
  await look(page, "dokumen, perangkat penuh");
  // What is saved after it does not make the photo saved.
  await portal.wizard.next();
  await expect(portal.heading).toHaveText(word("wizard.check_title"));
  await portal.wizard.toSend();
  await portal.wizard.declaration.check({ force: true });
  await expect(page.getByText(word("form.save_full")).first()).toBeVisible();
  await expect(portal.wizard.saved).toBeHidden();
  await fill(page, "nothing");
  await portal.wizard.declaration.uncheck({ force: true });
  await expect(page.getByText(pattern("form.saved")).or(page.getByText(pattern("form.saved_mirrored"))).first()).toBeVisible();
  await page.reload();
  await portal.wizard.send();
  await portal.receipt.there();
  expect(await ownCases(server, context)).toHaveLength(1);
});

test("what does not fit into the outbox is in the page, says so, and goes from there", async ({ server, window, watch }) => {
  watch.allowLostServer();
  const context = await window(PHONE);
  const portal = await signedIn(context, server);
  const { page } = portal;
  await declareWithoutNetwork(portal);
  await fill(page, "all");
  await page.getByRole("button", { name: word("wizard.submit"), exact: true }).click();
  await expect(page.getByText(word("send.in_page"))).toBeVisible();
  await expect(page.getByText(word("send.goes_alone"))).toBeHidden();
  await expect(page.getByText(word("form.save_full")).first()).toBeVisible();
  await look(page, "kirim, perangkat penuh");
  await context.setOffline(false);
  await portal.receipt.there();
  expect(await ownCases(server, context)).toHaveLength(1);
  // What was sent is not on the device any more, neither its files nor its answers.
  const left = async () => (await kept(page, `mppi.${REGION}.citizen`)).filter(({ store }) => store === "attachments" || store === "drafts");
  await expect.poll(async () => (await left()).filter(({ store, text }) => store === "attachments" || text.includes(String(example(REGION, CODE).applicant_name)))).toEqual([]);
});

test("what waits is sent from a device that has become full, and says so when it has gone", async ({ server, window, watch }) => {
  watch.allowLostServer();
  const context = await window(PHONE);
  const portal = await signedIn(context, server);
  const { page } = portal;
  await declareWithoutNetwork(portal);
  await page.getByRole("button", { name: word("wizard.submit"), exact: true }).click();
  await expect(page.getByText(word("send.waiting")).first()).toBeVisible();
  await fill(page, "all");
  await context.setOffline(false);
  await portal.receipt.there();
  const number = await portal.receipt.number();
  expect(await ownCases(server, context)).toHaveLength(1);
  // The receipt is whole, and nothing is said to wait, though the disk has it otherwise.
  await expect.poll(() => portal.receipt.secret()).toMatch(/^[\w-]{20,}$/);
  await page.getByRole("link", { name: word("nav.applications") }).first().click();
  await expect(page.getByText(number).first()).toBeVisible();
  await expect(page.getByText(word("send.waiting"))).toBeHidden();
  await expect(page.getByText(word("standing.waiting", { count: 1 }))).toBeHidden();
  // What the disk has is as it was before, and comes to the same case once there is room.
  await page.goto(server.url(REGION, "permohonan"));
  const left = async () => (await kept(page, `mppi.${REGION}.citizen`)).filter(({ store }) => store === "outbox" || store === "attachments");
  await expect.poll(left, { timeout: 30_000 }).toEqual([]);
  await expect(page.getByText(number).first()).toBeVisible();
  expect(await ownCases(server, context)).toHaveLength(1);
});

test("before the device is full the person is told", async ({ server, window }) => {
  const context = await window(PHONE);
  const portal = new CitizenPortal(await context.newPage(), server, REGION);
  const { page } = portal;
  // Chromium says the same of every device, so the answer is put into its mouth.
  await page.addInitScript(() => {
    StorageManager.prototype.estimate = () => Promise.resolve({ usage: 1_000_000, quota: 13_000_000 });
  });
  await portal.open(`layanan/${CODE}/ajukan`);
  await portal.wizard.begin();
  await page.getByRole("textbox").first().fill("Siti Contoh");
  await expect(portal.wizard.saved).toBeVisible();
  await page.goto(server.url(REGION, "permohonan"));
  const [start] = word("room.low").split(" {left}");
  await expect(page.getByText(start ?? "")).toBeVisible();
  await look(page, "permohonan, hampir penuh");
});

test("a full device says so, and what is typed can still be sent", async ({ server, window }) => {
  const context = await window(PHONE);
  const portal = await signedIn(context, server);
  const { page } = portal;
  await portal.wizard.attachAll(SERVICE);
  await portal.wizard.toSend();
  await expect(portal.wizard.declaration).toBeVisible();
  await fill(page, "all");
  await portal.wizard.declaration.check({ force: true });
  await expect(page.getByText(word("form.save_full")).first()).toBeVisible();
  await page.getByRole("button", { name: word("wizard.submit"), exact: true }).click();
  await portal.receipt.there();
  expect(await ownCases(server, context)).toHaveLength(1);
});
