import type { CitizenPortal } from "../pages/citizen-portal";
import type { OfficerPortal } from "../pages/officer-portal";
import type { Stop } from "../pages/wizard";
import { apply, type Applied } from "../support/apply";
import { newContact } from "../support/contact";
import { look } from "../support/look";
import { linksOf, readPdf } from "../support/pdf";
import { asked, demoFile, example, type Region, REGIONS, type Service, service } from "../support/regions";
import { expect, test } from "../support/test";
import { word } from "../support/words";

/** The whole way of two documents in two regions, on a phone and at the desks that it leads over. */
test.describe.configure({ timeout: 300_000 });

const REASON = "Foto KK kurang jelas. Ambil ulang di tempat terang.";

/** Looks at every page that somebody stops at. */
function looking(portal: CitizenPortal): Stop {
  return (step) => look(portal.page, step);
}

/** From the question on the first page to the receipt, with everything read on the way. */
async function find(portal: CitizenPortal, definition: Service, query: string): Promise<void> {
  await portal.open();
  await expect(portal.heading).toHaveText(word("home.question"));
  await look(portal.page, "beranda");
  await portal.goTo("services");
  await expect(portal.heading).toHaveText(word("catalogue.title"));
  await look(portal.page, "layanan");
  await portal.goTo("home");
  await portal.home.look(query);
  await look(portal.page, "beranda, mencari");
  await portal.home.choose(definition.name);
  await expect(portal.heading).toHaveText(definition.name.id);
  await expect(portal.service.fact("fee")).toBeVisible();
  await look(portal.page, "halaman layanan");
}

/** Opens the sent case from the phone's own list. */
async function openOwnCase(portal: CitizenPortal, number: string): Promise<void> {
  await portal.open("permohonan");
  await portal.page.getByRole("listitem").filter({ hasText: number }).getByRole("link").click();
  await expect(portal.page.getByText(number).first()).toBeVisible();
}

/** Takes a case at a desk and opens it. */
async function take(desk: OfficerPortal, number: string): Promise<void> {
  await desk.open();
  await look(desk.page, "kotak masuk");
  await desk.inbox.claim(number);
  await desk.inbox.tab("mine").click();
  await desk.inbox.open(number);
  await expect(desk.case.decision).toBeVisible();
}

/** The public pages: where the case stands, by the link of the receipt. */
async function track(portal: CitizenPortal, { number, secret }: Applied, status: string): Promise<void> {
  await portal.open(`lacak#${number}.${secret}`);
  await expect(portal.tracking.status(status)).toBeVisible();
  await expect(portal.page.getByText(number).first()).toBeVisible();
  // The secret stays neither in the address nor in the page.
  expect(portal.page.url()).not.toContain(secret);
  await look(portal.page, `lacak: ${status}`);
}

