import { apply } from "../support/apply";
import { newContact } from "../support/contact";
import { look } from "../support/look";
import { asked, demoFile, example, FILES, REGIONS, service, services } from "../support/regions";
import { expect, test } from "../support/test";
import { word } from "../support/words";

const BIRTH = service("sinjai", "akta-kelahiran");

/** The parent's journey takes the birth certificate all the way; every other service begins here like anybody would begin it. */
for (const region of REGIONS) {
  for (const { code } of services(region).filter((service) => service.channel !== "link" && service.code !== "akta-kelahiran")) {
    test(`${code} is applied for in ${region}, on a phone`, async ({ citizen }) => {
      test.setTimeout(180_000);
      const portal = await citizen(region);
      await portal.open(`layanan/${code}`);
      const { number } = await apply(portal, code, newContact(), { stop: (name) => look(portal.page, `${code}, ${name}`) });
      await portal.receipt.openCase();
      await expect(portal.case.status("submitted")).toBeVisible();
      await expect(portal.page.getByText(number).first()).toBeVisible();
      await look(portal.page, `${code}, permohonan`);
    });
  }
}

test("a photo is taken with the camera, in one press", async ({ citizen }) => {
  const portal = await citizen("sinjai");
  const { form } = portal.wizard;
  const [first] = asked(BIRTH);
  if (!first) throw new Error("the service asks for no document");
  await portal.open(`layanan/${BIRTH.code}`);
  await portal.service.apply();
  await portal.wizard.begin();
  await portal.wizard.answerAll(BIRTH, example("sinjai", BIRTH.code));
  const camera = form.document(first).getByLabel(word("form.file.take_photo"), { exact: true });
  await expect(camera).toHaveAttribute("capture", "environment");
  await expect(camera).toHaveAttribute("accept", "image/*");
  await camera.setInputFiles(demoFile(FILES[first.code] ?? ""));
  await expect(form.document(first)).toContainText(word("form.file.kept"));
  // Nothing of the document has to be taken twice.
  await expect(form.document(first).getByText(word("form.file.take_photo"))).toBeHidden();
});
