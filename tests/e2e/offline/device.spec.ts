import type { Page } from "@playwright/test";

import { CitizenPortal } from "../pages/citizen-portal";
import { newContact } from "../support/contact";
import { withClock } from "../support/clock";
import { CitizenClient } from "../support/contract";
import { evict } from "../support/eviction";
import { look } from "../support/look";
import { asked, demoFile, FILES, service } from "../support/regions";
import { dropSession, signedInAs, signInAgain } from "../support/signed-in";
import { PHONE, expect, test } from "../support/test";
import { pattern, word } from "../support/words";
import { workerIsThere } from "../support/worker";

/** Whose device it is, and what the browser does to what lies on it. */
test.describe.configure({ timeout: 120_000 });

const REGION = "sinjai";
const CODE = "sku";
const SIGNED_OUT = [/answer 401: /, /console error: Failed to load resource: .*status of 401/];

const contact = newContact();
let client: CitizenClient;

// So early that the minute is nearly over when its holder wants another code.
test.beforeAll(async ({ server }) => {
  client = await CitizenClient.signIn(server, REGION, contact);
});

/** Signs in and begins a draft that the account has too. */
async function withDraft(portal: CitizenPortal, contact: string, isShared = false): Promise<void> {
  await portal.open("masuk");
  if (isShared) {
    await portal.signIn.askFor(contact);
    await portal.page.getByRole("checkbox", { name: word("signin.shared") }).check({ force: true });
    await look(portal.page, "masuk, bukan perangkat saya");
    const messages = await portal.messages();
    const code = await messages.codeFor(contact);
    await messages.page.close();
    await portal.signIn.enter(code);
  } else {
    await portal.enterCode(contact);
  }
  await expect(portal.heading).toHaveText(word("applications.title"));
  await portal.open(`layanan/${CODE}/ajukan`);
  await portal.wizard.begin();
  await portal.page.getByRole("textbox").first().fill("Siti Contoh");
  await expect(portal.page.getByText(pattern("form.saved_mirrored"))).toBeVisible({ timeout: 30_000 });
}

/** How much the portal's database holds, other than the published catalogue. */
async function kept(page: Page): Promise<number> {
  return page.evaluate(async (name) => {
    const open = indexedDB.open(name);
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    let count = 0;
    for (const store of database.objectStoreNames) {
      const request = database.transaction(store).objectStore(store).getAllKeys();
      await new Promise((resolve) => (request.onsuccess = resolve));
      count += request.result.filter((key) => !String(key).startsWith("/services")).length;
    }
    database.close();
    return count;
  }, `mppi.${REGION}.citizen`);
}

/** The portal has erased itself. It loads its page anew then, and a page that goes has no answer. */
async function erased(page: Page): Promise<void> {
  await expect(async () => expect(await kept(page)).toBe(0)).toPass({ timeout: 20_000 });
}

test("what the browser threw away is told, and the account still has its drafts", async ({ server, window }) => {
  const context = await window(PHONE);
  const portal = new CitizenPortal(await context.newPage(), server, REGION);
  const { page } = portal;
  await withDraft(portal, newContact());
  await evict(page, server, REGION);
  await portal.open();
  await expect(page.getByText(word("eviction.title"))).toBeVisible({ timeout: 30_000 });
  await look(page, "beranda, data dihapus peramban");
  await page.getByRole("link", { name: word("eviction.see") }).click();
  await page.getByRole("button", { name: word("eviction.told") }).click();
  await expect(page.getByText(word("eviction.title"))).toBeHidden();
  await page.getByRole("button", { name: word("applications.resume") }).click();
  await expect(page.getByRole("textbox").first()).toHaveValue("Siti Contoh");
  // It is told once.
  await portal.open();
  await page.waitForFunction(() => document.querySelector("h1"));
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 2_500)));
  await expect(page.getByText(word("eviction.title"))).toBeHidden();
});

