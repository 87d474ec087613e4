
import { Counter } from "../pages/counter";
import { tick } from "../pages/form";
import { OfficerPortal } from "../pages/officer-portal";
import { newContact } from "../support/contact";
import { CitizenClient, OfficerClient } from "../support/contract";
import { typeOverDeadLine, withMovableClock } from "../support/dead-line";
import { evict } from "../support/eviction";
import { Line } from "../support/line";
import { look } from "../support/look";
import { example, type Region, service } from "../support/regions";
import type { DemoServer } from "../support/server";
import { DESK, expect, PHONE, test } from "../support/test";
import { pattern, word } from "../support/words";
import { workerIsThere } from "../support/worker";

/** The counter with the network cut: people come all the same. */
test.describe.configure({ timeout: 300_000 });

const REGION = "sinjai";
const SKU = service(REGION, "sku");
/** How the names of the people begin who come here, and no others'. */
const WALK_IN = "Warga Contoh ";

interface Inbox {
  applications: { number: string; subject_name: string }[];
  next?: string | null;
}

/** Whom all cases of a region are about, as the server knows them. */
async function names(server: DemoServer, region: Region): Promise<string[]> {
  const officer = await OfficerClient.signIn(server, region, "loket");
  const found: string[] = [];
  for (let cursor: string | undefined = ""; cursor !== undefined; ) {
    const answer = await officer.ask({ path: `officer/applications?view=all${cursor && `&cursor=${encodeURIComponent(cursor)}`}` });
    const { applications, next } = JSON.parse(answer.text) as Inbox;
    found.push(...applications.map(({ subject_name }) => subject_name));
    cursor = next ?? undefined;
  }
  return found.filter((name) => name.startsWith(WALK_IN)).sort();
}

