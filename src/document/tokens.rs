//! Words, numbers and marks.

use crate::lexicon::{FoldHash, Lexicon, Tags, WordClass, fold_hash, fold_initial, is_accent};
use crate::span::Span;

/// The kind of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, perhaps with digits, apostrophes and the full stop of an abbreviation: G20, don't, U.S.
    Word,
    /// Digits with their separators: 31,000, 1.5
    Number,
    /// Anything else; marks that belong together are one token: --, ..., ''
    Mark,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// lower, or no letters with case
    Lower,
    /// Title: the first letter is a capital, and some later one is not
    Title,
    /// UPPER: all letters are capitals, and there are at least two
    Upper,
    /// One capital letter alone, with or without a full stop: A, J.
    Initial,
    /// miXed: the first letter is small, some later one is a capital: eBay
    Mixed,
}

/// A token: its position, and what is known about its word.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Token {
    /// Its position.
    pub span: Span,
    /// The sentence that it is in, as an index.
    pub sentence: u32,
    /// Its kind.
    pub kind: TokenKind,
    /// How it is written.
    pub shape: Shape,
    /// [`fold_initial`] of its word.
    pub initial: u8,
    /// The number of its letters if they are ASCII as [`fold_eq`](crate::lexicon::fold_eq) sees them, else 0.
    length: u8,
    /// The classes of its word.
    pub class: WordClass,
    /// The number of the lexicon's entry for its word.
    pub known: u16,
    /// [`fold_hash`] of its word: equal for words that differ only in case.
    pub hash: u64,
}

impl Token {
    /// A token past the end: a mark without a letter, in no sentence.
    pub const NONE: Self = Self {
        span: Span { start: 0, end: 0 },
        sentence: u32::MAX,
        kind: TokenKind::Mark,
        shape: Shape::Lower,
        initial: u8::MAX,
        length: 0,
        class: WordClass::empty(),
        known: 0,
        hash: 0,
    };

    /// True for a capitalised word.
    pub fn capitalised(&self) -> bool {
        matches!(self.shape, Shape::Title | Shape::Upper | Shape::Initial)
    }

    /// What its word can be in a sentence, if it is lower-case; empty if it is in no list.
    pub fn tags(&self) -> Tags {
        Lexicon::get().known(self.known).tags
    }

    /// False when its word does not have this many bytes, counted with straight apostrophes.
    pub fn may_have_length(&self, bytes: usize) -> bool {
        self.length == 0 || usize::from(self.length) == bytes
    }
}

/// Adds the tokens of a span of the text. Hyphenated words are split at the hyphens, clitics ('s, 've) are tokens of
/// their own, and so are units glued to their number (75ml); a full stop belongs to abbreviations and initials.
pub fn tokenize(text: &str, span: Span, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
    let first = tokens.len();
    let bytes = &text.as_bytes()[..span.to()];
    let hash = FoldHash::default();
    let mut scanner = Scanner { text, bytes, at: span.from(), lexicon, seen: 0, hash, hashed: false, curly: 0 };
    while let Some((start, kind)) = scanner.next() {
        tokens.push(scanner.token(start, kind));
    }
    // A look-up waits for memory. In a separate loop the waits overlap.
    for token in tokens[first..].iter_mut().filter(|token| token.kind == TokenKind::Word) {
        token.known = lexicon.number_of(bare_hash(text, token));
        token.class = lexicon.known(token.known).class;
    }
}

/// The hash under which the lexicon has an abbreviation: without its last full stop.
fn bare_hash(text: &str, token: &Token) -> u64 {
    if text.as_bytes()[token.span.to() - 1] == b'.' {
        fold_hash(&text[token.span.from()..token.span.to() - 1])
    } else {
        token.hash
    }
}

struct Scanner<'a> {
    text: &'a str,
    /// The bytes of the text up to where it is read.
    bytes: &'a [u8],
    at: usize,
    lexicon: &'a Lexicon,
    /// The kinds of characters after the first one of the word read last.
    seen: u8,
    /// The hash of that word, if it could be made while it was read.
    hash: FoldHash,
    hashed: bool,
    /// By how many bytes it is longer than with straight apostrophes.
    curly: usize,
}

