//! Restores the spaces of a text that was split into tokens.

/// True when there is no space between a text and its next token: clitics, full stops, hyphens within words.
pub fn is_glued(text: &str, token: &str) -> bool {
    let inside = text.ends_with(|c: char| c.is_alphanumeric() || c == '.');
    text.is_empty()
        || text.ends_with('\n')
        || matches!(token, "," | "." | ":" | ";" | "?" | "!" | ")" | "%")
        || token.starts_with('\'') && token.len() > 1
        || token == "n't"
        || token == "-" && inside
        || text.ends_with('-')
            && !text.ends_with("--")
            && !text.ends_with(" -")
            && token.starts_with(char::is_alphanumeric)
        || text.ends_with(['(', '$'])
}
