import fs from "node:fs";
import path from "node:path";

import { OfficerPortal } from "../pages/officer-portal";
import { CitizenClient, OfficerClient, type Sent } from "../support/contract";
import { look } from "../support/look";
import { HOLLOW_PDF, repeated } from "../support/pdf";
import { asked, demoFile, example, FILES, type Region, service } from "../support/regions";
import type { DemoServer } from "../support/server";
import { DESK, expect, test } from "../support/test";
import { word } from "../support/words";

/** An officer's day at a PC. Cases come over the contract, so that each test begins where it has something to show. */

const BIRTH = service("sinjai", "akta-kelahiran");

/** Answers of the browser that a test provokes. */
const PROVOKED = [/console error: Failed to load resource: the server responded with a status of 4/, /answer 4\d\d: /];

let citizens = 0;

/** A new case by a new citizen, so that no limit on codes is met. `file` gives the file for a requirement. */
async function newCitizen(server: DemoServer, region: Region = "sinjai"): Promise<CitizenClient> {
  citizens += 1;
  return CitizenClient.signIn(server, region, `0813${String(10_000_000 + citizens)}`);
}

async function newCase(server: DemoServer, region: Region = "sinjai", file?: (requirement: string) => string): Promise<Sent> {
  return (await newCitizen(server, region)).apply("akta-kelahiran", {}, file);
}

/** Brings a case to the handover desk. */
async function readyForPickup(server: DemoServer, sent: Sent): Promise<void> {
  const counter = await OfficerClient.signIn(server, "sinjai", "loket");
  await counter.act(sent.id, "claim");
  await counter.act(sent.id, "declare_complete");
  const back = await OfficerClient.signIn(server, "sinjai", "proses");
  await back.act(sent.id, "claim");
  await back.act(sent.id, "process");
  if ((await back.case(sent.id)).actions.some((action) => action.kind === "claim")) await back.act(sent.id, "claim");
  await back.issue(sent.id, demoFile("contoh-akta.pdf"), "AL.000.0000001");
  if ((await counter.case(sent.id)).actions.some((action) => action.kind === "claim")) await counter.act(sent.id, "claim");
  await counter.act(sent.id, "shelve", { shelf: "B-07" });
}

