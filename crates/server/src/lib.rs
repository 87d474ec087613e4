//! The reference backend of MPPI.
