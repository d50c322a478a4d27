use super::{FROM_ONE, FROM_ZERO, table};

table! {
    /// One row per sentence. The sentences cover the whole text, with only white space between them.
    sentences: Sentence, key [article_id, sentence], foreign [[article_id] => articles [article_id]] {
        /// The article.
        article_id: String,
        /// 1-based number within the article.
        sentence: u32 => [FROM_ONE],
        /// 1-based number of its paragraph.
        paragraph: u32 => [FROM_ONE],
        /// Offset of the first code point in the article's text.
        start: u32 => [FROM_ZERO],
        /// Offset after the last code point.
        end: u32 => [FROM_ONE],
        /// The sentence as written; empty with `--without-text`.
        text: Option<String>,
    }
}
