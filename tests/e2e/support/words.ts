import fs from "node:fs";
import path from "node:path";

/** A language of the interface. */
export type Language = "id" | "en";

const packs: Record<Language, Record<string, string>> = { id: read("id"), en: read("en") };

function read(language: Language): Record<string, string> {
  const file = path.join(__dirname, "../../../locales", `${language}.json`);
  return JSON.parse(fs.readFileSync(file, "utf8"));
}

/** Values of a word's placeholders; `count` also chooses between one and several. */
export type Values = Record<string, string | number>;

/**
 * The words of a key as the portal shows them, so that a changed word breaks no test.
 * Placeholders without a value stay as `{name}`; `pattern` makes a pattern of them.
 */
export function word(key: string, values: Values = {}, language: Language = "id"): string {
  const pack = packs[language];
  const plural = `${key}.${values.count === 1 ? "one" : "other"}`;
  const words = pack[key] ?? pack[plural];
  if (words === undefined) throw new Error(`locales/${language}.json has no ${key}`);
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}

/** All keys of a language that begin with `prefix`. */
export function keys(prefix: string, language: Language = "id"): string[] {
  return Object.keys(packs[language]).filter((key) => key.startsWith(prefix));
}

/** A pattern for the whole of a word's text, in which each placeholder without a value matches anything. */
export function pattern(key: string, values: Values = {}, language: Language = "id"): RegExp {
  return new RegExp(source(key, values, language));
}

/** The value that a placeholder has in `text`. */
export function valueIn(text: string, key: string, placeholder: string): string {
  const named = source(key, {}, "id").replace(`(?<${placeholder}>.+?)`, `(?<${placeholder}>\\S+?)`);
  const value = new RegExp(named, "s").exec(text)?.groups?.[placeholder];
  if (!value) throw new Error(`${JSON.stringify(text)} is not what ${key} says`);
  return value;
}

function source(key: string, values: Values, language: Language): string {
  const seen = new Set<string>();
  return escaped(word(key, values, language)).replace(/\\\{(\w+)\\\}/g, (_, name: string) => {
    if (seen.has(name)) return ".+?";
    seen.add(name);
    return `(?<${name}>.+?)`;
  });
}

/** `text` as a part of a pattern. */
export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** A pattern for exactly this text, with the remark of an optional field or without it. */
export function labelled(text: string, language: Language = "id"): RegExp {
  return new RegExp(`^${escaped(text)}( ${escaped(word("form.optional", {}, language))})?$`);
}
