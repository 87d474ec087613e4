// <pdf-pages>: the pages of a PDF, one below the other, drawn as far as they are near the view.
//
// The officer portal loads this module with the first PDF that somebody opens. It gives
//   bytes    property   the file
//   percent  attribute  the width of a page, in percent of the element's
//   turns    attribute  quarters, clockwise
//   page     attribute  the name of a page, such as "Halaman {number} dari {of}"
//   failed   attribute  the words in place of a page that cannot be drawn
// and hears
//   pdf-page    [number, of]  when the file is open, and whenever another page comes into the middle
//   pdf-failed  "locked", "broken" or "unloaded"
//
// PDF.js does the work, without eval, scripts and forms of the file, and without links: what citizens send is shown,
// nothing of it acts.
const ENGINE = new URL("asset:pdf/engine.js", import.meta.url);
const WORKER = new URL("asset:pdf/worker.js", import.meta.url);
const FONTS = {
  "FoxitDingbats.pfb": new URL("asset:pdf/dingbats.pfb", import.meta.url),
  "FoxitSymbol.pfb": new URL("asset:pdf/symbol.pfb", import.meta.url),
};

// Pixels of a canvas at most, and of its side: 32 MB, and what every browser can hold.
const LARGEST = 2 ** 23;
const LONGEST = 8192;
// Pixels of one picture in a file: a plan of A0 at 300 dpi has that many. A larger one is left out before it takes
// all memory.
const LARGEST_PICTURE = 2 ** 27;
// Milliseconds: without another change before pages are drawn anew, and for the worker to end by itself.
const CALM = 120;
const FAREWELL = 1000;

/** PDF.js itself did not come. */
class Unloaded extends Error {}

// A browser remembers that a module did not come, so it is asked for under another address.
let lost = 0;

async function engine() {
  try {
    return await import(lost ? `${ENGINE}?${lost}` : ENGINE);
  } catch {
    lost += 1;
    throw new Unloaded();
  }
}

/** Texts in other fonts that a file does not bring are set in the system's. */
class StandardFonts {
  async fetch({ filename }) {
    if (!(filename in FONTS)) throw new Error(`${filename} is not here`);
    const answer = await fetch(FONTS[filename]);
    return new Uint8Array(await answer.arrayBuffer());
  }
}

/** A file with a worker of its own: one that keeps its worker busy for ever harms no other. */
class PdfFile {
  #port = new Worker(WORKER);
  #worker;
  #task;