test("the sign-in page can be used by everybody, and says the same of every wrong name", async ({ window, server, watch }) => {
  watch.allow(...PROVOKED);
  const page = await (await window(DESK)).newPage();
  await page.goto(server.url("sinjai", "petugas/"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(word("officer.sign_in.title"));
  await look(page, "masuk petugas");
  for (const username of ["loket", "tidak-ada"]) {
    await page.getByRole("textbox", { name: word("officer.username") }).fill(username);
    await page.getByLabel(word("officer.password"), { exact: true }).fill("salah sama sekali");
    await page.getByRole("button", { name: word("officer.sign_in.button"), exact: true }).click();
    await expect(page.getByText(word("problem.wrong_password"), { exact: true })).toBeVisible();
    await expect(page.getByLabel(word("officer.password"), { exact: true })).toBeFocused();
  }
});

test("the inbox is worked through with the keyboard alone", async ({ officer, ownServer }) => {
  // Elsewhere other tests may have left cases, and the first row would be one of theirs.
  const server = await ownServer();
  const sent = await newCase(server, "bengkulu-tengah");
  const desk = await officer("bengkulu-tengah", "loket", server);
  const { page } = desk;
  await expect(desk.inbox.row(sent.number)).toBeVisible();
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: word("officer.shortcuts.title") });
  await expect(help).toBeVisible();
  await look(page, "pintasan");
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
  // The first row, taken by its key, and opened by Enter.
  await page.keyboard.press("t");
  const first = page.getByRole("rowheader").getByRole("link").first();
  await expect(first).toBeFocused();
  await page.keyboard.press("c");
  await expect(desk.inbox.tab("mine")).toContainText("1");
  await desk.inbox.tab("unclaimed").focus();
  await page.keyboard.press("ArrowRight");
  await expect(desk.inbox.tab("mine")).toHaveAttribute("aria-selected", "true");
  await expect(desk.inbox.row(sent.number)).toBeVisible();
  await page.keyboard.press("t");
  await expect(page.getByRole("rowheader").getByRole("link").first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(desk.case.decision).toBeVisible();
  // The heading that stood there while the case was loading took its focus with it.
  await expect(desk.heading).toBeFocused();
  // Through the documents, and to the decision.
  const documents = asked(service("bengkulu-tengah", "akta-kelahiran")).map((requirement) => requirement.label.id);
  await expect(desk.case.picture(documents[0] ?? "")).toBeVisible();
  await page.keyboard.press("j");
  await expect(desk.case.picture(documents[1] ?? "")).toBeVisible();
  await page.keyboard.press("k");
  await expect(desk.case.picture(documents[0] ?? "")).toBeVisible();
  await page.keyboard.press("d");
  await expect(desk.case.decision.getByRole("heading", { name: word("officer.decision.title") })).toBeFocused();
  await page.keyboard.press("i");
  await expect(desk.heading).toHaveText(word("officer.inbox.title"));
});

test("a case that a colleague has taken is left to them", async ({ officer, server, window }) => {
  const sent = await newCase(server);
  const administrator = await OfficerClient.signIn(server, "sinjai", "admin");
  const link = await administrator.invite("Petugas Kedua", "front_office");
  const other = new OfficerPortal(await (await window(DESK)).newPage(), server, "sinjai");
  await other.setUp(link, "loket-dua", "berlayar-ke-pulau-sembilan");
  const mine = await officer("sinjai", "loket");
  await mine.inbox.claim(sent.number);
  await expect(mine.inbox.tab("mine")).not.toContainText("0");
  // By state too, where all cases are.
  await mine.inbox.tab("all").click();
  const state = mine.page.getByRole("combobox", { name: word("officer.inbox.status") });
  await expect(state.locator("option", { hasText: /\(\d+\)/ }).first()).toBeAttached();
  await other.openCase(sent.number);
  const holder = await mine.page.getByRole("link", { name: word("server.demo.front_office") }).innerText();
  await expect(other.case.decision).toContainText(holder.trim());
  await expect(other.case.action("declare_complete")).toHaveCount(0);
  await expect(other.case.action("return")).toHaveCount(0);
  await look(other.page, "berkas rekan");
});

test("a screen that is out of date shows both versions and loses nothing", async ({ officer, server, watch }) => {
  watch.allow(...PROVOKED);
  const parent = await newCitizen(server);
  const sent = await parent.apply("akta-kelahiran");
  const desk = await officer("sinjai", "loket");
  await desk.openCase(sent.number);
  await desk.case.act("claim");
  await expect(desk.case.action("return")).toBeVisible();
  const card = asked(BIRTH).find((requirement) => requirement.code === "kk");
  const label = card?.label.id ?? "";
  await desk.case.document(label).click();
  await desk.case.mark(label, "incomplete", "Halaman kedua belum ada.");
  // The same officer at another PC sends the case back, the parent corrects it, and the officer takes it again.
  const elsewhere = await OfficerClient.signIn(server, "sinjai", "loket");
  const [name] = BIRTH.form.pages[0]?.fields ?? [];
  const before = String(example("sinjai", "akta-kelahiran")[name?.key ?? ""]);
  const flags = [`/answers/${name?.key}`, "/documents/kk"].map((pointer) => ({ pointer, reason: "mismatch", words: "Periksa lagi." }));
  await elsewhere.act(sent.id, "return", { flags });
  await parent.resubmit(sent, { [name?.key ?? ""]: "Nama Yang Dibetulkan" }, "kk");
  await elsewhere.take(sent.id);
  await desk.case.sendBack();
  const conflict = desk.case.conflict("stale");
  await expect(conflict).toBeVisible();
  await expect(conflict).toContainText(word("event.resubmitted"));
  await expect(conflict).toContainText(word("officer.conflict.safe"));
  const difference = (what: string) => conflict.getByRole("row").filter({ has: desk.page.getByRole("rowheader", { name: what }) });
  await expect(difference(name?.label.id ?? "")).toContainText(before);
  await expect(difference(name?.label.id ?? "")).toContainText("Nama Yang Dibetulkan");
  // Another file of the same name is another file.
  await expect(difference(label)).toBeVisible();
  await look(desk.page, "berkas yang berubah");
  // The mark is still there, and one press later it is sent.
  await expect(desk.page.getByText("Halaman kedua belum ada.").first()).toBeVisible();
  await desk.case.sendBack();
  await expect(desk.case.event("returned")).toHaveCount(2);
});

test("answers and documents are marked, and marks survive a reload", async ({ officer, server }) => {
  const sent = await newCase(server);
  const desk = await officer("sinjai", "loket");
  await desk.openCase(sent.number);
  await desk.case.act("claim");
  const name = BIRTH.form.pages[0]?.fields[0]?.label.id ?? "";
  await expect(desk.page.getByText(String(example("sinjai", "akta-kelahiran").child_name)).first()).toBeVisible();
  await desk.case.mark(name, "mismatch", "Nama di surat lahir berbeda.");
  const label = asked(BIRTH)[0]?.label.id ?? "";
  await desk.case.document(label).click();
  await desk.case.mark(label, "unreadable", "Foto ulang di tempat terang.");
  await desk.page.reload();
  await expect(desk.page.getByText("Nama di surat lahir berbeda.").first()).toBeVisible();
  await look(desk.page, "berkas bertanda");
  await desk.case.sendBack();
  await expect(desk.case.event("returned")).toContainText("Nama di surat lahir berbeda.");
  await expect(desk.case.event("returned")).toContainText("Foto ulang di tempat terang.");
});

test("a PDF is read beside the answers, and a broken one can still be opened", async ({ officer, server }, info) => {
  const folder = path.dirname(info.outputPath("kk.pdf"));
  fs.mkdirSync(folder, { recursive: true });
  const files: Record<string, string> = {
    ket_lahir: repeated(demoFile("contoh-proposal.pdf"), 3, path.join(folder, "tiga-halaman.pdf")),
    kk: path.join(folder, "rusak.pdf"),
  };
  fs.writeFileSync(path.join(folder, "rusak.pdf"), HOLLOW_PDF);
  const sent = await newCase(server, "sinjai", (requirement) => files[requirement] ?? demoFile(FILES[requirement] ?? ""));
  const desk = await officer("sinjai", "loket");
  const { page } = desk;
  await desk.openCase(sent.number);
  const label = (code: string) => asked(BIRTH).find((requirement) => requirement.code === code)?.label.id ?? "";
  await desk.case.document(label("ket_lahir")).click();
  const pdf = desk.case.pdf(label("ket_lahir"));
  const first = pdf.getByRole("group", { name: word("officer.viewer.page", { number: 1, of: 3 }), exact: true });
  await expect(first.locator("canvas")).toBeVisible();
  await expect(first).toContainText("CONTOH");
  await expect(desk.case.pageOf(1, 3)).toBeVisible();
  await look(page, "berkas dengan PDF");
  // Larger by a key, as pictures are; the last page by the keys of the box; then turned by the button.
  const width = async () => (await first.boundingBox())?.width ?? 0;
  const before = await width();
  await page.keyboard.press("+");
  await expect.poll(width).toBeGreaterThan(before * 1.4);
  await page.keyboard.press("-");
  await expect.poll(width).toBeCloseTo(before, 0);
  await pdf.focus();
  await page.keyboard.press("End");
  await expect(desk.case.pageOf(3, 3)).toBeVisible();
  const last = pdf.getByRole("group", { name: word("officer.viewer.page", { number: 3, of: 3 }), exact: true });
  await expect(last.locator("canvas")).toBeVisible();
  await page.getByRole("button", { name: word("officer.viewer.turn") }).click();
  await expect.poll(async () => (await last.boundingBox())?.height ?? 0).toBeLessThan(before);
  await expect(last.locator("canvas")).toBeVisible();
  // What cannot be shown says so, and its link stays.
  await desk.case.document(label("kk")).click();
  await expect(page.getByText(word("officer.viewer.broken_title"), { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: word("officer.viewer.open_pdf") })).toHaveAttribute("href", /^blob:/);
  await expect(page.getByRole("link", { name: word("officer.viewer.open"), exact: false }).first()).toBeVisible();
  await look(page, "berkas dengan PDF rusak");
  // A picture after it is a picture again.
  await desk.case.document(label("buku_nikah")).click();
  await expect(desk.case.picture(label("buku_nikah"))).toBeVisible();
});

test("a document is handed to a member of the family, found by its number", async ({ officer, server }) => {
  const sent = await newCase(server);
  await readyForPickup(server, sent);
  const desk = await officer("sinjai", "loket");
  await desk.desk.open();
  await desk.desk.find(sent.number);
  await expect(desk.page.getByText("B-07")).toBeVisible();
  await desk.desk.handOver({ collector: "family", name: "Baharuddin Contoh", identity: "family_card" });
  await expect(desk.page.getByText(/Baharuddin Contoh/).first()).toBeVisible();
});

test("the pages of the administrator and the account can be used by everybody", async ({ officer }) => {
  const desk = await officer("sinjai", "admin");
  await desk.page.getByRole("link", { name: word("officer.nav.officers"), exact: true }).click();
  await expect(desk.page.getByText("loket", { exact: true }).first()).toBeVisible();
  await look(desk.page, "petugas");
  await desk.open("akun");
  await expect(desk.heading).not.toHaveText(word("common.loading"));
  await look(desk.page, "akun petugas");
});

test("who forgot the password chooses another one by a new link from the administrator", async ({ officer, server, window }) => {
  const [name, username, password] = ["Petugas Lupa", "loket-lupa", "kembali-ke-dermaga-lama"];
  const invitation = await (await OfficerClient.signIn(server, "sinjai", "admin")).invite(name, "front_office");
  const visitor = async () => new OfficerPortal(await (await window(DESK)).newPage(), server, "sinjai");
  await (await visitor()).setUp(invitation, username, "berlayar-ke-pulau-sembilan", name);
  const desk = await officer("sinjai", "admin");
  await desk.page.getByRole("link", { name: word("officer.nav.officers"), exact: true }).click();
  await desk.page.getByRole("button", { name: `${word("officer.officers.relink")}: ${name}`, exact: true }).click();
  const dialog = desk.page.getByRole("dialog", { name: word("officer.relink.title", { name }) });
  await expect(dialog).toContainText(word("officer.relink.body"));
  await look(desk.page, "tautan baru");
  await dialog.getByRole("button", { name: word("officer.invite.button"), exact: true }).click();
  const field = dialog.getByRole("textbox", { name: word("officer.invite.link") });
  await expect(field).toBeFocused();
  await expect(dialog).toContainText(word("officer.invite.link_hint"));
  await look(desk.page, "tautan baru, sudah dibuat");
  const link = await field.inputValue();
  await dialog.getByRole("button", { name: word("officer.invite.done"), exact: true }).click();
  await expect(dialog).toBeHidden();
  await (await visitor()).setUp(link, username, password, name);
  await (await visitor()).signIn(username, password);
});
