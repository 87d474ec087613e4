//! What a person should know of the draft that is open, beside what they type.

use leptos::prelude::*;

use super::{
    draft_mirrors::{DraftMirrors, versions_page},
    new_version::new_version_path,
    services::use_services,
};
use crate::{
    config,
    forms::{FormState, line_watch::watch_line},
    offline::Draft,
    t,
    ui::{ButtonKind, LinkButton, Notice, Tone},
};

/// What other devices did with the open draft, and whether its service was published anew.
pub fn draft_notices(form: FormState) -> AnyView {
    watch_line(form.session());
    view! {
        {mirror_notice(form)}
        {version_notice(form)}
    }
    .into_any()
}

fn version_notice(form: FormState) -> AnyView {
    let session = form.session();
    let (services, _) = use_services();
    let newer = Memo::new(move |_| {
        let (code, version, declined) = session
            .with(|draft| (draft.service.clone(), draft.service_version, draft.declined_version))
            .unwrap_or_default();
        let offered = services.with(|services| {
            let list = &services.ready()?.list;
            list.iter().find(|service| service.code == code).map(|service| service.version)
        });
        offered.is_some_and(|offered| offered > version && Some(offered) != declined)
            && session.with(Draft::is_editable) == Some(true)
    });
    (move || {
        newer.get().then(|| {
            let action = move || view! {
                <LinkButton href=new_version_path(session.id()) kind=ButtonKind::Secondary>{move || t!("new_version.open")}</LinkButton>
            };
            view! { <Notice tone=Tone::Info live=true action>{move || t!("new_version.notice")}</Notice> }
        })
    })
    .into_any()
}

/// What other devices did with it.
pub fn mirror_notice(form: FormState) -> AnyView {
    let id = form.session().id();
    let mirrors = DraftMirrors::read();
    (move || {
        if mirrors.is_sent(id) {
            return sent_elsewhere(form);
        }
        mirrors
            .other(id)
            .map(|other| {
                let device = other.summary.device;
                let action = move || view! {
                    <LinkButton href=config::path(&versions_page(id)) kind=ButtonKind::Secondary>{move || t!("versions.open")}</LinkButton>
                };
                view! {
                    <Notice tone=Tone::Warning live=true action>{move || t!("versions.changed", device = device.as_str())}</Notice>
                }
                .into_any()
            })
            .into_any()
    })
    .into_any()
}

fn sent_elsewhere(form: FormState) -> AnyView {
    let case = form.session().with_untracked(|draft| draft.application().to_string()).unwrap_or_default();
    let href = config::path(&["/permohonan/", &case].concat());
    let action = move || {
        view! {
            <LinkButton href=href.clone() kind=ButtonKind::Secondary>{move || t!("versions.open_case")}</LinkButton>
        }
    };
    view! { <Notice tone=Tone::Warning live=true action>{move || t!("versions.sent")}</Notice> }.into_any()
}
