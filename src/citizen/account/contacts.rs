//! Phone and e-mail address, and changing them by a code.

use leptos::prelude::*;
use mppi_domain::{api::account::Account, phone::Phone};

use crate::{
    api::Load,
    citizen::{
        section::Section,
        sign_in::code_form::{CodeForm, Purpose},
        words::words,
    },
    platform::{focus::focus_field, timer},
    session, t,
    ui::{Button, ButtonKind, LiveRegion, Notice, SummaryList, SummaryRow, Tone},
};

const CHANGE: &str = "change-contact";

/// Where the person is told about cases.
pub fn contacts_view(load: Load<Account>, account: &Account) -> AnyView {
    let phone = account
        .phone
        .as_deref()
        .map(|phone| Phone::parse(phone).map_or_else(|_| phone.to_owned(), |phone| phone.local()));
    let email = account.email.clone();
    let rows = Signal::derive(move || {
        let row = |label: String, value: &Option<String>| SummaryRow {
            label,
            empty: value.is_none(),
            value: value.clone().unwrap_or_else(|| t!("account.none")),
            change: None,
        };
        vec![row(t!("account.phone"), &phone), row(t!("account.email"), &email)]
    });
    let is_changing = RwSignal::new(false);
    let is_done = RwSignal::new(false);
    let change = move |()| {
        is_done.set(false);
        is_changing.set(true);
        timer::after(0, || focus_field("signin-contact"));
    };
    let back = move || {
        is_changing.set(false);
        timer::after(0, || focus_field(CHANGE));
    };
    let done = move |()| {
        back();
        is_done.set(true);
        session::renew();
        // The words that it worked stay readable before the list is drawn anew.
        timer::after(2_500, move || load.reload());
    };
    let said = Signal::derive(move || if is_done.get() { t!("account.changed") } else { String::new() });
    view! {
        <Section heading=words("account.contacts")>
            <SummaryList rows/>
            <LiveRegion words=said/>
            {move || is_done.get().then(|| view! { <Notice tone=Tone::Success>{move || t!("account.changed")}</Notice> })}
            {move || is_changing.get().then(|| view! {
                <div class="panel stack">
                    <CodeForm purpose=Purpose::ChangeContact on_done=done/>
                    <p><Button kind=ButtonKind::Quiet on_press=move |()| back()>{move || t!("common.cancel")}</Button></p>
                </div>
            })}
            // It stays in the page, so that it keeps the focus when the list is drawn anew.
            <p hidden=move || is_changing.get()>
                <Button id=CHANGE kind=ButtonKind::Secondary on_press=change>{move || t!("account.change")}</Button>
            </p>
        </Section>
    }
    .into_any()
}
