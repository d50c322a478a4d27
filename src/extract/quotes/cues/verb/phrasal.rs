//! Verbs that report only with the words after them: made (it) clear that, let (it) slip that.

use crate::extract::quotes::reader::Reader;
use crate::lexicon::reporting::Takes;

/// What the verb at a token takes, and the end of its words; none for other verbs.
pub fn at(reader: &Reader, token: usize) -> Option<(Takes, usize)> {
    let tense = match () {
        () if reader.is(token, &["let"]) => Takes::PAST | Takes::PARTICIPLE,
        () if reader.is(token, &["made"]) => Takes::PAST | Takes::PARTICIPLE,
        () if reader.is(token, &["lets", "makes"]) => Takes::PRESENT,
        () if reader.is(token, &["letting", "making"]) => Takes::GERUND,
        () if reader.is(token, &["make"]) => Takes::BASE,
        () => return None,
    };
    let last = token + 1 + usize::from(reader.is(token + 1, &["it"]));
    let slips = reader.is(token, &["let", "lets", "letting"]);
    let idiom = reader.is(last, if slips { &["slip"] } else { &["clear", "plain"] });
    (idiom && reader.is(last + 1, &["that"])).then_some((Takes::CLAUSE | tense, last + 1))
}
