import { apply } from "../support/apply";
import { newContact } from "../support/contact";
import { look } from "../support/look";
import { REGIONS, services } from "../support/regions";
import { expect, test } from "../support/test";

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