test("who never signed in is told too, since the server left a sign", async ({ server, window }) => {
  const context = await window(PHONE);
  const portal = new CitizenPortal(await context.newPage(), server, REGION);
  const { page } = portal;
  const signs = async () => (await context.cookies()).map(({ name }) => name);
  await portal.open(`layanan/${CODE}/ajukan`);
  await portal.wizard.begin();
  expect(await signs()).toEqual([]);
  await page.getByRole("textbox").first().fill("Siti Contoh");
  await expect(portal.wizard.saved).toBeVisible();
  await expect.poll(signs).toEqual(["__Host-mppi-kept-citizen"]);
  // Whoever comes back to what is there is told nothing.
  await portal.open("permohonan");
  await expect(page.getByText(pattern("applications.draft_saved"))).toBeVisible();
  // It is looked a little after the start.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 2_500)));
  await expect(page.getByText(word("eviction.title"))).toBeHidden();
  await evict(page, server, REGION);
  await portal.open();
  await expect(page.getByText(word("eviction.title"))).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(word("eviction.words_nobody"))).toBeVisible();
  // It stays until it was read, whatever page is open.
  await page.reload();
  await expect(page.getByText(word("eviction.title"))).toBeVisible({ timeout: 30_000 });
  await look(page, "beranda, data dihapus peramban, belum masuk");
  await page.getByRole("link", { name: word("eviction.sign_in") }).click();
  await expect(portal.signIn.contact).toBeVisible();
});

test("on somebody else's device nothing stays after signing out, and it says so", async ({ server, window, watch }) => {
  watch.allow(...SIGNED_OUT);
  const context = await window(PHONE);
  const portal = new CitizenPortal(await context.newPage(), server, REGION);
  const { page } = portal;
  await withDraft(portal, newContact(), true);
  expect(await kept(page)).toBeGreaterThan(0);
  await portal.open("akun");
  await expect(page.getByText(word("account.shared_words"))).toBeVisible();
  await look(page, "akun, bukan perangkat saya");
  await page.getByRole("button", { name: word("account.sign_out"), exact: true }).click();
  await expect(page.getByText(word("account.signed_out"))).toBeVisible();
  await erased(page);
});

test("on somebody else's device nothing stays after the session has run out", async ({ server, window, watch }) => {
  watch.allow(...SIGNED_OUT);
  const context = await window(PHONE);
  const portal = new CitizenPortal(await context.newPage(), server, REGION);
  await withDraft(portal, newContact(), true);
  await dropSession(context);
  await portal.open("permohonan");
  await erased(portal.page);
  await expect(portal.page.getByText("Siti Contoh")).toHaveCount(0);
});

test("on somebody else's device the other tabs end with the session", async ({ server, window, watch }) => {
  watch.allow(...SIGNED_OUT);
  const context = await window(PHONE);
  const portal = new CitizenPortal(await context.newPage(), server, REGION);
  const { page } = portal;
  await withDraft(portal, newContact(), true);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole("textbox").first()).toHaveValue("Siti Contoh");
  await portal.open("akun");
  await page.getByRole("button", { name: word("account.sign_out"), exact: true }).click();
  await expect(page.getByText(word("account.signed_out"))).toBeVisible();
  await expect(other.getByRole("heading", { level: 1 })).toHaveText(word("home.question"));
  await expect(other.getByText("Siti Contoh")).toHaveCount(0);
  await erased(page);
});

