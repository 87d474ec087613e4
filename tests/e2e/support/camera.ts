import fs from "node:fs";
import os from "node:os";
import path from "node:path";

import { type Browser, chromium, type Locator } from "@playwright/test";

import { setting } from "./settings";

const [WIDTH, HEIGHT] = [640, 480];

/** A browser whose camera shows a film of one picture, again and again. */
export class Camera {
  private readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), "mppi-camera-"));
  private readonly film = path.join(this.folder, "camera.y4m");

  constructor() {
    this.write(Buffer.alloc(WIDTH * HEIGHT, 0x80));
  }

  async browser(): Promise<Browser> {
    return chromium.launch({
      executablePath: setting("MPPI_CHROMIUM"),
      args: [
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        `--use-file-for-fake-video-capture=${this.film}`,
      ],
    });
  }

  /** Holds what a page shows up to the camera, a little turned, as a hand would. */
  async hold(shown: Locator): Promise<void> {
    const picture = `data:image/png;base64,${(await shown.screenshot()).toString("base64")}`;
    const blank = await shown.page().context().newPage();
    const grey = await blank.evaluate(
      async ({ picture, width, height }) => {
        const image = new Image();
        image.src = picture;
        await image.decode();
        const canvas = new OffscreenCanvas(width, height);
        const context = canvas.getContext("2d");
        if (!context) throw new Error("there is no canvas");
        context.fillStyle = "#999";
        context.fillRect(0, 0, width, height);
        context.translate(width / 2, height / 2);
        context.rotate(0.12);
        context.drawImage(image, -120, -120, 240, 240);
        const { data } = context.getImageData(0, 0, width, height);
        return Array.from({ length: width * height }, (_, at) => data[at * 4] ?? 0);
      },
      { picture, width: WIDTH, height: HEIGHT },
    );
    await blank.close();
    this.write(Buffer.from(grey));
  }

  forget(): void {
    fs.rmSync(this.folder, { recursive: true });
  }

  /** Y4M: grey is its brightness plane, and its two colour planes are even. */
  private write(grey: Buffer): void {
    const colours = Buffer.alloc((WIDTH * HEIGHT) / 2, 0x80);
    const frame = Buffer.concat([Buffer.from("FRAME\n"), grey, colours]);
    fs.writeFileSync(this.film, Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip C420mpeg2\n`), frame, frame]));
  }
}