/** The worker has everything that the portal needs to start without a network. */
test("with the network cut ten people are taken in with photos and receipts, and all of it arrives once", async ({ server, window, watch }) => {
  watch.allowLostServer();
  const context = await window(DESK);
  const portal = new OfficerPortal(await context.newPage(), server, REGION);
  const { page } = portal;
  await page.addInitScript(() => {
    globalThis.print = () => void document.documentElement.setAttribute("data-printed", document.querySelector(".ticket__number")?.textContent ?? "");
  });
  await portal.signIn("loket");
  const counter = new Counter(page);
  await counter.open();
  await expect(counter.ready).toBeVisible({ timeout: 60_000 });
  await look(page, "loket");
  await workerIsThere(page);

  await context.setOffline(true);
  await expect(page.getByText(word("officer.counter.offline"), { exact: true })).toBeVisible();
  const taken: { name: string; contact: string; number: string; secret: string }[] = [];
  for (let person = 0; person < 10; person += 1) {
    await test.step(`person ${person + 1}`, async () => {
      const name = `${WALK_IN}${String.fromCharCode(65 + person)}`;
      const contact = person % 3 === 2 ? "" : newContact();
      await counter.begin(SKU);
      await counter.fill(SKU, { ...example(REGION, "sku"), applicant_name: name });
      await counter.reach(contact);
      if (person === 0) await look(page, "penerimaan di loket");
      // A reload in the middle, as when the browser was closed, loses nothing.
      if (person === 4) {
        await expect(page.getByText(pattern("form.saved_offline")).first()).toBeVisible();
        await page.reload();
        await expect(counter.declaration).toBeVisible();
      }
      const { number, secret } = await counter.takeIn();
      expect(number).toMatch(/^SEM-7307-[0-9A-Z]{7}-[0-9A-Z]$/);
      await expect(page.locator(".ticket")).toContainText(name);
      await page.getByRole("button", { name: word("officer.counter.print"), exact: true }).click();
      await expect(page.locator("html")).toHaveAttribute("data-printed", number);
      if (person === 0) {
        await look(page, "tanda terima sementara");
        await page.emulateMedia({ media: "print" });
        await expect(page.locator(".app-frame__bar")).toBeHidden();
        await expect(page.locator(".ticket .qr")).toBeVisible();
        if (process.env.MPPI_LOOKS) await page.screenshot({ path: `${process.env.MPPI_LOOKS}/tanda terima sementara, kertas.png` });
        await page.emulateMedia({ media: "screen" });
      }
      taken.push({ name, contact, number, secret });
      await counter.next();
    });
  }
  expect(new Set(taken.map(({ number }) => number)).size).toBe(10);
  await expect(page.getByText(word("officer.counter.waiting", { count: 10 }))).toBeVisible();
  expect(await names(server, REGION)).toEqual([]);
  await look(page, "loket, sepuluh menunggu");

  await context.setOffline(false);
  await expect(counter.rows.filter({ hasText: word("send.sent") })).toHaveCount(10, { timeout: 120_000 });
  await look(page, "loket, sepuluh terkirim");
  expect(await names(server, REGION)).toEqual(taken.map(({ name }) => name).sort());

  // The paper's number leads to the case, at the counter and for the applicant; and nothing of the answers stays on the device.
  const first = taken[0];
  if (!first) throw new Error("nobody was taken in");
  await page.goto(server.url(REGION, `lacak#${first.number}.${first.secret}`));
  await expect(page.getByText(SKU.name.id).first()).toBeVisible();
  const citizen = await CitizenClient.signIn(server, REGION, first.contact);
  const own = JSON.parse((await citizen.ask({ path: "applications" })).text) as Inbox;
  expect(own.applications.map(({ subject_name }) => subject_name)).toEqual([first.name]);
  const kept = await page.evaluate(async (database) => {
    const open = indexedDB.open(database);
    await new Promise((resolve) => (open.onsuccess = resolve));
    const read = async (store: string): Promise<unknown[]> => {
      const asked = open.result.transaction(store).objectStore(store).getAll();
      await new Promise((resolve) => (asked.onsuccess = resolve));
      return asked.result;
    };
    return { drafts: (await read("drafts")).join(" "), files: (await read("attachments")).length };
  }, `mppi.${REGION}.officer`);
  expect(kept.files).toBe(0);
  for (const { name, contact } of taken) {
    expect(kept.drafts).not.toContain(name);
    if (contact) expect(kept.drafts).not.toContain(contact);
  }
});

test("what is missing is said, and a contact is read back before anything is sent", async ({ officer }) => {
  const { page } = await officer(REGION, "loket");
  const counter = new Counter(page);
  await counter.open();
  await counter.begin(SKU);
  await counter.press();
  await expect(counter.form.summary).toBeVisible();
  await expect(page.getByText(word("officer.counter.reach_needed"))).toBeVisible();
  await expect(page.getByText(word("officer.counter.declare_needed"))).toBeVisible();
  await look(page, "penerimaan, belum lengkap");

  await counter.fill(SKU, example(REGION, "sku"));
  await counter.reach("0812 7777 9901");
  await counter.takeIn();
  await expect(page.getByText(word("officer.counter.receipt_sent"))).toBeVisible();
});

test("who stands at the counter does not wait for a line that does not answer", async ({ officer }) => {
  const { page } = await officer(REGION, "loket");
  const counter = new Counter(page);
  await counter.open();
  await expect(counter.ready).toBeVisible({ timeout: 60_000 });
  const requests: string[] = [];
  // Never answered, until the page goes.
  await page.route("**/api/v1/services", (route) => void requests.push(route.request().url()));
  await page.reload();
  await counter.begin(SKU);
  expect(requests).not.toEqual([]);
  await counter.reach("0812 7777 9904");
  await expect(page.getByText("0812-7777-9904", { exact: true })).toBeVisible();
});

