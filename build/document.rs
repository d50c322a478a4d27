//! What the hashes of a phrase's words are made with.

#[path = "../src/document/index.rs"]
pub mod index;
#[path = "../src/document/tokens.rs"]
mod tokens;

pub use tokens::tokenize;
