import type { BrowserContext, BrowserContextOptions } from "@playwright/test";

import { OfficerAccount } from "./pages/account";
import { CitizenPortal } from "./pages/citizen-portal";
import { OfficerPortal } from "./pages/officer-portal";
import { newContact } from "./support/contact";
import { CitizenClient, latestCode, OfficerClient } from "./support/contract";
import { look } from "./support/look";
import { signInAgain } from "./support/signed-in";
import type { DemoServer } from "./support/server";
import { DESK, expect, PHONE, test } from "./support/test";
import { pattern, word } from "./support/words";

/** Who holds an account sees where it is signed in, ends that, and is reached elsewhere from now on. */
// A contact gets one code a minute, and most of these people sign in twice.
test.describe.configure({ timeout: 180_000 });

const REGION = "bengkulu-tengah";

/** Two devices that the list of sessions tells apart. */
const ANDROID = {
  name: "Chrome · Android",
  options: { ...PHONE, userAgent: "Mozilla/5.0 (Linux; Android 13; SM-A135F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Mobile Safari/537.36" },
};
const WINDOWS = {
  name: "Firefox · Windows",
  options: { ...DESK, userAgent: "Mozilla/5.0 (Windows NT 10.0; rv:120.0) Gecko/20100101 Firefox/120.0" },
};
/** What the server makes of a program that does not say what it is. */
const NAMELESS = "–";

/** A browser says on its console that a code was wrong, came too soon, or that the session has ended. */
const REFUSED = [/answer 4(01|29): /, /console error: Failed to load resource: .*status of 4(01|29)/];

/** An account with a phone number and an e-mail address, and its first session. */
let known: { phone: string; email: string; first: CitizenClient };

// So early that the minute is over when its test begins.
test.beforeAll(async ({ server }) => {
  const phone = newContact();
  const email = emailOf(phone);
  const first = await CitizenClient.signIn(server, REGION, phone);
  const asked = await first.ask({ path: "session/citizen/otp", method: "POST", json: { contact: email, language: "id" } });
  const { otp_id } = JSON.parse(asked.text) as { otp_id: string };
  await first.ask({ path: "account/contact", method: "PUT", json: { otp_id, code: await latestCode(server, REGION, email) } });
  known = { phone, email, first };
});

/** An address that nobody else has. */
function emailOf(phone: string): string {
  return `warga.${phone}@contoh.id`;
}

/** A code that was not sent. */
function notThe(code: string): string {
  return code.replace(/^./, (digit) => String((Number(digit) + 1) % 10));
}

/** Signs in as soon as the contact gets a code. */
async function signIn(portal: CitizenPortal, contact: string): Promise<void> {
  await portal.open("masuk");
  await signInAgain(portal, contact);
  await expect(portal.heading).toHaveText(word("applications.title"));
}

async function at(device: BrowserContext, server: DemoServer): Promise<CitizenPortal> {
  return new CitizenPortal(await device.newPage(), server, REGION);
}

/** The session of a window, without the window. */
async function client(portal: CitizenPortal, server: DemoServer): Promise<CitizenClient> {
  const [cookie] = (await portal.page.context().cookies()).filter(({ name }) => name === "__Host-mppi-citizen");
  return new CitizenClient(server, REGION, `${cookie?.name}=${cookie?.value}`);
}

async function accountOf(client: CitizenClient): Promise<string> {
  return (JSON.parse((await client.ask({ path: "session/citizen" })).text) as { account_id: string }).account_id;
}

/** Opens the account by the bar, as its holder would. */
async function openAccount(portal: CitizenPortal): Promise<void> {
  await portal.goTo("account");
  await expect(portal.heading).toHaveText(word("account.title"));
}

test("a wrong code says so and changes nothing; the right one adds the address, and the phone is told", async ({ server, window, watch }) => {
  watch.allow(...REFUSED);
  const [phone, portal] = [newContact(), await at(await window(ANDROID.options), server)];
  const email = emailOf(phone);
  const { account, signIn: form } = portal;
  await signIn(portal, phone);
  await openAccount(portal);
  await expect(account.contact("phone")).toHaveText(phone);
  await expect(account.contact("email")).toHaveText(word("account.none"));
  await look(portal.page, "akun");

  await account.askToChange("warga.contoh.id");
  await expect(portal.page.getByText(word("signin.contact_wrong"), { exact: true })).toBeVisible();
  await portal.page.getByRole("button", { name: word("common.cancel"), exact: true }).click();
  await expect(account.change).toBeFocused();

  await account.askToChange(email);
  await expect(form.code).toBeFocused();
  const messages = await portal.messages();
  const code = await messages.codeFor(email);
  await form.enter(notThe(code));
  await expect(portal.page.getByText(word("problem.wrong_code"), { exact: true })).toBeVisible();
  await expect(form.code).toBeFocused();
  await expect(form.code).toHaveValue("");
  await expect(account.contact("email")).toHaveText(word("account.none"));
  await look(portal.page, "akun, kode salah");
  const own = await client(portal, server);
  expect(JSON.parse((await own.ask({ path: "account" })).text)).not.toHaveProperty("email");

  await form.enter(code);
  await expect(account.changed).toBeVisible();
  await expect(account.contact("email")).toHaveText(email);
  await expect(account.contact("phone")).toHaveText(phone);
  await expect(account.change).toBeFocused();
  await messages.page.reload();
  await expect(messages.to(phone).first()).toContainText(word("server.notice.contact_changed.subject"));
  await expect(messages.to(phone).first()).not.toContainText(email);
  await portal.page.reload();
  await expect(account.contact("email")).toHaveText(email);
});

