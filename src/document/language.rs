//! The language of an article: what its source says, else what its words show. Only what is likely English is read.

use super::{Document, Shape, TokenKind};
use crate::lexicon::{WordClass, abroad};
use whatlang::{Info, Lang, Script};

/// The language that is read.
pub const ENGLISH: &str = "en";

/// A language that is not English, and not known.
pub const OTHER: &str = "und";

/// Words that are frequent in English and rare in any other language.
const PLAINLY_ENGLISH: [&str; 6] = ["the", "and", "of", "to", "that", "with"];

/// How many words are examined; most articles show their language in the first lines.
const SAMPLE: usize = 400;
/// This many English words of the sample are enough.
const ENOUGH: usize = SAMPLE / 20;

/// The language of an article as BCP 47, `und` if it is not English and cannot be identified; none if there are hardly
/// any words and nothing shows that it is not English. A source that says English of a text that is plainly in another
/// language is ignored, unless the user has set the language.
pub fn of(document: &Document) -> Option<String> {
    let said = document.article.language.as_deref().and_then(tag);
    match said {
        Some(said) if document.article.language_forced || !is_english(&said) => Some(said),
        Some(said) if !is_plainly_other(document) => Some(said),
        _ => detect(document).map(str::to_owned),
    }
}

/// A language as sources write it (`en_GB`, `EN`, `eng`, `English`) as a tag of BCP 47; none if it is not valid.
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

/// The language of the first words. The trigrams of whatlang are used only if words do not decide, since they take
/// longer than all the rest of reading an article.
fn detect(document: &Document) -> Option<&'static str> {
    if is_full_of_english(document) {
        return Some(ENGLISH);
    }
    let words = Words::of(document);
    if words.are_english() {
        return Some(ENGLISH);
    }
    let info = info(document);
    if words.are_few() && info.as_ref().is_none_or(|info| info.script() == Script::Latin) {
        return None;
    }
    let Some(info) = info else { return Some(OTHER) };
    Some(match info.lang() {
        // The characters of Chinese are those of Japanese headlines too.
        Lang::Cmn if !is_chinese(document) => OTHER,
        Lang::Eng if info.is_reliable() && words.known >= 2 * words.abroad => ENGLISH,
        Lang::Eng => OTHER,
        // A guess in another script may be wrong, but it is certainly not English.
        language if info.is_reliable() || info.script() != Script::Latin => short(language),
        _ => OTHER,
    })
}

fn info(document: &Document) -> Option<Info> {
    let last = words(document).last()?;
    whatlang::detect(&document.text[..document.tokens[last].span.to()])
}

/// The first words.
fn words<'d>(document: &'d Document) -> impl Iterator<Item = usize> + 'd {
    let is_word = |&at: &usize| document.tokens[at].kind == TokenKind::Word;
    (0..document.tokens.len()).filter(is_word).take(SAMPLE)
}

fn is_first(document: &Document, at: usize) -> bool {
    document.sentences[document.tokens[at].sentence as usize].tokens.start == at
}

/// True for a particle in a name (Ann de la Cruz; De la Cruz said), and for letters before one (DI Blake said).
fn is_in_name(document: &Document, at: usize) -> bool {
    let article = |at: usize| document.is_any(at, &["las", "los"]);
    let particle = |at: usize| document.class(at).contains(WordClass::PARTICLE) || article(at);
    let titled = |at: usize| document.tokens[at].shape == Shape::Title;
    let mut before = (0..at).rev().take_while(|&before| document.same_sentence(before, at));
    let opener = before.find(|&before| !particle(before));
    let named = opener.map_or(document.tokens[at].capitalised(), titled) || opener.is_none() && !is_first(document, at);
    let next = (at + 1..).find(|&next| !particle(next)).filter(|&next| document.same_sentence(next, at));
    let letters = is_first(document, at) && document.tokens[at].shape == Shape::Upper;
    next.is_some_and(titled) && (letters || particle(at) && named)
}

fn is_full_of_english(document: &Document) -> bool {
    words(document).filter(|&at| document.is_any(at, &PLAINLY_ENGLISH)).take(ENOUGH).count() == ENOUGH
}

/// True for a text whose source says English, and whose words and letters all say otherwise.
fn is_plainly_other(document: &Document) -> bool {
    if is_full_of_english(document) {
        return false;
    }
    let words = Words::of(document);
    let is_other = |info: &Info| match info.script() {
        Script::Latin => words.known < 2 * words.abroad && info.is_reliable() && info.lang() != Lang::Eng,
        _ => true,
    };
    !words.are_english() && info(document).as_ref().is_some_and(is_other)
}

/// True for Chinese characters with one that is frequent only in modern Chinese: other characters alone may be a
/// Japanese headline.
fn is_chinese(document: &Document) -> bool {
    const ONLY: [char; 8] = ['的', '了', '是', '们', '這', '这', '說', '说'];
    document.text.chars().any(|c| ONLY.contains(&c))
}

/// The evidence of the first words, by kind of word.
#[derive(Debug, Default)]
struct Words {
    /// Lower-case words of English, and function words of English in any case.
    known: usize,
    /// Function words of another language, and words that are not in English with letters that English does not have.
    abroad: usize,
    /// Lower-case words that both have: die, met. They are counted for the language of the others.
    both: usize,
    /// Other lower-case words that are not in English.
    other: usize,
    /// Capitalised words of no other kind: names, of any language.
    names: usize,
    /// Among them, those that may be English words, like all words in capitalised headlines.
    capitals: usize,
}

