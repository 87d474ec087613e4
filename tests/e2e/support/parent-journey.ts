import { expect, test } from "@playwright/test";

import type { CitizenPortal } from "../pages/citizen-portal";
import type { OfficerPortal } from "../pages/officer-portal";
import { apply, type Applied } from "./apply";
import { type Cast, find, inNewTab, type Look, looking, openOwnCase, take, track } from "./journey";
import { readPdf } from "./pdf";
import { readQr } from "./qr";
import { asked, demoFile, example, type Region, type Requirement, service } from "./regions";
import { escaped, word } from "./words";

const REASON = "Foto KK kurang jelas. Ambil ulang di tempat terang.";

/** The number that SIAK gave the certificate. */
const CERTIFICATE = "AL.000.0000000";

/**
 * The whole way of a birth certificate: applied for on a phone, returned for one document, corrected, attached,
 * verified, shelved, handed over. The citizen's page is opened once and lives through all of it.
 */
export async function birthCertificate(cast: Cast): Promise<Applied> {
  const { citizen: parent, officer, look } = cast;
  const applied = await applyWithBadPhoto(cast);
  const { number } = applied;
  const counter = await officer("loket");
  await test.step("the counter sends it back for one document", () => sendBack(counter, number, look));
  await test.step("the parent corrects just that", () => correct(cast, number));
  await test.step("the counter sees what was corrected and declares the file complete", () => declareComplete(counter, number, look));
  const back = await officer("proses");
  await test.step("the registry processes it and attaches what SIAK made", () => processAndAttach(back, number, look));
  await test.step("anybody can verify it", () => verify(parent, number, look));
  await test.step("it is shelved, and handed over against the code and a signature", async () => {
    await shelve(counter, number);
    const code = await pickupCode(parent, number, look);
    await handOver(counter, code, look);
  });
  await test.step("it is done, and everybody sees so", () => seeItDone(cast, applied));
  return applied;
}

/** The document that the counter finds wrong. */
function familyCard(region: Region): Requirement {
  const card = asked(service(region, "akta-kelahiran")).find((requirement) => requirement.code === "kk");
  if (!card) throw new Error("the service asks for no KK");
  return card;
}

async function applyWithBadPhoto(cast: Cast): Promise<Applied> {
  const { citizen: parent, contact } = cast;
  await find(cast, service(parent.region, "akta-kelahiran"), "akte lahir");
  const applied = await apply(parent, "akta-kelahiran", contact, { files: { kk: "contoh-kk-buram.jpg" }, stop: looking(cast) });
  expect(readPdf(await parent.receipt.pdf())).toContain(applied.number);
  await track(cast, applied, "submitted");
  return applied;
}

async function sendBack(counter: OfficerPortal, number: string, look: Look): Promise<void> {
  const label = familyCard(counter.region).label.id;
  await take(counter, number, look);
  await counter.case.document(label).click();
  await expect(counter.case.picture(label)).toBeVisible();
  await look(counter.page, "berkas di loket");
  await counter.case.mark(label, "unreadable", REASON);
  await counter.case.sendBack();
  await expect(counter.case.event("returned")).toBeVisible();
  await look(counter.page, "berkas dikembalikan");
}

async function correct({ citizen: parent, contact, look }: Cast, number: string): Promise<void> {
  const card = familyCard(parent.region);
  const messages = await parent.messages();
  await expect(messages.to(contact).first()).toContainText(word("server.notice.returned.subject", { number }));
  await look(messages.page, "pesan demo");
  await messages.page.close();
  await parent.goTo("home");
  await look(parent.page, "beranda, giliran pemohon");
  await openOwnCase(parent, number);
  await expect(parent.case.status("correction_needed")).toBeVisible();
  await look(parent.page, "permohonan: perlu perbaikan");
  await parent.case.correct();
  await parent.correction.there();
  await expect(parent.correction.reason(REASON)).toBeVisible();
  // Nothing else is open.
  await expect(parent.page.getByRole("main").getByRole("textbox")).toHaveCount(0);
  await parent.correction.form.attach(card, demoFile("contoh-kk.jpg"));
  await expect(parent.correction.form.document(card)).toContainText(word("form.file.kept"));
  await look(parent.page, "perbaikan");
  await parent.correction.check();
  await expect(parent.correction.changes.getByRole("rowheader")).toHaveText([card.label.id]);
  await expect(parent.correction.changes.getByRole("deletion")).toContainText("contoh-kk-buram.jpg");
  await expect(parent.correction.changes.getByRole("insertion")).toContainText("contoh-kk.jpg");
  await look(parent.page, "perbaikan: periksa");
  await parent.correction.send();
  await expect(parent.case.event("resubmitted").first()).toBeVisible();
  await look(parent.page, "permohonan: perbaikan dikirim");
}