/// Words of English that can end a sentence.
const PLAIN: WordClass = WordClass::NOUN
    .union(WordClass::VERB)
    .union(WordClass::ADJECTIVE)
    .union(WordClass::ADVERB)
    .union(WordClass::PRONOUN)
    .union(WordClass::PREPOSITION)
    .union(WordClass::CONJUNCTION);

/// Words that open a sentence and no name of a street.
const FUNCTION: WordClass = WordClass::PRONOUN
    .union(WordClass::DETERMINER)
    .union(WordClass::PREPOSITION)
    .union(WordClass::CONJUNCTION)
    .union(WordClass::ADVERB);

const LOWER: u8 = 1;
const DIGIT: u8 = 2;
const SPACE: u8 = 4;
/// The bit that distinguishes a lower-case letter from its capital.
const UPPER: u8 = 32;
const FOREIGN: u8 = 64;

/// The kind of each byte of UTF-8; none for ASCII marks.
const KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = match byte as u8 {
            b'a'..=b'z' => LOWER,
            b'A'..=b'Z' => UPPER,
            b'0'..=b'9' => DIGIT,
            b' ' | b'\t'..=b'\r' => SPACE,
            128..=255 => FOREIGN,
            _ => 0,
        };
        byte += 1;
    }
    kinds
};

