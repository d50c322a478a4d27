//! The language of an article: what its source says, else what its words tell.

use super::{Document, TokenKind};
use whatlang::{Lang, Script};

/// What is read.
pub const ENGLISH: &str = "en";

/// Words that English text is full of, and hardly any other language has.
const PLAINLY_ENGLISH: [&str; 6] = ["the", "and", "of", "to", "that", "with"];

/// How many words are looked at; most articles tell their language in the first lines.
const SAMPLE: usize = 400;
/// Of so many words, one at least is plainly English in English text.
const ONE_IN: usize = 20;
/// So many of the sample are enough.
const ENOUGH: usize = SAMPLE / ONE_IN;
/// Fewer words tell nothing: a headline full of names may look like any language.
const FEWEST: usize = 20;

/// The language of an article as BCP 47. What cannot be told counts as English.
pub fn of(document: &Document) -> String {
    document.article.language.as_deref().and_then(tag).unwrap_or_else(|| detect(document).to_owned())
}

/// A language as sources write it (`en_GB`, `EN`, `eng`, `English`) as a tag of BCP 47; none where it is no tag.
fn tag(said: &str) -> Option<String> {
    let said = said.trim().replace('_', "-");
    let (first, rest) = said.split_once('-').map_or((said.as_str(), None), |(first, rest)| (first, Some(rest)));
    let first = first.to_ascii_lowercase();
    let known = Lang::from_code(&first).map(short);
    let first = if first == "english" { ENGLISH } else { known.unwrap_or(&first) };
    let subtags = rest.map_or(Vec::new(), |rest| rest.split('-').collect());
    let letters = |part: &str| part.bytes().all(|b| b.is_ascii_lowercase());
    let subtag = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric());
    let sound = matches!(first.len(), 2 | 3) && letters(first) && subtags.iter().all(subtag);
    sound.then(|| rest.map_or_else(|| first.to_owned(), |rest| format!("{first}-{rest}")))
}

/// True for English of any country.
pub fn is_english(language: &str) -> bool {
    language.split('-').next() == Some(ENGLISH)
}

/// The language that the first words tell. The trigrams of whatlang are asked only where words do not tell already, since
/// they take longer than all the rest of reading an article.
fn detect(document: &Document) -> &'static str {
    let words = || document.tokens.iter().enumerate().filter(|(_, t)| t.kind == TokenKind::Word).take(SAMPLE);
    let english = words().filter(|&(at, _)| document.is_any(at, &PLAINLY_ENGLISH)).take(ENOUGH).count();
    if english == ENOUGH {
        return ENGLISH;
    }
    let all = words().count();
    // Scripts without spaces have few words, but long ones.
    let Some((last, _)) = words().last() else { return ENGLISH };
    let sample = &document.text[..document.tokens[last].span.to()];
    if english * ONE_IN >= all || (all < FEWEST && sample.is_ascii()) {
        return ENGLISH;
    }
    match whatlang::detect(sample) {
        // A guess in another script may be wrong, but not in that it is not English.
        Some(info) if info.is_reliable() || info.script() != Script::Latin => short(info.lang()),
        _ => ENGLISH,
    }
}

/// The shortest code of a language, as BCP 47 wants it.
fn short(language: Lang) -> &'static str {
    match language {
        Lang::Epo => "eo",
        Lang::Eng => "en",
        Lang::Rus => "ru",
        Lang::Cmn => "zh",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Ben => "bn",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ukr => "uk",
        Lang::Kat => "ka",
        Lang::Ara => "ar",
        Lang::Hin => "hi",
        Lang::Jpn => "ja",
        Lang::Heb => "he",
        Lang::Yid => "yi",
        Lang::Pol => "pl",
        Lang::Amh => "am",
        Lang::Jav => "jv",
        Lang::Kor => "ko",
        Lang::Nob => "nb",
        Lang::Dan => "da",
        Lang::Swe => "sv",
        Lang::Fin => "fi",
        Lang::Tur => "tr",
        Lang::Nld => "nl",
        Lang::Hun => "hu",
        Lang::Ces => "cs",
        Lang::Ell => "el",
        Lang::Bul => "bg",
        Lang::Bel => "be",
        Lang::Mar => "mr",
        Lang::Kan => "kn",
        Lang::Ron => "ro",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Srp => "sr",
        Lang::Mkd => "mk",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Tam => "ta",
        Lang::Vie => "vi",
        Lang::Urd => "ur",
        Lang::Tha => "th",
        Lang::Guj => "gu",
        Lang::Uzb => "uz",
        Lang::Pan => "pa",
        Lang::Aze => "az",
        Lang::Ind => "id",
        Lang::Tel => "te",
        Lang::Pes => "fa",
        Lang::Mal => "ml",
        Lang::Ori => "or",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Sin => "si",
        Lang::Khm => "km",
        Lang::Tuk => "tk",
        Lang::Aka => "ak",
        Lang::Zul => "zu",
        Lang::Sna => "sn",
        Lang::Afr => "af",
        Lang::Lat => "la",
        Lang::Slk => "sk",
        Lang::Cat => "ca",
        Lang::Tgl => "tl",
        Lang::Hye => "hy",
        other => other.code(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let article = Article::from_text("a", text);
        assert_eq!(Document::new(&article).language, expected, "{text}");
    }

    #[test]
    fn words_tell_the_language() {
        check("Talks end\nThe ministers of both states met in Geneva and agreed to meet again.", "en");
        check(
            "Die Regierung will die Steuern senken. Der Minister sagte am Montag, die Verhandlungen mit den Ländern \
             seien schwierig gewesen, aber man habe sich am Ende geeinigt.",
            "de",
        );
        check(
            "Le gouvernement a annoncé mardi une baisse des impôts pour les ménages les plus modestes, après des \
             semaines de discussions avec les syndicats et les collectivités.",
            "fr",
        );
        check("Правительство объявило во вторник о снижении налогов для семей с детьми.", "ru");
        check("政府は火曜日、子育て世帯への減税を発表した。野党は反対している。", "ja");
    }

    #[test]
    fn what_cannot_be_told_counts_as_english() {
        check("Bayern München 2, Borussia Mönchengladbach 1", "en");
        check("12 34 56", "en");
        check("Paris Saint-Germain beat Olympique de Marseille", "en");
    }

    #[test]
    fn sources_write_languages_in_many_ways() {
        let tags =
            [("en_GB", "en-GB"), ("EN", "en"), ("eng", "en"), ("English", "en"), ("deu", "de"), ("pt-BR", "pt-BR")];
        tags.iter().for_each(|(said, expected)| assert_eq!(tag(said).as_deref(), Some(*expected)));
        ["", "Klingon!", "e", "en-", "x y"].iter().for_each(|said| assert_eq!(tag(said), None, "{said}"));
        assert!(is_english("en-GB") && !is_english("enm"));
    }
}
