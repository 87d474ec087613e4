import type { BrowserContext } from "@playwright/test";

import { CitizenPortal } from "../pages/citizen-portal";
import { newContact } from "../support/contact";
import { CitizenClient, OfficerClient } from "../support/contract";
import { Line } from "../support/line";
import { look } from "../support/look";
import { asked, example, service } from "../support/regions";
import type { DemoServer } from "../support/server";
import { signedInAs } from "../support/signed-in";
import { DESK, expect, PHONE, test } from "../support/test";
import { pattern, word } from "../support/words";

/** A draft goes on on another device of the account, and nothing is overwritten that nobody has seen. */
test.describe.configure({ timeout: 180_000 });

const REGION = "sinjai";
const CODE = "sku";
const SERVICE = service(REGION, CODE);
/** What a browser says of a draft that stands elsewhere. */
const STALE = [/answer 4\d\d: (PUT|DELETE|GET) .*(drafts|attachments)/, /console error: Failed to load resource: .*status of 4/];

interface Draft {
  id: string;
  revision: number;
}

/** Somebody at a device of their own, signed in by the code that was sent. */
async function at(device: BrowserContext, server: DemoServer, contact: string): Promise<CitizenPortal> {
  const portal = new CitizenPortal(await device.newPage(), server, REGION);
  await portal.open("masuk");
  await portal.enterCode(contact);
  await expect(portal.heading).toHaveText(word("applications.title"));
  return portal;
}

/** The same account at another device, without a second code. */
async function alsoAt(device: BrowserContext, of: BrowserContext, server: DemoServer): Promise<CitizenPortal> {
  await device.addCookies((await of.cookies()).filter(({ name }) => name === "__Host-mppi-citizen"));
  const portal = new CitizenPortal(await device.newPage(), server, REGION);
  // What a sign-in leaves besides its cookie.
  await portal.open("akun");
  await portal.page.evaluate((key) => localStorage.setItem(key, "1"), `mppi.${REGION}.citizen.signed-in`);
  await portal.open("permohonan");
  await expect(portal.heading).toHaveText(word("applications.title"));
  return portal;
}

async function client(server: DemoServer, context: BrowserContext): Promise<CitizenClient> {
  const [cookie] = (await context.cookies()).filter(({ name }) => name === "__Host-mppi-citizen");
  return new CitizenClient(server, REGION, `${cookie?.name}=${cookie?.value}`);
}

async function drafts(of: CitizenClient): Promise<Draft[]> {
  return (JSON.parse((await of.ask({ path: "drafts" })).text) as { drafts: Draft[] }).drafts;
}

function field(portal: CitizenPortal) {
  return portal.page.getByRole("textbox").first();
}

/** Somebody comes back to a page. */
async function lookAgain(portal: CitizenPortal): Promise<void> {
  await portal.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
}

/** What another device did shows here, once somebody comes back to the page. */
async function comesTo(portal: CitizenPortal, value: string): Promise<void> {
  const shown = async () => {
    await lookAgain(portal);
    return field(portal).inputValue();
  };
  await expect.poll(shown, { timeout: 30_000 }).toBe(value);
}

async function mirrored(portal: CitizenPortal): Promise<void> {
  await expect(portal.page.getByText(pattern("form.saved_mirrored"))).toBeVisible({ timeout: 30_000 });
}

async function begin(portal: CitizenPortal, answer: string): Promise<void> {
  await portal.open(`layanan/${CODE}/ajukan`);
  await portal.wizard.begin();
  await field(portal).fill(answer);
  await mirrored(portal);
}

