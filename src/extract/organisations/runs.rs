//! Bodies named by a run of capitalised words for which the tagger has no name: Harbour Office, Friends of the Harbour.

use super::Page;
use crate::extract::NameKind;
use crate::lexicon::WordClass;
use std::ops::Range;

/// The most words of a run.
const LONGEST: usize = 6;

impl Page<'_> {
    /// The body named by the run of capitalised words that begins at a token, with a noun for a body at its end. In
    /// headlines and lists of titles capitals are no evidence.
    pub(super) fn run_at(&self, at: usize) -> Option<Range<usize>> {
        let document = self.document;
        if !self.begins_run(at) {
            return None;
        }
        let owned = at > 1 && self.owns(at - 2);
        let (end, goes_on) = self.run_end(at, owned)?;
        let start = if owned { self.capitals_before(at - 2).start } else { self.place_before(at).unwrap_or(at) };
        // In a line of titles, small letters before it show where the name begins.
        let opens = |at: usize| document.sentences[document.tokens[at].sentence as usize].tokens.start == at;
        if !self.line(at).prose && (opens(start) || !document.is(start - 1, "the")) {
            return None;
        }
        if start < at && !owned {
            let named = !goes_on && self.ends_as_body(&(at..end));
            return named.then(|| self.grown(start..end)).flatten().filter(|name| name.start == start);
        }
        let the = usize::from(document.is(end + 1, "the"));
        let complement = document.is_any(end, &["of", "for"]) && self.capitalised(end + 1 + the) && !opens(at);
        let of = complement && end == at + 1;
        if self.is_society(end - 1) && complement {
            return self.grown(at..end);
        }
        let numbered = self.ordinal_before(at, end).is_some();
        let named = (end > at + 1 || owned || numbered) && !goes_on || of;
        // The Office of the Head [of the Department of Health]
        let whole = |name: &Range<usize>| the == 0 || !of || !document.is(name.end, "of");
        let noun = WordClass::ORGANISATION_WORD | WordClass::ORGANISATION_NOUN;
        let body = self.is_body_word(end - 1) && (owned || numbered || document.class(end - 1).contains(noun));
        (named && body).then(|| self.grown(at..end)).flatten().filter(whole)
    }

    /// True for a capitalised word without a name's word before it; a place before it can belong to the same name.
    fn begins_run(&self, at: usize) -> bool {
        let determiner = |at: usize| self.document.class(at).contains(WordClass::DETERMINER);
        let before = at.checked_sub(1).filter(|&before| self.document.same_sentence(before, at));
        let alone = |before: usize| !self.capitalised(before) || determiner(before) || self.place_before(at).is_some();
        self.capitalised(at) && !determiner(at) && before.is_none_or(alone)
    }

    /// Where the name of a place that ends right before a token begins: [Oslo] Central Mosque.
    fn place_before(&self, at: usize) -> Option<usize> {
        let (tokens, kind) = self.name(at.checked_sub(1)?)?;
        (*kind == NameKind::Place && tokens.end == at && self.document.same_sentence(at - 1, at))
            .then_some(tokens.start)
    }

    /// Where a run ends, before an office after a body in it (Harbour Department [Director Ann Lee]); and whether more
    /// capitalised words follow.
    fn run_end(&self, at: usize, owned: bool) -> Option<(usize, bool)> {
        let document = self.document;
        let free =
            |&next: &usize| document.same_sentence(at, next) && self.capitalised(next) && self.name(next).is_none();
        let end = (at..at + LONGEST).take_while(free).last()? + 1;
        let body = |end: usize| owned && self.is_body_word(end - 1) || self.ends_as_body(&(at..end));
        let served = (at + 1..end).find(|&end| document.class(end).intersects(WordClass::PEOPLE) && body(end));
        let goes_on = document.same_sentence(at, end) && self.capitalised(end);
        Some(served.map_or((end, goes_on), |end| (end, false)))
    }
}
