import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

import { expect } from "@playwright/test";

import { readQr } from "./qr";

/** What the server takes for a PDF and no program can show: head and end, and nothing between them. */
export const HOLLOW_PDF = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n";

/** Writes a PDF of so many pages, each the first one of `file`. */
export function repeated(file: string, count: number, to: string): string {
  const pages = Array.from({ length: count }, () => [file, "1"]).flat();
  execFileSync("qpdf", ["--empty", "--pages", ...pages, "--", to], { stdio: "pipe" });
  return to;
}

/** Opens a PDF as other programs would: its head, its structure, its text. */
export function readPdf(file: string): string {
  expect(fs.readFileSync(file).subarray(0, 5).toString("latin1")).toBe("%PDF-");
  execFileSync("qpdf", ["--check", file], { stdio: "pipe" });
  return execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
}

/** Addresses that the links of a PDF lead to. */
export function linksOf(file: string): string[] {
  const plain = execFileSync("qpdf", ["--qdf", "--object-streams=disable", file, "-"], { maxBuffer: 64 * 1024 * 1024 });
  return [...plain.toString("latin1").matchAll(/\/URI \(((?:[^()\\]|\\.)*)\)/g)].map(([, address = ""]) => address.replace(/\\(.)/g, "$1"));
}

/** What the QR code on the last page of a PDF says, read from a picture of the page as from paper. */
export async function qrOf(file: string): Promise<string | undefined> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mppi-pages-"));
  try {
    execFileSync("pdftoppm", ["-r", "150", "-png", file, path.join(folder, "page")], { stdio: "pipe" });
    const last = fs.readdirSync(folder).sort().at(-1) ?? "";
    return await readQr(fs.readFileSync(path.join(folder, last)));
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}
