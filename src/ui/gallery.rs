//! Every component example on one page, and composed screens to judge rhythm in context.
//!
//! The fragment chooses: nothing for all components, a component's name for it alone, or a screen's
//! name. Frames and screens are shown alone only: a page has one `main`.

mod case_screen;
mod home_screen;
mod inbox_screen;
mod wizard_screen;

use leptos::prelude::*;

use super::{MAIN_ID, icon::provide_icon_sprite};

type Example = (&'static str, fn() -> AnyView);

/// The examples of all components, by name.
pub const COMPONENTS: &[Example] = &[
    ("action_bar", super::action_bar::example::example),
    ("app_frame", super::app_frame::example::example),
    ("back_link", super::back_link::example::example),
    ("badge", super::badge::example::example),
    ("bottom_bar", super::bottom_bar::example::example),
    ("button", super::button::example::example),
    ("card", super::card::example::example),
    ("checkbox", super::checkbox::example::example),
    ("checkbox_group", super::checkbox_group::example::example),
    ("chip", super::chip::example::example),
    ("citizen_frame", super::citizen_frame::example::example),
    ("compare_list", super::compare_list::example::example),
    ("copy_button", super::copy_button::example::example),
    ("data_table", super::data_table::example::example),
    ("date_input", super::date_input::example::example),
    ("details", super::details::example::example),
    ("dialog", super::dialog::example::example),
    ("empty_state", super::empty_state::example::example),
    ("error_state", super::error_state::example::example),
    ("error_summary", super::error_summary::example::example),
    ("fieldset", super::fieldset::example::example),
    ("file_field", super::file_field::example::example),
    ("icon", super::icon::example::example),
    ("language_switch", super::language_switch::example::example),
    ("link_button", super::link_button::example::example),
    ("link_row", super::link_row::example::example),
    ("live_region", super::live_region::example::example),
    ("notice", super::notice::example::example),
    ("number_input", super::number_input::example::example),
    ("otp_input", super::otp_input::example::example),
    ("page_header", super::page_header::example::example),
    ("page_title", super::page_title::example::example),
    ("pagination", super::pagination::example::example),
    ("progress_steps", super::progress_steps::example::example),
    ("qr", super::qr::example::example),
    ("qr_card", super::qr_card::example::example),
    ("radio_group", super::radio_group::example::example),
    ("repeated_group", super::repeated_group::example::example),
    ("scheme_switch", super::scheme_switch::example::example),
    ("search_box", super::search_box::example::example),
    ("select", super::select::example::example),
    ("side_nav", super::side_nav::example::example),
    ("signature_pad", super::signature_pad::example::example),
    ("skeleton", super::skeleton::example::example),
    ("skip_link", super::skip_link::example::example),
    ("status_line", super::status_line::example::example),
    ("summary_list", super::summary_list::example::example),
    ("tabs", super::tabs::example::example),
    ("text_area", super::text_area::example::example),
    ("text_input", super::text_input::example::example),
    ("ticket", super::ticket::example::example),
    ("tile", super::tile::example::example),
    ("timeline", super::timeline::example::example),
    ("toast", super::toast::example::example),
    ("top_nav", super::top_nav::example::example),
    ("visually_hidden", super::visually_hidden::example::example),
];

/// Composed screens, by name.
pub const SCREENS: &[Example] = &[
    ("home", home_screen::home_screen),
    ("wizard", wizard_screen::wizard_screen),
    ("inbox", inbox_screen::inbox_screen),
    ("case", case_screen::case_screen),
];

/// Components that bring a `main` of their own.
const FRAMES: [&str; 2] = ["app_frame", "citizen_frame"];

/// The gallery.
pub fn gallery() -> AnyView {
    provide_icon_sprite("icons.svg");
    let wanted = location_hash().unwrap_or_default();
    match COMPONENTS.iter().chain(SCREENS).find(|(name, _)| *name == wanted) {
        Some((name, example)) if is_whole_page(name) => example(),
        Some(chosen) => sheet(std::slice::from_ref(chosen)),
        None => sheet(COMPONENTS),
    }
}

fn is_whole_page(name: &str) -> bool {
    FRAMES.contains(&name) || SCREENS.iter().any(|(screen, _)| *screen == name)
}

fn sheet(examples: &[Example]) -> AnyView {
    let sections = examples
        .iter()
        .filter(|(name, _)| !is_whole_page(name))
        .map(|(name, example)| {
            view! {
                <section class="gallery__example" aria-labelledby=format!("example-{name}")>
                    <h2 class="gallery__name" id=format!("example-{name}")>{*name}</h2>
                    {example()}
                </section>
            }
        })
        .collect_view();
    view! {
        <main class="gallery" id=MAIN_ID tabindex="-1">
            <h1>"Galeri"</h1>
            {sections}
        </main>
    }
    .into_any()
}
