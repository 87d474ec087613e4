//! The code from a message.

use leptos::prelude::*;

use crate::ui::OtpInput;

/// The example.
pub fn example() -> AnyView {
    let code = RwSignal::new(String::new());
    view! {
        <OtpInput id="otp" label="Kode 6 angka" hint="Kami kirim ke 0812 3456 7890. Berlaku 5 menit." value=code on_input=move |typed: String| code.set(typed)/>
    }
    .into_any()
}
