//! Views of one list, with their counts.

use leptos::prelude::*;

use super::text::text;
use crate::platform::focus::focus_field;

#[cfg(feature = "gallery")]
pub mod example;

/// One view.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TabItem {
    /// Its key.
    pub key: String,
    /// Its name.
    pub label: String,
    /// How many things are in it.
    pub count: Option<u32>,
}

/// Views of one list, with their counts. Arrow keys move between them.
///
/// The list they show has `role="tabpanel"`, the id `panel_id` and `aria-labelledby=<id>-<key>`.
#[component]
pub fn Tabs(
    /// The id that the tabs' ids begin with.
    #[prop(into)]
    id: String,
    /// The name of the group for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// The views.
    #[prop(into)]
    items: Signal<Vec<TabItem>>,
    /// The key of the view shown.
    #[prop(into)]
    current: Signal<String>,
    /// Takes the key of the view chosen.
    #[prop(into)]
    on_change: Callback<String>,
    /// The id of the list.
    #[prop(into)]
    panel_id: String,
) -> AnyView {
    let keys_of = move || items.with_untracked(|items| items.iter().map(|item| item.key.clone()).collect::<Vec<_>>());
    let id = StoredValue::new(id);
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let keys = keys_of();
        let here = current.with_untracked(|current| keys.iter().position(|key| key == current)).unwrap_or(0);
        if let Some(key) = neighbour(here, keys.len(), &event.key()).and_then(|next| keys.get(next)) {
            event.prevent_default();
            on_change.run(key.clone());
            focus_field(&id.with_value(|id| format!("{id}-{key}")));
        }
    };
    let list = move || {
        items
            .get()
            .into_iter()
            .map(|item| {
                let chosen = item.key.clone();
                let own = item.key.clone();
                let here = Memo::new(move |_| current.with(|current| *current == own));
                view! {
                    <button
                        type="button"
                        class="tabs__tab"
                        role="tab"
                        id=id.with_value(|id| format!("{id}-{}", item.key))
                        aria-selected=move || if here.get() { "true" } else { "false" }
                        aria-controls=panel_id.clone()
                        tabindex=move || if here.get() { "0" } else { "-1" }
                        on:click=move |_| on_change.run(chosen.clone())
                    >
                        {item.label}
                        {item.count.map(|count| view! { " "<span class="tabs__count">{count}</span> })}
                    </button>
                }
            })
            .collect_view()
    };
    view! { <div class="tabs" role="tablist" aria-label=text(label) on:keydown=on_key>{list}</div> }.into_any()
}

/// Where a key leads from place `here` of `count`; nothing for other keys.
pub fn neighbour(here: usize, count: usize, key: &str) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match key {
        "ArrowRight" => Some(if here >= last { 0 } else { here + 1 }),
        "ArrowLeft" => Some(here.checked_sub(1).unwrap_or(last)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::neighbour;

    #[test]
    fn arrows_go_round() {
        assert_eq!(neighbour(2, 3, "ArrowRight"), Some(0));
        assert_eq!(neighbour(0, 3, "ArrowLeft"), Some(2));
        assert_eq!(neighbour(1, 3, "End"), Some(2));
        assert_eq!(neighbour(0, 0, "ArrowRight"), None);
        assert_eq!(neighbour(1, 3, "a"), None);
    }
}
