//! The tests that use tidings as others do: the library's public calls, and the program. One binary, since each links polars.

mod accuracy;
mod corpus;
mod database;
mod formats;
mod fuzz;
mod golden;
mod inputs;
mod layering;
mod linear;
mod memory;
mod program;
mod properties;
mod publishing;
mod resume;
mod running;
mod safety;
mod samples;
mod sandbox;
mod shipped;
mod sources;
