//! Fields that answer one question.

use leptos::prelude::*;

use crate::ui::{FieldWidth, Fieldset, TextInput, text_input::InputKind};

/// The example.
pub fn example() -> AnyView {
    view! {
        <Fieldset id="address" legend="Alamat sesuai KTP" hint="Tulis seperti di KTP-el." section=true>
            <TextInput id="street" label="Jalan dan nomor" value="" on_input=|_: String| ()/>
            <div class="field-row">
                <TextInput id="rt" label="RT" kind=InputKind::Digits width=FieldWidth::Tiny value="003" on_input=|_: String| ()/>
                <TextInput id="rw" label="RW" kind=InputKind::Digits width=FieldWidth::Tiny value="002" on_input=|_: String| ()/>
            </div>
        </Fieldset>
    }
    .into_any()
}
