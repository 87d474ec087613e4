//! The officer portal.

fn main() {
    mppi::start(mppi::config::Portal::Officer, mppi::officer::root);
}
