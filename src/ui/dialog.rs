//! A window that must be answered first.

use leptos::prelude::*;

use super::{
    button::{Button, ButtonKind},
    icon::{Icon, IconName},
    notice::Notice,
    text::text,
    tone::Tone,
};

#[cfg(feature = "gallery")]
pub mod example;

/// A window that must be answered first: the browser's own `<dialog>`, which keeps focus inside,
/// closes on Escape and gives focus back.
///
/// The content exists only while it is open, so that no field of it is found by search or screen reader.
#[component]
pub fn Dialog(
    /// Its id.
    #[prop(into)]
    id: String,
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Told when the person closes it; `open` must become false.
    #[prop(into)]
    on_close: Callback<()>,
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// The name of the closing cross.
    #[prop(into)]
    close_label: Signal<String>,
    /// Whether it needs room, for a document or form.
    #[prop(optional)]
    wide: bool,
    /// What is in it.
    children: ChildrenFn,
) -> AnyView {
    let node = NodeRef::<leptos::html::Dialog>::new();
    let title_id = format!("{id}-title");
    let labelled_by = title_id.clone();
    let children = StoredValue::new(children);
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        if open.get() {
            if !dialog.open() {
                // Fails only for a dialog that left the page, and then there is nothing to show.
                drop(dialog.show_modal());
            }
        } else if dialog.open() {
            dialog.close();
        }
    });
    view! {
        <dialog
            class="dialog"
            class:dialog--wide=wide
            id=id
            node_ref=node
            aria-labelledby=labelled_by
            on:close=move |_| if open.get_untracked() { on_close.run(()) }
        >
            {move || open.get().then(|| view! {
                <div class="dialog__head">
                    <h2 class="dialog__title" id=title_id.clone() tabindex="-1" autofocus>{text(title)}</h2>
                    <button type="button" class="dialog__close" aria-label=text(close_label) on:click=move |_| on_close.run(())>
                        <Icon name=IconName::X/>
                    </button>
                </div>
                <div class="dialog__body">{children.with_value(|children| children())}</div>
            })}
        </dialog>
    }
    .into_any()
}

/// A question with two answers. The safe one comes first in the tab order.
#[component]
pub fn ConfirmDialog(
    /// Its id.
    #[prop(into)]
    id: String,
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// The question.
    #[prop(into)]
    title: Signal<String>,
    /// What follows from a yes.
    #[prop(into)]
    body: Signal<String>,
    /// Such as "Batalkan permohonan": the verb, never "OK".
    #[prop(into)]
    confirm_label: Signal<String>,
    /// Such as "Kembali".
    #[prop(into)]
    cancel_label: Signal<String>,
    /// Whether a yes cannot be undone.
    #[prop(optional)]
    danger: bool,
    /// Whether the yes is at work.
    #[prop(optional, into)]
    loading: Signal<bool>,
    /// Why the yes did not work; said here, since nothing behind an open window can be reached.
    #[prop(optional, into)]
    trouble: Signal<Option<String>>,
    /// Yes.
    #[prop(into)]
    on_confirm: Callback<()>,
    /// No; `open` must become false.
    #[prop(into)]
    on_cancel: Callback<()>,
) -> AnyView {
    let kind = if danger { ButtonKind::Danger } else { ButtonKind::Primary };
    view! {
        <Dialog id open on_close=on_cancel title close_label=cancel_label>
            <p>{text(body)}</p>
            {move || trouble.get().map(|words| view! { <Notice tone=Tone::Danger live=true>{words}</Notice> })}
            <div class="actions">
                <Button kind=ButtonKind::Secondary on_press=on_cancel>{text(cancel_label)}</Button>
                <Button kind=kind loading=loading on_press=on_confirm>{text(confirm_label)}</Button>
            </div>
        </Dialog>
    }
    .into_any()
}