async function declareComplete(counter: OfficerPortal, number: string, look: Look): Promise<void> {
  await counter.openCase(number);
  await expect(counter.case.corrected).toContainText(familyCard(counter.region).label.id);
  await look(counter.page, "berkas diperbaiki");
  await counter.case.act("declare_complete");
  await expect(counter.case.event("declared_complete")).toBeVisible();
}

async function processAndAttach(back: OfficerPortal, number: string, look: Look): Promise<void> {
  await take(back, number, look);
  await look(back.page, "berkas di pemroses");
  await back.case.say("process", "Dicatat di SIAK.");
  await expect(back.case.event("processed")).toBeVisible();
  if (await back.case.action("claim").isVisible()) await back.case.act("claim");
  await back.case.attach(demoFile("contoh-akta.pdf"), CERTIFICATE);
  await expect(back.case.event("issued")).toBeVisible();
  expect(await readQr(await back.case.verificationQr.screenshot())).toContain("/verifikasi/");
  await look(back.page, "berkas terbit");
}

async function verify(parent: CitizenPortal, number: string, look: Look): Promise<void> {
  // In a tab of its own: the page that says so is none of the app's, and going there would end the parent's.
  const tab = await inNewTab(parent);
  await tab.open("permohonan");
  await openOwnCase(tab, number);
  const address = (await readQr(await tab.case.verificationQr.screenshot())) ?? "";
  expect(address).toBe(await tab.case.verification.getAttribute("href"));
  expect(address).toMatch(new RegExp(`^${escaped(tab.server.url(tab.region, "verifikasi/"))}[0-9A-Z]{10}$`));
  await tab.case.verification.click();
  await tab.verification.valid();
  await expect(tab.page.getByText(CERTIFICATE)).toBeVisible();
  await expect(tab.page.getByText(String(example(parent.region, "akta-kelahiran").child_name))).toHaveCount(0);
  await look(tab.page, "verifikasi");
  await tab.page.close();
}

async function shelve(counter: OfficerPortal, number: string): Promise<void> {
  await counter.openCase(number);
  if (await counter.case.action("claim").isVisible()) await counter.case.act("claim");
  await counter.case.say("shelve", "A-12");
  await expect(counter.case.event("shelved")).toBeVisible();
}

async function pickupCode(parent: CitizenPortal, number: string, look: Look): Promise<string> {
  await openOwnCase(parent, number);
  await expect(parent.case.status("ready_for_pickup")).toBeVisible();
  await look(parent.page, "permohonan: siap diambil");
  const code = await parent.case.pickupCode();
  expect(await readQr(await parent.case.pickupQr.screenshot())).toBe(code);
  return code;
}

async function handOver(counter: OfficerPortal, code: string, look: Look): Promise<void> {
  await counter.desk.open();
  await look(counter.page, "serah terima");
  await counter.desk.find(code);
  await look(counter.page, "serah terima: ditemukan");
  const name = String(example(counter.region, "akta-kelahiran").applicant_name);
  await counter.desk.handOver({ collector: "applicant", name, identity: "identity_card" });
  await look(counter.page, "serah terima: selesai");
}

async function seeItDone(cast: Cast, applied: Applied): Promise<void> {
  const { citizen: parent, look } = cast;
  await openOwnCase(parent, applied.number);
  await expect(parent.case.status("completed")).toBeVisible();
  await look(parent.page, "permohonan: selesai");
  await track(cast, applied, "completed");
  await parent.goTo("account");
  await expect(parent.page.getByRole("button", { name: word("account.sign_out"), exact: true })).toBeVisible();
  await look(parent.page, "akun");
}
