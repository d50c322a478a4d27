//! People read from texts with the names marked by hand: `[Ann Blake]` a person, `{Acme}` an organisation, `<Leeds>` a
//! place.

use super::*;
use crate::article::Article;
use crate::extract::Name;
use crate::normalize::Reference;
use crate::schema::{How, OrganisationKind};
use crate::span::Span;

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
        mentions.names.push(Name { span: Span::new(start, plain.len()), kind, margin: 60 });
    }
    (plain, mentions)
}

fn people(text: &str) -> Vec<Person> {
    people_at(text, None)
}

/// The people of a text at an address.
fn people_at(text: &str, url: Option<&str>) -> Vec<Person> {
    let (plain, mentions) = marked(text);
    let mut article = Article::from_text("a", plain);
    article.url = url.map(str::to_owned);
    article.title = article.title.filter(|_| article.text.contains('\n'));
    let document = Document::new(&article);
    let mentions = Mentions { places: crate::extract::places::find(&document, &mentions.names), ..mentions };
    let countries = crate::normalize::countries::resolve(&document, &mentions);
    let bodies = mentions.names.iter().filter(|name| name.kind == NameKind::Organisation);
    let organisations: Vec<_> = bodies.map(|name| body(name.span, document.text)).collect();
    let home = Home::read(&document, &countries);
    resolve(&document, &mentions, Known { countries: &countries, organisations: &organisations, home: &home })
}

/// The organisation that a name stands for.
fn body(span: Span, text: &str) -> Organisation {
    let name = Reference { span, how: How::Name };
    Organisation {
        name: span.of(text).to_owned(),
        acronym: None,
        kind: OrganisationKind::Company,
        country: None,
        names: vec![name],
        references: Vec::new(),
    }
}

