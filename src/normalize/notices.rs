//! What a careful reader should look at.

use super::{Notice, Quote, Statistic};
use crate::document::Document;

/// The notices, in the order of the text.
pub fn find(
    _document: &Document,
    _participants: &[String],
    _quotes: &[Quote],
    _statistics: &[Statistic],
) -> Vec<Notice> {
    Vec::new()
}
