import { newContact } from "../support/contact";
import { CitizenClient } from "../support/contract";
import { look } from "../support/look";
import { ownCases } from "../support/own-cases";
import { example, service } from "../support/regions";
import { CODE, fillIn, REFUSED, said, sendOffline } from "../support/sending";
import { dropSession, giveSession, signedInAs, signInAgain } from "../support/signed-in";
import { expect, PHONE, test } from "../support/test";
import { word } from "../support/words";

/** What waits is sent in the name of whoever pressed *Kirim*, and of nobody else. */
test.describe.configure({ timeout: 180_000 });

const REGION = "sinjai";
const contact = newContact();
let client: CitizenClient;

// So early that the minute is nearly over when its holder wants another code.
test.beforeAll(async ({ server }) => {
  client = await CitizenClient.signIn(server, REGION, contact);
});

test("another account does not send what this one has pressed", async ({ server, window, watch }) => {
  watch.allowLostServer();
  watch.allow(...REFUSED);
  const context = await window(PHONE);
  const portal = await signedInAs(await CitizenClient.signIn(server, REGION, newContact()), context, server);
  const { page } = portal;
  await fillIn(portal);
  await sendOffline(portal);
  const address = page.url();
  // Somebody else signs in on the same phone meanwhile.
  await context.clearCookies();
  const other = await CitizenClient.signIn(server, REGION, newContact());
  await giveSession(other, context);
  await context.setOffline(false);
  await page.goto(address);
  await expect(said(page, "send.needs_sign_in")).toBeVisible();
  await expect(page.getByText(word("send.other_account_words"))).toBeVisible();
  expect(await ownCases(server, context)).toEqual([]);
  // Taken back, it can be sent from this account.
  await page.getByRole("button", { name: word("send.withdraw") }).click();
  await portal.wizard.send();
  await portal.receipt.there();
});

test("where the session has ended meanwhile, it waits until its account is signed in again", async ({ server, window, watch }) => {
  watch.allowLostServer();
  // The code is asked for until the minute is over.
  watch.allow(...REFUSED, /answer 4(01|29): /, /status of 429/);
  const context = await window(PHONE);
  const portal = await signedInAs(client, context, server);
  const { page } = portal;
  await fillIn(portal);
  await sendOffline(portal);
  await dropSession(context);
  await context.setOffline(false);
  await expect(said(page, "send.needs_sign_in")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(word("send.sign_in_words"))).toBeVisible();
  await look(page, "kirim, masuk dulu");
  await portal.open("masuk");
  await signInAgain(portal, contact);
  await expect(portal.heading).toHaveText(word("applications.title"));
  await expect.poll(() => ownCases(server, context), { timeout: 30_000 }).toHaveLength(1);
  await expect(said(page, "send.needs_sign_in")).toBeHidden();
});

test("who is not signed in is told without a network why nothing can be sent yet, and goes on when it is back", async ({ citizen, watch }) => {
  watch.allowLostServer();
  const portal = await citizen(REGION);
  const { page } = portal;
  const definition = service(REGION, CODE);
  await portal.open(`layanan/${CODE}/ajukan`);
  await portal.wizard.begin();
  await portal.wizard.answerAll(definition, example(REGION, CODE));
  await portal.wizard.attachAll(definition);
  await portal.wizard.toSend();
  await expect(portal.signIn.contact).toBeVisible();
  const why = page.getByText(word("wizard.sign_in_offline"));
  await expect(why).toHaveCount(0);
  await page.context().setOffline(true);
  await expect(why).toBeVisible();
  await look(page, "kirim, belum masuk, tanpa jaringan");
  await page.context().setOffline(false);
  await expect(why).toHaveCount(0);
  await portal.enterCode(newContact());
  await portal.wizard.send();
  await portal.receipt.there();
});