test("what is begun on a phone is finished at a desk, with its files", async ({ server, window, watch }) => {
  watch.allow(...STALE);
  const [phone, desk] = [await window(PHONE), await window(DESK)];
  const here = await at(phone, server, newContact());
  await here.open(`layanan/${CODE}/ajukan`);
  await here.wizard.begin();
  await here.wizard.answerAll(SERVICE, example(REGION, CODE));
  await here.wizard.attachAll(SERVICE);
  const own = await client(server, phone);
  const files = async () => {
    const [draft] = await drafts(own);
    if (!draft) return [];
    const detail = JSON.parse((await own.ask({ path: `drafts/${draft.id}` })).text) as { uploaded: string[]; draft: { files: unknown[] } };
    return detail.draft.files.length === detail.uploaded.length ? detail.uploaded : [];
  };
  await expect.poll(async () => (await files()).length, { timeout: 60_000 }).toBeGreaterThan(0);
  await here.open("permohonan");
  await expect(here.page.getByText(pattern("applications.draft_mirrored"))).toBeVisible();

  const there = await alsoAt(desk, phone, server);
  await expect(there.page.getByRole("heading", { name: word("applications.elsewhere") })).toBeVisible();
  await look(there.page, "permohonan, draf di perangkat lain");
  await there.page.getByRole("button", { name: word("applications.resume") }).click();
  await there.wizard.toSend();
  await there.wizard.send();
  await there.receipt.there();
  expect(await drafts(own)).toEqual([]);

  // The phone is told, and offers no second sending.
  await here.page.reload();
  await expect(here.page.getByText(word("versions.sent"))).toBeVisible({ timeout: 30_000 });
  await look(here.page, "permohonan, draf sudah dikirim dari perangkat lain");
  await here.page.getByRole("link", { name: word("versions.open_case") }).click();
  await expect(here.page.getByText(example(REGION, CODE).applicant_name as string).first()).toBeVisible();
});

test("a draft goes on in the language in which it was filled in", async ({ server, window, watch }) => {
  watch.allow(...STALE);
  const [phone, desk] = [await window(PHONE), await window(DESK)];
  const here = await at(phone, server, newContact());
  await here.open(`layanan/${CODE}/ajukan`);
  await here.wizard.begin();
  await here.page.getByRole("combobox", { name: word("nav.language") }).selectOption("en");
  await expect(here.page.locator("html")).toHaveAttribute("lang", "en");
  await field(here).fill("Siti Contoh Inggris");
  await expect(here.page.getByText(pattern("form.saved_mirrored", {}, "en"))).toBeVisible({ timeout: 30_000 });

  const there = await alsoAt(desk, phone, server);
  await expect(there.page.locator("html")).toHaveAttribute("lang", "id");
  await there.page.getByRole("button", { name: word("applications.resume") }).click();
  await expect(field(there)).toHaveValue("Siti Contoh Inggris");
  await expect(there.page.locator("html")).toHaveAttribute("lang", "en");
  await expect(there.page.getByRole("button", { name: word("wizard.save_next", {}, "en") })).toBeVisible();
});

test("who saves data has the answers in the account, and the files on the device until they are sent", async ({ server, window, watch }) => {
  watch.allow(...STALE);
  const phone = await window(PHONE);
  await phone.addInitScript(() => Object.defineProperty(Navigator.prototype, "connection", { value: { saveData: true } }));
  const here = await at(phone, server, newContact());
  await here.open(`layanan/${CODE}/ajukan`);
  await here.wizard.begin();
  await here.wizard.answerAll(SERVICE, example(REGION, CODE));
  await here.wizard.attachAll(SERVICE);
  const own = await client(server, phone);
  const there = async () => {
    const [draft] = await drafts(own);
    if (!draft) return { files: 0, uploaded: 0 };
    const detail = JSON.parse((await own.ask({ path: `drafts/${draft.id}` })).text) as { uploaded: string[]; draft: { files: unknown[] } };
    return { files: detail.draft.files.length, uploaded: detail.uploaded.length };
  };
  const files = asked(SERVICE).length;
  await expect.poll(there, { timeout: 60_000 }).toEqual({ files, uploaded: 0 });
  // Another round of the mirror has none of them either.
  const [before] = await drafts(own);
  await here.open(`ajukan/${before?.id}/panduan`);
  await here.wizard.begin();
  await field(here).fill("Siti Contoh Hemat");
  await expect.poll(async () => (await drafts(own))[0]?.revision, { timeout: 60_000 }).toBeGreaterThan(before?.revision ?? 0);
  expect(await there()).toEqual({ files, uploaded: 0 });
  await here.open(`ajukan/${before?.id}/periksa`);
  await here.wizard.toSend();
  await here.wizard.send();
  await here.receipt.there();
});

test("a draft that nobody touched here follows what another device does to it", async ({ server, window, watch }) => {
  watch.allow(...STALE);
  const [phone, desk] = [await window(PHONE), await window(DESK)];
  const here = await at(phone, server, newContact());
  await begin(here, "Siti Contoh Satu");
  const there = await alsoAt(desk, phone, server);
  await there.page.getByRole("button", { name: word("applications.resume") }).click();
  await expect(field(there)).toHaveValue("Siti Contoh Satu");
  await field(there).fill("Siti Contoh Dua");
  await mirrored(there);
  await comesTo(here, "Siti Contoh Dua");
  // And back again.
  await field(here).fill("Siti Contoh Tiga");
  await mirrored(here);
  await comesTo(there, "Siti Contoh Tiga");
});