test("a contact that was changed must be read back again", async ({ officer }) => {
  const { page } = await officer(REGION, "loket");
  const counter = new Counter(page);
  await counter.open();
  await counter.begin(SKU);
  await counter.reach("081277779902");
  await expect(page.getByText("0812-7777-9902", { exact: true })).toBeVisible();
  await counter.contact.fill("081277779903");
  await expect(page.getByText("0812-7777-9903", { exact: true })).toBeVisible();
  await expect(counter.readBack).not.toBeChecked();
  await counter.contact.fill("0812");
  await counter.declaration.focus();
  await expect(page.getByText(word("field_error.not_a_phone"))).toBeVisible();
  await expect(counter.readBack).toHaveCount(0);
  // What was begun can be thrown away, and taken back.
  await page.getByRole("link", { name: word("officer.counter.title"), exact: true }).first().click();
  await page.getByRole("button", { name: word("officer.counter.remove"), exact: true }).first().click();
  await page.getByRole("button", { name: word("officer.counter.restore"), exact: true }).click();
  await expect(counter.rows.filter({ hasText: word("officer.counter.badge_begun") }).first()).toBeVisible();
});

test("a colleague at the same device sees and sends nothing of it", async ({ server, window, watch }) => {
  watch.allowLostServer();
  // Whoever's session is gone is asked to sign in.
  watch.allow(/answer 401: GET .*session.officer/, /console error: .*401/);
  const context = await window(PHONE);
  const portal = new OfficerPortal(await context.newPage(), server, "bengkulu-tengah");
  const { page } = portal;
  await portal.signIn("loket");
  const counter = new Counter(page);
  await page.goto(server.url("bengkulu-tengah", "petugas/loket"));
  // Everything in the province.
  await expect(counter.ready).toBeVisible({ timeout: 60_000 });
  await look(page, "loket di ponsel");
  await workerIsThere(page);
  await context.setOffline(true);
  const skp = service("bengkulu-tengah", "skp-penelitian");
  await counter.begin(skp);
  await counter.fill(skp, example("bengkulu-tengah", "skp-penelitian"));
  await counter.reach();
  await look(page, "penerimaan di ponsel");
  await counter.takeIn();
  const address = page.url();
  await context.setOffline(false);
  await expect(page.getByText(word("officer.counter.receipt_sent"))).toBeVisible({ timeout: 60_000 });
  const { number } = await counter.ticket();
  expect(number).toMatch(/^MPP-1709-/);
  await look(page, "tanda terima di ponsel");

  const other = new OfficerPortal(await context.newPage(), server, "bengkulu-tengah");
  await context.clearCookies();
  await other.signIn("admin");
  await other.page.goto(address);
  await expect(other.page.getByText(word("officer.counter.not_yours"), { exact: true }).first()).toBeVisible();
});

test("who fills in at the counter learns that the line is dead, though the browser believes in it", async ({ server, window, watch }) => {
  watch.allowLostServer();
  const line = await Line.plain();
  await line.lead(server.port);
  const origin = `http://${REGION}.localhost:${line.port}`;
  const page = await (await window(DESK)).newPage();
  await withMovableClock(page);
  const portal = new OfficerPortal(page, { origin: () => origin, url: (_, path = "") => `${origin}/${path}`, password: server.password }, REGION);
  try {
    await portal.signIn("loket");
    const counter = new Counter(page);
    await counter.open();
    await counter.begin(SKU);
    await typeOverDeadLine(page, line);
  } finally {
    await line.cut();
  }
});

test("what the browser erased at the counter is told", async ({ officer, server }) => {
  const { page } = await officer(REGION, "loket");
  const counter = new Counter(page);
  await counter.open();
  await counter.begin(SKU);
  await page.getByRole("textbox").first().fill("Siti Contoh");
  await expect(page.getByText(pattern("form.saved")).first()).toBeVisible();
  const signs = async () => (await page.context().cookies()).map(({ name }) => name);
  await expect.poll(signs).toContain("__Host-mppi-kept-officer");
  await evict(page, server, REGION);
  await page.goto(server.url(REGION, "petugas/loket"));
  // The mark of the sign-in is gone with it, and whoever is asked to sign in takes their time.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 2_500)));
  await new OfficerPortal(page, server, REGION).signIn("loket");
  await page.goto(server.url(REGION, "petugas/loket"));
  await expect(page.getByText(word("officer.counter.erased"))).toBeVisible({ timeout: 30_000 });
  await look(page, "loket, data dihapus peramban");
  await page.getByRole("button", { name: word("officer.counter.erased_read") }).click();
  await expect(page.getByText(word("officer.counter.erased"))).toBeHidden();
});

