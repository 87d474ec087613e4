import { randomUUID } from "node:crypto";

import type { CitizenPortal } from "./pages/citizen-portal";
import { apply } from "./support/apply";
import { newContact } from "./support/contact";
import { CitizenClient } from "./support/contract";
import { look } from "./support/look";
import { demoFile, example, type Field, type FormPage, service } from "./support/regions";
import { expect, test } from "./support/test";
import { escaped, word } from "./support/words";

const BIRTH = service("sinjai", "akta-kelahiran");
const ANSWERS = example("sinjai", "akta-kelahiran");

/** The browser says on its console what the test itself has provoked. */
const PROVOKED = [/console error: Failed to load resource/, /answer 4\d\d: /];

function pageWith(key: string): FormPage {
  const page = BIRTH.form.pages.find((page) => page.fields.some((field) => field.key === key));
  if (!page) throw new Error(`the form has no ${key}`);
  return page;
}

function field(key: string): Field {
  const found = pageWith(key).fields.find((field) => field.key === key);
  if (!found) throw new Error(`the form has no ${key}`);
  return found;
}

/** Opens the page of a new draft that asks for `key`. */
async function openQuestion(portal: CitizenPortal, key: string): Promise<void> {
  await portal.open("layanan/akta-kelahiran/ajukan");
  await portal.page.waitForURL(/\/panduan$/);
  const page = pageWith(key);
  await portal.page.goto(portal.page.url().replace(/panduan$/, `isian-${page.key}`));
  await portal.wizard.at(page.title.id);
}

/** What is wrong, once at the field and once in the summary that links to it. */
async function complains(portal: CitizenPortal, words: string): Promise<void> {
  const summary = portal.wizard.form.summary;
  await expect(summary).toBeFocused();
  await expect(summary.getByRole("link", { name: words })).toBeVisible();
  // The summary names the question before the words, so only the field says them alone.
  await expect(portal.page.getByRole("main").getByText(words, { exact: true })).toHaveCount(1);
}

test("nothing answered: every question says so, and nobody gets on", async ({ citizen }) => {
  const portal = await citizen("sinjai");
  await openQuestion(portal, "child_name");
  await portal.wizard.next();
  const summary = portal.wizard.form.summary;
  await expect(summary).toBeFocused();
  const links = summary.getByRole("link");
  // All but the weight, which may stay empty.
  await expect(links).toHaveCount(pageWith("child_name").fields.length - 1);
  await look(portal.page, "questions with errors");
  await links.first().click();
  await expect(portal.wizard.form.text(field("child_name"))).toBeFocused();
});

interface Wrong {
  what: string;
  key: string;
  typed: string;
  error: string;
  values?: Record<string, string | number>;
}

const WRONG: Wrong[] = [
  { what: "script tags", key: "child_name", typed: "<script>alert(1)</script>", error: "characters" },
  { what: "10,000 characters", key: "child_name", typed: "a".repeat(10_000), error: "too_long", values: { limit: 100 } },
  { what: "emoji", key: "child_name", typed: "Aisyah 😀", error: "characters" },
  { what: "a NIK of a wrong length", key: "mother_nik", typed: "123456789012345", error: "not_sixteen_digits" },
  { what: "a NIK with an impossible date", key: "mother_nik", typed: "9900019913950001", error: "number_date" },
  { what: "a phone number of nowhere", key: "applicant_phone", typed: "12345", error: "not_a_phone" },
  { what: "half an e-mail address", key: "applicant_email", typed: "rahmawati@", error: "not_an_email" },
  { what: "a child too many", key: "birth_order", typed: "21", error: "too_large", values: { limit: 20 } },
  { what: "a number in words", key: "birth_order", typed: "dua", error: "not_a_number" },
];

for (const { what, key, typed, error, values } of WRONG) {
  test(`${what}: said at the field and in the summary, and still there after a reload`, async ({ citizen }) => {
    const portal = await citizen("sinjai");
    await openQuestion(portal, key);
    await portal.wizard.form.fill(pageWith(key), ANSWERS);
    const control = portal.wizard.form.text(field(key));
    await control.fill(typed);
    const shown = await control.inputValue();
    await portal.wizard.next();
    await complains(portal, word(`field_error.${error}`, values));
    await expect(portal.wizard.saved).toBeVisible();
    await portal.page.reload();
    await expect(control).toHaveValue(shown);
    expect(shown.replace(/\s/g, "")).toBe(typed.replace(/\s/g, ""));
  });
}