  async open(bytes) {
    const failed = new Promise((_, reject) => this.#port.addEventListener("error", () => reject(new Unloaded())));
    failed.catch(() => {});
    this.engine = await Promise.race([engine(), failed]);
    this.#worker = new this.engine.PDFWorker({ port: this.#port, verbosity: this.engine.VerbosityLevel.ERRORS });
    this.#task = this.engine.getDocument({
      // It is handed over to the worker, and the element may be put into the page again.
      data: bytes.slice(),
      worker: this.#worker,
      verbosity: this.engine.VerbosityLevel.ERRORS,
      isEvalSupported: false,
      maxImageSize: LARGEST_PICTURE,
      useWorkerFetch: false,
      StandardFontDataFactory: StandardFonts,
    });
    this.content = await Promise.race([this.#task.promise, failed]);
  }

  close() {
    // Its fonts leave the page first.
    const patience = new Promise((done) => setTimeout(done, FAREWELL));
    Promise.race([this.#task?.destroy(), patience])
      .catch(() => {})
      .then(() => {
        this.#worker?.destroy();
        this.#port.terminate();
      });
  }
}

/** The place of a page, and what is drawn there. */
class Page {
  box = document.createElement("div");
  isNear = false;
  #file;
  #sheet;
  #size;
  #turns = 0;
  #look = "";
  #run = 0;
  #drawing;
  #text;

  /** `like` is a page that it has the size of, until its own is known. */
  constructor(file, number, like) {
    this.#file = file;
    this.number = number;
    this.#size = sizeOf(like);
    this.box.className = "pdf-page";
    this.box.setAttribute("role", "group");
  }

  /** Gives it its room; `width` is that of its box. */
  arrange(turns, width) {
    this.#turns = turns;
    const [across, down] = this.#shape();
    this.box.style.aspectRatio = `${across} / ${down}`;
    // The text stays where it is drawn, also before it is drawn anew.
    this.box.style.setProperty("--scale-factor", width / across);
  }

  #shape() {
    const { width, height } = this.#size;
    return this.#turns % 2 ? [height, width] : [width, height];
  }

  /** Draws it as it is looked at now; what was drawn before stays until then. */
  async draw(failedWords) {
    const look = [this.box.clientWidth, this.#turns, devicePixelRatio].join();
    if (look === this.#look) return;
    const run = this.#cancel();
    this.#look = look;
    try {
      this.#sheet ??= await this.#file.content.getPage(this.number);
      if (run !== this.#run) return;
      this.#size = sizeOf(this.#sheet);
      this.arrange(this.#turns, this.box.clientWidth);
      const scale = this.box.clientWidth / this.#shape()[0];
      const rotation = (this.#sheet.rotate + this.#turns * 90) % 360;
      const viewport = this.#sheet.getViewport({ scale, rotation });
      const fine = fineness(viewport);
      const canvas = document.createElement("canvas");
      canvas.width = Math.max(1, Math.floor(viewport.width * fine));
      canvas.height = Math.max(1, Math.floor(viewport.height * fine));
      const canvasContext = canvas.getContext("2d", { alpha: false });
      this.#drawing = this.#sheet.render({ canvasContext, viewport, transform: [fine, 0, 0, fine, 0, 0] });
      await this.#drawing.promise;
      if (run !== this.#run) return;
      this.#drawing = undefined;
      const text = document.createElement("div");
      text.className = "pdf-page__text";
      this.#empty(canvas, text);
      const textContentSource = this.#sheet.streamTextContent();
      this.#text = new this.#file.engine.TextLayer({ textContentSource, container: text, viewport });
      // A page without its text is still a page.
      this.#text.render().catch(() => {});
    } catch {
      if (run !== this.#run) return;
      const words = document.createElement("p");
      words.className = "pdf-page__failed";
      words.textContent = failedWords;
      this.#empty(words);
    }
  }

  /** Gives back what it holds. */
  clear() {
    this.#cancel();
    this.#empty();
    this.#sheet?.cleanup();
  }

  #cancel() {
    this.#drawing?.cancel();
    this.#drawing = undefined;
    this.#look = "";
    return (this.#run += 1);
  }

  #empty(...instead) {
    this.#text?.cancel();
    this.#text = undefined;
    // Some browsers keep the pixels until the canvas itself is small.
    for (const canvas of this.box.querySelectorAll("canvas")) canvas.width = canvas.height = 0;
    this.box.replaceChildren(...instead);
  }
}

function sizeOf(sheet) {
  const { width, height } = sheet.getViewport({ scale: 1 });
  return { width, height };
}

/** Pixels of the canvas for one of the page: as many as the screen has, as far as that is not too many. */
function fineness({ width, height }) {
  return Math.min(devicePixelRatio || 1, Math.sqrt(LARGEST / (width * height)), LONGEST / Math.max(width, height));
}

function kindOf(error) {
  if (error instanceof Unloaded) return "unloaded";
  return error?.name === "PasswordException" ? "locked" : "broken";
}

class PdfPages extends HTMLElement {
  static observedAttributes = ["percent", "turns", "page"];

  #file;
  #pages = [];
  #near;
  #width;
  #place = 0;
  #frame = 0;
  #calm = 0;

  connectedCallback() {
    this.addEventListener("scroll", this.#scrolled, { passive: true });
    this.#open();
  }

  disconnectedCallback() {
    this.removeEventListener("scroll", this.#scrolled);
    this.#close();
  }

  attributeChangedCallback(name) {
    if (this.#pages.length === 0) return;
    if (name === "page") this.#name();
    else this.#arrange();
  }

  async #open() {
    let file;
    try {
      file = this.#file = new PdfFile();
      await file.open(this.bytes);
      const first = await file.content.getPage(1);
      if (file === this.#file) this.#show(file, first);
    } catch (error) {
      if (file !== this.#file) return;
      this.#close();
      this.#tell("pdf-failed", kindOf(error));
    }
  }

  #show(file, first) {
    const count = file.content.numPages;
    this.#pages = Array.from({ length: count }, (_, index) => new Page(file, index + 1, first));
    this.replaceChildren(...this.#pages.map(({ box }) => box));
    this.#name();
    this.#arrange();
    const pages = new Map(this.#pages.map((page) => [page.box, page]));
    this.#near = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const page = pages.get(target);
          page.isNear = isIntersecting;
          if (isIntersecting) this.#draw(page);
          else page.clear();
        }
      },
      // One view above and one below.
      { root: this, rootMargin: "100% 0px" },
    );
    for (const { box } of this.#pages) this.#near.observe(box);
    let width = this.clientWidth;
    this.#width = new ResizeObserver(() => {
      if (this.clientWidth === width) return;
      width = this.clientWidth;
      this.#arrange();
    });
    this.#width.observe(this);
    this.#place = 1;
    this.#tell("pdf-page", [1, count]);
  }

  #close() {
    clearTimeout(this.#calm);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#near?.disconnect();
    this.#width?.disconnect();
    for (const page of this.#pages) page.clear();
    this.#pages = [];
    this.replaceChildren();
    this.#file?.close();
    this.#file = undefined;
  }

  #draw(page) {
    page.draw(this.getAttribute("failed") ?? "");
  }

  #name() {
    const words = this.getAttribute("page") ?? "";
    for (const { box, number } of this.#pages) {
      box.setAttribute("aria-label", words.replace("{number}", number).replace("{of}", this.#pages.length));
    }
  }

  /** Gives each page its room; what stands in the middle stays there. */
  #arrange() {
    const down = (this.scrollTop + this.clientHeight / 2) / this.scrollHeight;
    const across = (this.scrollLeft + this.clientWidth / 2) / this.scrollWidth;
    this.style.setProperty("--zoom", `${this.getAttribute("percent") ?? 100}%`);
    const turns = Number(this.getAttribute("turns") ?? 0) % 4;
    // Read once: all are as wide, and a reading between two writings has the browser lay out everything.
    const width = this.#pages[0].box.clientWidth;
    for (const page of this.#pages) page.arrange(turns, width);
    this.scrollTop = down * this.scrollHeight - this.clientHeight / 2;
    this.scrollLeft = across * this.scrollWidth - this.clientWidth / 2;
    clearTimeout(this.#calm);
    this.#calm = setTimeout(() => this.#pages.filter((page) => page.isNear).forEach((page) => this.#draw(page)), CALM);
  }

  #scrolled = () => {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      const place = this.#inTheMiddle();
      if (place === this.#place) return;
      this.#place = place;
      this.#tell("pdf-page", [place, this.#pages.length]);
    });
  };

  #inTheMiddle() {
    // The last page may be too short to reach the middle.
    const isAtEnd = this.scrollTop > 0 && this.scrollTop + this.clientHeight >= this.scrollHeight - 1;
    if (isAtEnd) return this.#pages.length;
    const middle = this.scrollTop + this.clientHeight / 2;
    const below = this.#pages.findIndex(({ box }) => box.offsetTop > middle);
    return below < 0 ? this.#pages.length : Math.max(1, below);
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

customElements.define("pdf-pages", PdfPages);
