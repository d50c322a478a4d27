//! Parts of speech: what a word does in its sentence.

use super::WordClass;
use bitflags::bitflags;

/// Declares the parts of speech: a name, its code in the lists, its coarse tag of Universal Dependencies, its
/// description.
macro_rules! tags {
    ($($(#[doc = $doc:literal])* $name:ident $constant:ident $code:literal $upos:literal;)*) => {
        /// A part of speech, with the number of nouns and the form of verbs.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Tag { $($(#[doc = $doc])* $name,)* }

        impl Tag {
            /// All tags, in their order.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The code in the lists: that of the Penn Treebank if number or form are given, else that of Universal
            /// Dependencies.
            pub fn code(self) -> &'static str {
                [$($code,)*][self as usize]
            }

            /// The coarse tag of Universal Dependencies (UPOS).
            pub fn upos(self) -> &'static str {
                [$($upos,)*][self as usize]
            }
        }

        bitflags! {
            /// A set of parts of speech: what a word can be.
            #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
            pub struct Tags: u32 {
                $($(#[doc = $doc])* const $constant = 1 << Tag::$name as u32;)*
            }
        }
    };
}

tags! {
    /// A common noun in the singular: law, news
    Noun NOUN "NN" "NOUN";
    /// A common noun in the plural: laws, police
    Nouns NOUNS "NNS" "NOUN";
    /// A proper name in the singular: Smith, June
    Name NAME "NNP" "PROPN";
    /// A proper name in the plural: Nations, Kurds
    Names NAMES "NNPS" "PROPN";
    /// An adjective: big, third
    Adjective ADJECTIVE "JJ" "ADJ";
    /// An adverb: soon, also
    Adverb ADVERB "RB" "ADV";
    /// The base form of a full verb: say
    Base BASE "VB" "VERB";
    /// The present of the third person: says
    Singular SINGULAR "VBZ" "VERB";
    /// The present of other persons: say
    Present PRESENT "VBP" "VERB";
    /// The past: said
    Past PAST "VBD" "VERB";
    /// The past participle: said, written
    Participle PARTICIPLE "VBN" "VERB";
    /// The form in -ing: saying
    Gerund GERUND "VBG" "VERB";
    /// An auxiliary verb, the copula among them: is, has, would
    Auxiliary AUXILIARY "AUX" "AUX";
    /// A determiner: the, this
    Determiner DETERMINER "DET" "DET";
    /// A pronoun, possessive ones among them: he, his, who
    Pronoun PRONOUN "PRON" "PRON";
    /// A preposition or a verb's particle: of, out
    Preposition PREPOSITION "ADP" "ADP";
    /// A word that opens a subordinate clause: that, because
    Subordinator SUBORDINATOR "SCONJ" "SCONJ";
    /// A word that joins equals: and, or, but
    Conjunction CONJUNCTION "CCONJ" "CCONJ";
    /// The "to" of an infinitive, the 's of a possessive, not
    Particle PARTICLE "PART" "PART";
    /// A number: two, 31,000
    Number NUMBER "NUM" "NUM";
    /// A sign that is read as a word: $, %
    Symbol SYMBOL "SYM" "SYM";
    /// An interjection: yes, oh
    Interjection INTERJECTION "INTJ" "INTJ";
    /// Any other word: of a foreign language, part of an address
    Other OTHER "X" "X";
    /// A mark of punctuation.
    Mark MARK "PUNCT" "PUNCT";
}

impl Tag {
    /// The tag with this code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|tag| tag.code() == code)
    }

    /// True when it is one of these.
    #[inline]
    pub fn is(self, tags: Tags) -> bool {
        tags.bits() >> self as u32 & 1 != 0
    }
}

impl From<Tag> for Tags {
    fn from(tag: Tag) -> Self {
        Self::from_bits_truncate(1 << tag as u32)
    }
}

impl Tags {
    /// Nouns and names.
    pub const NOMINAL: Self = Self::NOUN.union(Self::NOUNS).union(Self::NAME).union(Self::NAMES);
    /// Proper names.
    pub const PROPER: Self = Self::NAME.union(Self::NAMES);
    /// All forms of full verbs.
    pub const VERB: Self = Self::FINITE.union(Self::BASE).union(Self::PARTICIPLE).union(Self::GERUND);
    /// The forms of full verbs that can stand without an auxiliary: says, say, said.
    pub const FINITE: Self = Self::SINGULAR.union(Self::PRESENT).union(Self::PAST);
    /// What a word in no list can be.
    pub const OPEN: Self = Self::NOMINAL.union(Self::VERB).union(Self::ADJECTIVE).union(Self::ADVERB);

    /// The tags in a field of a list: codes separated by spaces.
    pub fn parse(field: &str) -> Option<Self> {
        field.split(' ').map(|code| Tag::of(code).map(Self::from)).collect()
    }

    /// The only tag in it, if it has one.
    #[inline]
    pub fn only(self) -> Option<Tag> {
        (self.bits().count_ones() == 1).then(|| Tag::ALL[self.bits().trailing_zeros() as usize])
    }

    /// Its tags, in their order.
    pub fn tags(self) -> impl Iterator<Item = Tag> {
        Tag::ALL.iter().copied().filter(move |tag| tag.is(self))
    }
}

/// What a word can be by its classes: those of common words, and its ending.
pub fn of_class(word: &str, class: WordClass) -> Tags {
    let noun = match () {
        () if class.contains(WordClass::PLURAL) => Tags::NOUNS,
        () if class.intersects(WordClass::SOURCES) => Tags::NOUN,
        () if !class.contains(WordClass::NOUN) => Tags::empty(),
        () if word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is") => {
            Tags::NOUNS
        }
        () => Tags::NOUN,
    };
    let verb = match () {
        () if !class.contains(WordClass::VERB) => Tags::empty(),
        () if word.ends_with("ing") && word.len() > 5 => Tags::GERUND,
        () if word.ends_with("ed") => Tags::PAST | Tags::PARTICIPLE,
        () if word.ends_with('s') && !word.ends_with("ss") => Tags::SINGULAR,
        () if word.ends_with("en") && class.contains(WordClass::ADJECTIVE) => Tags::PARTICIPLE,
        () => Tags::VERB.difference(Tags::SINGULAR.union(Tags::GERUND)),
    };
    let adjective = if class.contains(WordClass::ADJECTIVE) { Tags::ADJECTIVE } else { Tags::empty() };
    let adverb = if class.contains(WordClass::ADVERB) { Tags::ADVERB } else { Tags::empty() };
    noun | verb | adjective | adverb
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_back() {
        for &tag in Tag::ALL {
            assert_eq!(Tag::of(tag.code()), Some(tag));
            assert_eq!(Tags::from(tag).only(), Some(tag));
        }
        assert_eq!(Tags::parse("NN VBG"), Some(Tags::NOUN | Tags::GERUND));
        assert_eq!(Tags::parse("NN NONE"), None);
        assert_eq!((Tags::NOUN | Tags::NAME).only(), None);
    }
}