impl Scanner<'_> {
    /// Moves past the next token; returns its start and kind.
    fn next(&mut self) -> Option<(usize, TokenKind)> {
        while self.kind() == SPACE {
            self.at += 1;
        }
        if self.kind() == FOREIGN {
            self.eat(char::is_whitespace);
        }
        let start = self.at;
        self.hashed = false;
        let first = self.kind();
        if first & (LOWER | UPPER) != 0 {
            self.word(start);
            return Some((start, TokenKind::Word));
        }
        let first = self.peek()?;
        if first.is_ascii_digit() || first == '.' && self.starts_decimal(start) {
            self.number(start);
            Some((start, TokenKind::Number))
        } else if is_letter(first) {
            self.word(start);
            Some((start, TokenKind::Word))
        } else if matches!(first, '\'' | '’') && self.clitic(start) {
            Some((start, TokenKind::Word))
        } else {
            self.mark(first);
            Some((start, TokenKind::Mark))
        }
    }

    /// The token that was read last; its class is not known yet.
    fn token(&self, start: usize, kind: TokenKind) -> Token {
        let span = Span::new(start, self.at);
        let word = span.of(self.text);
        let shape = if kind == TokenKind::Word { self.shape(word) } else { Shape::Lower };
        let (initial, letters, hash) = if self.hashed {
            (word.as_bytes()[0].to_ascii_lowercase(), word.len() - self.curly, self.hash.finish())
        } else {
            (fold_initial(word), if word.is_ascii() { word.len() } else { 0 }, fold_hash(word))
        };
        let length = u8::try_from(letters).unwrap_or(0);
        Token { span, sentence: 0, kind, shape, initial, length, class: WordClass::empty(), known: 0, hash }
    }

    /// The kind of the current byte; 0 at the end.
    #[inline]
    fn kind(&self) -> u8 {
        self.bytes.get(self.at).map_or(0, |&byte| KINDS[usize::from(byte)])
    }

    fn peek(&self) -> Option<char> {
        self.text[self.at..self.bytes.len()].chars().next()
    }

    #[inline]
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(b' ')
    }

    fn eat(&mut self, take: impl Fn(char) -> bool) {
        loop {
            // Most text is ASCII, where a byte is a character.
            while let Some(byte) = self.bytes.get(self.at).filter(|byte| byte.is_ascii()) {
                if !take(char::from(*byte)) {
                    return;
                }
                self.at += 1;
            }
            match self.peek().filter(|&c| take(c)) {
                Some(c) => self.at += c.len_utf8(),
                None => return,
            }
        }
    }

    /// A decimal without its zero (.5) where a number can begin: not after a word, a digit or another full stop.
    fn starts_decimal(&self, start: usize) -> bool {
        let before = self.text[..start].chars().next_back().unwrap_or(' ');
        self.byte(start + 1).is_ascii_digit() && !before.is_alphanumeric() && !matches!(before, '.' | ')' | '"' | '”')
    }

    /// Digits; a full stop before further digits; a comma before two or three digits (Indian and Western grouping).
    fn number(&mut self, start: usize) {
        loop {
            while self.kind() == DIGIT {
                self.at += 1;
            }
            let group = || (1..=4).take_while(|n| self.byte(self.at + n).is_ascii_digit()).count();
            match self.byte(self.at) {
                b'.' if group() > 0 => self.at += 1,
                b',' if matches!(group(), 2 | 3) => self.at += 1,
                b',' if group() == 1 && self.measured(start) => self.at += 1,
                _ => return,
            }
        }
    }

    /// True for one digit after a comma that is a decimal and not the next number of a list, since a measure is next to
    /// the number: 2,3%; 3,5 million; R3,5bn. (Not: 1,2 and 3 metres.)
    fn measured(&self, start: usize) -> bool {
        const LONGEST: usize = 12;
        let rest = &self.text[self.at + 2..self.bytes.len()];
        let word = rest.trim_start_matches([' ', '-']);
        let letters = word.bytes().take(LONGEST).take_while(u8::is_ascii_alphabetic).count();
        let class = self.lexicon.class(&word[..letters]);
        let scale = class.intersects(WordClass::NUMBER | WordClass::UNIT | WordClass::CURRENCY);
        let measure = scale && !matches!(&word[..letters], "in" | "a" | "one" | "two");
        let before = &self.text[..start];
        let code = before.bytes().rev().take(LONGEST).take_while(u8::is_ascii_alphabetic).count();
        let priced = self.lexicon.class(&before[start - code..]).contains(WordClass::CURRENCY);
        let signed = before.char_indices().next_back().is_some_and(|(at, _)| is_currency_sign(&before[at..]));
        word.starts_with('%') || measure || priced || signed
    }

    fn word(&mut self, start: usize) {
        (self.hash, self.hashed, self.curly, self.seen) = (FoldHash::default(), true, 0, 0);
        self.first_letter();
        loop {
            self.letters();
            if let Some(end) = self.currency_prefix(start) {
                (self.at, self.hashed) = (end, false);
                return;
            }
            match self.byte(self.at) {
                b'.' if self.takes_stop(start) => {
                    self.within_word(b'.', 1);
                    if self.name_follows_title(start) {
                        return;
                    }
                }
                b'\'' if self.inner_apostrophe() => self.within_word(b'\'', 1),
                // The first byte of a curly apostrophe.
                0xE2 if self.peek() == Some('’') && self.inner_apostrophe() => {
                    self.within_word(b'\'', '’'.len_utf8());
                }
                _ => return,
            }
        }
    }

    fn first_letter(&mut self) {
        let kind = self.kind();
        if kind == FOREIGN {
            self.at += self.peek().map_or(0, char::len_utf8);
            (self.seen, self.hashed) = (FOREIGN, false);
        } else {
            self.within_word(self.byte(self.at) | kind & UPPER, 1);
        }
    }

    /// Moves past a character that is hashed as this one.
    fn within_word(&mut self, small: u8, width: usize) {
        self.hash.push(small);
        self.curly += width - 1;
        self.at += width;
    }

    /// Moves past letters and digits.
    fn letters(&mut self) {
        loop {
            let mut hash = self.hash;
            for &byte in &self.bytes[self.at..] {
                let kind = KINDS[usize::from(byte)];
                if kind & (LOWER | UPPER | DIGIT) == 0 {
                    break;
                }
                hash.push(byte | kind & UPPER);
                self.seen |= kind;
                self.at += 1;
            }
            self.hash = hash;
            if self.kind() != FOREIGN || !self.peek().is_some_and(is_in_word) {
                return;
            }
            self.eat(is_in_word);
            self.seen |= FOREIGN;
            self.hashed = false;
        }
    }

    /// How the word that was read last is written.
    fn shape(&self, word: &str) -> Shape {
        let first = KINDS[usize::from(word.as_bytes()[0])];
        match (first, self.seen & (LOWER | UPPER | FOREIGN)) {
            (FOREIGN, _) | (_, FOREIGN..) => shape(word),
            (UPPER, 0) => Shape::Initial,
            (UPPER, UPPER) => Shape::Upper,
            (UPPER, _) => Shape::Title,
            (LOWER, 0 | LOWER) => Shape::Lower,
            (LOWER, _) => Shape::Mixed,
            _ => shape(word),
        }
    }

    /// The end of a currency in letters that is glued to its amount: Rs500, USD115, R3,000, $US4. A few digits alone
    /// make it a name (COP26, N95).
    fn currency_prefix(&self, start: usize) -> Option<usize> {
        if self.seen & DIGIT == 0 {
            return None;
        }
        let word = &self.text[start..self.at];
        let letters = word.bytes().take(5).position(|b| b.is_ascii_digit()).filter(|&n| n > 0)?;
        let prefix = &word[..letters];
        let digits = word[letters..].bytes().take_while(u8::is_ascii_digit).count();
        let rest = &self.bytes[start + letters + digits..];
        let hyphened = matches!(rest, [b'-', b'M' | b'B', after, ..] if !after.is_ascii_alphanumeric());
        let separated = hyphened
            || matches!(rest, [b',' | b'.', b'0'..=b'9', ..] | [b'm' | b'b', b' ' | b'n', ..])
            || [" million", " billion", " trillion", " crore", " lakh"]
                .iter()
                .any(|scale| rest.starts_with(scale.as_bytes()))
            || matches!(rest, [b' ', b'0'..=b'9', b'0'..=b'9', b'0'..=b'9', after, ..] if !after.is_ascii_digit());
        let amount = digits >= 3 || separated || prefix.ends_with(|c: char| c.is_ascii_lowercase());
        let known = prefix.starts_with(|c: char| c.is_ascii_uppercase())
            && self.lexicon.class(prefix).contains(WordClass::CURRENCY);
        // $US4.5 billion
        let dollars = self.bytes[..start].last() == Some(&b'$') && prefix.bytes().all(|b| b.is_ascii_uppercase());
        (amount && known || dollars).then_some(start + letters)
    }

    /// An apostrophe within a word (O'Brien, don't) and not before a clitic or at its end.
    fn inner_apostrophe(&self) -> bool {
        let after = &self.text[self.at..self.bytes.len()];
        let rest = after.trim_start_matches(['\'', '’']);
        let width = after.len() - rest.len();
        width <= '’'.len_utf8() && rest.starts_with(char::is_alphabetic) && clitic_length(after).is_none()
    }

    /// A full stop belongs to an initial (J., not the C of 38C. or 5 degrees C.), to the "v." between parties, to letters separated by
    /// full stops (U.S., p.m.) and to known abbreviations.
    fn takes_stop(&self, start: usize) -> bool {
        let word = &self.text[start..self.at];
        let last = word.rsplit('.').next().unwrap_or(word);
        let mut letters = last.chars();
        let (Some(first), None) = (letters.next(), letters.next()) else {
            let known = self.byte(self.at + 1) != b'.' && self.abbreviation(word);
            return !word.contains('.') && (known || self.is_digraph_initial(word));
        };
        let more = self.text[self.at + 1..self.bytes.len()].chars().next().is_some_and(char::is_alphabetic);
        let before = &self.text[..start];
        let unit = ends_figure(before) || before.ends_with("degrees ") || self.is_last_unit(start);
        let parties = word == "v" && self.byte(self.at + 1) == b' ';
        let initial = first.is_uppercase() && word != "I";
        first.is_alphabetic() && !unit && (more || word.contains('.') || initial || parties)
    }

    /// True for the sign of a unit after a number and a space, when its stop ends the sentence: it draws 60 W. (Not: 60 W.
    /// 23rd Street.)
    fn is_last_unit(&self, start: usize) -> bool {
        let number = self.text[..start].strip_suffix(' ').is_some_and(ends_figure);
        let sign = || self.lexicon.class(&self.text[start..self.at]).contains(WordClass::UNIT);
        let opens = || {
            let rest = self.text[self.at + 1..self.bytes.len()].trim_start();
            let word = &rest[..rest.bytes().take_while(u8::is_ascii_alphabetic).count()];
            rest.is_empty() || self.lexicon.class(word).intersects(FUNCTION)
        };
        number && sign() && opens()
    }

    /// True after the full stop of a title with a name glued to it: Dr.[Ann].
    fn name_follows_title(&self, start: usize) -> bool {
        let title = &self.text[start..self.at - 1];
        self.is_title_word(self.at) && self.lexicon.class_of(fold_hash(title)).contains(WordClass::TITLE_ABBREVIATION)
    }

    /// True for an initial of two letters with a name glued to its stop, as Mongolian names are written: Ts.[Bold].
    fn is_digraph_initial(&self, word: &str) -> bool {
        let &[first, second] = word.as_bytes() else { return false };
        first.is_ascii_uppercase()
            && second.is_ascii_lowercase()
            && self.is_title_word(self.at + 1)
            && !self.lexicon.class_of(fold_hash(word)).intersects(PLAIN)
    }

    /// True at a capital and a lower-case letter.
    fn is_title_word(&self, at: usize) -> bool {
        self.byte(at).is_ascii_uppercase() && self.byte(at + 1).is_ascii_lowercase()
    }

    fn abbreviation(&self, word: &str) -> bool {
        let class = self.lexicon.class_of(if self.hashed { self.hash.finish() } else { fold_hash(word) });
        let kind =
            if word.starts_with(char::is_uppercase) { WordClass::ABBREVIATION } else { WordClass::LOWER_ABBREVIATION };
        class.contains(kind)
    }

    /// Moves past a clitic
    fn clitic(&mut self, start: usize) -> bool {
        let after_word = self.text[..start].chars().next_back().is_some_and(char::is_alphanumeric);
        match clitic_length(&self.text[start..self.bytes.len()]).filter(|_| after_word) {
            Some(length) => {
                self.seen = FOREIGN;
                self.at += length;
                true
            }
            None => false,
        }
    }

    /// Marks that belong together are one token.
    fn mark(&mut self, first: char) {
        self.at += first.len_utf8();
        let longest = match first {
            '-' | '\'' | '`' | '‘' | '’' => 2,
            '.' => 3,
            '!' | '?' => 8,
            _ => 1,
        };
        for _ in 1..longest {
            match self.peek() {
                Some(c) if c == first || matches!((first, c), ('!' | '?', '!' | '?') | ('‘', '’')) => {
                    self.at += c.len_utf8();
                }
                _ => return,
            }
        }
    }
}

