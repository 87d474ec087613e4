import { createHash, randomBytes, randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

import type { Answer, Wish } from "./http";
import { type Answers, asked, demoFile, example, FILES, type Region, service } from "./regions";
import type { DemoServer } from "./server";
import { valueIn } from "./words";

/** A case that somebody has sent. */
export interface Sent {
  id: string;
  number: string;
  secret: string;
  contact: string;
}

/** What a case looks like to whoever asks. */
export interface Case {
  id: string;
  number: string;
  status: string;
  steps: { key: string; progress: string; revision?: number }[];
  actions: { kind: string; step?: string; based_on?: number }[];
  answers: Answers;
  attachments: { id: string; requirement: string; sha256: string }[];
  pickup?: { code: string };
  document?: { id: string; verification_code: string };
}

/** Speaks the contract without a browser: brings a case to where a test begins. */
class Client {
  constructor(
    protected readonly server: DemoServer,
    readonly region: Region,
    private cookie = "",
  ) {}

  /** What it signs in with. */
  get credentials(): string {
    return this.cookie;
  }

  /** Any request; an answer that is no success is an error. */
  async ask(wish: Wish): Promise<Answer> {
    const answer = await this.server.send(this.region, {
      ...wish,
      path: `api/v1/${wish.path}`,
      headers: { ...(this.cookie ? { cookie: this.cookie } : {}), ...wish.headers },
    });
    const [cookie] = answer.headers["set-cookie"] ?? [];
    if (cookie) this.cookie = cookie.split(";")[0] ?? "";
    if (answer.status >= 300) throw new Error(`${wish.method ?? "GET"} ${wish.path}: ${answer.status} ${answer.text}`);
    return answer;
  }

  protected async upload(place: string, file: string): Promise<{ id: string; sha256: string }> {
    const bytes = fs.readFileSync(file);
    const [id, sha256] = [randomUUID(), createHash("sha256").update(bytes).digest("hex")];
    const metadata = Object.entries({ id, sha256, name: path.basename(file) })
      .map(([key, value]) => `${key} ${Buffer.from(value).toString("base64")}`)
      .join(",");
    const tus = { "tus-resumable": "1.0.0" };
    await this.ask({
      path: place,
      method: "POST",
      headers: { ...tus, "upload-length": String(bytes.length), "upload-metadata": metadata },
    });
    await this.ask({
      path: `${place}/${id}`,
      method: "PATCH",
      headers: { ...tus, "upload-offset": "0", "content-type": "application/offset+octet-stream" },
      bytes,
    });
    return { id, sha256 };
  }
}

/** A citizen. */
export class CitizenClient extends Client {
  contact = "";

  /** Signs in with a code from the message page. */
  static async signIn(server: DemoServer, region: Region, contact: string): Promise<CitizenClient> {
    const client = new CitizenClient(server, region);
    client.contact = contact;
    const asked = await client.ask({ path: "session/citizen/otp", method: "POST", json: { contact, language: "id" } });
    const { otp_id } = JSON.parse(asked.text) as { otp_id: string };
    const code = await latestCode(server, region, contact);
    await client.ask({ path: "session/citizen", method: "PUT", json: { otp_id, code } });
    return client;
  }

  /** Sends a complete application. `file` gives the file for a requirement, where it is not the demonstration's. */
  async apply(code: string, changes: Answers = {}, file = (requirement: string) => demoFile(FILES[requirement] ?? "")): Promise<Sent> {
    const definition = service(this.region, code);
    const attachments = [];
    for (const requirement of asked(definition)) {
      const { id, sha256 } = await this.upload("attachments", file(requirement.code));
      attachments.push({ requirement: requirement.code, attachment: id, sha256 });
    }
    const [id, secret] = [randomUUID(), randomBytes(16).toString("base64url")];
    const answer = await this.ask({
      path: `submissions/${randomUUID()}`,
      method: "PUT",
      json: {
        language: "id",
        filled_on: new Date().toISOString().slice(0, 10),
        authority: { kind: "own" },
        tracking_secret: secret,
        declared: true,
        applications: [
          { id, service: code, service_version: definition.version, answers: { ...example(this.region, code), ...changes }, attachments },
        ],
      },
    });
    const { applications } = JSON.parse(answer.text) as { applications: { number: string }[] };
    return { id, number: applications[0]?.number ?? "", secret, contact: this.contact };
  }

  /** Corrects what was flagged: answers, and the file of a requirement by another one of the same name. */
  async resubmit(sent: Sent, changes: Answers, requirement: string): Promise<Case> {
    const found = await this.case(sent.id);
    const offered = found.actions.find((action) => action.kind === "resubmit");
    if (!offered) throw new Error(`${found.number} offers no correction`);
    const attachments = [];
    for (const file of found.attachments) {
      const isOpen = file.requirement === requirement;
      const { id, sha256 } = isOpen ? await this.upload("attachments", demoFile(FILES[requirement] ?? "")) : file;
      attachments.push({ requirement: file.requirement, attachment: id, sha256 });
    }
    const action = { kind: "resubmit", answers: { ...found.answers, ...changes }, attachments };
    const answer = await this.ask({
      path: `applications/${sent.id}/actions/${randomUUID()}`,
      method: "PUT",
      json: { step: offered.step, based_on: offered.based_on, action },
    });
    return JSON.parse(answer.text) as Case;
  }

  /** The case as its applicant sees it. */
  async case(id: string): Promise<Case> {
    return JSON.parse((await this.ask({ path: `applications/${id}` })).text) as Case;
  }
}

/** An officer. */
export class OfficerClient extends Client {
  /** Signs in with an account of the demonstration. */
  static async signIn(server: DemoServer, region: Region, username: string): Promise<OfficerClient> {
    const client = new OfficerClient(server, region);
    await client.ask({ path: "session/officer", method: "PUT", json: { username, password: server.password } });
    return client;
  }

  /** Invites a colleague; gives the address that is opened once. */
  async invite(name: string, role: string): Promise<string> {
    const answer = await this.ask({ path: `officer/officers/${randomUUID()}`, method: "PUT", json: { name, roles: [role], agency: null } });
    return (JSON.parse(answer.text) as { setup_url: string }).setup_url;
  }

  /** The case as this officer sees it. */
  async case(id: string): Promise<Case> {
    return JSON.parse((await this.ask({ path: `officer/applications/${id}` })).text) as Case;
  }

  /** Takes a case, where it is not this officer's already. */
  async take(id: string): Promise<void> {
    if ((await this.case(id)).actions.some((action) => action.kind === "claim")) await this.act(id, "claim");
  }

  /** Does what the case offers. */
  async act(id: string, kind: string, more: Record<string, unknown> = {}): Promise<Case> {
    const found = await this.case(id);
    const offered = found.actions.find((action) => action.kind === kind);
    if (!offered) throw new Error(`${found.number} offers no ${kind}: ${JSON.stringify(found.actions)}`);
    const answer = await this.ask({
      path: `officer/applications/${id}/actions/${randomUUID()}`,
      method: "PUT",
      json: { step: offered.step, based_on: offered.based_on, action: { kind, ...more } },
    });
    return JSON.parse(answer.text) as Case;
  }

  /** Attaches the signed PDF of a national system. */
  async issue(id: string, file: string, number: string): Promise<Case> {
    const attachment = await this.upload("officer/attachments", file);
    return this.act(id, "issue", { attachment: attachment.id, number });
  }
}

/** The code in the newest message to a contact. */
export async function latestCode(server: DemoServer, region: Region, contact: string): Promise<string> {
  const { text } = await server.send(region, { path: "demo/pesan", headers: { "accept-language": "id" } });
  const digits = contact.replace(/\D/g, "").replace(/^0/, "");
  const articles = text.split("<article").slice(1);
  const own = articles.find((article) => article.replace(/\D/g, "").includes(digits) || article.includes(contact));
  if (!own) throw new Error(`no message to ${contact}`);
  return valueIn(own.replace(/<[^>]+>/g, " "), "server.otp.text", "code");
}
