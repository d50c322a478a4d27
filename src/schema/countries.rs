use super::{ALPHA_3, FROM_ONE, FROM_ZERO, Rule, table};

table! {
    /// One row per article and country.
    countries: Country, key [article_id, country_code],
    foreign [[article_id] => articles [article_id], [article_id, first_sentence] => sentences [article_id, sentence]] {
        /// The article.
        article_id: String,
        /// ISO 3166-1 alpha-3, or XKX for Kosovo.
        country_code: String => [ALPHA_3],
        /// ISO 3166-1 alpha-2 (Namibia's is NA).
        alpha_2: String => [Rule::Pattern("^[A-Z]{2}$")],
        /// Common English short name.
        name: String,
        /// UN M49 region.
        region: Option<String>,
        /// UN M49 sub-region.
        subregion: Option<String>,
        /// True if the article says that the country takes part as a member in the event or arrangement that it
        /// reports, mostly by listing it.
        participant: bool,
        /// The sum of the next three.
        mentions: u32 => [FROM_ONE],
        /// Mentions by name or abbreviation: Turkey, US, Holland.
        name_mentions: u32 => [FROM_ZERO],
        /// Mentions by demonym or adjective: Turkish, Syrians.
        demonym_mentions: u32 => [FROM_ZERO],
        /// Mentions through a place inside it: Aleppo, Ohio, Scotland.
        place_mentions: u32 => [FROM_ZERO],
        /// Its mentions divided by all country mentions of the article, 0 to 1.
        share: f64 => [FROM_ZERO, Rule::Maximum(1.0)],
        /// The number of the sentence with its first mention.
        first_sentence: u32 => [FROM_ONE],
    }
}
