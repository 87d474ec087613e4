import type { BrowserContext, Page } from "@playwright/test";

import { CitizenPortal } from "../pages/citizen-portal";
import { Lock } from "../pages/lock";
import { newContact } from "../support/contact";
import { kept, personal } from "../support/kept";
import { look } from "../support/look";
import { ownCases } from "../support/own-cases";
import { example, service } from "../support/regions";
import type { DemoServer } from "../support/server";
import { expect, PHONE, test } from "../support/test";
import { pattern, word } from "../support/words";
import { workerIsThere } from "../support/worker";

/** A PIN locks what lies on the device: without it nothing is read and nothing is lost. */
test.describe.configure({ timeout: 180_000 });

const REGION = "sinjai";
const CODE = "sku";
const SERVICE = service(REGION, CODE);
const DATABASE = `mppi.${REGION}.citizen`;
const PIN = "sirih-48";
const NAME = "Siti Contoh";
/** What a page that was left did not hear of its own mirror, it is told by a refusal. */
const REFUSED = [/answer 4\d\d: /, /console error: Failed to load resource: .*status of 4/];

async function signedIn(context: BrowserContext, server: DemoServer, contact: string): Promise<CitizenPortal> {
  const portal = new CitizenPortal(await context.newPage(), server, REGION);
  await portal.open("masuk");
  await portal.enterCode(contact);
  await expect(portal.heading).toHaveText(word("applications.title"));
  return portal;
}

/** A draft up to its first answer; gives its address. */
async function begun(portal: CitizenPortal, name = NAME): Promise<string> {
  await portal.open(`layanan/${CODE}/ajukan`);
  await portal.wizard.begin();
  await portal.page.getByRole("textbox").first().fill(name);
  await expect(portal.page.getByText(/Tersimpan di perangkat ini|Tersimpan di akun/).first()).toBeVisible();
  return portal.page.url();
}

async function withPin(portal: CitizenPortal, pin = PIN): Promise<Lock> {
  const lock = new Lock(portal.page);
  await portal.open("permohonan");
  await lock.set(pin);
  return lock;
}

/** Whether the page knows of the lock, and has no key. */
async function lockedIn(page: Page): Promise<void> {
  await page.waitForFunction(() => (window as unknown as { vault?: { isClosed: boolean } }).vault?.isClosed === true);
}

test("what is locked cannot be read on the disk, and goes on with the PIN up to the receipt", async ({ server, window, watch }) => {
  watch.allow(...REFUSED);
  const context = await window(PHONE);
  const portal = await signedIn(context, server, newContact());
  const { page } = portal;
  await portal.open(`layanan/${CODE}/ajukan`);
  await portal.wizard.begin();
  await portal.wizard.answerAll(SERVICE, example(REGION, CODE));
  await portal.wizard.attachAll(SERVICE);
  const draft = page.url();
  await portal.open("permohonan");
  const before = personal(await kept(page, DATABASE));
  expect(before.some(({ store, kind }) => store === "attachments" && kind === "bytes")).toBe(true);
  const told = String(example(REGION, CODE).applicant_name);
  expect(before.some(({ text }) => text.includes(told))).toBe(true);

  const lock = new Lock(page);
  await look(page, "permohonan, kunci draf");
  await lock.ask("pin.set");
  await lock.type("pin.new", "12345");
  await lock.type("pin.again", "12345");
  await lock.press("pin.set");
  await expect(page.getByText(word("pin.short"))).toBeVisible();
  await lock.type("pin.new", PIN);
  await lock.press("pin.set");
  await expect(page.getByText(word("pin.other"))).toBeVisible();
  await expect(page.getByLabel(word("pin.again"), { exact: true })).toBeFocused();
  await look(page, "permohonan, pasang PIN");
  await lock.type("pin.again", PIN);
  await lock.press("pin.set");
  await lock.said("pin.is_set");
  await look(page, "permohonan, PIN terpasang");

  const sealed = personal(await kept(page, DATABASE));
  expect(sealed.map(({ store, key }) => `${store} ${key}`)).toEqual(before.map(({ store, key }) => `${store} ${key}`));
  for (const { store, key, kind, text } of sealed) {
    expect(kind, `${store} ${key}`).toBe("sealed");
    for (const secret of [told, SERVICE.name.id, CODE, "JFIF"]) expect(text, `${store} ${key}`).not.toContain(secret);
  }
  expect(JSON.stringify(await page.evaluate(() => ({ ...localStorage, ...sessionStorage })))).not.toContain(PIN);

  await page.reload();
  await expect(lock.title).toBeVisible();
  await expect(page.getByText(word("applications.continue"))).toHaveCount(0);
  await look(page, "permohonan, terkunci");
  await lock.open("bukan-ini");
  await expect(page.getByText(word("lock.wrong"))).toBeVisible();
  await expect(lock.pin).toBeFocused();
  await expect(lock.pin).toHaveAttribute("aria-describedby", "lock-pin-error");
  await look(page, "permohonan, PIN salah");

  await portal.open();
  await expect(lock.title).toBeVisible();
  await look(page, "beranda, terkunci");
  await page.goto(draft);
  await expect(portal.heading).toHaveText(word("lock.title"));
  await look(page, "draf, terkunci");
  await lock.open(PIN);
  await expect(portal.heading).toHaveText(word("wizard.check_title"));
  await expect(page.getByText(told).first()).toBeVisible();
  await portal.wizard.toSend();
  await portal.wizard.send();
  await portal.receipt.there();
  await page.reload();
  await expect(portal.heading).toHaveText(word("lock.title"));
  await lock.open(PIN);
  await portal.receipt.there();
  expect(await ownCases(server, context)).toHaveLength(1);
});

