//! The authors of an article, from bylines of pages: without "by", days and times, and each name once.

use super::words;
use crate::lexicon::calendar::{self, Kind};
use crate::lexicon::{fold_hash, pages};
use dom_query::{Document, NodeRef};

/// A longer line says more about the author than the name.
const LONGEST: usize = 150;

/// What separates names from the rest of the line.
const SEPARATORS: [char; 7] = ['|', '·', '•', '–', '—', '/', '\n'];

/// The author that the page shows. The bylines are removed from the page: they are no paragraphs.
pub fn take(page: &Document) -> Option<String> {
    let mut author = None;
    for line in lines(page) {
        let text = text_of(&line);
        if text.len() > LONGEST {
            continue;
        }
        let people = people(&text);
        if author.is_none() && people.is_some() {
            author = people;
        }
        line.remove_from_parent();
    }
    author
}

/// The elements whose names say that they hold the author, the outermost first.
fn lines(page: &Document) -> Vec<NodeRef<'_>> {
    let named = page.select(
        "[rel~=author], [itemprop~=author], [class*=byline i], [class*=author i], [id*=byline i], [class*=writtenby i]",
    );
    named
        .nodes()
        .iter()
        .filter(|node| !is_comment(node) && !node.has_name("body") && !node.has_name("html"))
        .copied()
        .collect()
}

/// True for the authors of readers' comments and of other articles.
pub fn is_comment(node: &NodeRef) -> bool {
    node.ancestors_it(None).chain([*node]).any(|node| {
        let names = [node.attr_or("class", ""), node.attr_or("id", "")];
        names
            .iter()
            .any(|names| pages::names(names).any(|name| name.starts_with("comment") || name.starts_with("related")))
    })
}

/// The words of an element, with a mark between the texts of its elements.
fn text_of(line: &NodeRef) -> String {
    const MOST_NODES: usize = 500;
    let texts = line.descendants_it().take(MOST_NODES).filter(NodeRef::is_text).filter_map(|text| words(&text.text()));
    texts.collect::<Vec<_>>().join(" \n ")
}

/// The people that a line names; none if it names none.
pub fn people(line: &str) -> Option<String> {
    if is_address(line) {
        return None;
    }
    let line = line.rsplit_once("\n by \n").map_or(line, |(_, people)| people);
    let mut people: Vec<String> = Vec::new();
    for part in line.split(SEPARATORS) {
        let part = without_by(without_day_before(part.trim()));
        let named: Vec<_> = part.split(", ").map(without_days).filter(|name| !name.is_empty()).collect();
        let part = named.join(", ");
        let part = part.trim_matches([',', ';', ':', ' ']);
        if is_name(part) && !people.iter().any(|known| same(known, part)) {
            people.push(part.to_owned());
        }
    }
    let joined = people.join(", ").replace(", and, ", " and ").replace(", &, ", " & ");
    words(&once(joined.trim_start_matches("and, ")))
}

/// A part of a line without the day before the word that introduces the names: Published March 14 by Ann Lee.
fn without_day_before(part: &str) -> &str {
    let is_before = |before: &str| before.split(' ').all(|word| is_of_day(word) || pages::is_byline_word(word));
    part.rsplit_once(" by ").filter(|(before, _)| is_before(before)).map_or(part, |(_, names)| names)
}

/// The people in a list of names, each once.
pub fn list(names: impl IntoIterator<Item = String>) -> Option<String> {
    let mut people: Vec<String> = Vec::new();
    for name in names.into_iter().filter_map(|name| self::people(&name)) {
        if !people.iter().any(|known| same(known, &name)) {
            people.push(name);
        }
    }
    (!people.is_empty()).then(|| people.join(", "))
}

fn same(one: &str, other: &str) -> bool {
    fold_hash(one) == fold_hash(other)
}

/// True for what can be a name: it has a letter, and is no address and no label of the line.
fn is_name(part: &str) -> bool {
    part.chars().any(char::is_alphabetic) && !is_address(part) && !pages::is_byline_word(part)
}

/// True for a web or mail address.
fn is_address(part: &str) -> bool {
    !part.contains(' ')
        && (part.contains("://") || part.starts_with("www.") || part.contains('@') && part.contains('.'))
}

/// A line without the words that introduce it.
fn without_by(line: &str) -> &str {
    let mut line = line.trim();
    loop {
        let (first, rest) = line.split_once([' ', ':', '\u{a0}']).unwrap_or((line, ""));
        if !rest.is_empty() && pages::is_byline_word(first) {
            line = rest.trim_start_matches([':', ' ', '\u{a0}']);
        } else {
            return line;
        }
    }
}

