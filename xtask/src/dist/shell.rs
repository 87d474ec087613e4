//! Finishes a shell: addresses of assets filled in, comments gone, the server's places still there.

use super::assets::Assets;
use anyhow::{Result, bail};

/// `folder` is where the portal lives below the site's root: nothing, or `petugas/`.
pub fn finish(html: &str, assets: &Assets, folder: &str, reload: bool) -> Result<String> {
    let mut html = compact(html);
    let base = format!("<base href=\"/{folder}\">");
    // What the server looks for.
    for place in ["<html lang=\"id\">", &base, "<!--mppi:head-->", "<!--mppi:body-->"] {
        if html.matches(place).count() != 1 {
            bail!("the shell must hold {place} exactly once");
        }
    }
    if reload {
        html = html.replace("</body>", "<script type=\"module\" src=\"asset:reload.js\"></script></body>");
    }
    let up = "../".repeat(folder.matches('/').count());
    assets.resolve(&html, &format!("{up}assets/"))
}

/// Drops comments except the server's places, indentation and empty lines.
fn compact(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find("<!--") {
        let (before, comment) = rest.split_at(at);
        let end = comment.find("-->").map_or(comment.len(), |end| end + 3);
        let (comment, after) = comment.split_at(end);
        text.push_str(before);
        if comment.starts_with("<!--mppi:") {
            text.push_str(comment);
        }
        rest = after;
    }
    text.push_str(rest);
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::compact;

    #[test]
    fn comments_go_and_places_stay() {
        let html = "<!doctype html>\n<!-- why -->\n  <p>\n    <!--mppi:word server.shell.old-->\n\n  </p>";
        assert_eq!(compact(html), "<!doctype html>\n<p>\n<!--mppi:word server.shell.old-->\n</p>");
    }
}