/// True for a text that ends in a digit or a degree sign, after which a letter is the sign of a unit.
fn ends_figure(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '°' | 'º'))
}

/// The length in bytes of the clitic that a text begins with, apostrophe included.
fn clitic_length(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(['\'', '’'])?;
    let letters = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let known = ["s", "m", "d", "re", "ve", "ll"].iter().any(|c| rest[..letters].eq_ignore_ascii_case(c));
    known.then(|| text.len() - rest.len() + letters)
}

/// True for a mark that is a currency: $, £, €.
pub fn is_currency_sign(word: &str) -> bool {
    word.chars()
        .next()
        .is_some_and(|c| matches!(c, '$' | '¢' | '£' | '¥' | '￥' | '฿' | '৳' | '៛' | '﷼' | '\u{20a0}'..='\u{20cf}'))
}

/// True for a letter or digit of any script. Quotation marks and dashes are excluded without a look at the tables.
fn is_letter(c: char) -> bool {
    !matches!(c, '\u{2010}'..='\u{205e}') && c.is_alphanumeric()
}

/// True for what continues a word: a letter, a digit, an accent that is a character of its own.
fn is_in_word(c: char) -> bool {
    is_letter(c) || is_accent(c)
}

/// How a word is written, letter by letter.
fn shape(word: &str) -> Shape {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return Shape::Lower };
    let (mut rest, mut upper) = (0, 0);
    for c in letters {
        rest += 1;
        upper += usize::from(c.is_uppercase());
    }
    match (first.is_uppercase(), upper) {
        (true, _) if rest == 0 => Shape::Initial,
        (true, n) if n == rest => Shape::Upper,
        (true, _) => Shape::Title,
        (false, 0) => Shape::Lower,
        (false, _) => Shape::Mixed,
    }
}