impl Words {
    fn of(document: &Document) -> Self {
        let function = WordClass::DETERMINER
            | WordClass::PRONOUN
            | WordClass::PREPOSITION
            | WordClass::CONJUNCTION
            | WordClass::AUXILIARY;
        let name = WordClass::GIVEN_NAME
            | WordClass::SURNAME
            | WordClass::MASCULINE_NAME
            | WordClass::FEMININE_NAME
            | WordClass::PARTICLE;
        let mut words = Self::default();
        for at in self::words(document) {
            let (word, class) = (document.word(at), document.class(at));
            let is_small = word.chars().next().is_some_and(char::is_lowercase);
            let is_word = word.len() > 1 && word.chars().all(char::is_alphabetic);
            let content = !class.difference(name).is_empty();
            match is_small {
                // I is written with a capital; other languages have an i.
                _ if class.intersects(function) && word != "i" => words.known += 1,
                true if content && abroad::is_function_word(document.tokens[at].hash) => words.both += 1,
                // With a capital inside a sentence it is part of a name, also in English: La Paz.
                _ if (is_small || is_first(document, at)) && abroad::is_function_word(document.tokens[at].hash) => {
                    words.abroad += usize::from(!is_in_name(document, at));
                }
                true if content => words.known += 1,
                // A letter, several words in one, or a mix of letters and signs is no evidence.
                true if !is_word || !class.is_empty() => {}
                true if !word.is_ascii() => words.abroad += 1,
                true => words.other += 1,
                false => {
                    words.names += 1;
                    words.capitals += usize::from(content);
                }
            }
        }
        match words.abroad + words.other {
            0 => words.known += words.both,
            _ => words.abroad += words.both,
        }
        words
    }

    /// True if half of the lower-case words are English, and hardly one is of another language.
    fn are_english(&self) -> bool {
        let small = self.known + self.abroad + self.other;
        let in_capitals = small == 0 && self.names > 1 && 2 * self.capitals >= self.names;
        let outweighs = self.known >= 3 * self.abroad && 4 * self.known >= 3 * small;
        let is_half = self.abroad == 0 && 2 * self.known >= small;
        self.known > 0 && (outweighs || is_half) || in_capitals
    }

    /// True if there are hardly any words, and none of another language.
    fn are_few(&self) -> bool {
        const FEW: usize = 2;
        self.abroad == 0 && self.known + self.other <= FEW
    }
}

/// The shortest code of a language, as BCP 47 requires.
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
        let document = Document::new(&article);
        let found = document.language.as_deref().unwrap_or("");
        assert_eq!(found, expected, "{text}: {:?}", Words::of(&document));
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
        check("政府星期二宣布了新的减税计划，反对党说这不公平。", "zh");
    }

    #[test]
    fn short_english_is_known_by_its_words() {
        for text in [
            "please turn 30 fahrenheit into celsius for me",
            "the pappardelle with chanterelle sauce is $ 9.20 .",
            "dr . quibley told them the rest",
            "Three die in crash",
            "8 deg c",
            "The mayor of La Paz left for El Alto in the de facto capital",
            "Sinner beats Alcaraz",
            "Police hunt man after bank raid in Leeds",
            "Mill To Close In June After 130 Years",
            "Rovers 2, United 1: late goal settles derby",
            "Rosa de los Reyes left. De los Reyes was late.",
            "Kurt von der Tann left. Von der Tann was late.",
            "DI Blake left. DS Reed stayed.",
            "Heavy snow closes schools",
            "MINERS STRIKE ENDS",
        ] {
            check(text, "en");
        }
    }

    #[test]
    fn next_to_no_words_are_read_where_nothing_is_foreign() {
        for text in ["Bayern München 2, Borussia Mönchengladbach 1", "12 34 56", "$30", "Lee 3, Hale 4"] {
            let article = Article::from_text("a", text);
            let document = Document::new(&article);
            assert!(document.language.is_none() && document.is_english(), "{text}: {:?}", Words::of(&document));
        }
    }

    #[test]
    fn what_is_in_another_language_is_not_read() {
        for text in [
            "政府減税決定",
            // Dutch, Danish, Nynorsk, Indonesian, Swahili, Afrikaans, Swedish, Tagalog, Malay, Spanish.
            "Kamer stemt in met plan voor de dijk",
            "De minister was in Den Haag over het plan van de dijken niet te spreken.",
            "Regeringen vil sænke skatten på biler til sommer",
            "Han var her i går, siger politiet i byen.",
            "Regjeringa vil ikkje byggje ny veg til øya før neste år",
            "Ho kom heim i går kveld og vart møtt av mange.",
            "Presiden tiba di Jakarta untuk bertemu menteri",
            "Rais amewasili mjini Nairobi kwa mkutano wa mawaziri",
            "Die minister is in Pretoria met die nuwe plan vir die land",
            "Kungen var på besök i Malmö under onsdagen",
            "Dumating ang pangulo sa Maynila kahapon ng umaga",
            "Kerajaan akan membina jalan baharu di Sabah",
            "El ministro no va a la reunion de hoy en Madrid",
        ] {
            let article = Article::from_text("a", text);
            let document = Document::new(&article);
            assert!(!document.is_english(), "{text}: {:?}", Words::of(&document));
        }
    }

    #[test]
    fn a_source_that_says_english_is_believed_unless_all_words_are_others() {
        let dutch = "De minister was in Den Haag niet te spreken over het plan van de dijken, dat volgens de Kamer te laat komt.";
        let language = |text: &str, forced| {
            let article =
                Article { language: Some("en".into()), language_forced: forced, ..Article::from_text("a", text) };
            Document::new(&article).language
        };
        assert_eq!(language(dutch, false).as_deref(), Some("nl"));
        assert_eq!(language(dutch, true).as_deref(), Some("en"));
        assert_eq!(language("Bayern München 2, Borussia Mönchengladbach 1", false).as_deref(), Some("en"));
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
