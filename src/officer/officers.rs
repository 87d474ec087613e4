//! `/pengguna`: who works here, for the region admin.

mod agencies;
mod invite;
mod one_time_link;
mod relink;

use leptos::prelude::*;
use mppi_domain::{api::officer::OfficerEntry, workflow::Role};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use self::{agencies::agency_names, invite::InviteDialog, relink::RelinkDialog};
use super::{
    desk::me,
    toasts::toasts,
    words::{maybe_words, words},
};
use crate::{
    api::{self, Load, error_words},
    config,
    forms::LoadView,
    i18n, session, t,
    ui::{
        Button, ButtonKind, ButtonSize, Column, ConfirmDialog, DataTable, EmptyState, IconName, Notice, PageTitle,
        SkeletonKind, TableCell, TableRow, Tone,
    },
};

/// About whom a dialog asks; none: it is closed.
#[derive(Clone, Copy)]
struct Asked {
    switching: RwSignal<Option<OfficerEntry>>,
    relinking: RwSignal<Option<OfficerEntry>>,
}

/// The officers of the region.
#[component]
pub fn Officers() -> AnyView {
    config::use_page_head(|| t!("officer.officers.title"));
    let is_admin = Memo::new(|_| session::has_role(Role::RegionAdmin));
    (move || {
        if is_admin.get() {
            view! { <Admin/> }.into_any()
        } else {
            view! {
                <PageTitle title=words("officer.officers.title")/>
                <Notice tone=Tone::Warning>{words("problem.wrong_role")}</Notice>
            }
            .into_any()
        }
    })
    .into_any()
}

#[component]
fn Admin() -> AnyView {
    let load = api::load(|abort| async move { api::officer::officers(&abort).await });
    let is_inviting = RwSignal::new(false);
    let asked = Asked { switching: RwSignal::new(None), relinking: RwSignal::new(None) };
    view! {
        <PageTitle title=words("officer.officers.title") lead=maybe_words("officer.officers.lead")>
            <Button size=ButtonSize::Small icon=IconName::PLUS on_press=move |()| is_inviting.set(true)>
                {words("officer.officers.invite")}
            </Button>
        </PageTitle>
        <LoadView
            load
            skeleton=SkeletonKind::Table
            view={move |officers: Vec<OfficerEntry>| list(officers, asked)}
        />
        <InviteDialog open=is_inviting invited=move |()| load.reload()/>
        <SwitchDialog switching=asked.switching load/>
        <RelinkDialog officer=asked.relinking/>
    }
    .into_any()
}

fn list(officers: Vec<OfficerEntry>, asked: Asked) -> AnyView {
    if officers.is_empty() {
        return view! {
            <EmptyState icon=IconName::USERS title=words("officer.officers.none") words=words("officer.officers.none_words")/>
        }
        .into_any();
    }
    let officers = StoredValue::new(officers);
    let columns = Signal::derive(|| {
        [
            ("name", t!("officer.officers.name")),
            ("roles", t!("officer.officers.roles")),
            ("agency", t!("officer.officers.agency")),
            ("state", t!("officer.officers.state")),
            ("seen", t!("officer.officers.seen")),
        ]
        .map(|(key, label)| Column { key: key.to_owned(), label, ..Column::default() })
        .to_vec()
    });
    let names = agency_names();
    let rows = Signal::derive(move || {
        officers.with_value(|officers| {
            officers
                .iter()
                .map(|officer| {
                    let agency = officer.agency.as_deref().map(|code| names.name(code));
                    row(officer, agency.unwrap_or_else(|| t!("officer.officers.whole_mall")))
                })
                .collect::<Vec<_>>()
        })
    });
    let mine = me();
    let row_end = Callback::new(move |id: String| {
        let officer = officers.with_value(|officers| officers.iter().find(|one| one.id.to_string() == id).cloned());
        officer.map_or_else(|| ().into_any(), |officer| row_buttons(officer, mine, asked))
    });
    view! {
        <DataTable
            id="officers"
            caption=words("officer.officers.title")
            columns
            rows
            row_end
            row_end_label=words("officer.inbox.action")
        />
    }
    .into_any()
}

