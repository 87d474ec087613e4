//! The pickup code by camera.

use leptos::prelude::*;

use crate::{
    config, i18n,
    officer::words::words,
    platform::{element, qr_camera},
    ui::{Button, ButtonKind, IconName, Notice, Skeleton, Tone},
};

/// Where the camera stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Camera {
    /// Switched off.
    Off,
    /// Being asked for.
    Opening,
    /// It looks for a code.
    Looking,
    /// There is none, or the person did not allow it.
    Missing,
    /// What reads codes did not come.
    Blind,
}

impl Camera {
    const fn trouble(self) -> Option<&'static str> {
        match self {
            Self::Missing => Some("officer.scan.no_camera"),
            Self::Blind => Some("officer.scan.no_reader"),
            Self::Off | Self::Opening | Self::Looking => None,
        }
    }
}

/// A button for the camera, and its picture until a code was seen.
#[component]
pub fn Scanner(#[prop(into)] on_code: Callback<String>) -> AnyView {
    let camera = RwSignal::new(Camera::Off);
    // It goes on telling while the element is being taken out.
    let tell = move |to: Camera| {
        if camera.try_get_untracked().is_some_and(|now| now != Camera::Off) {
            camera.set(to);
        }
    };
    let is_on = Memo::new(move |_| matches!(camera.get(), Camera::Opening | Camera::Looking));
    let picture = move || {
        let address = config::asset("scan/camera.js").unwrap_or_default();
        element::load(address, move || tell(Camera::Blind));
        view! {
            <div class="scanner__picture">
                {move || (camera.get() == Camera::Opening).then(|| view! { <Skeleton label=words("officer.scan.opening")/> })}
                <qr-camera
                    class="scanner__camera"
                    label=i18n::word("officer.scan.video")
                    on:qr-ready=qr_camera::on_ready(move || tell(Camera::Looking))
                    on:qr-code=qr_camera::on_code(move |code| {
                        if is_on.get_untracked() {
                            camera.set(Camera::Off);
                            on_code.run(code);
                        }
                    })
                    on:qr-failed=qr_camera::on_failed(move |is_blind| {
                        tell(if is_blind { Camera::Blind } else { Camera::Missing });
                    })
                ></qr-camera>
                <p class="scanner__hint">{words("officer.scan.hint")}</p>
            </div>
        }
        .into_any()
    };
    view! {
        <div class="scanner">
            {move || camera.get().trouble().map(|key| view! {
                <Notice tone=Tone::Warning live=true>{move || i18n::word(key)}</Notice>
            })}
            {move || is_on.get().then(picture)}
            // One button for both, so that the focus stays on it.
            <Button
                kind=ButtonKind::Secondary
                icon=IconName::QR
                on_press=move |()| camera.set(if is_on.get_untracked() { Camera::Off } else { Camera::Opening })
            >
                {move || i18n::word(if is_on.get() { "officer.scan.stop" } else { "officer.scan.start" })}
            </Button>
        </div>
    }
    .into_any()
}