for (const choice of ["keep", "take"] as const) {
  test(`two devices changed one draft: both are shown, and the person chooses (${choice})`, async ({ server, window, watch }) => {
    watch.allow(...STALE);
    watch.allowLostServer();
    const [phone, desk] = [await window(PHONE), await window(DESK)];
    const here = await at(phone, server, newContact());
    await begin(here, "Siti Contoh Asal");
    const address = here.page.url();
    const there = await alsoAt(desk, phone, server);
    await there.page.getByRole("button", { name: word("applications.resume") }).click();
    await expect(field(there)).toHaveValue("Siti Contoh Asal");
    // The phone has no network while both go on.
    await phone.setOffline(true);
    await field(here).fill("Siti Contoh Ponsel");
    await expect(here.wizard.saved.or(here.page.getByText(pattern("form.saved_offline"))).first()).toBeVisible();
    await field(there).fill("Siti Contoh Meja");
    await mirrored(there);
    await phone.setOffline(false);

    const changed = here.page.getByText(pattern("versions.changed"));
    await expect(changed).toBeVisible({ timeout: 30_000 });
    await expect(field(here)).toHaveValue("Siti Contoh Ponsel");
    await look(here.page, "isian, dua versi");
    await here.open("permohonan");
    await expect(changed).toBeVisible();
    await look(here.page, "permohonan, dua versi");
    await here.page.getByRole("link", { name: word("versions.open") }).click();
    await expect(here.heading).toHaveText(word("versions.title"));
    for (const value of ["Siti Contoh Ponsel", "Siti Contoh Meja"]) await expect(here.page.getByText(value)).toBeVisible();
    await look(here.page, "pilih satu versi");

    await here.page.getByRole("button", { name: word(`versions.${choice}`, { device: "Chrome" }) }).click();
    const chosen = choice === "keep" ? "Siti Contoh Ponsel" : "Siti Contoh Meja";
    await expect(field(here)).toHaveValue(chosen);
    expect(here.page.url()).toBe(address);
    await expect(changed).toBeHidden();
    // The other device comes to the same.
    await comesTo(there, chosen);
  });
}

test("two devices correct one case: the page of the correction says so", async ({ server, window, watch }) => {
  watch.allow(...STALE);
  watch.allowLostServer();
  const owner = await CitizenClient.signIn(server, REGION, newContact());
  const sent = await owner.apply(CODE);
  const officer = await OfficerClient.signIn(server, REGION, "loket");
  await officer.take(sent.id);
  await officer.act(sent.id, "return", { flags: [{ pointer: "/answers/applicant_name", reason: "mismatch", words: "Samakan dengan KTP." }] });
  const [phone, desk] = [await window(PHONE), await window(DESK)];
  const here = await signedInAs(owner, phone, server);
  const answer = (portal: CitizenPortal) => portal.page.getByRole("main").getByRole("textbox").first();
  await here.open(`permohonan/${sent.id}/perbaikan`);
  await answer(here).fill("Siti Contoh Asal");
  await mirrored(here);
  const there = await alsoAt(desk, phone, server);
  await there.page.getByRole("button", { name: word("applications.resume") }).click();
  await expect(answer(there)).toHaveValue("Siti Contoh Asal");
  await phone.setOffline(true);
  await answer(here).fill("Siti Contoh Ponsel");
  await expect(here.wizard.saved.or(here.page.getByText(pattern("form.saved_offline"))).first()).toBeVisible();
  await answer(there).fill("Siti Contoh Meja");
  await mirrored(there);
  await phone.setOffline(false);
  const changed = here.page.getByText(pattern("versions.changed"));
  await expect(changed).toBeVisible({ timeout: 30_000 });
  await expect(answer(here)).toHaveValue("Siti Contoh Ponsel");
  await look(here.page, "perbaikan, dua versi");
  await here.page.getByRole("link", { name: word("versions.open") }).click();
  // The account was made without a browser, so its device has no name.
  await here.page.getByRole("button", { name: word("versions.take", { device: "–" }) }).click();
  await expect(answer(here)).toHaveValue("Siti Contoh Meja");
});

