//! People read from texts in which the names are marked by hand: `[Ann Blake]` a person, `{Acme}` an organisation, `<Leeds>` a
//! place.

use super::*;
use crate::article::Article;
use crate::extract::Name;

/// The text without the marks, and the names that they mark.
fn marked(text: &str) -> (String, Mentions) {
    let mut plain = String::new();
    let mut mentions = Mentions::default();
    let mut start = 0;
    for c in text.chars() {
        let kind = match c {
            '[' | '{' | '<' => {
                start = plain.len();
                continue;
            }
            ']' => NameKind::Person,
            '}' => NameKind::Organisation,
            '>' => NameKind::Place,
            _ => {
                plain.push(c);
                continue;
            }
        };
        mentions.names.push(Name { span: Span::new(start, plain.len()), kind });
    }
    (plain, mentions)
}

fn people(text: &str) -> Vec<Person> {
    let (plain, mentions) = marked(text);
    let article = Article { title: None, ..Article::from_text("a", plain) };
    let document = Document::new(&article);
    resolve(&document, &mentions, &[])
}

/// The people's names with the number of their mentions.
fn check(text: &str, expected: &[(&str, usize)]) {
    let people = people(text);
    let found: Vec<_> = people.iter().map(|p| (p.name.as_str(), p.names.len())).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn full_names_surnames_and_titles_are_one_person() {
    check("[Ann Blake] left. [Blake] spoke. Mrs [Blake] slept.", &[("Ann Blake", 3)]);
    check("[Blake] wins\n[Ann Blake] won.", &[("Ann Blake", 2)]);
    check("[Ann Blake] met [Tom Reed]. [Reed] and [Blake] spoke.", &[("Ann Blake", 2), ("Tom Reed", 2)]);
    check("[Haider al-Abadi] met [Ali]. [Abadi] and [al-Abadi] left.", &[("Haider al-Abadi", 3), ("Ali", 1)]);
    check("[Hassan bin Talal] spoke. [Talal] left. [bin Talal] slept.", &[("Hassan bin Talal", 3)]);
    check("[Ursula von der Heide] and [Von der Heide].", &[("Ursula von der Heide", 2)]);
    check("[Marie Le Brun] and [Le Brun]; [Van Reed].", &[("Marie Le Brun", 2), ("Van Reed", 1)]);
    check("[Mary O'Dowd] and [O’Dowd]. [ANN DOE] and [Ann Doe].", &[("Mary O'Dowd", 2), ("Ann Doe", 2)]);
    check("[Jean-Luc Peña Ortiz] and [Peña Ortiz], then [Pena].", &[("Jean-Luc Peña Ortiz", 3)]);
}

#[test]
fn initials_middle_names_and_short_forms_agree() {
    check("[Robert J. Keane] and [Robert Keane], [R. Keane].", &[("Robert J. Keane", 3)]);
    check("[Bill Reed] is [William Reed].", &[("Bill Reed", 2)]);
    check("[Recep Tayyip Kaya], [Tayyip Kaya] and [Kaya].", &[("Recep Tayyip Kaya", 3)]);
    check("[John A. Reed] and [John B. Reed].", &[("John A. Reed", 1), ("John B. Reed", 1)]);
    check("[Dale Hill Jr.] and [Dale Hill Sr.]", &[("Dale Hill Jr.", 1), ("Dale Hill Sr.", 1)]);
    check("[Dale Hill Jr.] left. [Hill] spoke.", &[("Dale Hill Jr.", 2)]);
    check("[George W. Reed] and [George H.W. Reed].", &[("George W. Reed", 1), ("George H.W. Reed", 1)]);
}

#[test]
fn family_members_are_told_apart() {
    check(
        "[Mario Orsini] is dead. [Orsini] leaves [Andrea Orsini] and [Carlo Orsini].\n[Orsini] was born here. [Mario Orsini] ran.",
        &[("Mario Orsini", 4), ("Andrea Orsini", 1), ("Carlo Orsini", 1)],
    );
    check("[Ann Blake] and [Tom Blake]. The [Blakes] left.", &[("Ann Blake", 1), ("Tom Blake", 1)]);
    check("Mr [Tom Blake] and Mrs [Ann Blake]. Mrs [Blake] left.", &[("Tom Blake", 1), ("Ann Blake", 2)]);
    check("[John] and [Lucy Blake] won. [Lucy] wept.", &[("John Blake", 1), ("Lucy Blake", 2)]);
    check("[Blake] and [Lucy Reed] won. [Tom Blake] lost.", &[("Tom Blake", 2), ("Lucy Reed", 1)]);
}

#[test]
fn a_first_name_alone_needs_a_fuller_one() {
    check("[Malala Khan] won. [Malala] is 17.", &[("Malala Khan", 2)]);
    check("[James Robb] won. Mr [James] lost.", &[("James Robb", 1), ("James", 1)]);
    check("[Xi Jinping] won. Mr [Xi] left.", &[("Xi Jinping", 2)]);
    check("His wife, [Ruth], and Prince [Karim].", &[("Ruth", 1), ("Karim", 1)]);
}

#[test]
fn bylines_name_nobody() {
    check("Storm hits\nBy [Ann Blake]\n[Tom Reed] fled.", &[("Tom Reed", 1)]);
    check("(Reporting by [Ann Blake]; editing by [Tom Reed])", &[]);
    check("By [Ann Blake]'s count it was ten.", &[("Ann Blake", 1)]);
}

#[test]
fn names_have_parts() {
    let check = |text: &str, given: Option<&str>, family: Option<&str>| {
        let person = people(text).remove(0);
        assert_eq!((person.given_name.as_deref(), person.family_name.as_deref()), (given, family), "{text}");
    };
    check("[Haider al-Abadi]", Some("Haider"), Some("al-Abadi"));
    check("[Kim Jong-un]", Some("Jong-un"), Some("Kim"));
    check("[Xi Jinping]", Some("Jinping"), Some("Xi"));
    check("[Robert J. Keane Jr.]", Some("Robert J."), Some("Keane"));
    check("Mr [Keane]", None, Some("Keane"));
}

#[test]
fn honorifics_tell_the_pronoun() {
    let check = |text: &str, honorific: Option<&str>, pronoun: Option<Pronoun>| {
        let person = people(text).remove(0);
        assert_eq!((person.honorific.as_deref(), person.pronoun), (honorific, pronoun), "{text}");
    };
    check("[Ann Blake] left. Mrs. [Blake] slept.", Some("Mrs"), Some(Pronoun::She));
    check("Dr [Ann Blake] left.", Some("Dr"), None);
    check("Sheik [Omar Said] left.", Some("Sheikh"), Some(Pronoun::He));
    check("[Ann Blake] left.", None, None);
}