test("a new phone number leads to the same account, and the old one no longer does", async ({ server, window, watch }) => {
  watch.allow(...REFUSED);
  const [before, now] = [newContact(), newContact()];
  const here = await at(await window(ANDROID.options), server);
  await signIn(here, before);
  const own = await client(here, server);
  const { number } = await own.apply("akta-kelahiran");
  await openAccount(here);
  await here.account.askToChange(now);
  await expect(here.signIn.code).toBeVisible();
  const messages = await here.messages();
  const code = await messages.codeFor(now);
  await here.signIn.enter(code);
  await expect(here.account.changed).toBeVisible();
  await expect(here.account.contact("phone")).toHaveText(now);
  // A code works once: in another window it opens nothing, and another one is not sent yet.
  const there = await at(await window(WINDOWS.options), server);
  await there.open("masuk");
  await there.signIn.askFor(now);
  await expect(there.page.getByRole("alert").filter({ hasText: pattern("problem.throttled") })).toBeVisible();
  await look(there.page, "masuk, terlalu cepat");

  await signIn(there, now);
  await expect(there.page.getByRole("listitem").filter({ hasText: number })).toBeVisible();
  expect(await accountOf(await client(there, server))).toBe(await accountOf(own));
  const stranger = await CitizenClient.signIn(server, REGION, before);
  expect(await accountOf(stranger)).not.toBe(await accountOf(own));
});

test("the list of sessions marks this device and ends the others", async ({ server, window, watch }) => {
  watch.allow(...REFUSED);
  const { phone, email, first } = known;
  const there = await at(await window(WINDOWS.options), server);
  await signIn(there, email);
  const here = await at(await window(ANDROID.options), server);
  await signIn(here, phone);
  await openAccount(here);
  const { account } = here;
  await expect(account.contact("email")).toHaveText(email);
  await expect(account.sessions).toHaveCount(3);
  for (const device of [ANDROID.name, WINDOWS.name, NAMELESS]) await expect(account.session(device)).toHaveCount(1);
  await expect(account.own).toHaveCount(1);
  await expect(account.own).toContainText(ANDROID.name);
  // Nobody ends the own one from here: that is signing out.
  await expect(account.own.getByRole("button")).toHaveCount(0);
  await look(here.page, "akun, tiga perangkat");

  await account.end(WINDOWS.name);
  await expect(account.session(WINDOWS.name)).toHaveCount(0);
  await expect(account.sessions).toHaveCount(2);
  await there.goTo("account");
  await expect(there.page.getByText(word("account.signed_out"), { exact: true })).toBeVisible();
  await look(there.page, "akun, sesi diakhiri");
  // It is not the account that ended.
  expect(await accountOf(first)).toBe(await accountOf(await client(here, server)));

  await account.endOthers.click();
  await expect(account.sessions).toHaveCount(1);
  await expect(account.own).toContainText(ANDROID.name);
  await expect(account.endOthers).toBeHidden();
  await expect(here.page.locator("body")).not.toBeFocused();
  await expect(accountOf(first)).rejects.toThrow(/not_signed_in/);
  await here.page.reload();
  await expect(account.own).toContainText(ANDROID.name);
});

test("an officer sees who is signed in, and ends the session at another desk", async ({ server, window, watch }) => {
  watch.allow(...REFUSED);
  const [name, username, password] = ["Petugas Dua Meja", "loket-dua-meja", "berlayar-ke-pulau-sembilan"];
  const administrator = await OfficerClient.signIn(server, REGION, "admin");
  const invitation = await administrator.invite(name, "front_office");
  const desk = async (options: BrowserContextOptions) => new OfficerPortal(await (await window(options)).newPage(), server, REGION);
  const [here, there] = [await desk(DESK), await desk(WINDOWS.options)];
  await here.setUp(invitation, username, password, name);
  await there.signIn(username, password);

  await here.page.getByRole("link", { name, exact: true }).click();
  await expect(here.heading).toHaveText(word("officer.account.title"));
  const account = new OfficerAccount(here.page);
  await expect(account.fact("officer.name")).toHaveText(name);
  await expect(account.fact("officer.username")).toHaveText(username);
  await expect(account.fact("officer.officers.roles")).toHaveText(word("role.front_office"));
  await expect(account.sessions).toHaveCount(2);
  await expect(account.own).toHaveCount(1);
  await expect(account.own.getByRole("button")).toHaveCount(0);
  await look(here.page, "akun petugas, dua sesi");

  await account.end(WINDOWS.name).click();
  await expect(here.page.getByRole("status").filter({ hasText: word("officer.account.ended") })).toBeVisible();
  await expect(account.sessions).toHaveCount(1);
  await expect(account.own).toHaveCount(1);
  await expect(here.page.locator("body")).not.toBeFocused();
  await there.inbox.tab("all").click();
  await expect(there.heading).toHaveText(word("officer.sign_in.title"));
  await here.page.reload();
  await expect(account.own).toHaveCount(1);
});