test("what is thrown away here is gone there, and taken back it is there again", async ({ server, window, watch }) => {
  watch.allow(...STALE);
  const phone = await window(PHONE);
  const here = await at(phone, server, newContact());
  await begin(here, "Siti Contoh Hapus");
  const own = await client(server, phone);
  expect(await drafts(own)).toHaveLength(1);
  await here.open("permohonan");
  await here.page.getByRole("button", { name: word("applications.remove_which", { name: SERVICE.name.id }) }).click();
  const undo = here.page.getByRole("button", { name: word("applications.restore") });
  await expect(undo).toBeVisible();
  await expect.poll(async () => (await drafts(own)).length, { timeout: 30_000 }).toBe(0);
  await undo.click();
  await expect.poll(async () => (await drafts(own)).length, { timeout: 30_000 }).toBe(1);
});

test("another account on the same phone does not get them", async ({ server, window, watch }) => {
  watch.allow(...STALE);
  const phone = await window(PHONE);
  const here = await at(phone, server, newContact());
  await begin(here, "Siti Contoh Pertama");
  await here.open("akun");
  await here.page.getByRole("button", { name: word("account.sign_out"), exact: true }).click();
  await expect(here.page.getByText(word("account.signed_out"))).toBeVisible();
  await here.open("masuk");
  await here.enterCode(newContact());
  await expect(here.heading).toHaveText(word("applications.title"));
  // A draft of its own shows that the mirroring is at work.
  await begin(here, "Siti Contoh Kedua");
  expect(await drafts(await client(server, phone))).toHaveLength(1);
});

test("two tabs show one draft, and none of them overwrites the other", async ({ server, window }) => {
  const phone = await window(DESK);
  const one = new CitizenPortal(await phone.newPage(), server, REGION);
  await one.open(`layanan/${CODE}/ajukan`);
  await one.wizard.begin();
  await field(one).fill("Siti Contoh Satu");
  await expect(one.wizard.saved).toBeVisible();
  const two = new CitizenPortal(await phone.newPage(), server, REGION);
  await two.page.goto(one.page.url());
  await expect(field(two)).toHaveValue("Siti Contoh Satu");
  await field(two).fill("Siti Contoh Dua");
  await expect(two.wizard.saved).toBeVisible();
  await one.page.bringToFront();
  await one.page.evaluate(() => dispatchEvent(new Event("focus")));
  await expect(field(one)).toHaveValue("Siti Contoh Dua");
  await one.page.getByRole("textbox").nth(1).fill("Contoh");
  await expect(one.wizard.saved).toBeVisible();
  await two.page.reload();
  await expect(field(two)).toHaveValue("Siti Contoh Dua");
});

test("a line that is dead for a while, though the browser has a network, delays the copy and no more", async ({ server, window, watch }) => {
  watch.allowLostServer();
  const line = await Line.plain();
  await line.lead(server.port);
  const origin = `http://${REGION}.localhost:${line.port}`;
  const device = await window(PHONE);
  const page = await device.newPage();
  // The minute until it is tried again takes two seconds.
  await page.addInitScript(() => {
    const wait = setTimeout.bind(globalThis) as (work: TimerHandler, pause?: number) => number;
    globalThis.setTimeout = ((work: TimerHandler, pause?: number) => wait(work, pause === 60_000 ? 2_000 : pause)) as typeof setTimeout;
  });
  const portal = new CitizenPortal(page, { origin: () => origin, url: (_, path = "") => `${origin}/${path}`, password: "" }, REGION);
  try {
    await portal.open("masuk");
    await portal.enterCode(newContact());
    await expect(portal.heading).toHaveText(word("applications.title"));
    await portal.open(`layanan/${CODE}/ajukan`);
    await portal.wizard.begin();
    const mirrored = page.getByText(pattern("form.saved_mirrored"));
    await field(portal).fill("Siti");
    await expect(mirrored).toBeVisible({ timeout: 20_000 });

    await line.cut();
    const failed = page.waitForEvent("requestfailed", (request) => request.url().includes("/drafts/"));
    await field(portal).fill("Siti Contoh");
    await failed;
    await expect(mirrored).toBeHidden();
    await line.mend();
    await expect(mirrored).toBeVisible({ timeout: 20_000 });
  } finally {
    await line.cut();
  }
});