test("a button that is held for long is still pressed, though leaving the field finds an error", async ({ citizen }) => {
  const portal = await citizen("sinjai");
  await openQuestion(portal, "mother_nik");
  await portal.wizard.form.text(field("mother_nik")).fill("9900019913950001");
  // Longer than any error waits where nothing is pressed.
  await portal.page.getByRole("button", { name: word("wizard.save_next") }).click({ delay: 1_500 });
  await expect(portal.wizard.form.summary).toBeFocused();
});

const DATES = [
  { what: "31 February", day: "31", month: "2", year: "2026", error: "no_such_date" },
  { what: "a day that has not come", day: "1", month: "1", year: "2999", error: "in_future" },
  { what: "a month in words", day: "3", month: "Juni", year: "2026", error: "no_such_date" },
];

for (const { what, day, month, year, error } of DATES) {
  test(`${what}: said at the field and in the summary, and still there after a reload`, async ({ citizen }) => {
    const portal = await citizen("sinjai");
    await openQuestion(portal, "birth_date");
    await portal.wizard.form.fill(pageWith("birth_date"), ANSWERS);
    const parts = { day, month, year };
    for (const part of ["day", "month", "year"] as const) {
      await portal.wizard.form.part(field("birth_date"), part).fill(parts[part]);
    }
    await portal.wizard.next();
    await complains(portal, word(`field_error.${error}`));
    await expect(portal.wizard.saved).toBeVisible();
    await portal.page.reload();
    for (const part of ["day", "month", "year"] as const) {
      await expect(portal.wizard.form.part(field("birth_date"), part)).toHaveValue(parts[part]);
    }
  });
}

test("a name of one word is a name", async ({ citizen }) => {
  const portal = await citizen("sinjai");
  await openQuestion(portal, "mother_name");
  await portal.wizard.form.fill(pageWith("mother_name"), { ...ANSWERS, mother_name: "Sulastri" });
  await portal.wizard.next();
  await portal.wizard.at(pageWith("father_name").title.id);
});

test("another language in the middle of a form keeps all that was typed", async ({ citizen }) => {
  const portal = await citizen("sinjai");
  await openQuestion(portal, "child_name");
  const page = pageWith("child_name");
  await portal.wizard.form.fill(page, ANSWERS);
  await portal.wizard.form.text(field("birth_order")).fill("21");
  await portal.wizard.next();
  await portal.page.getByRole("combobox", { name: word("nav.language") }).selectOption("en");
  await expect(portal.heading).toHaveText(page.title.en);
  await expect(portal.page.locator("html")).toHaveAttribute("lang", "en");
  await expect(portal.page.getByRole("textbox", { name: field("child_name").label.en })).toHaveValue(String(ANSWERS.child_name));
  await expect(portal.page.getByRole("textbox", { name: field("birth_order").label.en })).toHaveValue("21");
  await expect(portal.page.getByRole("radio", { name: "Female", exact: true })).toBeChecked();
  // The error speaks the new language too.
  await expect(portal.page.getByText(word("field_error.too_large", { limit: 20 }, "en"), { exact: true }).first()).toBeVisible();
});

const FILES = [
  { what: "a text that calls itself a photo", name: "kk.jpg", mimeType: "image/jpeg", buffer: Buffer.from("bukan gambar".repeat(200)), keys: ["unsupported", "broken"] },
  { what: "a program that calls itself a PDF", name: "kk.pdf", mimeType: "application/pdf", buffer: Buffer.from("MZ" + "\0".repeat(2000)), keys: ["unsupported"] },
  { what: "an empty file", name: "kosong.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(0), keys: ["empty"] },
  { what: "a PDF over the limit", name: "besar.pdf", mimeType: "application/pdf", buffer: Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(16_000_000, 32)]), keys: ["too_large"] },
];