/// Names without the days and times after them; empty if there is nothing else.
fn without_days(part: &str) -> &str {
    let part = part.trim();
    let words: Vec<(usize, &str)> = part
        .split(' ')
        .scan(0, |at, word| {
            let start = *at;
            *at += word.len() + 1;
            Some((start, word))
        })
        .collect();
    let names = words.iter().rposition(|(_, word)| !is_of_day(word)).map_or(0, |last| last + 1);
    let after = &words[names..];
    // May and Friday are names too: a day has a number, or is alone.
    let is_day = |word: &str| has_digit(word) || pages::tells_day(word) || names == 0 && !is_month(word);
    match after.first() {
        Some((start, _)) if after.iter().any(|(_, word)| is_day(word)) => part[..*start].trim_end(),
        _ => part,
    }
}

/// True for a line with a day and nothing else.
pub fn is_day(line: &str) -> bool {
    let is_number = line.bytes().all(|byte| byte.is_ascii_digit());
    has_digit(line) && !is_number && line.split(", ").all(|part| without_days(part).is_empty())
}

fn has_digit(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn is_month(word: &str) -> bool {
    calendar::look_up(fold_hash(bare(word))).is_some_and(|entry| entry.kind == Kind::Month)
}

fn is_weekday(word: &str) -> bool {
    calendar::look_up(fold_hash(bare(word))).is_some_and(|entry| entry.kind == Kind::Weekday)
}

/// True for words that days and times are written with.
fn is_of_day(word: &str) -> bool {
    let word = bare(word);
    // p.m.
    let whole = || pages::is_day_word(word) || pages::is_day_word(&word.replace('.', ""));
    word.is_empty() || is_month(word) || is_weekday(word) || is_number(word) || whole()
}

/// True for numbers, with their suffixes: 9.15am, 3rd, 2019-03-02T08:00Z, 3h.
fn is_number(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    digits > 0 && word.len() - digits <= digits.max(3)
}

/// A line without its second half, if that repeats the first.
fn once(line: &str) -> String {
    if line.len() > LONGEST {
        return line.to_owned();
    }
    for (at, _) in line.char_indices().skip(3) {
        let (first, second) = (line[..at].trim_end_matches([' ', ',']), line[at..].trim_start());
        let second = second.strip_prefix("and ").unwrap_or(second);
        if first.contains(' ') && same(first, second) {
            return first.to_owned();
        }
    }
    line.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &str) {
        assert_eq!(people(line).as_deref().unwrap_or(""), expected, "{line:?}");
    }

    #[test]
    fn names_stand_without_what_is_around_them() {
        check("By Ann Lee", "Ann Lee");
        check("Written by: Ann Lee and Tom Hale", "Ann Lee and Tom Hale");
        check("By \n Ann Lee \n and \n Tom Hale", "Ann Lee and Tom Hale");
        check("Ann Lee, 25 February 2021", "Ann Lee");
        check("Ann Lee | Published Tuesday 2 March 2019, 9.15am GMT", "Ann Lee");
        check("ANN LEE · 3 hours ago", "ANN LEE");
        check("By Ann Lee March 2, 2019", "Ann Lee");
        check("Ann Lee, Political Editor", "Ann Lee, Political Editor");
        check("Published March 14, 2022 by Ann Lee", "Ann Lee");
        check("April May", "April May");
        check("Ann Lee 4 min read", "Ann Lee");
        check("Ann Read", "Ann Read");
        check("Bystanders", "Bystanders");
    }

    #[test]
    fn days_and_words_of_the_line_are_nobody() {
        for line in [
            "February 25, 2021",
            "Updated: 3 May 2020, 09:15",
            "2019-03-02T08:00:00Z",
            "Tuesday",
            "3h ago",
            "By",
            "Author:",
            "https://f.example/ann",
            "Last updated on 12/03/2020 at 14.05",
            "Posted on Mar 3",
            "4 min read",
            "9:40 p.m. ET",
        ] {
            check(line, "");
        }
    }

    #[test]
    fn who_is_named_twice_is_one() {
        check("Ann Lee \n Ann Lee", "Ann Lee");
        check("Ann LeeAnn Lee", "Ann Lee");
        check("Ann Lee, ANN LEE", "Ann Lee");
        check("Ann Lee and Ann Lee", "Ann Lee");
        check("Ann Lee, Ann Leeson", "Ann Lee, Ann Leeson");
        assert_eq!(
            list(["Ann Lee".to_owned(), "By Ann Lee".to_owned(), "Tom Hale".to_owned()]).as_deref(),
            Some("Ann Lee, Tom Hale")
        );
    }

    #[test]
    fn the_lines_are_taken_out_of_the_page() {
        let page = Document::from(
            "<div class='byline'>By <a rel=author>Ann Lee</a></div><p>Text</p><div class='comment-author'>Bob</div>",
        );
        assert_eq!(take(&page).as_deref(), Some("Ann Lee"));
        assert_eq!(page.select("body").text().as_ref(), "TextBob");
    }
}
