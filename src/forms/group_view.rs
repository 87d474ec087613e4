//! A repeated group, such as witnesses.

use leptos::prelude::*;

use super::field_view::{Question, field_view};
use crate::{
    i18n, t,
    ui::{RepeatedGroup, repeated_group::RepeatedRow},
};

/// A repeated group. The fewest rows are there from the start, since nobody should have to ask for what is required.
#[component]
pub(super) fn GroupView(question: Question) -> AnyView {
    let Question { form, field, id, label, hint, error, note, pointer } = question;
    let session = form.session();
    let key = field.key.clone();
    let fewest = rows_of(field.least_rows());
    let most = rows_of(field.most_rows());

    let there = session.with_untracked(|draft| draft.answers.rows(&key).len()).unwrap_or(fewest);
    for _ in there..fewest {
        session.add_row(&key);
    }

    let name = field.label.clone();
    let named = name.clone();
    let rows = Memo::new({
        let key = key.clone();
        move |_| session.row_ids(&key)
    });
    let draw = move |row: RepeatedRow| {
        let prefix = [pointer.as_str(), "/", &row.id].concat();
        let questions = field.fields.iter().map(|inner| field_view(form, inner, &prefix)).collect_view();
        view! { <div class="stack">{questions}</div> }.into_any()
    };
    let add = {
        let key = key.clone();
        move |()| drop(session.add_row(&key))
    };
    view! {
        <RepeatedGroup
            id hint error note rows
            legend=label
            row=draw
            row_title=move |number: usize| [i18n::say(&name).as_str(), " ", &number.to_string()].concat()
            add_label=Signal::derive(move || t!("form.add_row", name = i18n::say(&named)))
            remove_label=Signal::derive(|| t!("form.remove_row"))
            on_add=add
            on_remove=move |row: String| session.remove_row(&key, &row)
            min=fewest
            max=most
        />
    }
    .into_any()
}

fn rows_of(count: i64) -> usize {
    usize::try_from(count).unwrap_or(0)
}
