//! The account: contacts, sessions, language and look, and what happens to personal data.

pub mod contacts;
pub mod sessions;

use leptos::prelude::*;

use self::{contacts::contacts_view, sessions::sessions_view};
use super::{
    frame::{Languages, Schemes},
    head::Head,
    pin_settings::PLACE,
    privacy::privacy_words,
    section::Section,
    words::words,
};
use crate::{
    api::{self, ApiError, error_words},
    config,
    forms::{LoadView, error_face, install_offer::install_offer},
    offline::{lock, mirror, pin, shared_device},
    session::{self, Who},
    t,
    ui::{Button, ButtonKind, EmptyState, IconName, LinkButton, Notice, Skeleton, SkeletonKind, Tone},
};
use mppi_domain::api::account::Account;
use wasm_bindgen_futures::spawn_local;

/// `/akun`
#[component]
pub fn AccountPage() -> AnyView {
    let who = Memo::new(|_| match session::citizen() {
        Who::Somebody(session) => Who::Somebody(session.account_id),
        Who::Nobody => Who::Nobody,
        Who::Unknown => Who::Unknown,
        Who::Unreachable(error) => Who::Unreachable(error),
    });
    spawn_local(pin::look());
    view! {
        <div class="page page--form stack stack--loose">
            <Head title=words("account.title")/>
            {move || match who.get() {
                Who::Unknown => view! { <Skeleton label=words("common.loading")/> }.into_any(),
                Who::Somebody(_) => view! { <Own/> }.into_any(),
                Who::Nobody => signed_out(),
                Who::Unreachable(error) => error_face(error, Callback::new(|()| session::renew())),
            }}
            {install_offer()}
            <Section heading=words("pin.title")>
                <p>{move || if lock::is_open().is_some() { t!("pin.account_on") } else { t!("pin.account") }}</p>
                <p><a class="more-link" href=[config::path("/permohonan"), "#".to_owned(), PLACE.to_owned()].concat()>{move || t!("pin.account_link")}</a></p>
            </Section>
            <Section heading=words("account.display")>
                <div class="setting">
                    <span>{move || t!("nav.language")}</span>
                    <Languages/>
                </div>
                <div class="setting">
                    <span>{move || t!("account.scheme")}</span>
                    <Schemes/>
                </div>
            </Section>
            <div id="privasi"><Section heading=words("privacy.title")>{privacy_words()}</Section></div>
        </div>
    }
    .into_any()
}

fn signed_out() -> AnyView {
    let sign_in = config::path(&["/masuk?lanjut=", &config::path("/akun")].concat());
    view! {
        <EmptyState icon=IconName::USER title=words("account.signed_out") words=words("account.signed_out_words")>
            <LinkButton href=sign_in>{move || t!("signin.title")}</LinkButton>
        </EmptyState>
    }
    .into_any()
}

#[component]
fn Own() -> AnyView {
    let load = api::load(|abort| async move { api::account::get_account(&abort).await });
    let view = move |account: Account| {
        view! {
            {contacts_view(load, &account)}
            {sessions_view(load, account.sessions)}
        }
        .into_any()
    };
    view! {
        <LoadView load skeleton=SkeletonKind::Lines view/>
        <SignOut/>
    }
    .into_any()
}

#[component]
fn SignOut() -> AnyView {
    let is_busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<ApiError>);
    // Drafts that would be lost, once that is known.
    let unmirrored = RwSignal::new(0_usize);
    let is_shared = shared_device::is_shared();
    let leave = move || async move {
        let answer = session::sign_out().await;
        let _ = is_busy.try_set(false);
        if let Err(error) = answer {
            let _ = trouble.try_set(Some(error));
        }
    };
    let press = move |()| {
        is_busy.set(true);
        trouble.set(None);
        spawn_local(async move {
            let lost = if is_shared { mirror::left_out().await } else { 0 };
            if lost > 0 {
                let _ = unmirrored.try_set(lost);
                let _ = is_busy.try_set(false);
            } else {
                leave().await;
            }
        });
    };
    let erase = move |()| {
        is_busy.set(true);
        spawn_local(leave());
    };
    view! {
        <div class="stack">
            <p>
                <Button kind=ButtonKind::Secondary icon=IconName::LOGOUT on_press=press loading=is_busy>{move || t!("account.sign_out")}</Button>
            </p>
            <p class="muted">{move || if is_shared { t!("account.shared_words") } else { t!("account.sign_out_words") }}</p>
            {move || Some(unmirrored.get()).filter(|lost| *lost > 0).map(|lost| {
                let action = move || view! {
                    <Button kind=ButtonKind::Secondary on_press=move |()| unmirrored.set(0)>{move || t!("account.stay")}</Button>
                    <Button kind=ButtonKind::Quiet on_press=erase>{move || t!("account.sign_out_erase")}</Button>
                };
                view! {
                    <Notice tone=Tone::Warning live=true action>
                        {move || if lock::is_closed() { t!("account.locked", count = lost) } else { t!("account.unmirrored", count = lost) }}
                    </Notice>
                }
            })}
            {move || trouble.get().map(|error| view! { <Notice tone=Tone::Danger live=true>{move || error_words(&error)}</Notice> })}
        </div>
    }
    .into_any()
}
