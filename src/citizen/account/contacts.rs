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
    platform::timer,
    session, t,
    ui::{Button, ButtonKind, Notice, SummaryList, SummaryRow, Tone},
};

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
    let done = move |()| {
        is_changing.set(false);
        is_done.set(true);
        session::renew();
        // The words that it worked stay readable before the list is drawn anew.
        timer::after(2_500, move || load.reload());
    };
    view! {
        <Section heading=words("account.contacts")>
            <SummaryList rows/>
            {move || is_done.get().then(|| view! { <Notice tone=Tone::Success live=true>{move || t!("account.changed")}</Notice> })}
            {move || if is_changing.get() {
                view! {
                    <div class="panel stack">
                        <CodeForm purpose=Purpose::ChangeContact on_done=done/>
                        <p><Button kind=ButtonKind::Quiet on_press=move |()| is_changing.set(false)>{move || t!("common.cancel")}</Button></p>
                    </div>
                }
                .into_any()
            } else {
                view! {
                    <p>
                        <Button kind=ButtonKind::Secondary on_press=move |()| { is_done.set(false); is_changing.set(true); }>
                            {move || t!("account.change")}
                        </Button>
                    </p>
                }
                .into_any()
            }}
        </Section>
    }
    .into_any()
}
