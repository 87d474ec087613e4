import fs from "node:fs";
import path from "node:path";

import { setting } from "./settings";
import type { Language } from "./words";

/** A sample region. */
export type Region = "sinjai" | "bengkulu-tengah";

/** Both of them. */
export const REGIONS: readonly Region[] = ["sinjai", "bengkulu-tengah"];

/** A text in both languages. */
export type Text = Record<Language, string>;

/** A question of a form. */
export interface Field {
  key: string;
  kind: "text" | "long_text" | "number" | "date" | "choice" | "nik" | "family_card" | "phone" | "email" | "area" | "group";
  label: Text;
  options?: { value: string; label: Text }[];
  fields?: Field[];
  max_length?: number;
}

/** A page of a form. */
export interface FormPage {
  key: string;
  title: Text;
  fields: Field[];
}

/** A document to hand in. */
export interface Requirement {
  code: string;
  label: Text;
  file_kinds?: string[];
}

/** A service as its region defines it. */
export interface Service {
  code: string;
  version: number;
  name: Text;
  category: string;
  channel: "online" | "hybrid" | "link";
  form: { pages: FormPage[] };
  requirements: Requirement[];
  product: { name: Text };
  time_limit: { working_days: number };
  standard: { public: Record<"requirements" | "procedure", Text[]> & Record<"time" | "fee" | "product" | "complaints", Text> };
  link?: { url: string; system: Text };
}

/** Complete answers of a form. */
export type Answers = Record<string, string | Row[]>;

/** A row of a repeated group. */
export type Row = { id: string } & Record<string, string>;

/** What a region says of itself. */
export interface Profile {
  slug: Region;
  code: string;
  name: Text;
  short_name: string;
  zone: string;
  brand: { color: string };
  words: Record<keyof Text, Record<string, string>>;
}

function read<T>(...parts: string[]): T {
  return JSON.parse(fs.readFileSync(path.join(setting("MPPI_REGIONS"), ...parts), "utf8")) as T;
}

/** The profile of a region. */
export function profile(region: Region): Profile {
  return read(region, "region.json");
}

/** A service of a region. */
export function service(region: Region, code: string): Service {
  return read(region, "services", `${code}.json`);
}

/** All services of a region. */
export function services(region: Region): Service[] {
  const files = fs.readdirSync(path.join(setting("MPPI_REGIONS"), region, "services"));
  return files.map((file) => read<Service>(region, "services", file));
}

/** Complete and right answers for a service. */
export function example(region: Region, code: string): Answers {
  return read(region, "examples", `${code}.json`);
}

/** A file that may be handed in; each says CONTOH. */
export function demoFile(name: string): string {
  return path.join(setting("MPPI_REGIONS"), "demo", name);
}

/** A readable photo or file for each requirement that the examples have to meet. */
export const FILES: Record<string, string> = {
  ket_lahir: "contoh-surat-keterangan-lahir.jpg",
  buku_nikah: "contoh-buku-nikah.jpg",
  kk: "contoh-kk.jpg",
  ktp: "contoh-ktp.jpg",
  pengantar: "contoh-surat-pengantar.jpg",
  foto_usaha: "contoh-foto-usaha.jpg",
  ket_kematian: "contoh-surat-kematian.jpg",
  kk_ktp: "contoh-kk.jpg",
  proposal: "contoh-proposal.pdf",
  pernyataan: "contoh-surat-pengantar.jpg",
};

/** The requirements of a service that its example answers ask for: those with a file above. */
export function asked(found: Service): Requirement[] {
  return found.requirements.filter((requirement) => requirement.code in FILES);
}
