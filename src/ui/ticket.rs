//! A receipt, like the slip from a counter.

use leptos::prelude::*;

use super::{qr::Qr, text::text};

#[cfg(feature = "gallery")]
pub mod example;

/// One line of a ticket.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TicketRow {
    /// What it is.
    pub label: String,
    /// Its value.
    pub value: String,
}

/// A receipt, like the slip from a counter: one big number, a QR code, a few lines. It prints well.
#[component]
pub fn Ticket(
    /// Whose counter it is: the region's name.
    #[prop(into)]
    issuer: Signal<String>,
    /// What the number is, such as "Nomor permohonan".
    #[prop(into)]
    number_label: Signal<String>,
    /// The number.
    #[prop(into)]
    number: Signal<String>,
    /// What the QR code holds.
    #[prop(optional, into)]
    qr: Option<Signal<String>>,
    /// What the QR code is for.
    #[prop(optional, into)]
    qr_label: Signal<String>,
    /// The lines.
    #[prop(into)]
    rows: Signal<Vec<TicketRow>>,
    /// Words at the end.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    let lines = move || {
        rows.get()
            .into_iter()
            .map(|row| view! { <div class="ticket__row"><dt>{row.label}</dt><dd>{row.value}</dd></div> })
            .collect_view()
    };
    view! {
        <section class="ticket">
            <div class="ticket__head">
                <p class="ticket__issuer">{text(issuer)}</p>
                <p class="ticket__number-label">{text(number_label)}</p>
                <p class="ticket__number">{text(number)}</p>
            </div>
            <div class="ticket__body">
                <dl class="ticket__rows">{lines}</dl>
                {qr.map(|content| view! { <Qr content label=qr_label/> })}
            </div>
            {children.map(|children| view! { <div class="ticket__foot">{children()}</div> })}
        </section>
    }
    .into_any()
}