test("an intake whose provisional number is taken gets another one, and is sent", async ({ officer, server, watch }) => {
  watch.allow(/answer 409: PUT /, /status of 409/);
  const { page } = await officer(REGION, "loket");
  await page.addInitScript(() => (globalThis.print = () => {}));
  const counter = new Counter(page);
  await counter.open();
  const name = "Pemohon Contoh Nomor";
  // That two devices make the same number cannot be waited for, so the server's answer is put into its mouth, once.
  const problem = { type: "about:blank", title: "taken", status: 409, code: "number_taken", trace_id: "0" };
  const refused: string[] = [];
  await page.route("**/api/v1/officer/intakes/*", async (route) => {
    if (route.request().method() !== "PUT" || refused.length > 0) return route.continue();
    refused.push(route.request().postData() ?? "");
    return route.fulfill({ status: 409, contentType: "application/problem+json", body: JSON.stringify(problem) });
  });
  await counter.begin(SKU);
  await counter.fill(SKU, { ...example(REGION, "sku"), applicant_name: name });
  await counter.reach();
  await tick(counter.declaration);
  await counter.press();
  await expect(page.getByText(word("officer.counter.number_taken"))).toBeVisible({ timeout: 30_000 });
  await look(page, "penerimaan, nomor sudah dipakai");
  // Everything is as it was.
  await expect(page.getByRole("textbox").first()).toHaveValue(name);
  await page.getByRole("button", { name: word("officer.counter.new_number") }).click();
  await expect(page.getByText(word("officer.counter.receipt_sent"))).toBeVisible({ timeout: 30_000 });
  expect(refused).toHaveLength(1);
  const desk = await OfficerClient.signIn(server, REGION, "loket");
  const { applications } = JSON.parse((await desk.ask({ path: "officer/applications?view=all" })).text) as Inbox;
  expect(applications.filter(({ subject_name }) => subject_name === name)).toHaveLength(1);
});

test("what waits when an officer's session has run out goes once that officer is signed in again", async ({ server, window, watch }) => {
  watch.allowLostServer();
  watch.allow(/answer 401: /, /console error: .*401/);
  const context = await window(DESK);
  const portal = new OfficerPortal(await context.newPage(), server, REGION);
  const { page } = portal;
  await portal.signIn("loket");
  const counter = new Counter(page);
  await counter.open();
  await expect(counter.ready).toBeVisible({ timeout: 60_000 });
  await workerIsThere(page);
  await context.setOffline(true);
  const name = "Pemohon Contoh Sesi";
  await counter.begin(SKU);
  await counter.fill(SKU, { ...example(REGION, "sku"), applicant_name: name });
  await counter.reach();
  await counter.takeIn();
  await context.clearCookies({ name: "__Host-mppi-officer" });
  await context.setOffline(false);
  await page.goto(server.url(REGION, "petugas/loket"));
  await portal.signIn("loket");
  await counter.open();
  await expect(counter.rows.filter({ hasText: name }).or(counter.rows.filter({ hasText: word("send.sent") })).first()).toBeVisible();
  const desk = await OfficerClient.signIn(server, REGION, "loket");
  const arrived = async () => {
    const { applications } = JSON.parse((await desk.ask({ path: "officer/applications?view=all" })).text) as Inbox;
    return applications.filter(({ subject_name }) => subject_name === name).length;
  };
  await expect.poll(arrived, { timeout: 60_000 }).toBe(1);
});