test("nothing is begun behind the lock: the draft that is there is shown first", async ({ server, window }) => {
  const portal = new CitizenPortal(await (await window(PHONE)).newPage(), server, REGION);
  const { page } = portal;
  await begun(portal);
  const lock = await withPin(portal);
  await portal.open(`layanan/${CODE}/ajukan`);
  await expect(portal.heading).toHaveText(word("lock.title"));
  expect((await kept(page, DATABASE)).filter(({ store }) => store === "drafts")).toHaveLength(1);
  await lock.open(PIN);
  await page.getByRole("link", { name: word("service.continue") }).click();
  await expect(page.getByRole("textbox").first()).toHaveValue(NAME);
  expect((await kept(page, DATABASE)).filter(({ store }) => store === "drafts")).toHaveLength(1);
});

test("what waits to be sent waits for the PIN too, and goes once", async ({ server, window, watch }) => {
  watch.allowLostServer();
  watch.allow(...REFUSED);
  const context = await window(PHONE);
  const portal = await signedIn(context, server, newContact());
  await portal.open(`layanan/${CODE}/ajukan`);
  await portal.wizard.begin();
  await portal.wizard.answerAll(SERVICE, example(REGION, CODE));
  await portal.wizard.attachAll(SERVICE);
  const draft = portal.page.url();
  await withPin(portal);
  await portal.page.goto(draft);
  await new Lock(portal.page).open(PIN);
  await portal.wizard.toSend();
  await workerIsThere(portal.page);
  await context.setOffline(true);
  await portal.wizard.send();
  await expect(portal.page.getByText(word("send.waiting")).first()).toBeVisible();
  // Nothing promises to go without the PIN.
  await expect(portal.page.getByText(word("send.goes_while_open"))).toBeVisible();
  await expect(portal.page.getByText(word("send.goes_alone"))).toHaveCount(0);
  const items = personal(await kept(portal.page, DATABASE)).filter(({ store }) => store === "outbox");
  expect(items.map(({ kind }) => kind)).toEqual(["sealed"]);

  // The portal is closed; the worker, which the browser wakes, has no key.
  const watcher = await context.newPage();
  const session = await context.newCDPSession(watcher);
  const registered = new Promise<string>((resolve) => {
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const own = registrations.find(({ scopeURL }) => scopeURL === server.url(REGION));
      if (own) resolve(own.registrationId);
    });
  });
  await watcher.goto(server.url(REGION, "robots.txt")).catch(() => {});
  await session.send("ServiceWorker.enable");
  const registrationId = await registered;
  await portal.page.close();
  await context.setOffline(false);
  await session.send("ServiceWorker.dispatchSyncEvent", { origin: server.origin(REGION), registrationId, tag: DATABASE, lastChance: false });

  const again = new CitizenPortal(watcher, server, REGION);
  const lock = new Lock(watcher);
  await again.open("permohonan");
  await expect(watcher.getByText(word("lock.waiting"))).toBeVisible();
  await expect(watcher.getByText(pattern("lock.waiting_words.other", { count: 1 }))).toBeVisible();
  await look(watcher, "permohonan, kiriman menunggu kunci");
  // Longer than a page waits until it looks at its outbox.
  await watcher.evaluate(() => new Promise((resolve) => setTimeout(resolve, 3_000)));
  expect(await ownCases(server, context)).toHaveLength(0);
  let puts = 0;
  context.on("request", (request) => (puts += Number(request.method() === "PUT" && request.url().includes("/submissions/"))));
  await lock.open(PIN);
  await expect.poll(() => ownCases(server, context), { timeout: 30_000 }).toHaveLength(1);
  await expect.poll(async () => (await kept(watcher, DATABASE)).filter(({ store }) => store === "outbox")).toEqual([]);
  expect(puts).toBe(1);
});

