//! Old and new, side by side.

use leptos::prelude::*;

use super::text::text;

#[cfg(feature = "gallery")]
pub mod example;

/// One thing in two versions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompareRow {
    /// What it is.
    pub label: String,
    /// How it was.
    pub before: String,
    /// How it is now.
    pub after: String,
}

/// Old and new, side by side; one above the other on a phone.
///
/// What changed is marked with `del` and `ins`, so that colour is not the only sign.
#[component]
pub fn CompareList(
    /// What is compared, for screen readers.
    #[prop(into)]
    caption: Signal<String>,
    /// Such as "Sebelum".
    #[prop(into)]
    before_label: Signal<String>,
    /// Such as "Sesudah".
    #[prop(into)]
    after_label: Signal<String>,
    /// Neither is the older one: nothing is struck out.
    #[prop(optional)]
    equal: bool,
    /// The rows.
    #[prop(into)]
    rows: Signal<Vec<CompareRow>>,
) -> AnyView {
    let list = move || {
        rows.get()
            .into_iter()
            .map(|row| {
                let (before, after) = if equal || row.before == row.after {
                    (row.before.into_any(), row.after.into_any())
                } else {
                    (view! { <del>{row.before}</del> }.into_any(), view! { <ins>{row.after}</ins> }.into_any())
                };
                view! {
                    <tr>
                        <th scope="row">{row.label}</th>
                        <td><span class="compare-list__side" aria-hidden="true">{text(before_label)}</span>{before}</td>
                        <td><span class="compare-list__side" aria-hidden="true">{text(after_label)}</span>{after}</td>
                    </tr>
                }
            })
            .collect_view()
    };
    view! {
        <table class="compare-list">
            <caption class="visually-hidden">{text(caption)}</caption>
            <thead>
                <tr><td></td><th scope="col">{text(before_label)}</th><th scope="col">{text(after_label)}</th></tr>
            </thead>
            <tbody>{list}</tbody>
        </table>
    }
    .into_any()
}
