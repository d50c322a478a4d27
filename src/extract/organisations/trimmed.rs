//! Names without the words at their ends that are not of the body: what its officer is in charge of, its acronym, the
//! place of its candidate.

use super::Page;
use crate::document::initials::Initials;
use crate::lexicon::WordClass;
use std::ops::Range;

impl Page<'_> {
    /// A name without what an officer of the body has charge of: coordinator of [Tourism of the] Regional Council,
    /// chairman of the [Board of Directors of] Acme, Chief of [Staff of the] Coast Guard.
    pub(super) fn without_charge(&self, name: Range<usize>) -> Range<usize> {
        let document = self.document;
        let charge = (name.start + 1..name.end.saturating_sub(1))
            .find(|&of| document.is(of, "of") && self.is_charge(name.start..of))
            .map(|of| of + 1 + usize::from(document.is(of + 1, "the")));
        match charge {
            Some(start) if start < name.end && self.is_whole_body(&(start..name.end)) => start..name.end,
            _ => name,
        }
    }

    /// True for words after an office that are the board or the staff of a body, or a field.
    fn is_charge(&self, words: Range<usize>) -> bool {
        const DIRECTORS: [&str; 4] = ["directors", "governors", "management", "trustees"];
        let document = self.document;
        let field = WordClass::NOUN | WordClass::ADJECTIVE | WordClass::CONJUNCTION | WordClass::PORTFOLIO;
        let body = WordClass::ORGANISATION_NOUN | WordClass::ORGANISATION_WORD;
        let plain = |at: usize| {
            let class = document.class(at);
            class.intersects(field) && (class.contains(WordClass::PORTFOLIO) || !class.intersects(body))
        };
        let the = usize::from(words.start > 0 && document.is(words.start - 1, "the"));
        let office = words.start.checked_sub(2 + the).filter(|&at| document.is_any(at + 1, &["of", "for"]));
        let office = office.is_some_and(|at| document.class(at).intersects(WordClass::PEOPLE));
        let board = document.is_any(words.start, &["board", "boards"]) && document.is(words.start + 1, "of");
        let directors = board && words.len() == 3 && document.is_any(words.end - 1, &DIRECTORS);
        let staff = words.len() == 1 && document.is(words.start, "staff");
        directors || office && (staff || words.clone().all(plain))
    }

    /// True for a name that a word for a body ends, or stands before its first "of", or that is listed.
    fn is_whole_body(&self, name: &Range<usize>) -> bool {
        let of = name.clone().find(|&at| self.document.is(at, "of")).filter(|&of| of > name.start);
        let body = WordClass::ORGANISATION_NOUN | WordClass::ORGANISATION_WORD;
        self.document.class(of.unwrap_or(name.end) - 1).intersects(body) || self.is_known(name)
    }

    /// A name without its acronym right after it (Harbour Workers Congress [HWC]), and the name of a party without the
    /// place of its candidate (Harbour Party [Oslo]).
    pub(super) fn without_end(&self, name: Range<usize>) -> Range<usize> {
        const FEWEST: usize = 3;
        let document = self.document;
        let Some(last) = name.end.checked_sub(1).filter(|&last| last > name.start + 1) else { return name };
        let word = document.word(last);
        let capitals = word.len() >= FEWEST && word.bytes().all(|byte| byte.is_ascii_uppercase());
        let own = capitals && Initials::of(document, name.start..last).spell(word);
        let place =
            document.is(last - 1, "party") && self.place_ending(last).is_some_and(|(place, _)| place.len() == 1);
        name.start..if own || place { last } else { name.end }
    }
}
