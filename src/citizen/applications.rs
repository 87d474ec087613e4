//! Drafts of this device and of the account's other ones, and the own cases.

pub mod drafts_list;
pub mod other_drafts;
pub mod own_list;

use leptos::prelude::*;

use self::{drafts_list::drafts_list, other_drafts::other_drafts, own_list::OwnList};
use super::{head::Head, local_drafts::LocalDrafts, pin_settings::pin_settings, section::Section, words::words};
use crate::{
    config::{self, citizen_path},
    forms::error_face,
    session::{self, Who},
    t,
    ui::{ButtonKind, EmptyState, IconName, LinkButton, Skeleton, SkeletonKind},
};

/// `/permohonan`
#[component]
pub fn ApplicationsPage() -> AnyView {
    let who = Memo::new(|_| match session::citizen() {
        Who::Somebody(session) => Who::Somebody(session.account_id),
        Who::Nobody => Who::Nobody,
        Who::Unknown => Who::Unknown,
        Who::Unreachable(error) => Who::Unreachable(error),
    });
    let drafts = LocalDrafts::read();
    let is_signed_in = Memo::new(move |_| matches!(who.get(), Who::Somebody(_)));
    view! {
        <div class="page stack stack--loose">
            <Head title=words("applications.title")/>
            {drafts_list(drafts)}
            {move || is_signed_in.get().then(|| other_drafts(drafts))}
            {move || match who.get() {
                // Without a network the copy of last time is shown.
                Who::Unreachable(_) if session::account().is_some() => own_cases(),
                Who::Unknown => view! { <Skeleton label=words("common.loading") kind=SkeletonKind::Rows/> }.into_any(),
                Who::Somebody(_) => own_cases(),
                Who::Nobody => signed_out(),
                Who::Unreachable(error) => view! {
                    {error_face(error, Callback::new(|()| session::renew()))}
                }
                .into_any(),
            }}
            {pin_settings()}
        </div>
    }
    .into_any()
}

fn own_cases() -> AnyView {
    view! { <Section heading=words("applications.sent")><OwnList/></Section> }.into_any()
}

fn signed_out() -> AnyView {
    let sign_in = config::path(&["/masuk?lanjut=", &config::path("/permohonan")].concat());
    view! {
        <Section heading=words("applications.sent")>
            <EmptyState icon=IconName::LOCK title=words("applications.signed_out") words=words("applications.signed_out_words")>
                <div class="actions">
                    <LinkButton href=sign_in>{move || t!("applications.sign_in")}</LinkButton>
                </div>
            </EmptyState>
            <p>
                {move || t!("applications.track_words")} " "
                <a href=citizen_path("/lacak") rel="external">{move || t!("footer.track")}</a>
            </p>
        </Section>
    }
    .into_any()
}

/// What to do where there is nothing yet.
pub fn nothing_yet(title: &'static str, lead: &'static str) -> AnyView {
    view! {
        <EmptyState title=words(title) words=words(lead)>
            <LinkButton href=config::path("/layanan") kind=ButtonKind::Secondary>{move || t!("applications.find")}</LinkButton>
        </EmptyState>
    }
    .into_any()
}