for (const { what, keys, ...file } of FILES) {
  test(`${what} is refused with a clear sentence, and another one may be chosen`, async ({ citizen }) => {
    const portal = await citizen("sinjai");
    await openQuestion(portal, "child_name");
    await portal.page.goto(portal.page.url().replace(/isian-.*$/, "dokumen"));
    await portal.wizard.at(word("wizard.documents"));
    const requirement = BIRTH.requirements.find((requirement) => requirement.code === "kk");
    if (!requirement) throw new Error("the service asks for no KK");
    const form = portal.wizard.form;
    await form.attach(requirement, file);
    const sentences = keys.map((key) => escaped(word(`form.file.${key}`)).replace(/\\\{\w+\\\}/g, ".+"));
    await expect(form.document(requirement).getByText(new RegExp(sentences.join("|")))).toBeVisible();
    await look(portal.page, `documents with ${what}`);
    await form.attach(requirement, demoFile("contoh-kk.jpg"));
    await expect(form.document(requirement)).toContainText(word("form.file.kept"));
    await expect(form.document(requirement).getByText(new RegExp(sentences.join("|")))).toBeHidden();
    // Its button goes with the file, and leaves the focus where another one is chosen.
    await form.document(requirement).getByRole("button", { name: word("form.file.remove") }).click();
    await expect(form.document(requirement).getByLabel(word("form.file.choose"), { exact: true })).toBeFocused();
  });
}

test("a line that breaks in an upload and loses the answer to the sending: one application", async ({ citizen, server, watch }) => {
  watch.allow(...PROVOKED, /request failed: PATCH .*attachments.*ERR_/, /request failed: PUT .*submissions.*ERR_/);
  const portal = await citizen("sinjai");
  const { page } = portal;
  let broken = 0;
  await page.route("**/api/v1/attachments/*", async (route) => {
    if (route.request().method() !== "PATCH" || broken > 0) return route.fallback();
    broken += 1;
    return route.abort("connectionreset");
  });
  let lost = 0;
  await page.route("**/api/v1/submissions/*", async (route) => {
    const request = route.request();
    if (request.method() !== "PUT" || lost > 0) return route.fallback();
    lost += 1;
    // The server has it; the phone does not know.
    const answer = await server.send("sinjai", {
      path: new URL(request.url()).pathname.slice(1),
      method: "PUT",
      headers: { ...(await request.allHeaders()), host: server.host("sinjai") },
      bytes: request.postDataBuffer() ?? Buffer.alloc(0),
    });
    expect(answer.status).toBeLessThan(300);
    return route.abort("connectionreset");
  });
  await portal.open("layanan/akta-kelahiran");
  const { number } = await apply(portal, "akta-kelahiran", newContact());
  expect([broken, lost]).toEqual([1, 1]);
  await portal.goTo("applications");
  await expect(portal.page.getByRole("listitem").filter({ hasText: number })).toHaveCount(1);
  await expect(portal.page.getByRole("listitem").filter({ hasText: /MPP-7307-/ })).toHaveCount(1);
});

test("another citizen's case and another region's case look as if they were not there", async ({ citizen, server, watch }) => {
  watch.allow(...PROVOKED);
  const owner = await CitizenClient.signIn(server, "sinjai", newContact());
  const sent = await owner.apply("akta-kelahiran");
  const portal = await citizen("sinjai");
  await portal.open("masuk");
  await portal.enterCode(newContact());
  await expect(portal.heading).toHaveText(word("applications.title"));
  await portal.open(`permohonan/${sent.id}`);
  await expect(portal.heading).toHaveText(word("not_found.title"));
  await look(portal.page, "not found");
  // Whoever has a case, in another region it is not there.
  const elsewhere = await citizen("bengkulu-tengah");
  await elsewhere.open("masuk");
  await elsewhere.enterCode(newContact());
  await expect(elsewhere.heading).toHaveText(word("applications.title"));
  await elsewhere.open(`permohonan/${sent.id}`);
  await expect(elsewhere.heading).toHaveText(word("not_found.title"));
});

test("the server says the same of a hand-made request", async ({ server }) => {
  const client = await CitizenClient.signIn(server, "sinjai", newContact());
  const wrong = client.apply("akta-kelahiran", { mother_nik: "123", child_name: "<script>", birth_date: "2026-02-31" });
  await expect(wrong).rejects.toThrow(/not_sixteen_digits/);
  await expect(wrong).rejects.toThrow(/characters/);
  await expect(wrong).rejects.toThrow(/no_such_date/);
  expect((await server.send("sinjai", { path: `api/v1/submissions/${randomUUID()}`, method: "PUT", json: {} })).status).toBe(401);
});
