/** A thing on a page, as people and screen readers know it. */
export interface Named {
  role: "link" | "button" | "textbox" | "checkbox" | "radio" | "combobox" | "file" | "heading";
  /** The whole name, or a pattern for it. */
  name: string | RegExp;
  /** The name of the group that it stands in. */
  within?: string | RegExp;
}

/** What `find` is called with; it travels as JSON. */
export interface Sought {
  role: Named["role"];
  name: string;
  within: string;
}

/** The patterns of names, as text. */
export function sought({ role, name, within }: Named): Sought {
  return { role, name: source(name), within: within === undefined ? "" : source(within) };
}

function source(name: string | RegExp): string {
  if (name instanceof RegExp) return name.source;
  return `^${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`;
}

/** Runs in the page: the first thing of that name that is shown, scrolled to where it can be pressed. */
export function find({ role, name, within }: Sought): Element | null {
  const typed = ["radio", "checkbox", "file", "hidden"].map((type) => `:not([type=${type}])`).join("");
  const roles = {
    link: "a[href]",
    button: "button",
    textbox: `input${typed}, textarea`,
    checkbox: "input[type=checkbox]",
    radio: "input[type=radio]",
    combobox: "select",
    file: "input[type=file]",
    heading: "h1",
  };
  const plain = (text: string | null | undefined) => (text ?? "").replace(/\s+/g, " ").trim();
  const nameOf = (element: Element): string => {
    const by = element.getAttribute("aria-labelledby")?.split(" ") ?? [];
    if (by.length > 0) return by.map((id) => plain(document.getElementById(id)?.textContent)).join(" ");
    const said = element.getAttribute("aria-label");
    if (said !== null) return plain(said);
    if (element instanceof HTMLFieldSetElement) return plain(element.querySelector("legend")?.textContent);
    const { labels } = element as HTMLInputElement;
    if (labels && labels.length > 0) return plain([...labels].map((label) => label.textContent).join(" "));
    return plain(element.textContent);
  };
  const all = (root: ParentNode, selector: string, pattern: string) =>
    [...root.querySelectorAll(selector)].filter((element) => new RegExp(pattern).test(nameOf(element)));
  const groups = within === "" ? [document] : all(document, "fieldset, [role=group], [role=radiogroup]", within);
  const found = groups.flatMap((group) => all(group, roles[role], name));
  const isShown = (element: Element) => role === "file" || element.getClientRects().length > 0;
  const [first] = found.filter(isShown);
  if (!first) return null;
  // The label of an option or a box lies over it, and takes the press.
  const [label] = role === "radio" || role === "checkbox" ? ((first as HTMLInputElement).labels ?? []) : [];
  const shown = label ?? first;
  shown.scrollIntoView({ block: "center", behavior: "instant" });
  return shown;
}
