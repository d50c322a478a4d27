use super::{FROM_ONE, FROM_ZERO, Rule, table};
use chrono::NaiveDate;

table! {
    /// One row per article.
    articles: Article, key [article_id], foreign [] {
        /// The name of the input file without its extension, or the `id` of the record.
        article_id: String,
        /// The headline.
        title: Option<String>,
        /// Who wrote it, as far as the source says.
        author: Option<String>,
        /// Who published it.
        publisher: Option<String>,
        /// The day of publication; relative dates are resolved from it.
        published_on: Option<NaiveDate>,
        /// Where it was published.
        url: Option<String>,
        /// The language of the text, BCP 47: as the source says, else told by its words; `und` where it is some other than
        /// English, empty where there are too few words. Only English articles have rows elsewhere.
        language: Option<String> => [Rule::Pattern("^[a-z]{2,3}(-[A-Za-z0-9]+)*$")],
        /// The `article_id` of the first article of which this one is a copy, exact or near; its own where it is none.
        cluster_id: String,
        /// Number of paragraphs.
        paragraphs: u32 => [FROM_ZERO],
        /// Number of rows in sentences, the headline among them.
        sentences: u32 => [FROM_ZERO],
        /// Number of words.
        words: u32 => [FROM_ZERO],
        /// Number of Unicode code points.
        characters: u32 => [FROM_ONE],
        /// SHA-256 of the text in UTF-8, in hexadecimal.
        text_sha256: String => [Rule::Pattern("^[0-9a-f]{64}$")],
        /// The file that the article was read from, as it was given.
        source_path: Option<String>,
    }
}
