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
      // Where the browser knows that it is offline, it says when it no longer is. It does not know of a line that is dead further on.
      const isTold = error.isOffline && !navigator.onLine;
      if (!signal.aborted && !isTold) this.#timer ??= setTimeout(() => this.now(pull), AGAIN);
    }
  }
}
