// <qr-camera>: the picture of the camera, and each QR code that comes into it.
//
// The officer portal loads this module when somebody first switches the camera on. The camera runs as long as the
// element is in the page. It gives
//   label      attribute  what the picture is called
// and hears
//   qr-ready   the picture moves
//   qr-code    its text; again and again while it is looked at
//   qr-failed  "camera" where there is none or it may not be used, "reader" where codes cannot be read
//
// Browsers of Android and macOS read codes themselves. For all others ZXing does it, which is fetched only then.
const READER = new URL("asset:scan/reader.js", import.meta.url);
const READER_WASM = new URL("asset:scan/reader.wasm", import.meta.url);

// Milliseconds between two looks: quick enough for a hand, and the page stays smooth beside it.
const PAUSE = 200;
// Pixels of the longer side: a code that fills a fifth of the picture is still read.
const LONGEST = 960;

// Looks in a row that may fail, and not merely find nothing, before a reader is given up.
const PATIENCE = 10;

/** Functions from the video to the text of a code in it, or nothing: the next one for when the one before fails. */
async function* readers() {
  const own = await ofBrowser();
  if (own) yield own;
  yield await ofZxing();
}

async function ofBrowser() {
  try {
    const kinds = await globalThis.BarcodeDetector?.getSupportedFormats();
    if (!kinds?.includes("qr_code")) return undefined;
    const detector = new globalThis.BarcodeDetector({ formats: ["qr_code"] });
    return async (video) => (await detector.detect(video))[0]?.rawValue;
  } catch {
    return undefined;
  }
}

// A browser remembers that a module did not come, so it is asked for under another address.
let lost = 0;

async function zxing() {
  try {
    return await import(lost ? `${READER}?${lost}` : READER);
  } catch (error) {
    lost += 1;
    throw error;
  }
}

async function ofZxing() {
  const { prepareZXingModule, readBarcodes } = await zxing();
  await prepareZXingModule({ overrides: { locateFile: () => READER_WASM.href }, fireImmediately: true });
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return async (video) => {
    const scale = Math.min(1, LONGEST / Math.max(video.videoWidth, video.videoHeight));
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
    const [code] = await readBarcodes(pixels, { formats: ["QRCode"], maxNumberOfSymbols: 1 });
    return code?.text;
  };
}

class QrCamera extends HTMLElement {
  #stream;
  // Counts what begins and ends, so that what comes late finds that it is not wanted any more.
  #run = 0;

  connectedCallback() {
    this.#start((this.#run += 1));
  }

  disconnectedCallback() {
    this.#run += 1;
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = undefined;
    this.replaceChildren();
  }

  async #start(run) {
    const all = readers();
    // Both take their time, and the person is asked for the camera meanwhile.
    const [video, first] = await Promise.allSettled([this.#open(run), all.next()]);
    if (run !== this.#run) return;
    if (video.status === "rejected") return this.#tell("qr-failed", "camera");
    if (first.status === "rejected") return this.#tell("qr-failed", "reader");
    this.#tell("qr-ready");
    let reader = first.value;
    while (!reader.done) {
      await this.#look(run, video.value, reader.value);
      if (run !== this.#run) return;
      reader = await all.next().catch(() => ({ done: true }));
    }
    if (run === this.#run) this.#tell("qr-failed", "reader");
  }

  /** Looks for codes until the camera is switched off or the reader fails for good. */
  async #look(run, video, read) {
    let failures = 0;
    while (run === this.#run && failures < PATIENCE) {
      try {
        const text = await read(video);
        failures = 0;
        if (text && run === this.#run) this.#tell("qr-code", text);
      } catch {
        failures += 1;
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }

  async #open(run) {
    const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    if (run !== this.#run) {
      for (const track of stream.getTracks()) track.stop();
      throw new Error("the camera is not wanted any more");
    }
    this.#stream = stream;
    const video = document.createElement("video");
    video.muted = true;
    video.playsInline = true;
    video.setAttribute("aria-label", this.getAttribute("label") ?? "");
    video.srcObject = stream;
    this.replaceChildren(video);
    await video.play();
    return video;
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

customElements.define("qr-camera", QrCamera);
