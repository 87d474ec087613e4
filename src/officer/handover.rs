//! `/serah-terima`: the desk where printed documents are handed over.

mod desk_form;
mod done;
mod find;
mod handover_form;
mod ready_list;
mod scanner;
mod shelf_form;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use mppi_domain::api::application::ApplicationDetail;
use uuid::Uuid;

use self::{
    desk_form::DeskForm,
    done::{Done, focus_done},
    find::Find,
    ready_list::ReadyList,
};
use super::words::{maybe_words, words};
use crate::{
    config,
    platform::{dom, timer},
    t,
    ui::PageTitle,
};

/// The pickup code that was shown, and whose case it opened. It is a secret, so it stands in no address.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Code {
    case: Uuid,
    code: String,
}

/// The handover desk.
#[component]
pub fn Handover() -> AnyView {
    config::use_page_head(|| t!("officer.handover.title"));
    let go = config::use_go();
    let query = use_query_map();
    let id = Memo::new(move |_| query.with(|query| query.get("berkas")).and_then(|id| Uuid::parse_str(&id).ok()));
    let code = RwSignal::new(None::<Code>);
    let done = RwSignal::new(None::<ApplicationDetail>);
    let open = Callback::new(move |(case, shown): (Uuid, Option<String>)| {
        done.set(None);
        code.set(shown.map(|code| Code { case, code }));
        go.run((["/serah-terima?berkas=", &case.to_string()].concat(), false));
    });
    let next = Callback::new(move |()| {
        done.set(None);
        code.set(None);
        go.run(("/serah-terima".to_owned(), false));
    });
    // Searching, handing over and having done so are pages of one path, so the focus is led from one to the next here.
    Effect::new(move |before: Option<(bool, Option<Uuid>)>| {
        let now = (done.with(Option::is_some), id.get());
        if before.is_some_and(|before| before != now) {
            let to_heading: fn() = if now.0 { focus_done } else { dom::focus_heading };
            timer::after(0, to_heading);
        }
        now
    });
    view! {
        <PageTitle title=words("officer.handover.title") lead=maybe_words("officer.handover.lead")/>
        {move || match (done.get(), id.get()) {
            (Some(case), _) => view! { <Done case next/> }.into_any(),
            (None, Some(id)) => {
                let shown = code.with_untracked(|code| code.clone().filter(|code| code.case == id).map(|code| code.code));
                view! { <DeskForm id code=shown done next/> }.into_any()
            }
            (None, None) => view! {
                <div class="handover">
                    <Find open/>
                    <ReadyList/>
                </div>
            }
            .into_any(),
        }}
    }
    .into_any()
}