for (const place of ["in an open page", "at the next start"]) {
  test(`on somebody else's device nothing stays once nobody was there for a quarter of an hour, also without a network (${place})`, async ({ server, window, watch }) => {
    watch.allowLostServer();
    const context = await window(PHONE);
    await withClock(context);
    const portal = new CitizenPortal(await context.newPage(), server, REGION);
    const { page } = portal;
    await withDraft(portal, newContact(), true);
    await workerIsThere(page);
    await context.setOffline(true);
    const draft = page.url();
    if (place !== "in an open page") await page.goto("about:blank");
    await context.clock.fastForward("14:00");
    if (place === "in an open page") {
      // Somebody is still here.
      await page.getByRole("textbox").first().fill("Siti Contoh Dua");
      await context.clock.fastForward("14:00");
      await expect(page.getByRole("textbox").first()).toHaveValue("Siti Contoh Dua");
    }
    await context.clock.fastForward("02:00");
    if (place !== "in an open page") await page.goto(draft);
    await expect(portal.heading).toHaveText(word("home.question"), { timeout: 30_000 });
    await expect(page.getByText("Siti Contoh")).toHaveCount(0);
    await erased(page);
  });
}

test("on somebody else's device what is not in the account yet is not erased unasked", async ({ server, window, watch }) => {
  watch.allowLostServer();
  const context = await window(PHONE);
  const portal = new CitizenPortal(await context.newPage(), server, REGION);
  const { page } = portal;
  await withDraft(portal, newContact(), true);
  // The server does not take drafts just now.
  await context.route("**/api/v1/drafts/*", (route) => (route.request().method() === "PUT" ? route.abort("connectionfailed") : route.continue()));
  await page.getByRole("textbox").first().fill("Siti Contoh Dua");
  await expect(portal.wizard.saved).toBeVisible();
  await page.goto(server.url(REGION, "akun"));
  await page.getByRole("button", { name: word("account.sign_out"), exact: true }).click();
  await expect(page.getByText(pattern("account.unmirrored.one"))).toBeVisible();
  await look(page, "akun, draf belum tersalin");
  await page.getByRole("button", { name: word("account.stay") }).click();
  expect(await kept(page)).toBeGreaterThan(0);
  await page.getByRole("button", { name: word("account.sign_out"), exact: true }).click();
  await page.getByRole("button", { name: word("account.sign_out_erase") }).click();
  await expect(page.getByText(word("account.signed_out"))).toBeVisible();
  await erased(page);
});

test("on one's own device a draft with its file is there after signing out, and after signing in it is one", async ({ server, window, watch }) => {
  // The code is asked for until the minute is over.
  watch.allow(...SIGNED_OUT, /answer 429: /, /status of 429/);
  const portal = await signedInAs(client, await window(PHONE), server);
  const { page } = portal;
  const [requirement] = asked(service(REGION, CODE));
  if (!requirement) throw new Error(`${CODE} asks for no file`);
  await portal.open(`layanan/${CODE}/ajukan`);
  await portal.wizard.begin();
  await page.getByRole("textbox").first().fill("Siti Contoh");
  const draft = page.url();
  await expect(portal.wizard.saved).toBeVisible();
  await page.goto(draft.replace(/[^/]+$/, "dokumen"));
  await portal.wizard.form.attach(requirement, demoFile(FILES[requirement.code] ?? ""));
  await expect(portal.wizard.form.document(requirement)).toContainText(word("form.file.kept"));
  await expect(page.getByText(pattern("form.saved_mirrored"))).toBeVisible({ timeout: 30_000 });

  const isThere = async () => {
    await page.goto(draft);
    await expect(page.getByRole("textbox").first()).toHaveValue("Siti Contoh");
    await page.goto(draft.replace(/[^/]+$/, "dokumen"));
    await expect(page.getByRole("link", { name: `${word("form.file.open")} ${requirement.label.id}`, exact: true })).toBeVisible();
  };
  await portal.open("akun");
  await page.getByRole("button", { name: word("account.sign_out"), exact: true }).click();
  await expect(page.getByText(word("account.signed_out"))).toBeVisible();
  await isThere();
  await portal.open("masuk");
  await signInAgain(portal, contact);
  await expect(portal.heading).toHaveText(word("applications.title"));
  await expect(page.getByRole("link", { name: word("applications.continue") })).toHaveCount(1);
  await expect(page.getByRole("button", { name: word("applications.resume") })).toHaveCount(0);
  await isThere();
});
