import { newContact } from "../support/contact";
import { letter, SKP, SKU } from "../support/letter-journey";
import { look } from "../support/look";
import { birthCertificate } from "../support/parent-journey";
import { REGIONS } from "../support/regions";
import { test } from "../support/test";

/** The whole way of two documents in two regions, on a phone and at the desks that it leads over. */
test.describe.configure({ timeout: 300_000 });

for (const region of REGIONS) {
  test(`a birth certificate in ${region}: applied for, corrected, attached, handed over`, async ({ citizen, officer }) => {
    await birthCertificate({ citizen: await citizen(region), contact: newContact(), officer: (username) => officer(region, username), look });
  });
}

for (const wanted of [SKU, SKP]) {
  const { region, code } = wanted;
  test(`${code} in ${region}: generated, approved, downloaded`, async ({ citizen, officer }) => {
    await letter({ citizen: await citizen(region), contact: newContact(), officer: (username) => officer(region, username), look }, wanted);
  });
}
