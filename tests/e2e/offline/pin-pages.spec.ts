import { CitizenPortal } from "../pages/citizen-portal";
import { Lock } from "../pages/lock";
import { withClock } from "../support/clock";
import { kept, personal } from "../support/kept";
import { look } from "../support/look";
import { DESK, expect, PHONE, test } from "../support/test";
import { pattern, word } from "../support/words";

/** The lock among several pages, in time, and with wrong PINs. */
test.describe.configure({ timeout: 120_000 });

const REGION = "sinjai";
const CODE = "sku";
const DATABASE = `mppi.${REGION}.citizen`;
const PIN = "sirih-48";
const NAME = "Siti Contoh";

async function begun(portal: CitizenPortal): Promise<string> {
  await portal.open(`layanan/${CODE}/ajukan`);
  await portal.wizard.begin();
  await portal.page.getByRole("textbox").first().fill(NAME);
  await expect(portal.page.getByText(/Tersimpan di perangkat ini/).first()).toBeVisible();
  return portal.page.url();
}

async function withPin(portal: CitizenPortal): Promise<Lock> {
  const lock = new Lock(portal.page);
  await portal.open("permohonan");
  await lock.set(PIN);
  return lock;
}

test("a second tab has the key of the first, and both are locked at once", async ({ citizen }) => {
  const portal = await citizen(REGION);
  const draft = await begun(portal);
  await withPin(portal);
  const other = await portal.page.context().newPage();
  await other.goto(draft);
  await expect(other.getByRole("textbox").first()).toHaveValue(NAME);
  await other.getByRole("textbox").first().fill("Siti Contoh Dua");
  // Not saved yet when the first tab locks both.
  await portal.page.getByRole("button", { name: word("pin.lock_now") }).click();
  await expect(new Lock(portal.page).title).toBeVisible();
  await expect(new Lock(other).title).toBeVisible();
  for (const { kind } of personal(await kept(other, DATABASE))) expect(kind).toBe("sealed");
  await new Lock(other).open(PIN);
  await expect(other.getByRole("textbox").first()).toHaveValue("Siti Contoh Dua");
  await expect(portal.page.getByRole("link", { name: word("applications.continue") })).toBeVisible();
});

test("a tab that was open before the PIN was set seals what it writes", async ({ citizen }) => {
  const portal = await citizen(REGION);
  const draft = await begun(portal);
  const other = await portal.page.context().newPage();
  await other.goto(draft);
  await expect(other.getByRole("textbox").first()).toHaveValue(NAME);
  await withPin(portal);
  await other.getByRole("textbox").first().fill("Siti Contoh Tiga");
  await expect(other.getByText(/Menyimpan/)).toHaveCount(0);
  await expect(other.getByText(/Tersimpan di perangkat ini/).first()).toBeVisible();
  for (const { store, kind } of personal(await kept(other, DATABASE))) expect(kind, store).toBe("sealed");
  await portal.page.reload();
  await expect(portal.page.getByRole("link", { name: word("applications.continue") })).toBeVisible();
  await other.reload();
  await expect(other.getByRole("textbox").first()).toHaveValue("Siti Contoh Tiga");
  // And one writes plainly again once the PIN is gone.
  const lock = new Lock(portal.page);
  await lock.ask("pin.remove");
  await lock.type("pin.old", PIN);
  await lock.press("pin.remove");
  await lock.said("pin.is_removed");
  await other.getByRole("textbox").first().fill("Siti Contoh Empat");
  await expect(other.getByText(/Tersimpan di perangkat ini/).first()).toBeVisible();
  await expect.poll(async () => personal(await kept(other, DATABASE)).map(({ kind, text }) => kind === "text" && text.includes("Empat"))).toContain(true);
  for (const { store, kind } of personal(await kept(other, DATABASE))) expect(kind, store).not.toBe("sealed");
});

