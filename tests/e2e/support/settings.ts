/** What `./dev test` tells the browser tests. */
export type Setting =
  | "MPPI_SERVER"
  | "MPPI_DIST"
  | "MPPI_REGIONS"
  | "MPPI_CHROMIUM"
  | "MPPI_FIREFOX"
  | "MPPI_WEBKIT"
  | "MPPI_GALLERY"
  | "MPPI_MEASURED";

/** The value of a setting; without it no test can run. */
export function setting(name: Setting): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; ./dev test sets it`);
  return value;
}

/** The value of a setting that may be missing. */
export function maybeSetting(name: Setting): string | undefined {
  return process.env[name] || undefined;
}
