//! What stands around every template: paper, font, language, and the mark of a preview.

use crate::documents::job::Mark;

/// The file that is really set; it includes the template.
pub(super) fn source(mark: Option<Mark>) -> String {
    let foreground = match mark {
        None => "none",
        // An artifact: a foreground that is tagged breaks up lists and tables that run over a page, which PDF/UA refuses.
        Some(Mark::Preview) => {
            r##"pdf.artifact(rotate(-35deg, text(size: 76pt, weight: "bold", fill: rgb("#b3261e33"))[PRATINJAU]))"##
        }
    };
    format!(
        r#"#set text(font: "Noto Sans", size: 11pt, lang: "id")
#set page(paper: "a4", foreground: {foreground})
#include "/main.typ"
"#
    )
}