test("a database that the browser closed is opened anew behind the lock too", async ({ citizen, server }) => {
  const portal = await citizen(REGION);
  const { page } = portal;
  const draft = await begun(portal);
  const lock = await withPin(portal);
  await page.goto(draft);
  await lock.open(PIN);
  const field = page.getByRole("textbox").first();
  await expect(field).toHaveValue(NAME);
  // Clearing closes it by force, as a fault of the disk does; the lock goes with it.
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", { origin: server.origin(REGION), storageTypes: "indexeddb" });
  await field.fill("Siti Contoh Tujuh");
  await expect(portal.wizard.saved).toBeVisible();
  await expect(page.getByText(word("form.store_failed"))).toBeHidden();
  await page.reload();
  await expect(field).toHaveValue("Siti Contoh Tujuh");
});

test("after five minutes without input it locks itself, and keeps what was typed just before", async ({ window, server }) => {
  const context = await window(PHONE);
  await withClock(context);
  const portal = new CitizenPortal(await context.newPage(), server, REGION);
  const { page } = portal;
  const draft = await begun(portal);
  const lock = await withPin(portal);
  await page.goto(draft);
  await lock.open(PIN);
  await expect(page.getByRole("textbox").first()).toHaveValue(NAME);
  await context.clock.fastForward("04:30");
  await page.getByRole("textbox").first().fill("Siti Contoh Lima");
  await context.clock.fastForward("04:30");
  // Somebody was here four and a half minutes ago.
  await expect(page.getByRole("textbox").first()).toHaveValue("Siti Contoh Lima");
  await page.getByRole("textbox").first().fill("Siti Contoh Enam");
  await context.clock.fastForward("05:01");
  await expect(portal.heading).toHaveText(word("lock.title"));
  await expect(page.getByText("Siti Contoh")).toHaveCount(0);
  await lock.open(PIN);
  await expect(page.getByRole("textbox").first()).toHaveValue("Siti Contoh Enam");
});

test("wrong PINs are paused for longer and longer, also after a reload", async ({ window, server }) => {
  const context = await window(PHONE);
  await withClock(context);
  const portal = new CitizenPortal(await context.newPage(), server, REGION);
  const { page } = portal;
  await begun(portal);
  const lock = await withPin(portal);
  await page.reload();
  const tries = async (words: string | RegExp) => {
    await lock.open("bukan-ini");
    await expect(page.getByText(words)).toBeVisible();
    await expect(lock.pin).toHaveValue("");
  };
  for (let count = 1; count < 5; count += 1) await tries(word("lock.wrong"));
  await tries(word("lock.pause_seconds", { count: 30 }));
  await look(page, "permohonan, PIN dijeda");
  await page.reload();
  await lock.open(PIN);
  await expect(page.getByText(pattern("lock.pause_seconds.other"))).toBeVisible();
  await context.clock.fastForward("00:31");
  await tries(pattern("lock.pause_minutes.other"));
  await context.clock.fastForward("01:01");
  await lock.open(PIN);
  await expect(page.getByRole("link", { name: word("applications.continue") })).toBeVisible();
});

test("another PIN takes the place of the first", async ({ citizen }) => {
  const portal = await citizen(REGION, DESK);
  const { page } = portal;
  await begun(portal);
  const lock = await withPin(portal);
  await look(page, "permohonan, PIN terpasang, meja");
  await lock.ask("pin.change");
  await lock.type("pin.old", "bukan-ini");
  await lock.type("pin.new", "kunci baru 7");
  await lock.type("pin.again", "kunci baru 7");
  await lock.press("pin.change");
  await expect(page.getByText(word("lock.wrong"))).toBeVisible();
  await expect(page.getByLabel(word("pin.old"), { exact: true })).toBeFocused();
  await look(page, "permohonan, ganti PIN");
  await lock.type("pin.old", PIN);
  await lock.press("pin.change");
  await lock.said("pin.is_changed");
  await page.reload();
  await lock.open(PIN);
  await expect(page.getByText(word("lock.wrong"))).toBeVisible();
  await lock.open("kunci baru 7");
  await expect(page.getByRole("link", { name: word("applications.continue") })).toBeVisible();
  await portal.open("akun");
  await expect(page.getByText(word("pin.account_on"))).toBeVisible();
});
