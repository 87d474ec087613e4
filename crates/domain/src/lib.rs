//! The shared language of MPPI, compiled for browser and server: no I/O, no clock, no randomness.
