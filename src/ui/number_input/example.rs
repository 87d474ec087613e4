//! A quantity and an amount.

use leptos::prelude::*;

use crate::ui::{FieldWidth, NumberInput};

/// The example.
pub fn example() -> AnyView {
    view! {
        <NumberInput id="weight" label="Berat bayi" hint="Dalam kilogram." decimal=true suffix="kg" width=FieldWidth::Tiny value="3,2" on_input=|_: String| ()/>
        <NumberInput id="capital" label="Modal usaha" hint="Dalam rupiah." prefix="Rp" width=FieldWidth::Medium value="1.500.000" on_input=|_: String| ()/>
    }
    .into_any()
}
