use super::{FROM_ONE, FROM_ZERO, Rule, table};
use chrono::NaiveDate;

table! {
    /// One row per article.
    articles: Article, key [article_id], foreign [] {
        /// The name of the input file without its extension, or the `id` of the record.
        article_id: String,
        /// The headline.
        title: Option<String>,
        /// The author, as named by the source.
        author: Option<String>,
        /// The publisher.
        publisher: Option<String>,
        /// The day of publication, from which relative dates are resolved: as stated by the source, else the day in the
        /// web address.
        published_on: Option<NaiveDate>,
        /// The web address of the article.
        url: Option<String>,
        /// The language of the text, BCP 47: as stated by the source, else detected from its words; `und` if it is not
        /// English, empty if there are too few words. Only English articles have rows in other tables.
        language: Option<String> => [Rule::Pattern("^[a-z]{2,3}(-[A-Za-z0-9]+)*$")],
        /// The `article_id` of the first article of which this one is an exact or near copy; its own if it is not a
        /// copy.
        cluster_id: String,
        /// Number of paragraphs.
        paragraphs: u32 => [FROM_ZERO],
        /// Number of rows in `sentences`, including the headline.
        sentences: u32 => [FROM_ZERO],
        /// Number of words.
        words: u32 => [FROM_ZERO],
        /// Number of Unicode code points.
        characters: u32 => [FROM_ONE],
        /// SHA-256 of the text in UTF-8, in hexadecimal.
        text_sha256: String => [Rule::Pattern("^[0-9a-f]{64}$")],
        /// The path of the file that the article was read from, as given.
        source_path: Option<String>,
    }
}
