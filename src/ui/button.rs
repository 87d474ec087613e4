//! A button that does something here; a [`LinkButton`](super::LinkButton) goes somewhere.

use leptos::prelude::*;

use super::{
    icon::{Icon, IconName},
    text::maybe,
};

#[cfg(feature = "gallery")]
pub mod example;

/// How much a button stands out. One primary button per view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing to do next.
    #[default]
    Primary,
    /// Another good choice.
    Secondary,
    /// Beside the main path.
    Quiet,
    /// Cannot be undone.
    Danger,
}

/// How tall a button is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonSize {
    /// 48 px, for fingers.
    #[default]
    Regular,
    /// 36 px, for dense officer screens.
    Small,
}

/// The class list of a button or of a link that looks like one.
pub fn button_class(kind: ButtonKind, size: ButtonSize, wide: bool) -> String {
    let mut class = String::from(match kind {
        ButtonKind::Primary => "button button--primary",
        ButtonKind::Secondary => "button button--secondary",
        ButtonKind::Quiet => "button button--quiet",
        ButtonKind::Danger => "button button--danger",
    });
    if size == ButtonSize::Small {
        class.push_str(" button--small");
    }
    if wide {
        class.push_str(" button--wide");
    }
    class
}

/// A button.
///
/// While it is loading or has a reason for being disabled it stays in the tab order
/// (`aria-disabled`), so that focus is not lost and the reason can be heard. Loading keeps its width.
#[component]
pub fn Button(
    /// How much it stands out.
    #[prop(optional)]
    kind: ButtonKind,
    /// How tall it is.
    #[prop(optional)]
    size: ButtonSize,
    /// What it does.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// Whether it sends its form.
    #[prop(optional)]
    submit: bool,
    /// An icon before the words.
    #[prop(optional)]
    icon: Option<IconName>,
    /// An icon after the words, such as the arrow of what leads on.
    #[prop(optional)]
    icon_end: Option<IconName>,
    /// Whether it does nothing now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Why it does nothing now; shown under it. Needs an `id`.
    #[prop(optional, into)]
    disabled_reason: Signal<Option<String>>,
    /// Whether it is at work.
    #[prop(optional, into)]
    loading: Signal<bool>,
    /// What it does meanwhile, for screen readers.
    #[prop(optional, into)]
    loading_label: Signal<Option<String>>,
    /// Whether it fills its column.
    #[prop(optional)]
    wide: bool,
    /// Its id.
    #[prop(optional, into)]
    id: Option<String>,
    /// Its name for screen readers, where the words alone do not say which thing is meant.
    #[prop(optional, into)]
    aria_label: Signal<Option<String>>,
    /// The words.
    children: Children,
) -> AnyView {
    let reason_id = id.as_ref().map(|id| format!("{id}-reason"));
    let described = reason_id.clone();
    let blocked =
        move || loading.get_untracked() || disabled.get_untracked() || disabled_reason.with_untracked(Option::is_some);
    let press = move |event: leptos::ev::MouseEvent| {
        if blocked() {
            event.prevent_default();
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class=button_class(kind, size, wide)
            id=id
            disabled=move || disabled.get() && disabled_reason.with(Option::is_none)
            aria-disabled=move || (loading.get() || disabled_reason.with(Option::is_some)).then_some("true")
            aria-busy=move || loading.get().then_some("true")
            aria-label=maybe(aria_label)
            aria-describedby=move || disabled_reason.with(Option::is_some).then(|| described.clone()).flatten()
            on:click=press
        >
            {icon.map(|name| view! { <Icon name/> })}
            <span class="button__label">{children()}</span>
            {icon_end.map(|name| view! { <Icon name/> })}
            {move || loading.get().then(|| view! {
                <span class="button__spinner" aria-hidden="true"></span>
                <span class="visually-hidden">{loading_label.get()}</span>
            })}
        </button>
        {move || disabled_reason.get().map(|words| view! {
            <span class="button__reason" id=reason_id.clone()><Icon name=IconName::INFO/>{words}</span>
        })}
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::{ButtonKind, ButtonSize, button_class};

    #[test]
    fn class_names_can_be_searched() {
        assert_eq!(
            button_class(ButtonKind::Danger, ButtonSize::Small, true),
            "button button--danger button--small button--wide"
        );
    }
}
