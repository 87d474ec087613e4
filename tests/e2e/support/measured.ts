import fs from "node:fs";
import path from "node:path";

import { maybeSetting } from "./settings";

/** Writes what was measured to where `cargo xtask budgets` reads it; `id` is a line of budgets.json, or says in words what a long run counted. */
export function measured(id: string, value: number): void {
  const file = fileOf(id);
  if (file) fs.writeFileSync(file, JSON.stringify({ [id]: Math.round(value * 100) / 100 }));
  console.log(`      measured ${id} = ${Math.round(value * 100) / 100}`);
}

/** Adds to a sum over all tests of a run. */
export function counted(id: string, more: number): void {
  const file = fileOf(id);
  if (!file) return;
  const before = fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, "utf8")) as Record<string, number>) : {};
  fs.writeFileSync(file, JSON.stringify({ [id]: (before[id] ?? 0) + more }));
}

function fileOf(id: string): string | undefined {
  const folder = maybeSetting("MPPI_MEASURED");
  if (!folder) return undefined;
  fs.mkdirSync(folder, { recursive: true });
  return path.join(folder, `${id.replaceAll(/[^\w.]+/g, "-")}.json`);
}
