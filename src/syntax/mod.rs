//! The syntax of sentences: parts of speech, noun phrases, verb groups, clauses, and kinds of sentences and lines.
//! Built once per article, in flat arrays, each pass linear in its length.
//!
//! A [`Reading`] is a document with its syntax, which rules use. Places are [`At`]s, which may be outside of the text:
//! they read as nothing.
//!
//! ```
//! # use tidings::{article::Article, document::Document, syntax::{Reading, Syntax, Voice}};
//! let article = Article::from_text("a", "The mayor's spokesman did not say who was hurt.");
//! let document = Document::new(&article);
//! let syntax = Syntax::new(&document);
//! let reading = Reading { document: &document, syntax: &syntax };
//! let clause = &syntax.clauses[0];
//! let subject = syntax.phrase(clause.subject).expect("a subject");
//! assert_eq!(reading.word(subject.head), "spokesman");
//! let verb = syntax.group(clause.verb);
//! assert!(reading.word(verb.main) == "say" && verb.negated && verb.voice == Voice::Active);
//! ```

use crate::document::{Document, Token, TokenKind};
use crate::lexicon::{Groups, Tag, Tags, WordClass};
use crate::span::Span;

pub mod at;
pub mod clauses;
pub mod phrases;
pub mod sentences;
pub mod tagger;
pub mod verbs;

pub use at::{At, Run};
pub use clauses::{Clause, Complement};
pub use phrases::{Phrase, What};
pub use sentences::{Kind, Place};
pub use verbs::{Group, Tense, Voice};

/// An index into one of the arrays of a [`Syntax`]; none if there is no such item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Index(u32);

impl Index {
    /// The index of nothing.
    pub const NONE: Self = Self(u32::MAX);

    fn new(index: usize) -> Self {
        Self(index as u32)
    }

    /// The number, if there is one.
    pub fn get(self) -> Option<usize> {
        (self != Self::NONE).then_some(self.0 as usize)
    }
}

/// The syntax of an article.
#[derive(Debug, Clone, Default)]
pub struct Syntax {
    /// The part of speech of each token.
    pub tags: Vec<Tag>,
    /// The noun phrases, in the order of their last words; a possessor is before what it possesses.
    pub phrases: Vec<Phrase>,
    /// The verb groups, in order.
    pub groups: Vec<Group>,
    /// The clauses, one per verb group, in order.
    pub clauses: Vec<Clause>,
    /// The kind of each sentence, and where its prose begins.
    pub sentences: Vec<sentences::Sentence>,
    /// The smallest phrase that each token is in.
    phrase_at: Vec<Index>,
    /// The verb group that each token is in.
    group_at: Vec<Index>,
    /// Other properties of each token.
    places: Vec<Place>,
}

impl Syntax {
    /// Reads a document. If the article is not in English, nothing is read.
    pub fn new(document: &Document) -> Self {
        if !document.is_english() {
            return Self::default();
        }
        let tags = tagger::tag(document);
        let mut syntax = Self { tags, ..Self::default() };
        syntax.places = sentences::places(document);
        syntax.sentences = sentences::read(document, &syntax);
        phrases::read(document, &mut syntax);
        verbs::read(document, &mut syntax);
        clauses::read(document, &mut syntax);
        syntax
    }

    /// The part of speech of a token; that of a mark past the ends.
    #[inline]
    pub fn tag(&self, at: At) -> Tag {
        self.tags.get(at.index()).copied().unwrap_or(Tag::Mark)
    }

    /// The phrase with this index.
    pub fn phrase(&self, index: Index) -> Option<&Phrase> {
        self.phrases.get(index.get()?)
    }

    /// The group with this index.
    pub fn group(&self, index: Index) -> &Group {
        index.get().and_then(|index| self.groups.get(index)).unwrap_or(&Group::NONE)
    }

    /// The smallest phrase that a token is in.
    pub fn phrase_at(&self, at: At) -> Index {
        self.phrase_at.get(at.index()).copied().unwrap_or(Index::NONE)
    }

