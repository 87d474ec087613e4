//! A newer build of the portal is on the device.

use leptos::prelude::*;

use crate::{
    platform::worker,
    t,
    ui::{Button, ButtonKind, Notice},
};

/// Says that a newer build is here, and takes it when the person wants it; nothing as long as there is none.
///
/// Taking it loads the page anew, so it is not shown while something `is_filled_in`.
pub fn newer_build(is_filled_in: Signal<bool>) -> AnyView {
    let is_here = RwSignal::new(false);
    worker::on_newer_build(move || {
        let _ = is_here.try_set(true);
    });
    (move || {
        (is_here.get() && !is_filled_in.get()).then(|| {
            let action = || {
                view! {
                    <Button kind=ButtonKind::Secondary on_press=|()| worker::take_newer_build()>{move || t!("update.take")}</Button>
                }
            };
            view! { <div class="frame-notice"><Notice live=true action>{move || t!("update.ready")}</Notice></div> }
        })
    })
    .into_any()
}
