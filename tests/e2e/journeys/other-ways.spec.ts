import type { Locator } from "@playwright/test";

import type { CitizenPortal } from "../pages/citizen-portal";
import { tick } from "../pages/form";
import { OfficerPortal } from "../pages/officer-portal";
import { apply } from "../support/apply";
import { newContact } from "../support/contact";
import { CitizenClient, OfficerClient, type Sent } from "../support/contract";
import { look } from "../support/look";
import { qrOf } from "../support/pdf";
import { readQr } from "../support/qr";
import { demoFile, example, profile, type Region, type Service, service, services, type Text } from "../support/regions";
import type { DemoServer } from "../support/server";
import { DESK, expect, test } from "../support/test";
import { word } from "../support/words";

/** The ways of a case that the journey of the parent does not take. Cases come over the contract; what a test is about is done in the browser. */
test.describe.configure({ timeout: 120_000 });

const REGION: Region = "sinjai";
const BIRTH = service(REGION, "akta-kelahiran") as Service & { agency: { name: Text } };
const CHILD = BIRTH.form.pages[0]?.fields.find((field) => field.key === "child_name");

/** A case, and whoever sent it. */
interface Own {
  client: CitizenClient;
  sent: Sent;
}

/** What the server says of it. */
interface Told {
  holder: Text;
  due_on: string;
  timeline: { at: string }[];
}

/** Sends an application, as somebody new. */
async function newCase(server: DemoServer, code = BIRTH.code): Promise<Own> {
  const client = await CitizenClient.signIn(server, REGION, newContact());
  return { client, sent: await client.apply(code) };
}

/** Opens a case in the browser of whoever sent it, without a second code. */
async function openOwn(portal: CitizenPortal, { client, sent }: Own): Promise<void> {
  const [name = "", value = ""] = client.credentials.split("=");
  const cookie = { name, value, domain: `${REGION}.localhost`, path: "/", secure: true, httpOnly: true, sameSite: "Lax" as const };
  await portal.page.context().addCookies([cookie]);
  await portal.open();
  await portal.page.evaluate((key) => localStorage.setItem(key, "1"), `mppi.${REGION}.citizen.signed-in`);
  await portal.open(`permohonan/${sent.id}`);
  await expect(portal.page.getByText(sent.number).first()).toBeVisible();
}

/** Opens a case at a desk, by its address. */
async function openAt(desk: OfficerPortal, sent: Sent): Promise<void> {
  await desk.open(`berkas/${sent.id}`);
  await expect(desk.case.decision).toBeVisible();
}

/** Takes a case at a desk over the contract, and does one thing to it. */
async function at(server: DemoServer, username: string, { id }: Sent, kind: string, more: Record<string, unknown> = {}): Promise<void> {
  const officer = await OfficerClient.signIn(server, REGION, username);
  await officer.take(id);
  await officer.act(id, kind, more);
}

/** Exactly one thing is compared, and its two values are exactly these. */
async function compares(table: Locator, label: string, before: string, after: string): Promise<void> {
  await expect(table.getByRole("rowheader")).toHaveText([label]);
  await expect(table.getByRole("deletion")).toHaveText([before]);
  await expect(table.getByRole("insertion")).toHaveText([after]);
}

/** The newest message that was sent to whoever applied is this one, and tells no more than that there is news. */
async function isTold(portal: CitizenPortal, { contact, number }: Sent, kind: string, secret: string): Promise<void> {
  const messages = await portal.messages();
  const newest = messages.to(contact).first();
  await expect(newest).toContainText(word(`server.notice.${kind}.subject`, { number }));
  await expect(newest).not.toContainText(secret);
  await messages.page.close();
}

