use super::*;
use crate::corpus::articles::About;
use crate::error::Error;
use crate::schema::{Organisation, OrganisationKind, Person, Pronoun};
use chrono::NaiveDate;

/// A person in an article: name with the family name after a `/`, pronoun, role, country.
struct Called(&'static str, Option<Pronoun>, &'static str, &'static str);

fn day(day: u32) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(730_000 + i32::try_from(day).unwrap())
}

fn about(id: &str, cluster: &str, published_on: Option<NaiveDate>) -> About {
    About { article_id: id.to_owned(), cluster_id: cluster.to_owned(), published_on, number: 0 }
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn person(article: &str, Called(name, pronoun, role, country): &Called) -> Person {
    let (given, family) = name.split_once('/').unwrap_or(("", name));
    Person {
        person_id: format!("{article}:p1"),
        article_id: article.to_owned(),
        name: name.replace('/', ""),
        given_name: some(given.trim()),
        family_name: some(family.trim_end_matches(", Jr.").trim_end_matches(" Jr.")),
        honorific: None,
        role: some(role),
        role_country: some(country),
        organisation: None,
        organisation_id: None,
        pronoun: *pronoun,
        mentions: 2,
        quotes: 1,
        first_sentence: 1,
        entity_id: None,
    }
}

fn body(article: &str, (name, acronym, kind, country): &(&str, &str, OrganisationKind, &str)) -> Organisation {
    Organisation {
        organisation_id: format!("{article}:o1"),
        article_id: article.to_owned(),
        name: (*name).to_owned(),
        acronym: some(acronym),
        kind: *kind,
        country_code: some(country),
        mentions: 2,
        quotes: 1,
        first_sentence: 1,
        entity_id: None,
    }
}

/// The entities of rows, each in an article of its own, and the entity of each row.
fn resolve<R>(rows: Vec<(About, R)>) -> (Vec<Entity>, Vec<Option<String>>)
where
    R: crate::schema::Row + Sync,
    Vec<R>: Rows,
{
    let folder = tempfile::tempdir().unwrap();
    let mut entities = Entities::new(folder.path());
    let (abouts, rows): (Vec<About>, Vec<R>) = rows.into_iter().unzip();
    let mut articles = Articles::from_abouts(abouts.into_iter().map(Ok::<_, Error>));
    entities.add(&rows, &mut articles).unwrap();
    let kind = kind_of(&rows);
    let resolved = entities.resolve().unwrap();
    let mut all = Vec::new();
    resolved
        .entities(&mut Authority::default(), |entity| {
            all.push(entity);
            Ok(())
        })
        .unwrap();
    let mut links = resolved.links(kind).unwrap();
    let linked = (0..Rows::len(&rows)).map(|_| links.next_row().unwrap()).collect();
    (all, linked)
}

fn people(named: &[Called]) -> (Vec<Entity>, Vec<Option<String>>) {
    let row = |(n, named): (usize, &Called)| {
        let id = format!("a{n:03}");
        (about(&id, &id, None), person(&id, named))
    };
    resolve(named.iter().enumerate().map(row).collect())
}

fn plain(name: &'static str) -> Called {
    Called(name, None, "", "")
}

/// Which of the names are the same entity: names with the same letter are.
#[track_caller]
fn check(named: &[Called], expected: &str) {
    let (_, ids) = people(named);
    let letters = expected.chars().collect::<Vec<_>>();
    for (one, a) in ids.iter().zip(&letters) {
        for (other, b) in ids.iter().zip(&letters) {
            assert_eq!(one == other && one.is_some(), a == b && *a != '-', "{ids:?}, expected {expected}");
        }
    }
}

#[test]
fn middle_names_and_initials_are_one_person() {
    let names = ["Peter /Novak", "Peter J. /Novak", "Peter John /Novak", "PETER /NOVÁK"];
    check(&names.map(plain), "aaaa");
}

#[test]
fn other_given_names_are_other_people() {
    check(&["Peter /Novak", "Hanna /Novak", "Clara /Novak"].map(plain), "abc");
}

#[test]
fn two_middle_names_are_two_people_and_the_short_form_is_nobody_of_them_for_sure() {
    let names = ["Peter A. /Novak", "Peter B. /Novak", "Peter /Novak"].map(plain);
    check(&names, "abc");
    let (entities, ids) = people(&names);
    let homonym = |id: &Option<String>| entities.iter().find(|e| Some(&e.entity_id) == id.as_ref()).unwrap().homonym;
    assert_eq!(ids.iter().map(homonym).collect::<Vec<_>>(), [false, false, true]);
}

#[test]
fn a_short_form_is_the_one_who_is_named_far_more() {
    let mut names: Vec<Called> = (0..10).map(|_| plain("Peter A. /Novak")).collect();
    names.extend(["Peter B. /Novak", "Peter /Novak"].map(plain));
    check(&names, "aaaaaaaaaaba");
}

#[test]
fn pet_names_are_one_person_unless_two_have_the_full_name() {
    check(&["Len /Novak", "Leonard E. /Novak"].map(plain), "aa");
    check(&["Alex /Novak", "Alexander /Novak", "Alexandra /Novak"].map(plain), "abc");
    check(&["Len /Novak", "Peter /Novak"].map(plain), "ab");
}

#[test]
fn a_surname_alone_is_nobody() {
    check(&["Peter /Novak", "/Novak", "Novak"].map(plain), "a--");
}

#[test]
fn a_name_without_its_first_word_is_one_person_where_the_country_is_the_same() {
    let role = |name, country| Called(name, None, "minister", country);
    check(&[role("Anna Maria /Novak", "CZE"), role("Maria /Novak", "CZE")], "aa");
    check(&[role("Anna Maria /Novak", "CZE"), role("Maria /Novak", "PER")], "ab");
    check(&["Anna Maria /Novak", "Maria /Novak"].map(plain), "ab");
    check(&[role("Omar bin Khalid /al-Masri", "QAT"), role("Khalid /al-Masri", "QAT")], "ab");
}

#[test]
fn suffixes_pronouns_and_countries_speak_against() {
    check(&["Peter /Novak", "Peter /Novak, Jr."].map(plain), "ab");
    let pronoun = |name, pronoun| Called(name, Some(pronoun), "", "");
    check(&[pronoun("Alex /Novak", Pronoun::She), pronoun("Alexander /Novak", Pronoun::He)], "ab");
    let role = |name, country| Called(name, None, "minister", country);
    check(&[role("Peter /Novak", "CZE"), role("Peter J. /Novak", "PER")], "ab");
}

#[test]
fn spellings_are_one_person() {
    check(&["Mohammed /al-Masri", "Muhammad /El Masri", "Mohamed /Masri"].map(plain), "aaa");
    check(&["Abdel /Masri", "Muhammad /Masri"].map(plain), "ab");
}

#[test]
fn copies_count_once_beside_the_plain_count() {
    let named = plain("Peter /Novak");
    let row = |id: &str, cluster: &str, on| (about(id, cluster, day(on)), person(id, &named));
    let (entities, _) = resolve(vec![row("a", "a", 5), row("b", "a", 9), row("c", "c", 7), row("d", "a", 1)]);
    let [entity] = &entities[..] else { panic!("{entities:?}") };
    assert_eq!((entity.articles, entity.mentions, entity.quotes), (4, 8, 4));
    assert_eq!((entity.stories, entity.story_mentions, entity.story_quotes), (2, 4, 2));
    assert_eq!((entity.first_published, entity.last_published), (day(1), day(9)));
    assert_eq!((entity.name.as_str(), entity.entity_id.as_str()), ("Peter Novak", "person:peter-novak"));
}

#[test]
fn name_and_pronoun_are_those_of_most() {
    let pronoun = |name, pronoun| Called(name, pronoun, "", "");
    let (entities, _) = people(&[
        pronoun("Peter J. /Novak", Some(Pronoun::He)),
        pronoun("Peter J. /Novak", Some(Pronoun::He)),
        pronoun("Peter /Novak", Some(Pronoun::She)),
        pronoun("Peter J. /Novak", None),
    ]);
    assert_eq!(entities.len(), 2, "most say he, one says she");
    let first = entities.iter().find(|entity| entity.name == "Peter J. Novak").unwrap();
    assert_eq!((first.pronoun, first.stories, first.forms), (Some(Pronoun::He), 3, 1));
}

#[test]
fn homonyms_are_distinguished_by_roles_in_two_countries_by_pronouns_and_by_years() {
    let homonym = |named: &[Called]| {
        let (entities, _) = people(named);
        entities.iter().map(|entity| entity.homonym).collect::<Vec<_>>()
    };
    let role = |role, country| Called("Peter /Novak", None, role, country);
    let twice = |one: [Called; 2], other: [Called; 2]| homonym(&one.into_iter().chain(other).collect::<Vec<_>>());
    let minister = || [role("Czech prime minister", "CZE"), role("Czech prime minister", "CZE")];
    assert_eq!(twice(minister(), [role("goalkeeper", "PER"), role("Peru goalkeeper", "PER")]), [true]);
    assert_eq!(twice(minister(), [role("prime minister", "PER"), role("minister", "PER")]), [false], "one office");
    assert_eq!(twice(minister(), [role("goalkeeper", "CZE"), role("goalkeeper", "CZE")]), [false], "one country");
    let both = |pronoun| [Called("Kim /Novak", Some(pronoun), "", ""), Called("Kim /Novak", Some(pronoun), "", "")];
    assert_eq!(twice(both(Pronoun::He), both(Pronoun::She)), [true]);
    let named = plain("Peter /Novak");
    let row = |id: &str, on| (about(id, id, day(on)), person(id, &named));
    for (apart, expected) in [(20_000, true), (10_000, false)] {
        assert_eq!(resolve(vec![row("a", 1), row("b", 1 + apart)]).0[0].homonym, expected);
    }
}

#[track_caller]
fn check_bodies(rows: &[(&'static str, &'static str, OrganisationKind, &'static str)], expected: &[&str]) {
    let row = |(n, named): (usize, &_)| {
        let id = format!("a{n:03}");
        (about(&id, &id, None), body(&id, named))
    };
    let (_, ids) = resolve(rows.iter().enumerate().map(row).collect());
    let ids: Vec<_> = ids.iter().map(|id| id.as_deref().unwrap_or("")).collect();
    assert_eq!(ids, expected);
}

#[test]
fn an_acronym_is_the_organisation_that_articles_give_it_to() {
    use OrganisationKind::{Government, Ngo};
    let authority = ("National Water Authority", "NWA", Ngo, "");
    check_bodies(
        &[authority, ("NWA", "", Ngo, ""), ("The National Water Authority", "", Ngo, ""), ("N.W.A.", "", Ngo, "")],
        &["organisation:national-water-authority"; 4],
    );
    let mut known_by_it = vec![("NWA", "", Ngo, ""); 11];
    known_by_it.push(authority);
    let mut expected = vec!["organisation:nwa"; 11];
    expected.push("organisation:national-water-authority");
    check_bodies(&known_by_it, &expected);
    check_bodies(
        &[authority, ("Nordic Walking Association", "NWA", Ngo, ""), ("NWA", "", Ngo, "")],
        &["organisation:national-water-authority", "organisation:nordic-walking-association", "organisation:nwa"],
    );
    check_bodies(
        &[
            ("Ministry of Fisheries", "", Government, "NOR"),
            ("Ministry of Fisheries", "", Government, "PER"),
            ("Ministry of Fisheries", "", Government, ""),
        ],
        &[
            "organisation:ministry-of-fisheries:NOR",
            "organisation:ministry-of-fisheries:PER",
            "organisation:ministry-of-fisheries",
        ],
    );
    check_bodies(
        &[("Ministry of Fisheries", "", Government, "NOR"), ("Ministry of Fisheries", "", Government, "")],
        &["organisation:ministry-of-fisheries:NOR"; 2],
    );
}

#[test]
fn the_order_of_the_articles_makes_no_difference() {
    let names =
        ["Peter J. /Novak", "Peter /Novak", "Len /Novak", "Leonard /Novak", "Mohamed /Masri", "Muhammad /al-Masri"];
    let rows = |order: &[usize]| {
        let row = |&n: &usize| {
            let id = format!("a{n:03}");
            (about(&id, &id, day(n as u32)), person(&id, &plain(names[n % names.len()])))
        };
        resolve(order.iter().map(row).collect()).0
    };
    let forwards: Vec<usize> = (0..60).collect();
    let backwards: Vec<usize> = (0..60).rev().collect();
    assert_eq!(rows(&forwards), rows(&backwards));
}

#[test]
fn a_user_gives_ids_to_names() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("people.csv");
    let lines = "name,id,aliases,kind\nPeter John Novak,Q1,Peter Novak|Pete,\nClara Ruiz,Q2,,\nClara RUIZ,Q3,,\nNobody Here,Q4,,\n\
                 Tom Hill,Q5,,organisation\n";
    std::fs::write(&file, lines).unwrap();
    let mut authority = Authority::read(&file).unwrap().reporting_in(folder.path()).unwrap();
    let names = ["Peter /Novak", "Clara /Ruiz", "Ann /Lee", "Tom /Hill"].map(plain);
    let mut entities = Entities::new(folder.path());
    let abouts = (0..4).map(|n| Ok(about(&format!("a{n}"), &format!("a{n}"), None)));
    let rows: Vec<Person> = names.iter().enumerate().map(|(n, named)| person(&format!("a{n}"), named)).collect();
    entities.add(&rows, &mut Articles::from_abouts(abouts)).unwrap();
    let mut ids = Vec::new();
    let resolved = entities.resolve().unwrap();
    resolved
        .entities(&mut authority, |entity| {
            ids.push((entity.name, entity.authority_id));
            Ok(())
        })
        .unwrap();
    let none = |name: &str| (name.to_owned(), None);
    let first = ("Peter Novak".to_owned(), Some("Q1".to_owned()));
    assert_eq!(ids, [none("Ann Lee"), none("Clara Ruiz"), first, none("Tom Hill")]);
    let remark = authority.finish().unwrap().unwrap();
    let listed = std::fs::read_to_string(folder.path().join(authority::NAME)).unwrap();
    let expected = "problem,entity_id,id,name\nentity_without_id,person:ann-lee,,\n\
                    entity_with_several_ids,person:clara-ruiz,Q2,Clara Ruiz\n\
                    entity_with_several_ids,person:clara-ruiz,Q3,Clara RUIZ\nentity_without_id,person:tom-hill,,\n\
                    id_without_entity,,Q4,Nobody Here\nid_without_entity,,Q5,Tom Hill\n";
    assert_eq!(listed, expected);
    assert!(remark.contains("2 id_without_entity"), "{remark}");
}

#[test]
fn an_authority_file_without_its_columns_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("people.csv");
    std::fs::write(&file, "label,qid\nAnn Lee,Q1\n").unwrap();
    let error = Authority::read(&file).err().unwrap().to_string();
    assert!(error.ends_with("expected the columns name and id, found the columns label, qid"), "{error}");
}

#[test]
fn a_wrong_line_of_an_authority_file_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("people.csv");
    let read = |lines: &str| {
        std::fs::write(&file, lines).unwrap();
        Authority::read(&file).err().map(|error| error.to_string())
    };
    let told = |lines: &str, expected: &str| {
        let error = read(lines).unwrap_or_default();
        assert!(error.ends_with(expected), "{error}");
    };
    told("name,id\nAnn Lee,Q1\n,Q2\n", "line 3: expected a value in the column name, found an empty cell");
    told("name,id\nAnn Lee, \n", "line 2: expected a value in the column id, found an empty cell");
    let kinds = "line 2: expected organisation, person or an empty cell in the column kind, found \"persons\"";
    told("name,id,kind\nAnn Lee,Q1,persons\n", kinds);
    for good in ["name;id;kind\nLee, Ann;Q1;person\n", "name\tid\nAnn Lee\tQ1\n", "name,id\n\"Lee; Ann\",Q1\n"] {
        assert_eq!(read(good), None, "{good}");
    }
}

