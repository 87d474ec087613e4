import fs from "node:fs";
import os from "node:os";
import path from "node:path";

import { newContact } from "./support/contact";
import { CitizenClient, OfficerClient } from "./support/contract";
import { measured } from "./support/measured";
import { demoFile, FILES } from "./support/regions";
import { DemoServer } from "./support/server";
import { expect, test } from "./support/test";

const CASES = 60;
const RATE = 200;
const SECONDS = 15;

test("how long a read takes at 200 requests a second @long", async () => {
  test.setTimeout(180_000);
  const server = await DemoServer.start();
  try {
    const citizen = await CitizenClient.signIn(server, "sinjai", newContact());
    const ids: string[] = [];
    while (ids.length < CASES) ids.push((await citizen.apply("akta-kelahiran")).id);
    const officer = await OfficerClient.signIn(server, "sinjai", "loket");
    const reads: (() => Promise<unknown>)[] = [
      () => citizen.ask({ path: "services" }),
      () => citizen.ask({ path: "services/akta-kelahiran" }),
      () => citizen.ask({ path: "applications" }),
      () => citizen.ask({ path: `applications/${pick(ids)}` }),
      () => officer.ask({ path: "officer/applications" }),
      () => officer.ask({ path: `officer/applications/${pick(ids)}` }),
    ];
    const times: number[] = [];
    const running: Promise<void>[] = [];
    const begun = performance.now();
    // The next one leaves on time, whether the last has come back or not.
    for (let number = 0; number < RATE * SECONDS; number += 1) {
      const due = begun + (number * 1000) / RATE;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
      const sent = performance.now();
      running.push(pick(reads)().then(() => void times.push(performance.now() - sent)));
    }
    await Promise.all(running);
    const rate = times.length / ((performance.now() - begun) / 1000);
    expect(rate).toBeGreaterThan(RATE * 0.95);
    times.sort((one, other) => one - other);
    const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
    measured("reads a second while their p95 was measured", rate);
    console.log(`      ${times.length} reads, ${rate.toFixed(0)} a second: median ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms, p99 ${at(0.99).toFixed(1)} ms`);
    measured("server.read_p95_ms", at(0.95));
  } finally {
    await server.stop();
  }
});

test("memory of the server under 200 concurrent sends with files @long", async () => {
  test.setTimeout(300_000);
  const server = await DemoServer.start();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mppi-load-"));
  try {
    const citizens = await Promise.all(
      Array.from({ length: 40 }, (_, index) => CitizenClient.signIn(server, "sinjai", `0812000${String(20000 + index)}`)),
    );
    const file = (requirement: string) => photoOf500Kilobytes(demoFile(FILES[requirement] ?? ""), folder);
    const sends = citizens.flatMap((citizen) => Array.from({ length: 5 }, () => citizen.apply("akta-kelahiran", {}, file)));
    const numbers = (await Promise.all(sends)).map(({ number }) => number);
    expect(new Set(numbers).size).toBe(200);
    measured("server.load_mb", (server.peak() * 1024) / 1_000_000);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
    await server.stop();
  }
});

function pick<T>(all: readonly T[]): T {
  return all[Math.floor(Math.random() * all.length)] as T;
}

/** The picture with comments in front, as long as a phone's photo is after shrinking. */
function photoOf500Kilobytes(picture: string, folder: string): string {
  const target = path.join(folder, path.basename(picture));
  if (fs.existsSync(target)) return target;
  const bytes = fs.readFileSync(picture);
  const comment = Buffer.alloc(65_000, 32);
  comment.writeUInt16BE(0xfffe, 0);
  comment.writeUInt16BE(comment.length - 2, 2);
  const comments = Array.from({ length: Math.ceil((500_000 - bytes.length) / comment.length) }, () => comment);
  fs.writeFileSync(target, Buffer.concat([bytes.subarray(0, 2), ...comments, bytes.subarray(2)]));
  return target;
}