    /// The verb group that a token is in.
    pub fn group_at(&self, at: At) -> Index {
        self.group_at.get(at.index()).copied().unwrap_or(Index::NONE)
    }

    /// The clause of the verb group that a token is in.
    pub fn clause_at(&self, at: At) -> Option<&Clause> {
        self.clauses.get(self.group_at(at).get()?)
    }

    /// The tokens of a phrase with all phrases joined to it by "of": [the minister of health] of [the state of Ohio].
    pub fn whole(&self, phrase: &Phrase) -> Run {
        let mut end = phrase.run.end;
        let mut of = phrase.of;
        while let Some(next) = self.phrase(of) {
            (end, of) = (next.run.end, next.of);
        }
        Run { start: phrase.run.start, end }
    }

    /// Other properties of a token: inside quotation marks, part of an address.
    pub fn place(&self, at: At) -> Place {
        self.places.get(at.index()).copied().unwrap_or_default()
    }
}

/// A document with its syntax. All methods accept places outside of the text.
#[derive(Clone, Copy)]
pub struct Reading<'r, 'a> {
    /// The document.
    pub document: &'r Document<'a>,
    /// Its syntax.
    pub syntax: &'r Syntax,
}

impl<'r, 'a> Reading<'r, 'a> {
    /// A token; [`Token::NONE`] past the ends.
    #[inline]
    pub fn token(&self, at: At) -> &'r Token {
        self.document.tokens.get(at.index()).unwrap_or(&Token::NONE)
    }

    /// The words of a token; nothing past the ends.
    pub fn word(&self, at: At) -> &'a str {
        self.token(at).span.of(self.document.text)
    }

    /// True when a token is this word, ignoring case.
    #[inline]
    pub fn is(&self, at: At, word: &str) -> bool {
        self.document.is(at.index(), word)
    }

    /// True when a token is one of these words, ignoring case.
    #[inline]
    pub fn is_any(&self, at: At, words: &[&str]) -> bool {
        self.document.is_any(at.index(), words)
    }

    /// True for who, which, that, whom, whose.
    pub fn is_relative(&self, at: At) -> bool {
        self.is_any(at, &["who", "which", "that", "whom", "whose"])
    }

    /// True when a token's word is in one of these groups.
    pub fn in_group(&self, at: At, groups: Groups) -> bool {
        self.document.in_group(at.index(), groups)
    }

    /// The classes of a token's word.
    #[inline]
    pub fn class(&self, at: At) -> WordClass {
        self.token(at).class
    }

    /// True when a token's word has one of these classes.
    #[inline]
    pub fn any(&self, at: At, classes: WordClass) -> bool {
        self.class(at).intersects(classes)
    }

    /// The part of speech of a token.
    #[inline]
    pub fn tag(&self, at: At) -> Tag {
        self.syntax.tag(at)
    }

    /// True when a token is one of these parts of speech.
    #[inline]
    pub fn tagged(&self, at: At, tags: Tags) -> bool {
        self.tag(at).is(tags)
    }

    /// True for the token with this index in a web address, an e-mail address or a handle.
    pub fn in_address(&self, token: usize) -> bool {
        self.syntax.place(At::new(token)).contains(Place::ADDRESS)
    }

    /// True for a word, false for numbers and marks.
    pub fn is_word(&self, at: At) -> bool {
        self.token(at).kind == TokenKind::Word
    }

    /// True when no white space is between a token and the one before.
    pub fn glued(&self, at: At) -> bool {
        self.document.glued(at.index())
    }

    /// The tokens of the sentence that a token is in; nothing past the ends.
    pub fn sentence(&self, at: At) -> Run {
        let sentence = self.document.sentences.get(self.token(at).sentence as usize);
        sentence.map_or(Run { start: At::NOWHERE, end: At::NOWHERE }, |sentence| sentence.tokens.clone().into())
    }

    /// The characters from the first to the last token of a run that is not empty.
    pub fn span(&self, run: Run) -> Span {
        self.document.span_of(run.range())
    }

    /// The words of a run that is not empty.
    pub fn text(&self, run: Run) -> &'a str {
        self.span(run).of(self.document.text)
    }
}