/** `Senin, 30 November 2026` */
function inWords(date: string): string {
  const format = new Intl.DateTimeFormat("id-ID", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  return format.format(new Date(`${date}T00:00:00Z`));
}

test("a marked answer is the only one that opens, and both desks see old beside new", async ({ citizen, officer, server }) => {
  if (!CHILD) throw new Error("the form asks for no name");
  const [words, old, now] = ["Samakan dengan surat keterangan lahir.", String(example(REGION, BIRTH.code).child_name), "Aisyah Contoh Ramadani"];
  const own = await newCase(server);
  const flag = { pointer: `/answers/${CHILD.key}`, reason: "mismatch", words };
  await at(server, "loket", own.sent, "return", { flags: [flag] });

  const portal = await citizen(REGION);
  const main = portal.page.getByRole("main");
  await openOwn(portal, own);
  await expect(portal.case.status("correction_needed")).toBeVisible();
  await expect(portal.page.getByText(words).first()).toBeVisible();
  // While the applicant holds it, no day runs for the office.
  await expect(portal.case.fact("holder")).toHaveText(word("server.holder.applicant"));
  await expect(portal.case.fact("due")).toHaveCount(0);
  await portal.case.correct();
  await portal.correction.there();
  await expect(portal.correction.reason(words)).toBeVisible();
  await expect(main.getByText(word("flag_reason.mismatch"), { exact: true })).toBeVisible();
  await expect(main.getByText(`${word("form.correction.before")}: ${old}`, { exact: true })).toBeVisible();
  await expect(portal.correction.form.text(CHILD)).toHaveValue(old);
  await expect(main.getByRole("textbox")).toHaveCount(1);
  await expect(main.locator("input, select, textarea")).toHaveCount(1);
  await look(portal.page, "perbaikan jawaban");

  // Who has changed nothing is told so before sending.
  await portal.correction.check();
  await expect(main.getByText(word("form.correction.no_change"), { exact: true })).toBeVisible();
  await expect(portal.correction.changes).toHaveCount(0);
  await portal.correction.change();
  await portal.correction.form.text(CHILD).fill(now);
  await portal.correction.check();
  await compares(portal.correction.changes, CHILD.label.id, old, now);
  await look(portal.page, "perbaikan jawaban: periksa");
  await portal.correction.send();
  await expect(portal.case.event("resubmitted").first()).toBeVisible();
  await expect(portal.page.getByRole("link", { name: word("case.correct") })).toHaveCount(0);

  const desk = await officer(REGION, "loket");
  await openAt(desk, own.sent);
  await compares(desk.case.corrected.getByRole("table"), CHILD.label.id, old, now);
  await expect(desk.case.answered(CHILD.label.id)).toHaveText(now);
  // The case bears the name of the child.
  await expect(desk.heading).toHaveText(now);
  await look(desk.page, "berkas dengan jawaban diperbaiki");
});

test("a case that an officer lets go can be taken by another one", async ({ officer, server, window }) => {
  const { sent } = await newCase(server);
  const administrator = await OfficerClient.signIn(server, REGION, "admin");
  const name = "Petugas Pengganti";
  const link = await administrator.invite(name, "front_office");
  const other = new OfficerPortal(await (await window(DESK)).newPage(), server, REGION);
  await other.page.goto(link);
  await look(other.page, "siapkan");
  await other.setUp(link, "loket-pengganti", "berlayar-ke-pulau-sembilan", name);

  const desk = await officer(REGION, "loket");
  await desk.inbox.claim(sent.number);
  await desk.inbox.tab("mine").click();
  await desk.inbox.open(sent.number);
  await other.open("?tampilan=semua");
  await expect(other.inbox.row(sent.number)).toContainText(word("server.demo.front_office"));

  await desk.case.act("release");
  await expect(desk.case.event("released")).toBeVisible();
  await expect(desk.case.action("claim")).toBeVisible();
  await expect(desk.case.action("declare_complete")).toHaveCount(0);
  await look(desk.page, "berkas dilepas");

  await other.open();
  await expect(other.inbox.row(sent.number)).toBeVisible();
  await look(other.page, "kotak masuk dengan berkas dilepas");
  await other.inbox.claim(sent.number);
  await expect(other.page.getByText(word("officer.done.claimed", { number: sent.number }))).toBeVisible();
  await other.inbox.tab("mine").click();
  await other.inbox.open(sent.number);
  await expect(other.case.action("declare_complete")).toBeVisible();

  await desk.page.reload();
  await expect(desk.case.decision).toContainText(word("officer.decision.held_by", { name }));
  await expect(desk.case.action("claim")).toHaveCount(0);
});

test("who is refused reads why", async ({ citizen, officer, server }) => {
  const reason = "Anak sudah tercatat dalam akta lain (Permendagri 108/2019).";
  const own = await newCase(server);
  await at(server, "loket", own.sent, "declare_complete");

  const desk = await officer(REGION, "proses");
  await openAt(desk, own.sent);
  await desk.case.act("claim");
  // Nobody is refused without a reason.
  await desk.case.say("reject");
  await expect(desk.case.decision.getByText(word("officer.form.reason_needed"), { exact: true })).toBeVisible();
  await expect(desk.case.refusal).toBeHidden();
  await desk.case.say("reject", reason);
  await expect(desk.case.refusal).toContainText(word("officer.form.reject_body"));
  await look(desk.page, "berkas: pertanyaan sebelum menolak");
  await desk.case.refusal.getByRole("button", { name: word("action.reject"), exact: true }).click();
  await expect(desk.case.event("rejected")).toContainText(reason);
  await expect(desk.case.decision).toContainText(word("officer.decision.closed"));
  await look(desk.page, "berkas ditolak");

  const portal = await citizen(REGION);
  await openOwn(portal, own);
  await expect(portal.case.status("rejected")).toBeVisible();
  await expect(portal.case.sentence("rejected")).toBeVisible();
  const notice = portal.page.locator(".notice").filter({ hasText: word("case.reason") });
  await expect(notice).toContainText(reason);
  await expect(portal.case.withdraw).toHaveCount(0);
  await look(portal.page, "permohonan: ditolak");
  await isTold(portal, own.sent, "rejected", reason);
});

test("applicant and office write to each other", async ({ citizen, officer, server }) => {
  const [question, answer] = ["Apakah nama ibu sudah sama dengan KTP-el?", "Sudah, Bu. Sama persis."];
  const own = await newCase(server);
  const desk = await officer(REGION, "loket");
  await openAt(desk, own.sent);
  await desk.case.say("message", question);
  await expect(desk.case.event("messaged")).toContainText(question);
  await look(desk.page, "berkas dengan pesan");

  const portal = await citizen(REGION);
  await openOwn(portal, own);
  await isTold(portal, own.sent, "message", question);
  await expect(portal.case.message(question)).toContainText(word("case.message_office"));
  await expect(portal.case.message(question)).not.toContainText(word("server.demo.front_office"));
  await portal.case.write(answer);
  await expect(portal.case.message(answer)).toContainText(word("case.message_you"));
  await expect(portal.page.getByRole("status").filter({ hasText: word("case.message_sent") })).toBeAttached();
  await expect(portal.page.getByRole("main").locator(":focus"), "the focus after sending a message").toHaveCount(1);
  // What was sent does not stand in the field any more.
  await portal.page.getByText(word("case.message_write"), { exact: true }).click();
  await expect(portal.page.getByRole("textbox", { name: word("case.message_label") })).toHaveValue("");
  await look(portal.page, "permohonan dengan pesan");

  await desk.page.reload();
  await expect(desk.case.event("messaged")).toHaveCount(2);
  // The newest comes first.
  await expect(desk.case.event("messaged").first()).toContainText(answer);
  await expect(desk.case.event("messaged").first()).toContainText(word("officer.history.applicant"));
});

test("who withdraws is asked first, and the office does not work on it any more", async ({ citizen, officer, server }) => {
  const own = await newCase(server);
  const desk = await officer(REGION, "loket");
  await expect(desk.inbox.row(own.sent.number)).toBeVisible();

  const portal = await citizen(REGION);
  await openOwn(portal, own);
  const { withdrawal } = portal.case;
  await portal.case.withdraw.click();
  await expect(withdrawal).toContainText(word("case.cancel_words"));
  await look(portal.page, "permohonan: pertanyaan sebelum dibatalkan");
  await withdrawal.getByText(word("case.cancel_keep"), { exact: true }).click();
  await expect(withdrawal).toBeHidden();
  await portal.page.reload();
  await expect(portal.case.status("submitted")).toBeVisible();
  await portal.case.withdraw.click();
  await withdrawal.getByRole("button", { name: word("action.cancel"), exact: true }).click();
  await expect(portal.case.sentence("cancelled")).toBeVisible();
  await expect(portal.case.status("cancelled")).toBeVisible();
  await expect(withdrawal).toBeHidden();
  await expect(portal.heading).toBeFocused();
  await expect(portal.case.withdraw).toHaveCount(0);
  await look(portal.page, "permohonan: dibatalkan");

  // The list on the desk is older than that.
  await desk.inbox.claim(own.sent.number);
  await expect(desk.page.getByText(word("officer.inbox.not_free")).first()).toBeVisible();
  await expect(desk.inbox.row(own.sent.number)).toHaveCount(0);
  await desk.inbox.tab("all").click();
  await expect(desk.inbox.row(own.sent.number)).toContainText(word("status.cancelled"));
  await openAt(desk, own.sent);
  await expect(desk.case.event("cancelled")).toBeVisible();
  await expect(desk.case.decision.getByRole("button")).toHaveCount(0);
  await look(desk.page, "berkas dibatalkan");
});

test("the page of a case says who holds it and until when", async ({ citizen, server }) => {
  const own = await newCase(server);
  const told = async () => JSON.parse((await own.client.ask({ path: `applications/${own.sent.id}` })).text) as Told;
  const portal = await citizen(REGION);
  await openOwn(portal, own);
  const first = await told();
  expect(first.due_on).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(first.holder.id).not.toBe(BIRTH.agency.name.id);
  await expect(portal.case.fact("holder")).toHaveText(first.holder.id);
  await expect(portal.case.fact("due")).toHaveText(inWords(first.due_on));
  // Each thing that happened has its moment.
  const moments = portal.case.event("submitted").locator("time");
  await expect(moments).toHaveAttribute("datetime", first.timeline[0]?.at ?? "");
  await expect(moments).toContainText(new RegExp(`^\\d{1,2} \\p{L}+ ${first.timeline[0]?.at.slice(0, 4)}.*\\d{2}\\.\\d{2} WITA$`, "u"));
  await look(portal.page, "permohonan: di loket");

  await at(server, "loket", own.sent, "declare_complete");
  await portal.page.reload();
  await expect(portal.case.fact("holder")).toHaveText(BIRTH.agency.name.id);
  await expect(portal.case.fact("due")).toHaveText(inWords((await told()).due_on));
});

test("the address of a category shows its services to everybody", async ({ citizen, server }) => {
  const { categories } = profile(REGION) as unknown as { categories: { key: string; name: Text }[] };
  const names = (wanted: (service: Service) => boolean) => services(REGION).filter(wanted).map(({ name }) => name.id).sort();
  const portal = await citizen(REGION);
  const { page } = portal;
  const shown = (of: CitizenPortal) => of.page.getByRole("main").getByRole("listitem").getByRole("link");
  const chip = (name: string, pressed = false) => page.getByRole("button", { name, exact: true, pressed });
  const name = (key: string) => categories.find((category) => category.key === key)?.name ?? { id: "", en: "" };

  await portal.open();
  await portal.home.enter(name("kelahiran"));
  await expect(portal.heading).toHaveText(word("catalogue.title"));
  const address = server.url(REGION, "layanan?kategori=kelahiran");
  await expect(page).toHaveURL(address);
  await expect(shown(portal)).toHaveText(names(({ category }) => category === "kelahiran"));
  await expect(chip(name("kelahiran").id, true)).toBeVisible();
  await look(page, "layanan, satu kategori");
  await page.reload();
  await expect(shown(portal)).toHaveText(names(({ category }) => category === "kelahiran"));
  await expect(chip(name("kelahiran").id, true)).toBeVisible();

  await chip(word("catalogue.all")).click();
  await expect(shown(portal)).toHaveText(names(() => true));
  await chip(name("kematian").id).click();
  await portal.home.search.fill("akta");
  const both = server.url(REGION, "layanan?q=akta&kategori=kematian");
  await expect(page).toHaveURL(both);
  const dead = names(({ category }) => category === "kematian");
  await expect(shown(portal)).toHaveText(dead);

  const friend = await citizen(REGION);
  await friend.page.goto(both);
  await expect(shown(friend)).toHaveText(dead);
  await expect(friend.home.search).toHaveValue("akta");

  // What fits nothing says so, and leads back to everything.
  await chip(name("usaha").id).click();
  await expect(page.getByText(word("catalogue.empty"), { exact: true })).toBeVisible();
  await look(page, "layanan, tidak ada yang cocok");
  await page.getByRole("button", { name: word("catalogue.reset"), exact: true }).click();
  await expect(shown(portal)).toHaveText(names(() => true));
  await expect(page).toHaveURL(server.url(REGION, "layanan"));
});

test("a receipt is printed with its code, and without what is only for the screen", async ({ citizen, server }) => {
  const portal = await citizen(REGION);
  const { page } = portal;
  await page.addInitScript(() => {
    globalThis.print = () => void document.documentElement.setAttribute("data-printed", document.querySelector(".ticket__number")?.textContent ?? "");
  });
  await portal.open("layanan/sku");
  const { number, secret } = await apply(portal, "sku", newContact());
  await look(page, "tanda terima");
  // Its code leads to the public page, on the screen as in the PDF.
  const address = server.url(REGION, `lacak#${number}.${secret}`);
  expect(await readQr(await page.getByRole("img", { name: word("receipt.qr") }).screenshot())).toBe(address);
  expect(await qrOf(await portal.receipt.pdf())).toBe(address);
  await portal.receipt.print.click();
  await expect(page.locator("html")).toHaveAttribute("data-printed", number);
  await page.emulateMedia({ media: "print" });
  await expect(portal.places).toBeHidden();
  await expect(portal.receipt.print).toBeHidden();
  await expect(page.locator(".ticket")).toContainText(number);
  await expect(page.getByRole("img", { name: word("receipt.qr") })).toBeVisible();
});

test("a document is handed to a proxy, and the applicant sees to whom", async ({ citizen, officer, server }) => {
  const name = "Hasanuddin Contoh";
  const own = await newCase(server);
  await at(server, "loket", own.sent, "declare_complete");
  await at(server, "proses", own.sent, "process");
  const back = await OfficerClient.signIn(server, REGION, "proses");
  await back.take(own.sent.id);
  await back.issue(own.sent.id, demoFile("contoh-akta.pdf"), "AL.000.0000002");
  await at(server, "loket", own.sent, "shelve", { shelf: "C-03" });

  const portal = await citizen(REGION);
  await openOwn(portal, own);
  await expect(portal.case.status("ready_for_pickup")).toBeVisible();
  const code = await portal.case.pickupCode();

  const desk = await officer(REGION, "loket");
  const { page } = desk;
  await desk.desk.open();
  await desk.desk.find(code);
  await expect(page.getByText(word("officer.handover.code_shown"), { exact: true })).toBeVisible();
  await tick(page.getByRole("radio", { name: word("collector.proxy"), exact: true }));
  // A proxy has one way only: the power of attorney, and the own identity card.
  const ways = page.getByRole("radiogroup", { name: word("officer.handover.how") }).getByRole("radio");
  await expect(ways).toHaveCount(1);
  await look(page, "serah terima kepada penerima kuasa");
  await desk.desk.handOver({ collector: "proxy", name, identity: "power_of_attorney" });
  await expect(page.getByText(`${name} (${word("collector.proxy")})`)).toBeVisible();
  await look(page, "serah terima kepada penerima kuasa: selesai");
  await page.getByRole("link", { name: word("officer.handover.whole_case") }).click();
  await expect(page.getByRole("definition").filter({ hasText: word("identity_check.power_of_attorney") })).toBeVisible();
  await expect(page.getByRole("img", { name: word("officer.handover.signature") })).toBeVisible();
  await look(page, "berkas diserahkan kepada penerima kuasa");

  await portal.page.reload();
  await expect(portal.case.status("completed")).toBeVisible();
  await expect(portal.case.fact("handed_to")).toHaveText(name);
  await expect(portal.case.fact("handed_as")).toHaveText(word("collector.proxy"));
  await expect(portal.case.fact("handed_check")).toHaveText(word("identity_check.power_of_attorney"));
  await look(portal.page, "permohonan: diserahkan kepada penerima kuasa");
  await isTold(portal, own.sent, "handed_over", name);
});
