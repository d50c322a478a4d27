use super::{ALPHA_3, FROM_ONE, SpeakerKind, table};

table! {
    /// One row per quote and speaker, if the text says who spoke; each of several speakers has a row (Barrette and de
    /// Jong said).
    speakers: Speaker, key [quote_id, nth],
    foreign [[quote_id] => quotes [quote_id], [article_id] => articles [article_id], [person_id] => people [person_id],
             [organisation_id] => organisations [organisation_id],
             [article_id, country_code] => countries [article_id, country_code]] {
        /// The quote.
        quote_id: String,
        /// The position among the speakers of the quote, 1-based; the first is the speaker in `quotes`.
        nth: u32 => [FROM_ONE],
        /// The article.
        article_id: String,
        /// As in `quotes`.
        speaker: String,
        /// The kind of speaker.
        speaker_kind: SpeakerKind,
        /// The speaker in `people`.
        person_id: Option<String>,
        /// The speaker in `organisations`.
        organisation_id: Option<String>,
        /// The country, if the speaker is one; ISO 3166-1 alpha-3.
        country_code: Option<String> => [ALPHA_3],
    }
}
