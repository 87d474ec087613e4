import type { BrowserContext, Page } from "@playwright/test";

import { CitizenPortal } from "../pages/citizen-portal";
import { newContact } from "../support/contact";
import { CitizenClient } from "../support/contract";
import { look } from "../support/look";
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

async function ownCases(server: DemoServer, context: BrowserContext): Promise<unknown[]> {
  const [cookie] = (await context.cookies()).filter(({ name }) => name === "__Host-mppi-citizen");
  const client = new CitizenClient(server, REGION, `${cookie?.name}=${cookie?.value}`);
  return (JSON.parse((await client.ask({ path: "applications" })).text) as { applications: unknown[] }).applications;
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
  await portal.wizard.attachAll(SERVICE);
  await portal.wizard.toSend();
  await portal.wizard.declaration.check({ force: true });
  await context.setOffline(true);
  await fill(page, "all");
  await page.getByRole("button", { name: word("wizard.submit"), exact: true }).click();
  await expect(page.getByText(word("send.in_page"))).toBeVisible();
  await expect(page.getByText(word("send.goes_alone"))).toBeHidden();
  await expect(page.getByText(word("form.save_full")).first()).toBeVisible();
  await look(page, "kirim, perangkat penuh");
  await context.setOffline(false);
  await portal.receipt.there();
  expect(await ownCases(server, context)).toHaveLength(1);
});
