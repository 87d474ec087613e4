//! The citizen portal.

fn main() {
    mppi::start(mppi::config::Portal::Citizen, mppi::citizen::root);
}
