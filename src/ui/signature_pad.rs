//! A signature on the screen, drawn or typed.

use leptos::prelude::*;

pub mod strokes;

#[cfg(feature = "gallery")]
pub mod example;

use super::{
    button::{Button, ButtonKind},
    field::{FieldError, FieldHint, described_by},
    icon::IconName,
    text::{maybe, text},
    text_input::TextInput,
};
use strokes::{HEIGHT, Strokes, WIDTH, on_pad};

/// A signature.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SignatureValue {
    /// Not signed.
    #[default]
    Empty,
    /// Drawn: an SVG path for a view box of 1000 by 400.
    Drawn(String),
    /// Typed: the person's name.
    Typed(String),
}

/// The words of a signature pad.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignatureWords {
    /// Such as "Tanda tangan di kotak ini".
    pub pad: String,
    /// Such as "Hapus dan ulangi".
    pub clear: String,
    /// Such as "Ketik nama saja".
    pub type_instead: String,
    /// Such as "Gambar tanda tangan".
    pub draw_instead: String,
    /// Such as "Nama lengkap".
    pub name: String,
}

/// A signature on the screen. Drawing needs a steady hand, so a typed name counts as well.
#[component]
pub fn SignaturePad(
    /// The field's id.
    #[prop(into)]
    id: String,
    /// Who signs and what for.
    #[prop(into)]
    label: Signal<String>,
    /// What helps.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The words.
    #[prop(into)]
    words: Signal<SignatureWords>,
    /// Takes the signature after each stroke or key.
    #[prop(into)]
    on_change: Callback<SignatureValue>,
) -> AnyView {
    let typing = RwSignal::new(false);
    let strokes = RwSignal::new(Strokes::default());
    let name = RwSignal::new(String::new());
    let drawing = StoredValue::new(false);
    let pad = NodeRef::<leptos::html::Div>::new();
    let word = move |choose: fn(&SignatureWords) -> &String| words.with(|words| choose(words).clone());
    let described = described_by(&id, hint, None, error);

    let place = move |event: &leptos::ev::PointerEvent| {
        pad.get_untracked()
            .map(|pad| on_pad(event.offset_x(), event.offset_y(), pad.client_width(), pad.client_height()))
    };
    let pen_down = move |event: leptos::ev::PointerEvent| {
        if let (Some(pad), Some(point)) = (pad.get_untracked(), place(&event)) {
            event.prevent_default();
            // Without capture a fast stroke is only cut at the edge.
            drop(pad.set_pointer_capture(event.pointer_id()));
            drawing.set_value(true);
            strokes.update(|strokes| strokes.begin(point));
        }
    };
    let pen_move = move |event: leptos::ev::PointerEvent| {
        if drawing.get_value()
            && let Some(point) = place(&event)
        {
            strokes.maybe_update(|strokes| strokes.draw(point));
        }
    };
    let pen_up = move |_: leptos::ev::PointerEvent| {
        if drawing.get_value() {
            drawing.set_value(false);
            on_change.run(strokes.with_untracked(drawn));
        }
    };
    let clear = move |()| {
        strokes.set(Strokes::default());
        on_change.run(SignatureValue::Empty);
    };
    let switch = move |()| {
        let now = !typing.get_untracked();
        typing.set(now);
        on_change.run(if now { typed(&name.get_untracked()) } else { strokes.with_untracked(drawn) });
    };

    let label_id = format!("{id}-label");
    let labelled_by = label_id.clone();
    let words_id = id.clone();
    let name_id = format!("{id}-name");
    view! {
        <div
            class="signature-pad"
            class:field--error=move || error.with(Option::is_some)
            id=id
            role="group"
            aria-labelledby=labelled_by
            aria-describedby=maybe(described)
        >
            <p class="field__label" id=label_id>{text(label)}</p>
            <FieldHint id=words_id.clone() hint/>
            <FieldError id=words_id error/>
            {move || if typing.get() {
                view! {
                    <TextInput
                        id=name_id.clone()
                        label=Signal::derive(move || word(|words| &words.name))
                        value=name
                        on_input=move |words: String| {
                            on_change.run(typed(&words));
                            name.set(words);
                        }
                        autocomplete="name"
                    />
                }
                .into_any()
            } else {
                view! {
                    <div
                        class="signature-pad__paper"
                        node_ref=pad
                        role="img"
                        aria-label=move || word(|words| &words.pad)
                        on:pointerdown=pen_down
                        on:pointermove=pen_move
                        on:pointerup=pen_up
                        on:pointercancel=pen_up
                    >
                        <svg viewBox=format!("0 0 {WIDTH} {HEIGHT}") aria-hidden="true">
                            <path class="signature-pad__line" d=move || strokes.with(Strokes::path)></path>
                        </svg>
                    </div>
                }
                .into_any()
            }}
            <div class="actions">
                {move || (!typing.get()).then(|| view! {
                    <Button
                        kind=ButtonKind::Quiet
                        icon=IconName::TRASH
                        disabled=Signal::derive(move || strokes.with(|strokes| *strokes == Strokes::default()))
                        on_press=Callback::new(clear)
                    >
                        {move || word(|words| &words.clear)}
                    </Button>
                })}
                <Button kind=ButtonKind::Quiet icon=IconName::KEYBOARD on_press=Callback::new(switch)>
                    {move || if typing.get() { word(|words| &words.draw_instead) } else { word(|words| &words.type_instead) }}
                </Button>
            </div>
        </div>
    }
    .into_any()
}

fn drawn(strokes: &Strokes) -> SignatureValue {
    if strokes.is_empty() { SignatureValue::Empty } else { SignatureValue::Drawn(strokes.path()) }
}

fn typed(name: &str) -> SignatureValue {
    let name = name.trim();
    if name.is_empty() { SignatureValue::Empty } else { SignatureValue::Typed(name.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::{SignatureValue, typed};

    #[test]
    fn spaces_are_no_signature() {
        assert_eq!(typed("  "), SignatureValue::Empty);
        assert_eq!(typed(" Suharti "), SignatureValue::Typed("Suharti".into()));
    }
}
