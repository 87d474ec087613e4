import fs from "node:fs";
import os from "node:os";
import path from "node:path";

import type { Field, Region } from "./regions";
import { setting } from "./settings";

/** What was built, as if it were the next build: the same files under another version. */
export function nextBuild(): string {
  const [from, to] = [setting("MPPI_DIST"), fs.mkdtempSync(path.join(os.tmpdir(), "mppi-next-"))];
  fs.cpSync(from, to, { recursive: true });
  const { version } = JSON.parse(fs.readFileSync(path.join(from, "assets.json"), "utf8")) as { version: string };
  for (const file of ["assets.json", "sw.js", "petugas/sw.js"]) {
    const at = path.join(to, file);
    fs.writeFileSync(at, fs.readFileSync(at, "utf8").replaceAll(version, [...version].reverse().join("")));
  }
  return to;
}

/** The question that a new version of a service asks. */
export const ADDED_QUESTION = { id: "Nomor Induk Berusaha", en: "Business number" };

/** The regions, with a second version of a service: a question goes, another comes, one is asked differently. */
export function newVersion(region: Region, code: string): string {
  const to = fs.mkdtempSync(path.join(os.tmpdir(), "mppi-regions-"));
  fs.cpSync(setting("MPPI_REGIONS"), to, { recursive: true });
  const file = path.join(to, region, "services", `${code}.json`);
  const definition = JSON.parse(fs.readFileSync(file, "utf8")) as { version: number; form: { pages: { fields: Field[] }[] } };
  definition.version += 1;
  for (const page of definition.form.pages) {
    page.fields = page.fields.filter((field) => field.key !== "business_years");
    for (const field of page.fields) if (field.key === "business_name") field.label = { id: "Nama tempat usaha", en: "Name of the place of business" };
  }
  const added: Field & { required: boolean } = { key: "business_number", kind: "text", required: false, label: ADDED_QUESTION };
  definition.form.pages.at(-1)?.fields.push(added);
  fs.writeFileSync(file, JSON.stringify(definition));
  return to;
}
