//! Limits that keep parsing linear in the length of a page: on the depth of elements, and on the attributes of an
//! element, which the parser compares with each other.

use std::collections::HashMap;

/// Deeper nested pages are made to break parsers.
const DEEPEST: usize = 2_000;

/// Maximum number of attribute comparisons: an element with n attributes takes n².
const MOST_COMPARED: u64 = 1 << 30;

/// Elements whose content ends only at their own end tag, not at the next tag.
const RAW: [&str; 8] = ["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"];

/// Refuses pages made to break parsers.
pub fn check(page: &[u8]) -> Result<(), String> {
    if depth(page) > DEEPEST {
        return Err(format!("expected a page whose elements are nested at most {DEEPEST} deep, found a deeper one"));
    }
    match most_attributes(page) {
        Some(found) => Err(format!("expected a page whose elements have a few attributes, found one with {found}")),
        None => Ok(()),
    }
}

/// The maximum depth of nested elements. An end tag closes only an element opened under its name, so a page cannot hide
/// its depth with end tags that match nothing.
fn depth(page: &[u8]) -> usize {
    let mut open: HashMap<Vec<u8>, usize> = HashMap::new();
    let (mut depth, mut deepest) = (0usize, 0);
    for at in memchr::memchr_iter(b'<', page) {
        let rest = &page[at + 1..];
        let (closing, tag) = rest.strip_prefix(b"/").map_or((false, rest), |tag| (true, tag));
        if !tag.first().is_some_and(u8::is_ascii_alphabetic) || is_void(tag) {
            continue;
        }
        let of_its_name = open.entry(name(tag).to_ascii_lowercase()).or_default();
        if !closing {
            *of_its_name += 1;
            depth += 1;
        } else if *of_its_name > 0 {
            *of_its_name -= 1;
            depth -= 1;
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// The name of a tag; only the beginning of a very long one.
fn name(tag: &[u8]) -> &[u8] {
    const LONGEST: usize = 32;
    let tag = &tag[..tag.len().min(LONGEST)];
    tag.split(|b| !b.is_ascii_alphanumeric()).next().unwrap_or(tag)
}

/// True for elements that have no end tag, or whose end tag is optional.
fn is_void(tag: &[u8]) -> bool {
    const VOID: [&str; 20] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p", "source",
        "td", "th", "tr", "track", "wbr", "path",
    ];
    VOID.iter().any(|void| name(tag).eq_ignore_ascii_case(void.as_bytes()))
}

/// The highest number of attributes of an element, if the parser would compare too many. Attributes of further `html`
/// and `body` tags are added to the first.
fn most_attributes(page: &[u8]) -> Option<u64> {
    let (mut at, mut compared, mut most, mut of_root) = (0, 0u64, 0, 0);
    let mut drawing = false;
    while let Some(tag) = memchr::memchr(b'<', &page[at..]).map(|start| at + start + 1) {
        let name = name(&page[tag..]);
        at = match page[tag..] {
            [b'!', b'-', b'-', ..] => end_of_comment(page, tag + 3),
            [first, ..] if first.is_ascii_alphabetic() => {
                let (end, count) = attributes(page, tag + name.len());
                let is_root = ["html", "body"].iter().any(|root| name.eq_ignore_ascii_case(root.as_bytes()));
                of_root += if is_root { count } else { 0 };
                most = most.max(count.max(of_root));
                compared += count * count + if is_root { of_root } else { 0 };
                drawing |= ["svg", "math"].iter().any(|drawing| name.eq_ignore_ascii_case(drawing.as_bytes()));
                let is_raw = !drawing && RAW.iter().any(|raw| name.eq_ignore_ascii_case(raw.as_bytes()));
                if is_raw { end_of_raw(page, end, name) } else { end }
            }
            _ => tag,
        };
        if compared > MOST_COMPARED {
            return Some(most);
        }
    }
    None
}

fn end_of_comment(page: &[u8], start: usize) -> usize {
    if page[start..].starts_with(b">") || page[start..].starts_with(b"->") {
        return start;
    }
    let ends = memchr::memmem::find_iter(&page[start..], b"--");
    let is_end = |at: &usize| matches!(page[start + at + 2..], [b'>', ..] | [b'!', b'>', ..] | [b'-', b'>', ..]);
    ends.into_iter().find(is_end).map_or(page.len(), |at| start + at)
}

fn end_of_raw(page: &[u8], start: usize, name: &[u8]) -> usize {
    let ends = memchr::memmem::find_iter(&page[start..], b"</");
    let is_end =
        |at: &usize| page[start + at + 2..].get(..name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name));
    ends.into_iter().find(is_end).map_or(page.len(), |at| start + at)
}

/// Where a tag ends, and how many attributes it has.
fn attributes(page: &[u8], start: usize) -> (usize, u64) {
    let (mut at, mut count) = (start, 0);
    let until = |at: usize, ends: fn(u8) -> bool| {
        page[at..].iter().position(|&byte| ends(byte)).map_or(page.len(), |length| at + length)
    };
    let name_ends = |byte: u8| byte.is_ascii_whitespace() || b"/>=".contains(&byte);
    loop {
        at = until(at, |byte| !byte.is_ascii_whitespace() && byte != b'/');
        if at == page.len() || page[at] == b'>' {
            return (at, count);
        }
        count += 1;
        // A name may begin with an equals sign.
        at = until((at + 1).min(page.len()), name_ends);
        let value = until(at, |byte| !byte.is_ascii_whitespace());
        if page.get(value) == Some(&b'=') {
            at = until(value + 1, |byte| !byte.is_ascii_whitespace());
            at = match page.get(at) {
                Some(&quote @ (b'"' | b'\'')) => {
                    memchr::memchr(quote, &page[at + 1..]).map_or(page.len(), |length| at + length + 2)
                }
                _ => until(at, |byte| byte.is_ascii_whitespace() || byte == b'>'),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_attributes(tag: &str, expected: u64) {
        assert_eq!(attributes(tag.as_bytes(), 0), (tag.find("!>").map_or(tag.len(), |at| at + 1), expected), "{tag}");
    }

    #[test]
    fn attributes_are_counted_as_the_parser_does() {
        check_attributes("!>", 1);
        check_attributes(" a !>", 2);
        check_attributes(" a=1 b = '>' c=\"x>y\" d=e/f g/h !>", 7);
        check_attributes(" a=\"1\"b='2'c !>", 4);
        check_attributes(" a", 1);
        check_attributes(" a=\"never closed >", 1);
    }

    #[test]
    fn many_attributes_are_refused_wherever_they_hide() {
        let many: String = (0..200_000).map(|n| format!(" a{n}")).collect();
        for page in [
            format!("<p{many}>x</p>"),
            format!("<!-- <p a=\" --><p{many}>x</p>"),
            format!("<!--><p{many}>x</p>"),
            format!("<script>if (a<b && c=\"</script><p{many}>x</p>"),
            format!("<svg><script></title><p{many}>x</p>"),
            format!("<p{many}"),
        ] {
            let reason = check(page.as_bytes()).unwrap_err();
            assert!(reason.contains("few attributes, found one with 200000"), "{reason}");
        }
        let roots: String = (0..3_000)
            .map(|n| format!("<body{}>", (0..300).map(|m| format!(" b{n}x{m}")).collect::<String>()))
            .collect();
        assert!(check(roots.as_bytes()).is_err());
    }

    #[test]
    fn what_only_looks_like_them_is_not() {
        let words = " word".repeat(200_000);
        for page in [
            format!("<p>{words}</p>"),
            format!("<p title=\"{words}\">x</p>"),
            format!("<!-- <p {words} -->"),
            format!("<script>a<b {words}</script><p>x</p>"),
            format!("<p>3 < 4 {words}</p>"),
            "<p a b c d e f g h>x</p>".repeat(10_000),
        ] {
            assert_eq!(check(page.as_bytes()), Ok(()));
        }
    }
}
