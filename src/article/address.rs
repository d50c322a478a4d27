//! The web address of an article, and the day of publication that it names: `/2019/03/02/`, `/2019/mar/2/`, `/20190302/`,
//! `/2019-03-02/`, `talks-end-2019-03-02`, `201903020815`.

use super::day::{YEARS, compact, month, year_first};
use chrono::{Datelike, NaiveDate};

/// True for a line that is nothing but a web address.
pub fn is_web_address(line: &str) -> bool {
    let host = ["https://", "http://"].iter().find_map(|scheme| line.strip_prefix(scheme));
    host.is_some_and(|host| host.starts_with(char::is_alphanumeric) && !line.contains(char::is_whitespace))
}

/// The day that an address names after its host. Folders are more certain than parts of names, and these than numbers.
pub fn day(url: &str) -> Option<NaiveDate> {
    let host = url.find("//").map_or(0, |at| at + 2);
    let path = &url[host + url[host..].find('/')?..];
    let folders: Vec<&str> = path.split(['?', '#']).next()?.split('/').collect();
    let names = || path.split(['/', '?', '&', '=', '#', '.']);
    let found = of_folders(&folders).or_else(|| names().find_map(of_name)).or_else(|| names().find_map(of_number));
    found.filter(|day| YEARS.contains(&day.year()))
}

/// The day of folders that follow each other: /2019/03/02/, /2019/mar/2/, /201903/02/, /2019/0302/, /20190302/.
/// An article's own name does not count, as a number of eight digits there is rather its id.
fn of_folders(folders: &[&str]) -> Option<NaiveDate> {
    const DIGITS: usize = "20190302".len();
    let last = folders.len().checked_sub(1)?;
    (0..last).find_map(|first| {
        let mut digits = String::new();
        for (at, folder) in folders.iter().enumerate().skip(first) {
            digits += &two_digits(folder).filter(|_| at < last || at > first)?;
            if digits.len() >= DIGITS {
                break;
            }
        }
        (digits.len() == DIGITS).then(|| compact(&digits))?
    })
}

/// A number with two digits at least; a month's name is its number.
fn two_digits(folder: &str) -> Option<String> {
    if !folder.is_empty() && folder.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(format!("{folder:0>2}"));
    }
    month(folder).map(|month| format!("{month:02}"))
}

/// The day at the start or the end of a name: 2019-03-02-talks-end, talks-end-2019-03-02.
fn of_name(name: &str) -> Option<NaiveDate> {
    const LENGTH: usize = "2019-03-02".len();
    let (first, last) = (name.get(..LENGTH), name.len().checked_sub(LENGTH).and_then(|at| name.get(at..)));
    let joined = |rest: &str, edge: fn(&str) -> Option<char>| edge(rest).is_none_or(|mark| "-_".contains(mark));
    let first = first.filter(|_| joined(&name[LENGTH..], |rest| rest.chars().next()));
    let last = last.filter(|last| joined(&name[..name.len() - last.len()], |rest| rest.chars().next_back()));
    let hyphened = |day: &&str| day.as_bytes()[4] == b'-';
    [first, last].into_iter().flatten().filter(hyphened).find_map(year_first)
}

/// The day that a number of a minute or of more begins with: 201903020815. Shorter numbers may be any id, and so may
/// those that begin with a year before the web.
fn of_number(name: &str) -> Option<NaiveDate> {
    const SHORTEST: usize = "201903020815".len();
    const FIRST_YEAR: i32 = 1990;
    let number = name.len() >= SHORTEST && name.bytes().all(|byte| byte.is_ascii_digit());
    number.then(|| compact(&name[..8]))?.filter(|day| day.year() >= FIRST_YEAR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(url: &str, expected: Option<&str>) {
        assert_eq!(day(url).map(|day| day.to_string()).as_deref(), expected, "{url}");
    }

    #[test]
    fn the_day_in_the_folders_of_an_address() {
        for path in [
            "2019/03/02/talks-end/",
            "news/2019/3/2/talks-end.html",
            "world/2019/mar/02/talks-end",
            "a/201903/02/talks-end.html",
            "n/2019/0302/c1-77.html",
            "20190302/talks.htm",
            "archives/2019/03/02/2003782199",
            "2019/03/02",
        ] {
            check(&format!("https://post.example/{path}"), Some("2019-03-02"));
        }
    }

    #[test]
    fn the_day_in_a_name_or_a_number() {
        for path in [
            "news/2019-03-02/talks-end/1024",
            "world/talks-end-2019-03-02/",
            "2019-03-02-talks-end.html",
            "stories/201903020036.html",
            "view.php?id=20190302000655&page=1",
        ] {
            check(&format!("https://post.example/{path}"), Some("2019-03-02"));
        }
        check("post.example/2019/03/02/talks", Some("2019-03-02"));
    }

    #[test]
    fn ids_and_days_that_do_not_exist_are_none() {
        for path in [
            "",
            "2019/03/talks",
            "2019/02/30/talks",
            "talks/20190302",
            "uk-20190302",
            "talks/2003782199",
            "185003020036.html",
            "talks-1-2019-03-02-08",
            "x12019-03-02",
            "0001/01/01/talks",
            "2019/1324/02/talks",
        ] {
            check(&format!("https://post.example/{path}"), None);
        }
        check("https://2019/03/02", None);
        check("https://post.example", None);
        check("", None);
        check("é/é-2019-03-0é", None);
    }
}