fn row_buttons(officer: OfficerEntry, mine: Option<Uuid>, asked: Asked) -> AnyView {
    let switch = if officer.active { "officer.officers.switch_off" } else { "officer.officers.switch_on" };
    // Who is switched off cannot use a link, and nobody locks themselves out.
    let relink = officer.active.then(|| row_button("officer.officers.relink", officer.clone(), asked.relinking));
    let switch = (Some(officer.id) != mine).then(|| row_button(switch, officer, asked.switching));
    view! { <div class="officers__buttons">{relink}{switch}</div> }.into_any()
}

fn row_button(key: &'static str, officer: OfficerEntry, asked: RwSignal<Option<OfficerEntry>>) -> AnyView {
    let name = officer.name.clone();
    let label = Signal::derive(move || Some([i18n::word(key).as_str(), ": ", &name].concat()));
    view! {
        <Button
            kind=ButtonKind::Quiet
            size=ButtonSize::Small
            aria_label=label
            on_press=move |()| asked.set(Some(officer.clone()))
        >
            {words(key)}
        </Button>
    }
    .into_any()
}

fn row(officer: &OfficerEntry, agency: String) -> TableRow {
    let roles: Vec<String> = officer.roles.iter().map(|role| i18n::family("role.", role.key())).collect();
    let (tone, state) = if !officer.active {
        (Tone::Neutral, t!("officer.officers.off"))
    } else if officer.last_seen_at.is_none() && officer.username.is_empty() {
        (Tone::Warning, t!("officer.officers.invited"))
    } else {
        (Tone::Success, t!("officer.officers.on"))
    };
    TableRow {
        id: officer.id.to_string(),
        href: String::new(),
        cells: vec![
            TableCell::new(officer.name.clone()).with_detail(officer.username.clone()),
            TableCell::new(roles.join(", ")),
            TableCell::new(agency),
            TableCell::badge(tone, state),
            TableCell::new(officer.last_seen_at.map_or_else(
                || t!("officer.officers.never"),
                |seen| i18n::date_short(seen.date_in(config::region().zone)),
            )),
        ],
        unread: false,
    }
}

/// Asks before somebody is switched off or on.
#[component]
fn SwitchDialog(switching: RwSignal<Option<OfficerEntry>>, load: Load<Vec<OfficerEntry>>) -> AnyView {
    let toasts = toasts();
    let is_busy = RwSignal::new(false);
    let is_active = Signal::derive(move || switching.with(|officer| officer.as_ref().is_some_and(|one| one.active)));
    let name = Signal::derive(move || {
        switching.with(|officer| officer.as_ref().map(|one| one.name.clone()).unwrap_or_default())
    });
    let confirm = move |()| {
        let Some((id, active)) = switching.with_untracked(|officer| officer.as_ref().map(|one| (one.id, one.active)))
        else {
            return;
        };
        is_busy.set(true);
        spawn_local(async move {
            let answer = switch(id, !active).await;
            let _ = is_busy.try_set(false);
            let _ = switching.try_set(None);
            match answer {
                Ok(words) => toasts.done(words),
                Err(words) => toasts.failed(words),
            }
            load.reload();
        });
    };
    view! {
        <ConfirmDialog
            id="switch-officer"
            open=Signal::derive(move || switching.with(Option::is_some))
            title=Signal::derive(move || {
                if is_active.get() {
                    t!("officer.officers.off_title", name = name.get())
                } else {
                    t!("officer.officers.on_title", name = name.get())
                }
            })
            body=Signal::derive(move || {
                if is_active.get() { t!("officer.officers.off_body") } else { t!("officer.officers.on_body") }
            })
            confirm_label=Signal::derive(move || {
                if is_active.get() { t!("officer.officers.switch_off") } else { t!("officer.officers.switch_on") }
            })
            cancel_label=words("officer.back")
            loading=is_busy
            on_confirm=confirm
            on_cancel=move |()| switching.set(None)
        />
    }
    .into_any()
}

async fn switch(id: Uuid, active: bool) -> Result<String, String> {
    match api::officer::set_active(id, active).await {
        Ok(()) => Ok(t!("officer.officers.switched")),
        Err(error) => Err(error_words(&error)),
    }
}
