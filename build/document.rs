//! The hash function for the words of a phrase.

#[path = "../src/document/index.rs"]
pub mod index;
#[path = "../src/document/tokens.rs"]
mod tokens;

pub use tokens::tokenize;
