//! Finishes a shell: addresses of assets filled in, comments gone, the server's places still there.

use super::assets::Assets;
use anyhow::{Result, bail};

/// What the server looks for, each exactly once.
const PLACES: [&str; 4] = ["<html lang=\"id\">", "<base href=\"/\">", "<!--mppi:head-->", "<!--mppi:body-->"];

/// `up` leads from the portal's base to the folder that holds `assets/`.
pub fn finish(html: &str, assets: &Assets, up: &str, reload: bool) -> Result<String> {
    let mut html = compact(html);
    for place in PLACES {
        if html.matches(place).count() != 1 {
            bail!("the shell must hold {place} exactly once");
        }
    }
    if reload {
        html = html.replace("</body>", "<script type=\"module\" src=\"asset:reload.js\"></script></body>");
    }
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