test("without the PIN all is erased, and the account has its drafts", async ({ server, window, watch }) => {
  watch.allow(...REFUSED);
  const portal = await signedIn(await window(PHONE), server, newContact());
  const { page } = portal;
  await begun(portal);
  await expect(page.getByText(pattern("form.saved_mirrored"))).toBeVisible({ timeout: 30_000 });
  const lock = await withPin(portal);
  await page.reload();
  await expect(lock.title).toBeVisible();
  // What the account has is not offered beside the lock.
  await expect(page.getByRole("button", { name: word("applications.resume") })).toHaveCount(0);
  await lock.press("lock.forgotten");
  await expect(page.getByText(word("lock.forgotten_words"))).toBeVisible();
  await look(page, "lupa PIN");
  await page.getByRole("dialog").getByRole("button", { name: word("lock.back") }).last().click();
  await expect(lock.title).toBeVisible();
  expect(personal(await kept(page, DATABASE)).length).toBeGreaterThan(0);
  await lock.press("lock.forgotten");
  await lock.press("lock.erase");
  await expect(lock.title).toBeHidden();
  expect((await kept(page, DATABASE)).filter(({ store }) => ["drafts", "attachments", "lock"].includes(store))).toEqual([]);
  await page.getByRole("button", { name: word("applications.resume") }).click();
  await expect(page.getByRole("textbox").first()).toHaveValue(NAME);
});

test("on somebody else's device a session that ends erases the lock too, and asks first what it cannot know", async ({ server, window, watch }) => {
  watch.allow(...REFUSED);
  const portal = new CitizenPortal(await (await window(PHONE)).newPage(), server, REGION);
  const { page } = portal;
  await portal.open("masuk");
  const contact = newContact();
  await portal.signIn.askFor(contact);
  await page.getByRole("checkbox", { name: word("signin.shared") }).check({ force: true });
  const messages = await portal.messages();
  const code = await messages.codeFor(contact);
  await messages.page.close();
  await portal.signIn.enter(code);
  await expect(portal.heading).toHaveText(word("applications.title"));
  await begun(portal);
  await withPin(portal);
  await portal.open("akun");
  await lockedIn(page);
  await page.getByRole("button", { name: word("account.sign_out"), exact: true }).click();
  await expect(page.getByText(pattern("account.locked.other", { count: 1 }))).toBeVisible();
  await look(page, "akun, draf terkunci");
  expect(personal(await kept(page, DATABASE)).length).toBeGreaterThan(0);
  await page.getByRole("button", { name: word("account.sign_out_erase") }).click();
  await expect(page.getByText(word("account.signed_out"))).toBeVisible();
  await expect.poll(async () => (await kept(page, DATABASE)).filter(({ key }) => !key.startsWith("/services"))).toEqual([]);
});

test("own cases without a network are behind the lock too", async ({ server, window, watch }) => {
  watch.allowLostServer();
  watch.allow(...REFUSED);
  const context = await window(PHONE);
  const portal = await signedIn(context, server, newContact());
  const { page } = portal;
  await begun(portal);
  const lock = await withPin(portal);
  await workerIsThere(page);
  await context.setOffline(true);
  await page.reload();
  await expect(lock.title).toBeVisible();
  await expect(page.getByText(word("lock.copies"))).toBeVisible();
  await look(page, "permohonan tanpa jaringan, terkunci");
  await lock.open(PIN);
  await expect(page.getByText(word("applications.none")).or(page.getByText(pattern("common.copy_of"))).first()).toBeVisible();
});

test("a browser that cannot encrypt offers no PIN, and says why", async ({ server, window }) => {
  const page = await (await window(PHONE)).newPage();
  // As over plain http on a host that is not the device itself.
  await page.addInitScript(() => Object.defineProperty(window, "isSecureContext", { value: false }));
  await page.goto(server.url(REGION, "permohonan"));
  await expect(page.getByText(word("pin.impossible"))).toBeVisible();
  await expect(page.getByRole("button", { name: word("pin.set") })).toHaveCount(0);
});