for (const region of REGIONS) {
  test(`a birth certificate in ${region}: applied for, corrected, attached, handed over`, async ({ citizen, officer }) => {
    const definition = service(region, "akta-kelahiran");
    const card = asked(definition).find((requirement) => requirement.code === "kk");
    if (!card) throw new Error("the service asks for no KK");
    const contact = newContact();
    const parent = await citizen(region);
    await find(parent, definition, "akte lahir");
    const applied = await apply(parent, "akta-kelahiran", contact, { files: { kk: "contoh-kk-buram.jpg" }, stop: looking(parent) });
    expect(readPdf(await parent.receipt.pdf())).toContain(applied.number);
    await track(parent, applied, "submitted");

    const counter = await officer(region, "loket");
    await test.step("the counter sends it back for one document", async () => {
      await take(counter, applied.number);
      await counter.case.document(card.label.id).click();
      await expect(counter.case.picture(card.label.id)).toBeVisible();
      await look(counter.page, "berkas di loket");
      await counter.case.mark(card.label.id, "unreadable", REASON);
      await counter.case.sendBack();
      await expect(counter.case.event("returned")).toBeVisible();
      await look(counter.page, "berkas dikembalikan");
    });

    await test.step("the parent corrects just that", async () => {
      const messages = await parent.messages();
      await expect(messages.to(contact).first()).toContainText(word("server.notice.returned.subject", { number: applied.number }));
      await look(messages.page, "pesan demo");
      await messages.page.close();
      await parent.open();
      await look(parent.page, "beranda, giliran pemohon");
      await openOwnCase(parent, applied.number);
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
      await look(parent.page, "perbaikan: periksa");
      await parent.correction.send();
      await expect(parent.case.event("resubmitted").first()).toBeVisible();
      await look(parent.page, "permohonan: perbaikan dikirim");
    });

    await test.step("the counter sees what was corrected and declares the file complete", async () => {
      await counter.openCase(applied.number);
      await expect(counter.case.corrected).toContainText(card.label.id);
      await look(counter.page, "berkas diperbaiki");
      await counter.case.act("declare_complete");
      await expect(counter.case.event("declared_complete")).toBeVisible();
    });

    const back = await officer(region, "proses");
    await test.step("the registry processes it and attaches what SIAK made", async () => {
      await take(back, applied.number);
      await look(back.page, "berkas di pemroses");
      await back.case.say("process", "Dicatat di SIAK.");
      await expect(back.case.event("processed")).toBeVisible();
      if (await back.case.action("claim").isVisible()) await back.case.act("claim");
      await back.case.attach(demoFile("contoh-akta.pdf"), "AL.000.0000000");
      await expect(back.case.event("issued")).toBeVisible();
      await look(back.page, "berkas terbit");
    });

    await test.step("anybody can verify it", async () => {
      await openOwnCase(parent, applied.number);
      await parent.case.verification.click();
      await parent.verification.valid();
      await expect(parent.page.getByText("AL.000.0000000")).toBeVisible();
      await expect(parent.page.getByText(String(example(region, "akta-kelahiran").child_name))).toHaveCount(0);
      await look(parent.page, "verifikasi");
    });

    await test.step("it is shelved, and handed over against the code and a signature", async () => {
      await counter.openCase(applied.number);
      if (await counter.case.action("claim").isVisible()) await counter.case.act("claim");
      await counter.case.say("shelve", "A-12");
      await expect(counter.case.event("shelved")).toBeVisible();
      await openOwnCase(parent, applied.number);
      await expect(parent.case.status("ready_for_pickup")).toBeVisible();
      await look(parent.page, "permohonan: siap diambil");
      const code = await parent.case.pickupCode();
      await counter.desk.open();
      await look(counter.page, "serah terima");
      await counter.desk.find(code);
      await look(counter.page, "serah terima: ditemukan");
      await counter.desk.handOver({ collector: "applicant", name: String(example(region, "akta-kelahiran").applicant_name), identity: "identity_card" });
      await look(counter.page, "serah terima: selesai");
    });

    await test.step("it is done, and everybody sees so", async () => {
      await openOwnCase(parent, applied.number);
      await expect(parent.case.status("completed")).toBeVisible();
      await look(parent.page, "permohonan: selesai");
      await track(parent, applied, "completed");
      await parent.open("akun");
      await expect(parent.page.getByRole("button", { name: word("account.sign_out"), exact: true })).toBeVisible();
      await look(parent.page, "akun");
    });
  });
}

const LETTERS: { region: Region; code: string; query: string; desks: string[]; signatory: string }[] = [
  { region: "sinjai", code: "sku", query: "usaha", desks: ["proses"], signatory: "ttd" },
  { region: "bengkulu-tengah", code: "skp-penelitian", query: "penelitian", desks: ["proses-kesbangpol"], signatory: "ttd" },
];

for (const { region, code, query, desks, signatory } of LETTERS) {
  test(`${code} in ${region}: generated, approved, downloaded`, async ({ citizen, officer, server }) => {
    const definition = service(region, code);
    const contact = newContact();
    const owner = await citizen(region);
    await find(owner, definition, query);
    const applied = await apply(owner, code, contact, { stop: looking(owner) });

    const counter = await officer(region, "loket");
    await take(counter, applied.number);
    await counter.case.act("declare_complete");
    await expect(counter.case.event("declared_complete")).toBeVisible();

    for (const username of desks) {
      const desk = await officer(region, username);
      await take(desk, applied.number);
      await desk.case.say("process");
      await expect(desk.case.event("processed")).toBeVisible();
    }

    const head = await officer(region, signatory);
    await take(head, applied.number);
    await look(head.page, "berkas di penandatangan");
    await head.case.say("approve");
    await expect(head.case.event("approved")).toBeVisible();

    const back = await officer(region, "proses");
    await take(back, applied.number);
    await back.case.generate();
    await expect(back.case.event("issued")).toBeVisible();

    await openOwnCase(owner, applied.number);
    await expect(owner.case.status("issued")).toBeVisible();
    await look(owner.page, "permohonan: terbit");
    const file = await owner.case.download();
    const text = readPdf(file);
    const answers = example(region, code);
    expect(text).toContain(String(answers.applicant_name));
    expect(text).toMatch(/500\.\d[\d.]*\/001\/[\w-]+\/\d{4}/);
    const [address = ""] = linksOf(file).filter((link) => link.includes("/verifikasi/"));
    expect(address).toMatch(new RegExp(`^${server.url(region, "verifikasi/")}[0-9A-Z]{10}$`));
    await expect(owner.case.status("completed")).toBeVisible();

    await owner.page.goto(address);
    await owner.verification.valid();
    await look(owner.page, "verifikasi surat");
    await track(owner, applied, "completed");
  });
}
