//! Numbers of houses, telephones and postcodes, and positions on the globe.

use crate::document::{Document, Numeral, Shape, TokenKind};
use crate::lexicon::{Groups, WordClass};

/// A house number: 3270 M Street, 10 Downing St, 131 West 23rd Street.
pub fn is_address(document: &Document, numeral: &Numeral) -> bool {
    let end = numeral.tokens.end;
    let one = numeral.tokens.len() == 1;
    let digits = document.tokens[end - 1].kind == TokenKind::Number;
    let street = |at: &usize| {
        let named = document.tokens.get(*at).is_some_and(|t| t.capitalised());
        named
            && document.in_group(*at, Groups::STREET | Groups::STREET_OR_PLAIN)
            && document.same_sentence(end - 1, *at)
    };
    let named = |at: usize| {
        let token = &document.tokens[at];
        let rank = document.glued(at) && document.is_any(at, &["st", "nd", "rd", "th"]);
        token.capitalised() || token.kind == TokenKind::Number || rank || document.in_group(at, Groups::COMPASS)
    };
    // Two Wall Street banks are counted; Ten Downing Street is a house.
    let house = |street: usize| digits || document.tokens[end - 1].capitalised() && !names_more(document, street + 1);
    one && (end + 1..end + 6).find(street).is_some_and(|street| (end..street).all(named) && house(street))
}

fn names_more(document: &Document, at: usize) -> bool {
    document.class(at).contains(WordClass::NOUN) && document.same_sentence(at - 1, at)
}

/// A postcode after the letters of its state: Austin, TX 73301.
pub fn is_postcode(document: &Document, numeral: &Numeral) -> bool {
    let first = numeral.tokens.start;
    let code = document.word(first);
    let digits = numeral.tokens.len() == 1 && code.len() == 5 && code.bytes().all(|b| b.is_ascii_digit());
    digits
        && first > 0
        && document.same_sentence(first - 1, first)
        && document.tokens[first - 1].shape == Shape::Upper
        && document.word(first - 1).len() == 2
}

/// A position on the globe: 12.5 degrees north, 34°05'N.
pub fn is_position(document: &Document, numeral: &Numeral) -> bool {
    const LONGEST: usize = 8;
    let end = numeral.tokens.end;
    let worded = document.is_any(end, &["degree", "degrees", "°"])
        && document.is_any(end + 1, &["north", "south", "east", "west", "latitude", "longitude"])
        && !document.is(end + 2, "of");
    let glued = |at: &usize| document.glued(*at) && document.tokens.get(*at).is_some();
    let mut after = (end + 1..end + LONGEST).take_while(glued);
    let signed = document.is(end, "°")
        && after.any(|at| {
            let letter = document.word(at).trim_matches(['\'', '’', '′', '"', '″', '.']);
            matches!(letter, "N" | "S" | "E" | "W")
        });
    worded || signed
}

/// A telephone number: digits after a plus (+44 20 7946 0958), or in groups of digits that are not thousands (800 555
/// 0199).
pub fn is_row_of_digits(document: &Document, numeral: &Numeral) -> bool {
    let digits = |at: usize| document.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number);
    let first = numeral.tokens.start;
    let plus = document.glued(first) && document.is(first - 1, "+");
    let area = plus && document.is(numeral.tokens.end, "(") && digits(numeral.tokens.end + 1);
    area || (plus || numeral.tokens.len() > 1) && numeral.tokens.clone().all(digits) && digits(numeral.tokens.end)
}

/// The token after further numbers joined to one that is not a quantity: by hyphens, slashes or colons (555-12-34, 6:3,
/// 1/2/16), and by spaces in a telephone number (0800 555 111, +44 20 7946 0958).
pub fn past_joined_numbers(document: &Document, numeral: &Numeral) -> usize {
    let first = numeral.tokens.start;
    let telephone =
        document.word(first).starts_with('0') && document.word(first).len() > 2 || is_row_of_digits(document, numeral);
    let number = |at: usize| document.tokens.get(at).is_some_and(|next| next.kind == TokenKind::Number);
    let joined = |at: usize| {
        number(at + 1)
            && document.glued(at)
            && document.glued(at + 1)
            && document.is_any(at, &["-", "–", "/", ":", "."])
    };
    let mut at = numeral.tokens.end;
    loop {
        if joined(at) {
            at += 2;
        } else if telephone && number(at) {
            at += 1;
        } else {
            return at;
        }
    }
}
