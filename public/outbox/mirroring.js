// When drafts are mirrored, as long as a page is open: a little after each save, and when it is asked for.

import { mirror } from "./mirror.js";

/** Milliseconds from a saved draft to its mirroring, and until it is tried again. */
const SOON = 4_000;
const AGAIN = 60_000;

export class Mirroring {
  #name;
  #tell;
  #timer;
  #passes;
  #halt;
  // What is wanted next, while a pass is under way.
  #next;

  constructor(name, tell) {
    this.#name = name;
    this.#tell = tell;
  }

  /** Who is signed in, or nobody, and where the API is. */
  account;
  api;

  soon() {
    this.#timer ??= setTimeout(() => this.now(), SOON);
  }

  /** `pull` also asks what other devices have changed. Done when nothing more is wanted. */
  now(pull = false) {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#next = { pull: pull || this.#next?.pull };
    this.#passes ??= this.#all().finally(() => (this.#passes = undefined));
    return this.#passes;
  }

  /** Ends what is under way; done when it has ended. */
  async stop() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#next = undefined;
    this.#halt?.abort();
    await this.#passes;
  }

  async #all() {
    while (this.#next && this.account) {
      const { pull } = this.#next;
      this.#next = undefined;
      this.#halt = new AbortController();
      await this.#run(pull, this.#halt.signal);
    }
  }

  async #run(pull, signal) {
    const { account, api } = this;
    try {
      await mirror(this.#name, { account, api, pull, signal, tell: this.#tell });
    } catch (error) {
      console.info(error);
      if (error.code === "not_signed_in") this.account = undefined;
      // Without a network it is asked for when there is one again.
      if (!signal.aborted && !error.isOffline) this.#timer ??= setTimeout(() => this.now(pull), AGAIN);
    }
  }
}