/// The people's names with the number of their mentions.
fn check(text: &str, expected: &[(&str, usize)]) {
    let people = people(text);
    let found: Vec<_> = people.iter().map(|p| (p.name.as_str(), p.names.len())).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_bare_name_means_who_was_named_before_it() {
    check(
        "[Ann Blake] left. [Blake] spoke. She met [Tom Blake]. [Tom Blake] and [Tom Blake] slept.",
        &[("Ann Blake", 2), ("Tom Blake", 3)],
    );
    check("[Ann Blake] left. [Tom Blake] came. [Tom Blake] sat. [Blake] spoke.", &[("Ann Blake", 1), ("Tom Blake", 3)]);
}

#[test]
fn full_names_surnames_and_titles_are_one_person() {
    check("[Ann Blake] left. [Blake] spoke. Mrs [Blake] slept.", &[("Ann Blake", 3)]);
    check("[Blake] wins\n[Ann Blake] won.", &[("Ann Blake", 2)]);
    check("[Ann Blake] met [Tom Reed]. [Reed] and [Blake] spoke.", &[("Ann Blake", 2), ("Tom Reed", 2)]);
    check("[Haider al-Abadi] met [Ali]. [Abadi] and [al-Abadi] left.", &[("Haider al-Abadi", 3), ("Ali", 1)]);
    check("[Omar Al-Said] left. [Al-Said] and Sheikh [Omar Al-Said].", &[("Omar Al-Said", 3)]);
    check("[Sheikh Omar bin Said] left. [Omar bin Said] spoke.", &[("Omar bin Said", 2)]);
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
fn family_members_are_distinguished() {
    check(
        "[Mario Orsini] is dead. [Orsini] leaves [Andrea Orsini] and [Carlo Orsini].\n[Orsini] was born here. [Mario Orsini] ran.",
        &[("Mario Orsini", 4), ("Andrea Orsini", 1), ("Carlo Orsini", 1)],
    );
    check("[Ann Blake] and [Tom Blake]. The [Blakes] left.", &[("Ann Blake", 1), ("Tom Blake", 1)]);
    check("Mr [Tom Blake] and Mrs [Ann Blake]. Mrs [Blake] left.", &[("Tom Blake", 1), ("Ann Blake", 2)]);
    check("[Wendy Blake] left. Mr [Blake] stayed.", &[("Wendy Blake", 1), ("Blake", 1)]);
    check(
        "[Ann Blake] and [Tom Blake] met. Mrs [Blake] spoke. Mrs [Blake] left; Mr [Blake] stayed.",
        &[("Ann Blake", 3), ("Tom Blake", 2)],
    );
    check("[Mary Blake] ran. Mr [Blake] helped. [Blake] lost.", &[("Mary Blake", 2), ("Blake", 1)]);
    check("Chairman [Mary Blake] ran. Ms [Blake] lost.", &[("Mary Blake", 2)]);
    check("[Ann Blake] ran. [Blake I] think so.", &[("Ann Blake", 2)]);
    check("[Donor Blake] wins\n[Ann Blake] won. [Blake] left.", &[("Ann Blake", 3)]);
    check("[John] and [Lucy Blake] won. [Lucy] wept.", &[("John Blake", 1), ("Lucy Blake", 2)]);
    check("[Blake] and [Lucy Reed] won. [Tom Blake] lost.", &[("Tom Blake", 2), ("Lucy Reed", 1)]);
}

#[test]
fn a_first_name_alone_needs_a_fuller_one() {
    check("[Malala Khan] won. [Malala] is 17.", &[("Malala Khan", 2)]);
    check("[James Robb] won. Mr [James] lost.", &[("James Robb", 1), ("James", 1)]);
    check("[Xi Jinping] won. Mr [Xi] left.", &[("Xi Jinping", 2)]);
    check("His brother [Tom] and [Tom Reed] won.", &[("Tom Reed", 2)]);
    check("[LIMA Ann Blake] left. [Blake] won.", &[("Ann Blake", 2)]);
    check("[Farmer Ann Blake] left. [Blake] won.", &[("Ann Blake", 2)]);
    check("[Ann Blake Slams Tom Reed]\n[Ann Blake] and [Tom Reed] met.", &[("Ann Blake", 2), ("Tom Reed", 1)]);
    check("His wife, [Ruth], and Prince [Karim].", &[("Ruth", 1), ("Karim", 1)]);
}

#[test]
fn a_strange_word_may_be_a_person() {
    check("Minister [Zwickora] fell.", &[("Zwickora", 1)]);
    check("They fell, said [Zwickora].", &[("Zwickora", 1)]);
    check("[Zwickora], a banker, fell.", &[("Zwickora", 1)]);
    check("[Ann Zwickora] fell. [Zwickora] got up.", &[("Ann Zwickora", 2)]);
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
    check("[Clara So Kam-wai]", Some("Clara Kam-wai"), Some("So"));
    check("Mr [Keane]", None, Some("Keane"));
    check("[Mary Li Meihua] left.", Some("Mary Meihua"), Some("Li"));
    check("[Mary Li Jones] left.", Some("Mary Li"), Some("Jones"));
    check("[Carol-Ann] left.", Some("Carol-Ann"), None);
    check("[Al-Said] left.", None, Some("Al-Said"));
    check("King [Karol II] left.", Some("Karol"), None);
    check("[Anna Wittekind Jones] left. [Wittekind Jones] spoke.", Some("Anna"), Some("Wittekind Jones"));
    check("[Anna Mary Jones] left. [Mary Jones] spoke.", Some("Anna Mary"), Some("Jones"));
}

#[test]
fn family_names_of_asia_come_first() {
    let check = |text: &str, given: &str, family: &str| {
        let person = people(text).remove(0);
        assert_eq!(
            (person.given_name.as_deref(), person.family_name.as_deref()),
            (Some(given), Some(family)),
            "{text}"
        );
    };
    check("[Park Ji Woo], a baker, left.", "Ji Woo", "Park");
    check("[Lee Ann Park], a baker, left.", "Lee Ann", "Park");
    check("[Phạm Thị Lan] left. [Lan] slept.", "Thị Lan", "Phạm");
    check("[Phan Van Long] left. [Long] slept.", "Van Long", "Phan");
}

#[test]
fn family_names_of_several_words() {
    let check = |text: &str, given: &str, family: &str| {
        let person = people(text).remove(0);
        assert_eq!(
            (person.given_name.as_deref(), person.family_name.as_deref()),
            (Some(given), Some(family)),
            "{text}"
        );
    };
    check("[Jan van Dalen Smit] left.", "Jan", "van Dalen Smit");
    check("[Karim Salah El Amin] left. [Salah El Amin] slept.", "Karim", "Salah El Amin");
    check("[Karim Salah El Amin] left.", "Karim Salah", "El Amin");
    check("[Al Van Buren] left.", "Al", "Van Buren");
    check("[João Costa Júnior] left.", "João", "Costa");
    check("[Ann “Nan” Blake] left.", "Ann “Nan”", "Blake");
}

#[test]
fn names_with_and_without_marks_are_one() {
    check("[Nguyễn Văn Đức] left. [Nguyen Van Duc] slept.", &[("Nguyễn Văn Đức", 2)]);
}

#[test]
fn peers_are_known_by_their_places() {
    check(
        "[Ann Blake], 3rd Countess of Leeds, left. Lady [Leeds] slept. Lord [Leeds] sang.",
        &[("Ann Blake", 2), ("Leeds", 1)],
    );
    check("[Tom Reed], 3rd in line of Leeds, left. Lord [Leeds] slept.", &[("Tom Reed", 1), ("Leeds", 1)]);
}

#[test]
fn honorifics_are_canonical() {
    let check = |text: &str, honorific: Option<&str>| {
        assert_eq!(people(text)[0].honorific.as_deref(), honorific, "{text}");
    };
    check("[Ann Blake] left. Mrs. [Blake] slept.", Some("Mrs"));
    check("Dr [Ann Blake] left.", Some("Dr"));
    check("Sheik [Omar Said] left.", Some("Sheikh"));
    check("President [Ann Blake] left.", None);
}

#[test]
fn a_family_name_is_of_the_person_whom_the_text_is_about() {
    check(
        "[Ann Lee], daughter of [Bo Lee], came. [Lee] spoke. The only son of [Bo Lee] left.",
        &[("Ann Lee", 2), ("Bo Lee", 2)],
    );
    check("[Ann Lee] met [Bo Lee]. [Bo Lee] spoke. [Lee] left.", &[("Ann Lee", 1), ("Bo Lee", 3)]);
    check("Chairman [Cho Jae-hyun] came. [Cho] spoke. [Carl Cho] left.", &[("Cho Jae-hyun", 2), ("Carl Cho", 1)]);
}

/// The role and organisation of the first person.
fn check_role(text: &str, role: Option<&str>) {
    let person = people(text).into_iter().next().unwrap();
    assert_eq!(person.role.as_deref(), role, "{text}");
}

#[test]
fn roles_stand_before_the_name() {
    check_role("They met UK Trade Secretary [Ann Blake] there.", Some("UK Trade Secretary"));
    check_role("and Iraqi Prime Minister [Omar al-Said].", Some("Iraqi Prime Minister"));
    check_role("{BBC} business correspondent [Ann Blake] says so.", Some("BBC business correspondent"));
    check_role("US Secretary of State [Ann Blake] left.", Some("US Secretary of State"));
    check_role("Secretary of the Interior [Ann Blake] left.", Some("Secretary of the Interior"));
    check_role("His chief of staff [Ann Blake] left.", Some("chief of staff"));
    check_role("The mayor's chief of staff [Ann Blake] left.", Some("mayor's chief of staff"));
    check_role("Sen. [Ann Blake] left.", Some("Sen."));
    check_role(
        "Deputy Speaker of the {House of Representatives}, [Ann Blake], left.",
        Some("Deputy Speaker of the House of Representatives"),
    );
    check_role("Former New York Gov. [Ann Blake] left.", Some("Former New York Gov."));
    check_role("{Acme} chairman and CEO [Ann Blake] left.", Some("Acme chairman and CEO"));
    check_role("They met President-elect [Ann Blake].", Some("President-elect"));
    check_role("They met Foreign Secretary Sir [Tom Reed].", Some("Foreign Secretary"));
    check_role("But President [Ann Blake] said no.", Some("President"));
    check_role("His Excellency President [Tom Reed] left.", Some("President"));
    check_role("A retired teacher [Ann Blake] said no.", Some("retired teacher"));
    check_role("Health and Education Secretary [Ann Blake] left.", Some("Health and Education Secretary"));
    check_role("The 54-year-old farmer [Ann Blake] left.", Some("farmer"));
    check_role("The co-founder [Ann Blake] left.", Some("co-founder"));
    check_role("Managing director [Ann Blake] left.", Some("Managing director"));
    check_role("{Bank of Ruritania} governor [Ann Blake] left.", Some("Bank of Ruritania governor"));
    check_role("{Water Board} (WB) Chairman [Ann Blake] left.", Some("Water Board (WB) Chairman"));
    check_role("PC [Ann Blake] left.", Some("PC"));
    check_role("They met Northland MEC for Health [Ann Blake].", Some("Northland MEC for Health"));
    check_role("Major General (retd) [Ann Blake] left.", Some("Major General (retd)"));
    check_role("Professor [Ann Blake] of {Keele University} left.", Some("Professor"));
    check_role("Police suspect [Ann Blake] of theft.", None);
    check_role("Today [Tom Reed]'s spokesman [Ann Blake] left.", None);
}

#[test]
fn roles_with_complements_stand_before_the_name() {
    check_role(
        "Asked, deputy head of the harbour office in <Moss> [Ann Blake] left.",
        Some("deputy head of the harbour office in Moss"),
    );
    check_role("Leader of the majority in parliament [Ann Blake] left.", Some("Leader of the majority in parliament"));
    check_role("The governor of the {Salt Bank} (SB), Dr [Ann Blake], left.", Some("governor of the Salt Bank (SB)"));
    check_role("The leader of the group in <Moss> told [Ann Blake] so.", None);
    let role = |text: &str| people(text).last().and_then(|person| person.role.clone());
    assert_eq!(
        role("The judges of <Moss>: [Tom Reed] (<Hamar>) and [Ann Blake] (<Lom>)."),
        Some("judges of Moss".into())
    );
    assert_eq!(role("The judge of <Moss>: [Ann Blake] (crime) must go."), None);
}

#[test]
fn an_office_after_the_name_says_more_than_a_rank() {
    check_role("Major General [Ann Blake], commander of the coast guard, left.", Some("commander of the coast guard"));
    check_role("President [Ann Blake], a lawyer from <Moss>, left.", Some("President"));
    check_role("Colonel [Ann Blake] left.", Some("Colonel"));
}

#[test]
fn an_office_says_more_than_chief_or_comrade() {
    check_role(
        "Deputy President of the {Harbour Senate}, Chief [Ann Blake], left.",
        Some("Deputy President of the Harbour Senate"),
    );
    check_role(
        "They urged the union's National Chairman, Comrade [Tom Reed] to go.",
        Some("union's National Chairman"),
    );
    check_role("Fire Chief [Ann Blake], a teacher, left.", Some("Fire Chief"));
    check_role("King [Tom Reed] left.", Some("King"));
}

#[test]
fn an_office_may_have_several_fields_or_its_body_after_a_comma() {
    check_role(
        "Minister for Ports, Trade, and Youth Affairs, [Ann Blake], left.",
        Some("Minister for Ports, Trade, and Youth Affairs"),
    );
    check_role("Executive Director, {Harbour Trust}, [Ann Blake], left.", Some("Executive Director, Harbour Trust"));
    check_role("[Ann Blake], minister for ports, trade, and youth left.", Some("minister for ports"));
}

#[test]
fn an_office_before_the_name_is_its_own_in_a_list() {
    check_role("The mayor of <Moss>, [Ann Blake], the head of the fair, [Tom Reed], left.", Some("mayor of Moss"));
    check_role("[Ann Blake], the head of the fair, [Tom Reed] and others left.", Some("head of the fair"));
}

#[test]
fn a_name_is_an_example_of_several() {
    check_role("Poets such as [Ann Blake] left.", Some("Poets"));
    check_role("They met other local poets like [Ann Blake] there.", Some("local poets"));
    check_role("A poet such as [Ann Blake] left.", None);
    let last = |text: &str| people(text).last().and_then(|person| person.role.clone());
    assert_eq!(last("The chairmen – [Ann Blake] (easyBoat) and [Tom Reed] (Lomline) – left."), Some("chairmen".into()));
}

#[test]
fn a_relation_before_a_speech_tag_is_no_role() {
    check_role("He drove his niece to practice, [Blake] said, when it rained.", None);
    check_role("He told his niece, [Ann], to wait.", Some("niece"));
    check_role("He is a 66-year old harbour farmer, [Ann Blake] said.", None);
}

#[test]
fn roles_before_the_name_end_at_verbs_and_other_phrases() {
    check_role("She will host [Ann Blake].", None);
    check_role("Voters elected President [Ann Blake].", Some("President"));
    check_role("said state Senator [Ann Blake].", Some("state Senator"));
    check_role("talks between lawyers and President [Ann Blake].", Some("President"));
    check_role("The people of [Ann Blake].", None);
    check_role("On Thursday Minister [Ann Blake] left.", Some("Minister"));
    check_role("the supporters of [Ann Blake].", None);
    check_role("told reporters [Ann Blake] left.", None);
    check_role("He alerted [Tom Reed]. Tom's aide [Ann Blake] left.", None);
    check_role("They praised fellow candidates Sen. [Ann Blake] and others.", Some("Sen."));
    check_role("She accused then-President [Ann Blake].", Some("then-President"));
    check_role("a spokesman for the [Ann Blake] campaign left.", None);
}

#[test]
fn roles_stand_after_the_name() {
    check_role("[Ann Blake], the UK trade secretary, left.", Some("UK trade secretary"));
    check_role("[Ann Blake], a doctor at {Mercy Hospital}, left.", Some("doctor at Mercy Hospital"));
    check_role("[Ann Blake], 54, head of the {Water Board}, left.", Some("head of the Water Board"));
    check_role("The chief of staff of the {Coast Guard} [Ann Blake] left.", Some("chief of staff of the Coast Guard"));
    check_role("[Ann Blake], who is chief executive of {Acme}, left.", Some("chief executive of Acme"));
    check_role("said [Ann Blake], a local media activist.", Some("local media activist"));
    check_role("[Ann Blake], legal adviser for the rebels, left.", Some("legal adviser for the rebels"));
    check_role("[Ann Blake], a Greek rights activist based in Spain who left, said no.", Some("Greek rights activist"));
    check_role("[Ann Blake], [Tom Reed]'s chief of staff, left.", Some("Tom Reed's chief of staff"));
    check_role("and [Ann Blake], host of {KQX}'s \"Good Night.\"", Some("host of KQX's \"Good Night.\""));
    check_role(
        "[Ann Blake], London doctor and spokeswoman for the club, left.",
        Some("London doctor and spokeswoman for the club"),
    );
    check_role("[Ann Blake] (head of the group) left.", Some("head of the group"));
    check_role(
        "[Ann Blake], professor of law and politics at {Keele University}, left.",
        Some("professor of law and politics at Keele University"),
    );
    check_role("[Ann Blake] (D-Ohio), chairwoman of the panel, left.", Some("chairwoman of the panel"));
    check_role("[Ann Blake], his wife, left.", Some("wife"));
    check_role("[Ann Blake], a haulier from Leeds, left.", Some("haulier from Leeds"));
    check_role("[Ann Blake], a Greek sailor shot by pirates, left.", Some("Greek sailor"));
    check_role(
        "[Ann Blake], PhD, the head of the commission in <Leeds>, left.",
        Some("head of the commission in Leeds"),
    );
    check_role(
        "[Ann Blake], {Water Board} (WB) spokesman in Leeds, left.",
        Some("Water Board (WB) spokesman in Leeds"),
    );
    check_role("[Ann Blake], managing director (MD) of {Acme}, left.", Some("managing director (MD) of Acme"));
    check_role(
        "[Ann Blake], marketing and sales director at {Acme}, left.",
        Some("marketing and sales director at Acme"),
    );
    check_role("Advocate [Ann Blake], secretary of the club, left.", Some("secretary of the club"));
    check_role("[Ann Blake], a farmer said it rained.", Some("farmer"));
    check_role("It rained when [Ann Blake], a farmer said, was ill.", None);
    check_role("It rained, as [Ann Blake], director of the harbour said so.", Some("director of the harbour"));
    check_role("In <Lima>, [Ann Blake], the democratically-elected mayor, left.", Some("democratically-elected mayor"));
    check_role("[Ann Blake], a Danish-born stage actor, left.", Some("Danish-born stage actor"));
}

#[test]
fn what_stands_after_a_name_may_be_no_role() {
    check_role("When they met [Ann Blake], the president said no.", None);
    check_role("When they met [Ann Blake], the president of the club said no.", None);
    check_role("When they met [Ann Blake], officials of the club said no.", None);
    check_role("They met [Ann Blake], President [Tom Reed] and others.", None);
    check_role("[Ann Blake], a powerful voice, left.", None);
    check_role("With [Ann Blake], the host country won.", None);
    check_role("[Ann Blake] met the mayor.", None);
    check_role("[Ann Blake], whose husband, a doctor, left.", None);
    check_role("[Ann Blake], aides to her, left.", None);
}

#[test]
fn relations_offices_and_predicates_are_roles() {
    check_role("He married his wife, [Ruth], in May.", Some("wife"));
    check_role("The group's leader, [Ann Blake], left.", Some("group's leader"));
    check_role(
        "In May, the acting head of {Reed Analytics}, Dr [Ann Blake], left.",
        Some("acting head of Reed Analytics"),
    );
    check_role("At the gate, President of {Acme}, [Ann Blake], spoke.", Some("President of Acme"));
    check_role("<Leeds> – Former manager of the port, [Ann Blake], spoke.", Some("Former manager of the port"));
    check_role("They freed a Greek sailor, [Ann Blake], in May.", Some("Greek sailor"));
    check_role("He told his son, [Tom Reed], and daughter, [Ann Blake], to wait.", Some("son"));
    check_role("As they freed the sailor, [Ann Blake] left.", None);
    check_role("Deputy Minister of Mines, [Ann Blake] said no.", Some("Deputy Minister of Mines"));
    check_role("No, [Ann Blake] said. The factory's manager had called.", Some("factory's manager"));
    check_role("No, [Ann Blake] and [Tom Reed] said. The factory's manager had called.", None);
    check_role("He met his Russian counterpart, [Ivan Reed].", Some("Russian counterpart"));
    check_role("After the talks with the president, [Ann Blake] left.", None);
    check_role("As head of the group, [Ann Blake] left.", Some("head of the group"));
    check_role("[Ann Blake] was governor for three terms.", Some("governor for three terms"));
    check_role("[Ann Blake] is the mayor of <Leeds>.", Some("mayor of Leeds"));
    check_role("[Ann Blake] was recently appointed the head of the port.", Some("head of the port"));
    check_role("[Ann Blake], who will be his chief of staff, left.", Some("chief of staff"));
    check_role("[Ann Blake] was chosen to be secretary of education.", Some("secretary of education"));
    check_role("[Ann Blake] opened her last bridge as U.S. president on Sunday.", Some("U.S. president"));
    check_role("[Ann Blake] left as the president spoke.", None);
    check_role("[Farmer Ann Blake] wept.", Some("Farmer"));
    check_role("The presenter was [Ann Blake].", Some("presenter"));
    check_role("One farmer, [Ann Blake], wept.", Some("farmer"));
    check_role("His sister [Ann Blake], the chief engineer, left.", Some("chief engineer"));
    check_role("She beat world number one [Ann Blake].", Some("world number one"));
    check_role("said haulier [Ann Blake].", Some("haulier"));
    check_role("She met Deputy Minister of Health [Ann Blake].", Some("Deputy Minister of Health"));
    check_role("and most recently mayor [Ann Blake].", Some("mayor"));
    check_role("He has often denounced former President [Ann Blake].", Some("former President"));
    check_role("an openly hostile mayor [Ann Blake].", Some("openly hostile mayor"));
    check_role("U.S. District Judge [Ann Blake] left.", Some("U.S. District Judge"));
    check_role("said county chief of detectives [Ann Blake].", Some("county chief of detectives"));
    check_role("Regional Director for Trade of {Acme} [Ann Blake] left.", Some("Regional Director for Trade of Acme"));
    check_role("[Ann Blake], the chief operating officer, left.", Some("chief operating officer"));
    check_role("Shipping Minister [Ann Blake] left.", Some("Shipping Minister"));
    check_role("The head of the group, Dr [Ann Blake], left.", Some("head of the group"));
    check_role("A woman, [Ann Blake], left.", None);
    check_role("They named [Ann Blake] as finance minister.", Some("finance minister"));
    let daughters = people("His daughters, [Malia] and [Sasha], left.");
    assert!(daughters.iter().all(|person| person.role.as_deref() == Some("daughters")));
}

#[test]
fn roles_are_joined_introduced_and_shared() {
    check_role("They met former minister, [Tom Reed] in Leeds.", Some("former minister"));
    check_role("Harbour councillor, [Tom Reed] moved it.", Some("Harbour councillor"));
    check_role("They met a minister, a councillor, [Tom Reed] moved it.", None);
    check_role("[Tom Reed], a {Labour MP} in Leeds, left.", Some("Labour MP in Leeds"));
    check_role("[Tom Reed], a great and kind actor, left.", Some("great and kind actor"));
    check_role("Ministers [Tom Reed] (HVX), and [Ann Blake] (KLM) left.", Some("Ministers"));
    check_role("[Tom Reed], [Jane Moore] and [Ann Blake] are cashiers at a shop.", Some("cashiers at a shop"));
    check_role("[Tom Reed] and friends are cashiers at a shop.", None);
    check_role("The three candidates are [Tom Reed], [Jane Moore], and [Ann Blake].", Some("candidates"));
    check_role("The three candidates met [Tom Reed], [Jane Moore], and [Ann Blake].", None);
    let roles = |text: &str| people(text).into_iter().map(|person| person.role.unwrap_or_default()).collect::<Vec<_>>();
    check_role(
        "[Ann Blake], founder, chairwoman and owner of {Acme}, left.",
        Some("founder, chairwoman and owner of Acme"),
    );
    check_role("[Ann Blake], a doctor, [Tom Reed] and others left.", Some("doctor"));
    check_role("[Ann Blake], one of the founders of {Acme}, left.", Some("one of the founders of Acme"));
    check_role("[Ann Blake], now the head of the port, left.", Some("head of the port"));
    check_role("The harbour's manager, Captain [Ann Blake], left.", Some("harbour's manager"));
    check_role("They met a teacher named [Ann Blake].", Some("teacher"));
    check_role("They met another farmer, surnamed [Reed].", Some("farmer"));
    check_role("The teacher named [Ann Blake] first.", None);
    check_role("says former union president Tan Sri [Chan Kok Wai].", Some("former union president"));
    check_role("It rained, says club secretary, Dr [Ann Blake].", Some("club secretary"));
    check_role("[Ann Blake], Peru's ambassador to <Chile> called it fine.", Some("Peru's ambassador to Chile"));
    check_role("When they met [Ann Blake], Peru's ambassador to <Chile> called it fine.", None);
    check_role("[Ann Blake], who is expected to become the next mayor, left.", Some("next mayor"));
    check_role("[Ann Blake], a Danish actor better known as Mimi, left.", Some("Danish actor"));
    assert_eq!(roles("Two judges of the court - [Ann Blake] and [Tom Reed] - left."), ["judges of the court"; 2]);
    assert_eq!(roles("They met [Ann Blake] and [Tom Reed], the owners of the port."), ["owners of the port"; 2]);
}

#[test]
fn the_grammar_of_a_role_tells_bodies_that_no_list_has() {
    let check = |text: &str, organisation: Option<&str>| {
        assert_eq!(people(text)[0].organisation.as_deref(), organisation, "{text}");
    };
    check("Nurvik CEO [Ann Blake] left.", Some("Nurvik"));
    check("The former Nurvik striker [Ann Blake] left.", Some("Nurvik"));
    check("Nurvik Deputy Chairman [Ann Blake] left.", Some("Nurvik"));
    check("It was Nurvik Tea Company Manager [Ann Blake].", Some("Nurvik Tea Company"));
    check("It was Nurvik's Managing Director [Ann Blake].", Some("Nurvik"));
    check("[Ann Blake], director of the NVK, left.", Some("NVK"));
    check("[Ann Blake], managing director at Nurvik, left.", Some("Nurvik"));
    check("[Ann Blake], speaker of the Danish parliament, left.", Some("Danish parliament"));
    check("It was Deputy Finance Manager [Ann Blake].", None);
    check("It was Opposition leader [Ann Blake].", None);
    check("It was Danish striker [Ann Blake].", None);
    check("It was <Leeds> lawyer [Ann Blake].", None);
    check("It was <Leeds> head coach [Ann Blake].", Some("Leeds"));
    check("It was <Peru> striker [Ana Ruiz].", None);
    check("Nurvik mayor [Ann Blake] left.", None);
    check("[Ann Blake], vice-president for Student Affairs, left.", None);
    check("[Ann Blake], Minister of Mines and Higher Education, left.", None);
    check("[Ann Blake], head of the delegation to <Peru>, left.", None);
    check("The {Tax Board} moved. Police commissioner [Ann Blake] left.", None);
}

#[test]
fn organisations_are_read_from_roles_and_beside_names() {
    let check = |text: &str, organisation: Option<&str>| {
        assert_eq!(people(text)[0].organisation.as_deref(), organisation, "{text}");
    };
    check("{BBC} correspondent [Ann Blake] says so.", Some("BBC"));
    check("[Ann Blake], head of the {Water Board}, left.", Some("Water Board"));
    check("He told {Fox News}' [Ann Blake] so.", Some("Fox News"));
    check("[Ann Blake] of {Acme} left.", Some("Acme"));
    check("[Ann Blake] left {Acme}.", None);
    check("[Ann Blake] of the chamber of trade left.", Some("chamber of trade"));
    check("[Ann Blake] of the hills left.", None);
    check("{Acme} fan [Ann Blake] left.", None);
    let squad =
        |clubs: &str| format!("[Ann Blake] ({clubs}), [Tom Reed] ({{Acme}}), [Jo Lee] ({{Rovik}}), [Al Moor] (Vita)");
    check(&format!("{}, [Ed Hill] (Sarn).", squad("<Leeds>")), Some("Leeds"));
    check(&format!("{}.", squad("<Leeds>")), None);
    check(&format!("{}, [Ed Hill] (Sarn).", squad("Peru")), None);
    check("[Ann Blake], chief executive of <Vargo>, left.", Some("Vargo"));
    check("[Ann Blake], president of Chapter 12, left.", Some("Chapter 12"));
    check("[Ann Blake], secretary of state for trade, left.", None);
    check("[Ann Blake], who teaches at {Acme College}, left.", Some("Acme College"));
    check("[Ann Blake], who was seen at {Acme College}, left.", None);
    check("[Ann Blake] leads the young {Acme Union}.", Some("Acme Union"));
    check("[Ann Blake] runs for {Acme Union}.", None);
    check("[Ann Blake] hit the young {Acme Union}.", None);
    check("[Ann Blake] leads the two-year-old {Acme Union}.", Some("Acme Union"));
    check("[Ann Blake] leads talks with {Acme Union}.", None);
    check("Deputy [Ann Blake] from the opposition {Acme Union} left.", Some("Acme Union"));
    check("Deputy [Ann Blake] from the village near {Acme Union} left.", None);
    check("Deputy [Ann Blake] (HVX) left.", Some("HVX"));
    check("Deputy [Ann Blake] (PhD) left.", None);
    check("[Ann Blake] (HVX) left.", None);
    check("Farmer [Ann Blake], who is also the chair of {Acme}, left.", Some("Acme"));
    check("Farmer [Ann Blake] left. She is the treasurer of {Acme}.", Some("Acme"));
    check("Farmer [Ann Blake] left. She is near {Acme}.", None);
    check("Farmer [Ann Blake] met [Tom Reed]. He is the treasurer of {Acme}.", None);
    check("[Ann Blake], head of the steering committee of {Acme}, left.", Some("Acme"));
    check("Sgt [Ann Blake], of <West Vale> Police, left.", Some("West Vale Police"));
    check("[Ann Blake] of the charity Green Hills left.", Some("Green Hills"));
    check("{Acme} bought {Vargo}. Chief executive [Ann Blake] left.", Some("Acme"));
    check("{Acme} struck. Rain fell, said union general secretary [Ann Blake].", Some("Acme"));
    check("{Acme} bought {Vargo}. Farmer [Ann Blake] left.", None);
    check("{Acme} bought {Vargo}. Its founder, [Ann Blake], left.", Some("Vargo"));
    check("{Acme} struck. Reed campaign manager [Ann Blake] left.", None);
    check("{Acme} struck. Communications director [Ann Blake] left.", None);
    check("{Acme} struck. A former chairman, [Ann Blake], left.", None);
    check("{Acme Committee} met. The Reed campaign spokesman [Ann Blake] left.", None);
    check("FDA spokeswoman [Ann Blake] left.", Some("FDA"));
    check("They met Labour MP [Ann Blake] there.", Some("Labour"));
    check("Nationals leader [Ann Blake] left.", Some("Nationals"));
    check("The Minister of Water Resources, [Ann Blake], left.", None);
    check("The head of Water Resources, [Ann Blake], left.", Some("Water Resources"));
    check("Twins leader [Ann Blake] left.", None);
    check("They met Green activist groups and [Ann Blake] there.", None);
    check("[Ann Blake], head of the {Trade Department} in the {Export Division} at {Acme}, left.", Some("Acme"));
    check("[Ann Blake], the {Labour Party} leader, left.", Some("Labour Party"));
    check("[Ann Blake] (Vargo), [Tom Reed] ({Real Sur}), [Jo Lee] (Vita)", Some("Vargo"));
    check("[Ann Blake] (Vargo), [Tom Reed] (Ruvo), [Jo Lee] (Vita)", None);
    check("[Ann Blake] (Vargo) met [Tom Reed] ({Real Sur}).", None);
    check("CEO [Ann Blake] left.", None);
    check("[Ann Blake], {CEO of Acme}, left.", Some("Acme"));
    check("[Ann Blake] of {Keele University} of <Leeds> left.", Some("Keele University of Leeds"));
    check("Ruler [Ann Blake] of {Peru} left.", None);
    check("[Ann Blake], president of the {Republic of Peru}, left.", None);
    check("{Crown} Princess [Ann Blake] left.", None);
    check("Mayor [Ann Blake] at {Acme} said so.", None);
    check("A study by [Ann Blake] at {Acme} said so.", Some("Acme"));
    check("{Vale Library} will stay open. The library director, [Ann Blake], left.", Some("Vale Library"));
    check("{Vale Library} will stay open. [Ann Blake] of the library left.", Some("Vale Library"));
    check("The [Ann Blake] case. {Acme Institute} opened. The institute's head [Tom Reed] left.", None);
    check("[Ann Blake], managing director at [Wared], left.", Some("Wared"));
    check("[Ann Blake], director, {Acme}, left.", Some("Acme"));
    check("[Ann Blake], head of the {Trade Department} at {Acme}, left.", Some("Acme"));
    check("[Ann Blake], head of the {Harbour Union} at {Acme}, left.", Some("Harbour Union"));
    check("[Ann Blake], head of the {Trade Centre} at {Acme}, left.", Some("Trade Centre"));
    check("[Ann Blake], vice president, Sales and Events, {Acme}, left.", Some("Acme"));
    check("[Ann Blake], a director, {Acme} and others left.", None);
    check("[Ann Blake], {Chief Sales Director of Acme}, left.", Some("Acme"));
    check("Governor [Ann Blake] of {Friends of the Earth} left.", Some("Friends of the Earth"));
    check("[Ann Blake] ({Harbour Party}) left.", Some("Harbour Party"));
    check("[Ann Blake] (with {Harbour Party}) left.", None);
    check("[Ann Blake] (director, {Acme}) left.", Some("Acme"));
    check("[Ann Blake] (Harbour Party) left.", Some("Harbour Party"));
    check("[Ann Blake] (Harbour Road) left.", None);
    check("{Leeds Crown Court} sat. Judge [Ann Blake] left.", Some("Leeds Crown Court"));
    check("{Leeds Crown Court} sat, {York Crown Court} rose. Judge [Ann Blake] left.", None);
    check("[Ann Blake], deputy director for [Tom Reed], left.", None);
    assert_eq!(
        people("{Acme Institute} opened. The institute's head [Tom Reed] left.")[0].organisation.as_deref(),
        Some("Acme Institute")
    );
}

#[test]
fn who_speaks_for_a_body_or_is_with_it_belongs_to_it() {
    let check = |text: &str, organisation: Option<&str>| {
        assert_eq!(people(text)[0].organisation.as_deref(), organisation, "{text}");
    };
    check("Speaking for the {Harbour Trust}, [Ann Blake] said no.", Some("Harbour Trust"));
    check("On behalf of the {Harbour Trust}, [Ann Blake] said no.", Some("Harbour Trust"));
    check("[Ann Blake], speaking on behalf of the {Harbour Trust}, said no.", Some("Harbour Trust"));
    check("[Ann Blake], representing the {Harbour Trust}, said no.", Some("Harbour Trust"));
    check("[Ann Blake], a spokeswoman speaking for the {Harbour Trust}, said no.", Some("Harbour Trust"));
    check("Speaking to the {Harbour Trust}, [Ann Blake] said no.", None);
    check("Speaking for an hour, [Ann Blake] praised the {Harbour Trust}.", None);
    check("[Ann Blake], with the {Harbour Trust}, said no.", Some("Harbour Trust"));
    check("[Ann Blake], for the {Harbour Trust}, said no.", Some("Harbour Trust"));
    check("[Ann Blake], against the {Harbour Trust}, said no.", None);
    check("[Ann Blake], who is with the {Harbour Trust}, said no.", Some("Harbour Trust"));
    check("[Ann Blake], who leads the Harbour Trust, said no.", Some("Harbour Trust"));
    check("[Ann Blake], who co-chairs the {Harbour Trust}, said no.", Some("Harbour Trust"));
    check("[Ann Blake] co-owns the {Harbour Trust}.", Some("Harbour Trust"));
    check("[Ann Blake] founded the {Harbour Trust}.", Some("Harbour Trust"));
    check("[Ann Blake] co-sponsored the {Harbour Trust}.", None);
    check("Officer [Ann Blake] with the {Harbour Police} said no.", Some("Harbour Police"));
    check("Officer [Ann Blake] at the {Harbour Police} said no.", None);
    check("[Ann Blake], who founded the {Harbour Trust}, said no.", Some("Harbour Trust"));
    check("[Ann Blake], who chaired a meeting with the {Harbour Trust}, said no.", None);
    check("[Ann Blake], 54, of the {Harbour Trust}, said no.", Some("Harbour Trust"));
    check("[Ann Blake], 54, who was hired by the {Harbour Trust}, said no.", Some("Harbour Trust"));
    check("[Ann Blake], who works in the Harbour Trust Centre, said no.", None);
    check("[Ann Blake], who sued the {Harbour Trust}, said no.", None);
    check("[Ann Blake] and [Tom Reed], both of the {Harbour Trust}, said no.", Some("Harbour Trust"));
}

#[test]
fn countries_of_roles_stand_after_names() {
    let check = |text: &str, countries: [Option<&str>; 2]| {
        let people = people(text);
        let found: Vec<_> = people.iter().map(|person| person.role_country.as_deref()).collect();
        assert_eq!(found, countries, "{text}");
    };
    let both = [Some("PER"), Some("CHL")];
    check("Foreign Minister [Ana Ruiz] of Peru met Foreign Minister [Luis Vega] of Chile.", both);
    check("Foreign ministers [Ana Ruiz] of Peru and [Luis Vega] of Chile met.", both);
    check("Foreign ministers [Ana Ruiz] (Peru) and [Luis Vega] (Chile) met.", both);
    check("Foreign ministers [Ana Ruiz] from Peru and [Luis Vega] from Chile met.", both);
    check("Peruvian Foreign Minister [Ana Ruiz] met her counterpart in Santiago, [Luis Vega], again.", both);
    check("Peruvian Foreign Minister [Ana Ruiz] met her Chilean counterpart, [Luis Vega], again.", both);
    check("[Ana Ruiz] of Peru met [Luis Vega] (Chile).", [None, None]);
    let unknown = "Peru met Chile. Foreign Minister [Ana Ruiz] was glad. It rained in Chile. Foreign Minister [Luis Vega] was not.";
    check(unknown, [None, None]);
}

#[test]
fn countries_are_named_or_implied_by_a_role() {
    let check = |text: &str, country: Option<&str>| {
        assert_eq!(people(text)[0].role_country.as_deref(), country, "{text}");
    };
    check("Peruvian President [Ana Ruiz] left.", Some("PER"));
    check("Florida Gov. [Ann Blake] left.", Some("USA"));
    check("Former CIA director [Ann Blake] left.", Some("USA"));
    check("The {Democratic Alliance of Moss} candidate [Ann Blake] left.", None);
    check("Peru met America. It rained. Sen. [Ann Blake] left.", Some("USA"));
    check("Peru's capital is Lima. Finance minister [Ana Ruiz] left.", Some("PER"));
    check("Peru's capital is Lima. Farmer [Ana Ruiz] left.", None);
    check("Peru's capital is Lima. Owner [Ana Ruiz] left.", None);
    check("Peru's capital is Lima. County engineer [Ana Ruiz] left.", Some("PER"));
    check("Peru's capital is Lima. County resident [Ana Ruiz] left.", None);
    check("Scottish author [Ann Blake] left.", Some("GBR"));
    check("English teacher [Ann Blake] left.", None);
    check("Peru's capital is Lima. [Ana Ruiz], president of {Acme}, left.", None);
    check("Peru's capital is Lima. [Ana Ruiz], adviser to the rebels, left.", Some("PER"));
    check("Labour MP [Ann Blake] of Ireland left.", Some("IRL"));
    check("Rain fell. It poured. Peru met Chile. President [Ana Ruiz] left.", None);
    check("Peru won. President [Ana Ruiz] and Chile and Brazil left.", None);
    check("Peru won. Peru's President [Ana Ruiz] left. Chile and Brazil lost. President [Ruiz] wept.", Some("PER"));
    check("Peru lost. Peru and America agreed. Secretary of State [Ann Blake] left.", Some("USA"));
    check("Peru lost. Peru won. [Ann Blake], secretary of state for trade, left.", Some("PER"));
    check("[Ana Ruiz], Peru's ambassador to Chile, left.", Some("PER"));
    check("Peru won. Peru lost. [Ana Ruiz], ambassador to Chile, left.", Some("PER"));
    check("Guam is hot. Guam is wet. Mayor [Ann Blake] left.", Some("GUM"));
    check("Aides spoke for minister [Ana Ruiz].", None);
    check("Peru's capital is Lima. [Ana Ruiz], president of Chapter 12, left.", None);
    check("Peru's capital is Lima. Fire service official [Ana Ruiz] left.", Some("PER"));
    check("Peru's capital is Lima. [Ana Ruiz], a local activist, left.", Some("PER"));
    check("[Ana Ruiz], a Danish-born actor, left.", None);
    let of_paper = |text: &str| people_at(text, Some("https://www.lisbonpost.com/a"))[0].role_country.clone();
    assert_eq!(of_paper("Finance minister [Ana Ruiz] left.").as_deref(), Some("PRT"), "an office without a country");
    assert_eq!(
        of_paper("Portugal met America. Rep. [Ana Ruiz] left.").as_deref(),
        Some("PRT"),
        "not only America has these titles"
    );
    assert_eq!(of_paper("Peruvian finance minister [Ana Ruiz] left.").as_deref(), Some("PER"));
    assert_eq!(of_paper("Farmer [Ana Ruiz] left."), None);
    let people = people("Peruvian President [Ana Ruiz] and [Ruiz]'s spokesman [Tom Reed].");
    assert_eq!(people[1].role_country.as_deref(), Some("PER"));
}

#[test]
fn every_beginning_and_end_of_a_text_is_read() {
    let text = "By Ann\n‘[Ann Blake]’, the co-founder and chief executive-in-chief of “Vargo” & {Acme}’s, who was elected as head of \
                the board at the - of and [Tom Reed Jr.] (R-Ohio), as mayor and, and [Al], health and trade secretary’ \
                of state for the [Van der Berg], his wife, [Ruth]—a number one and the";
    for at in text.char_indices().map(|(at, _)| at) {
        people(&text[..at]);
        people(text[at..].trim_start_matches(|c| "]}>".contains(c)));
    }
}