/// The peak memory of the process, in MB.
#[cfg(target_os = "linux")]
fn most_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1024
}

/// Takes a minute: `cargo test --release --lib a_million_names -- --ignored --nocapture`.
#[test]
#[ignore = "takes a minute"]
#[cfg(target_os = "linux")]
fn a_million_names_take_no_more_memory_than_a_hundred_thousand() {
    let word = |n: u64, start: &str| {
        let letters = (0..4).map(|digit| char::from(b'a' + (n / 26u64.pow(digit) % 26) as u8));
        start.to_owned() + &letters.collect::<String>()
    };
    let mut peaks = Vec::new();
    for names in [100_000, 1_000_000] {
        let folder = tempfile::tempdir().unwrap();
        let mut entities = Entities::new(folder.path());
        for n in 0..names {
            let id = format!("a{n}");
            let (given, family) = (word(n % 50, "G"), word(n / 50, "F"));
            let person = Person { name: format!("{given} {family}"), ..person(&id, &plain("A /B")) };
            let person = Person { given_name: Some(given), family_name: Some(family), ..person };
            entities.add_row(&vec![person], 0, &about(&id, &id, day((n % 9_000) as u32))).unwrap();
        }
        let mut count = 0;
        let resolved = entities.resolve().unwrap();
        resolved
            .entities(&mut Authority::default(), |_| {
                count += 1;
                Ok(())
            })
            .unwrap();
        assert_eq!(count, names);
        peaks.push(most_memory());
        eprintln!("{names} names: {} MB at most", peaks[peaks.len() - 1]);
    }
    assert!(peaks[1] < peaks[0] + 100, "{peaks:?}");
}
