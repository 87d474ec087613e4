import { execFileSync } from "node:child_process";
import fs from "node:fs";

import { expect } from "@playwright/test";

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
