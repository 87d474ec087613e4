import type { BrowserContext, Page } from "@playwright/test";

/** What a browser says when a connection is refused, reset, or ends without an answer: which one it is, is chance. */
const LOST = [
  /request failed: .*ERR_/,
  /console error: .*(ERR_|Failed to fetch|error occurred when fetching the script)/,
];

/** Notes everything that a browser complains of: a page may look right and still be broken. */
export class Watch {
  private readonly complaints: string[] = [];
  private readonly allowed: RegExp[] = [
    // Leptos's advice to developers; a release build gives none.
    /outside a reactive tracking context/,
    // A page that is left aborts its program too, where that is still on its way.
    /Response body loading was aborted/,
  ];

  /** Watches all pages of a context, those to come too. */
  over(context: BrowserContext): void {
    const note = (page: Page) => {
      page.on("console", (message) => {
        if (message.type() !== "error" && message.type() !== "warning") return;
        this.complaints.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
      });
      page.on("pageerror", (error) => this.complaints.push(`page error: ${error.message}`));
    };
    context.pages().forEach(note);
    context.on("page", note);
    context.on("requestfailed", (request) => {
      const reason = request.failure()?.errorText ?? "";
      // A page that is left aborts what it still asks for.
      if (reason !== "net::ERR_ABORTED") this.complaints.push(`request failed: ${request.method()} ${request.url()} ${reason}`);
    });
    context.on("response", (response) => {
      const method = response.request().method();
      if (response.status() >= 400) this.complaints.push(`answer ${response.status()}: ${method} ${response.url()}`);
    });
  }

  /** Lets complaints pass that a test provokes. */
  allow(...patterns: RegExp[]): void {
    this.allowed.push(...patterns);
  }

  /** Lets a browser complain of a server that stops or a line that is cut. */
  allowLostServer(): void {
    this.allow(...LOST);
  }

  /** What nobody allowed. */
  get unforeseen(): string[] {
    return this.complaints.filter((complaint) => !this.allowed.some((pattern) => pattern.test(complaint)));
  }
}
