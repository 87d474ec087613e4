//! Every component example on one page, and a few composed screens: for development and axe only.

fn main() {
    leptos::mount::mount_to_body(mppi::ui::gallery::gallery);
}
