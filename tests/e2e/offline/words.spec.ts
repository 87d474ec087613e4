import { CitizenPortal } from "../pages/citizen-portal";
import { look } from "../support/look";
import { expect, PHONE, test } from "../support/test";
import { word } from "../support/words";

/** Words come in two parts, as the portal itself does: one is of no use without the other. */
const REGION = "sinjai";

test("another language has all its words without a network, also those of pages that were never open", async ({ server, window, watch }) => {
  watch.allowLostServer();
  const context = await window(PHONE);
  const page = await context.newPage();
  const portal = new CitizenPortal(page, server, REGION, "en");
  const later: string[] = [];
  await portal.open();
  await page.getByRole("combobox", { name: word("nav.language") }).selectOption("en");
  await expect(portal.heading).toHaveText(word("home.question", {}, "en"));
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state !== "activated") await new Promise((resolve) => active?.addEventListener("statechange", resolve, { once: true }));
  });
  // The worker is here for the first time: what it keeps of the language comes with the next visit.
  page.on("request", (request) => request.url().includes(".later.") && later.push(request.url()));
  await page.reload();
  await expect(portal.heading).toHaveText(word("home.question", {}, "en"));
  await page.waitForLoadState("networkidle");
  expect(later, "the page itself asked for no words of later pages").toEqual([]);
  await context.setOffline(true);
  await portal.open("akun");
  await expect(portal.heading).toHaveText(word("account.title", {}, "en"));
  await look(page, "akun, Inggris, tanpa jaringan");
  // And back, with all words of this page.
  await page.getByRole("main").getByRole("combobox", { name: word("nav.language", {}, "en") }).selectOption("id");
  await expect(portal.heading).toHaveText(word("account.title"));
  await expect(page.getByText(word("pin.account"))).toBeVisible();
});
