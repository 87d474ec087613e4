//! Signing in: no password, a code that is sent to a phone or an e-mail address.

pub mod code_form;

use leptos::prelude::*;

use self::code_form::{CodeForm, Purpose};
use super::{
    head::{Head, waiting_page},
    privacy::PrivacyDetails,
    words::{maybe_words, words},
};
use crate::{
    config,
    session::{self, Who, next_page},
    ui::SkeletonKind,
};

/// `/masuk?lanjut=`
#[component]
pub fn SignInPage() -> AnyView {
    let next = next_page("/permohonan");
    let go = config::use_go();
    let is_in = Memo::new(|_| session::citizen().somebody().is_some());
    let is_asking = Memo::new(|_| session::citizen() == Who::Unknown);
    Effect::new(move |_| {
        if is_in.get() {
            go.run((next.clone(), true));
        }
    });
    view! {
        <div class="page page--form stack stack--loose">
            {move || if is_asking.get() {
                waiting_page(SkeletonKind::Lines)
            } else {
                view! {
                    <Head title=words("signin.title") lead=maybe_words("signin.lead")/>
                    <CodeForm purpose=Purpose::SignIn/>
                    <PrivacyDetails/>
                }
                .into_any()
            }}
        </div>
    }
    .into_any()
}
