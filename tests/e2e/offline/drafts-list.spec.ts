import { withClock } from "../support/clock";
import { look } from "../support/look";
import { asked, demoFile, example, FILES, service } from "../support/regions";
import { expect, test } from "../support/test";
import { pattern, word } from "../support/words";

/** The drafts of a device, as the list and the first page show them. */

const REGION = "sinjai";
const CODE = "sku";
const SERVICE = service(REGION, CODE);
const OTHER = service(REGION, "akta-kelahiran");

test("the list says how far each draft is, how old and how large, and the first page reminds of them", async ({ citizen }) => {
  const portal = await citizen(REGION);
  const { page } = portal;
  await withClock(page.context());
  await portal.open(`layanan/${OTHER.code}/ajukan`);
  await portal.wizard.begin();
  await page.getByRole("textbox").first().fill("Siti Contoh");
  await expect(portal.wizard.saved).toBeVisible();

  // From here on within the portal, whose clock goes on.
  await portal.open();
  const start = await page.evaluate(() => history.length);
  await portal.home.look("usaha");
  await portal.home.choose(SERVICE.name);
  await portal.service.apply();
  await portal.wizard.begin();
  await portal.wizard.answerAll(SERVICE, example(REGION, CODE));
  const [requirement] = asked(SERVICE);
  if (!requirement) throw new Error(`${CODE} asks for no file`);
  await portal.wizard.form.attach(requirement, demoFile(FILES[requirement.code] ?? ""));
  await expect(portal.wizard.form.document(requirement)).toContainText(word("form.file.kept"));
  await page.evaluate((start) => history.go(start - history.length), start);

  // The first page has both, the one that was changed last first.
  await expect(portal.heading).toHaveText(word("home.question"));
  const reminders = page.locator(".card").filter({ hasText: word("home.draft") });
  await expect(reminders).toHaveCount(2);
  await expect(reminders.nth(0)).toContainText(SERVICE.name.id);
  await expect(reminders.nth(0)).toContainText(pattern("home.draft_words"));
  await expect(reminders.nth(1)).toContainText(OTHER.name.id);
  await look(page, "beranda, dua draf");

  await portal.goTo("applications");
  const card = page.locator(".card").filter({ has: page.getByRole("heading", { name: SERVICE.name.id }) });
  await expect(card).toContainText(word("applications.begun_today"));
  await expect(card).toContainText(pattern("applications.progress"));
  await expect(card).toContainText(pattern("applications.files.one"));
  await expect(card).toContainText(pattern("applications.draft_saved"));
  await expect(card.getByRole("progressbar")).toBeVisible();
  const facts = (await card.innerText()).replace(/ /g, " ");
  const size = /1 berkas, (\d+) KB/.exec(facts)?.[1];
  // A photo is shrunk to 500 KB at most.
  expect(Number(size)).toBeGreaterThan(1);
  expect(Number(size)).toBeLessThanOrEqual(500);
  await expect(page.getByText(pattern("room.line"))).toBeVisible();
  await look(page, "permohonan, dua draf");

  await portal.goTo("home");
  await page.context().clock.fastForward(24 * 3_600_000);
  await portal.goTo("applications");
  await expect(card).toContainText(word("applications.begun_yesterday"));
  await portal.goTo("home");
  await page.context().clock.fastForward(24 * 3_600_000);
  await portal.goTo("applications");
  await expect(card).toContainText(word("applications.begun_days.other", { count: 2 }));

  // The card leads to where it stopped.
  await card.getByRole("link", { name: word("applications.continue") }).click();
  await portal.wizard.at(word("wizard.documents"));
});

test("whoever goes on with a draft that was thrown away keeps it", async ({ citizen }) => {
  const portal = await citizen(REGION);
  const { page } = portal;
  await withClock(page.context());
  await portal.open();
  await portal.home.look("usaha");
  await portal.home.choose(SERVICE.name);
  await portal.service.apply();
  await portal.wizard.begin();
  const field = page.getByRole("textbox").first();
  await field.fill("Siti Contoh");
  await expect(portal.wizard.saved).toBeVisible();
  const draft = page.url();
  await portal.open("permohonan");
  await page.getByRole("button", { name: word("applications.remove_which", { name: SERVICE.name.id }) }).click();
  await expect(page.getByRole("button", { name: word("applications.restore") })).toBeVisible();
  // By a bookmark, or the way back.
  await page.goto(draft);
  await field.fill("Siti Contoh Dua");
  await expect(portal.wizard.saved).toBeVisible();
  await portal.open();
  await page.context().clock.fastForward("11:00");
  await portal.goTo("applications");
  await page.context().clock.runFor(2_000);
  await expect(page.getByRole("link", { name: word("applications.continue") })).toBeVisible();
  await expect(page.getByRole("button", { name: word("applications.restore") })).toHaveCount(0);
  await page.getByRole("link", { name: word("applications.continue") }).click();
  await expect(field).toHaveValue("Siti Contoh Dua");
});
