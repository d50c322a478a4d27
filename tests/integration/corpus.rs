//! The tables about all articles.

use crate::sandbox::{Sandbox, many};

/// An article that two people of a family are in, by full name and by surname.
fn line(id: &str, on: &str, text: &str) -> String {
    serde_json::json!({ "id": id, "published_on": on, "text": text }).to_string() + "\n"
}

fn sandbox() -> Sandbox {
    let story = "Rail plan\nThe plan is \"far too late\", said Len Barlow, the Canadian transport minister. Barlow left on Friday \
                 after a long meeting with the unions in Ottawa, and he took the train home again in the evening.\n";
    let other = "Strike ends\nTrains ran on Monday, and Leonard K. Barlow, Canada's transport minister, thanked the unions. He met \
                 Susan Barlow, a nurse, at the station, where she had waited for three days with hundreds of others.\n";
    let third = "A quiet day\nBarlow said nothing, and that was all that was heard from the ministry on that long and cold day.\n";
    let articles =
        [("a", "2021-03-01", story), ("b", "2021-03-01", story), ("c", "2021-03-09", other), ("d", "", third)];
    Sandbox::with(&[("in.jsonl", &articles.map(|(id, on, text)| line(id, on, text)).concat())])
}

#[test]
fn one_person_is_one_entity_in_all_articles() {
    let sandbox = sandbox();
    sandbox.run(0, "run in.jsonl --output out --quiet");
    let people: Vec<_> = sandbox
        .column("out/people.csv", "name")
        .into_iter()
        .zip(sandbox.column("out/people.csv", "entity_id"))
        .collect();
    let is = |name: &str, id: &str| (name.to_owned(), id.to_owned());
    // Each form is in one story; then the fuller one is the name.
    let minister = "person:leonard-k-barlow";
    let expected = [
        is("Len Barlow", minister),
        is("Len Barlow", minister),
        is("Leonard K. Barlow", minister),
        is("Susan Barlow", "person:susan-barlow"),
        is("Barlow", ""),
    ];
    assert_eq!(people, expected);
    let column = |name: &str| {
        let ids = sandbox.column("out/entities.csv", "entity_id");
        let at = ids.iter().position(|id| id == minister).unwrap();
        sandbox.column("out/entities.csv", name)[at].clone()
    };
    for (name, value) in [
        ("kind", "person"),
        ("name", "Leonard K. Barlow"),
        ("forms", "2"),
        ("articles", "3"),
        ("stories", "2"),
        ("mentions", "5"),
        ("story_mentions", "3"),
        ("quotes", "2"),
        ("story_quotes", "1"),
        ("first_published", "2021-03-01"),
        ("last_published", "2021-03-09"),
        ("country_code", "CAN"),
        ("pronoun", "he"),
        ("homonym", "false"),
        ("authority_id", ""),
    ] {
        assert_eq!(column(name), value, "{name}");
    }
    sandbox.run(0, "validate out --quiet");
    let changed = sandbox.read("out/people.csv").replacen(minister, "person:nobody", 1);
    sandbox.write("out/people.csv", changed);
    let problems = sandbox.ran("validate out");
    problems.check(1, &["person:nobody", "entity_id in entities"]);
}

#[test]
fn the_stages_give_the_same_entities_as_a_run() {
    let sandbox = sandbox();
    sandbox.run(0, "run in.jsonl --output out --quiet");
    sandbox.run(0, "extract in.jsonl --output mentions.jsonl --quiet");
    sandbox.run(0, "normalize mentions.jsonl --output facts.jsonl --quiet");
    sandbox.run(0, "export facts.jsonl --output staged --quiet");
    for table in ["entities", "people", "organisations", "disagreements"] {
        for format in ["csv", "parquet"] {
            let file = format!("{table}.{format}");
            assert!(sandbox.files("out")[&file] == sandbox.files("staged")[&file], "{file}");
        }
    }
    assert_eq!(sandbox.ran("diff out staged").code, Some(0));
}

#[test]
fn entities_are_the_same_in_datasets_and_on_any_number_of_threads() {
    let sandbox = sandbox();
    sandbox.write("in.jsonl", sandbox.read("in.jsonl") + &many(300));
    sandbox.run(0, "run in.jsonl --output one --threads 1 --quiet");
    sandbox.run(0, "run in.jsonl --output two --threads 2 --quiet");
    assert!(sandbox.files("one") == sandbox.files("two"));
    sandbox.run(0, "run in.jsonl --output parts --tables parquet --partition 50 --quiet");
    assert_eq!(sandbox.ran("diff one parts").code, Some(0));
    assert!(sandbox.files("parts").contains_key("people.parquet/part-00001.parquet"));
    sandbox.run(0, "validate parts --quiet");
}

#[test]
fn ids_of_the_users_file_are_given_and_what_has_none_is_listed() {
    let sandbox = sandbox();
    sandbox.write("ids.csv", "name,id,aliases\nLeonard Barlow,Q7,Len Barlow|L. Barlow\nTom Nobody,Q8,\n");
    let said = sandbox.run(0, "run in.jsonl --output out --authority ids.csv");
    assert!(said.contains("1 id_without_entity") && said.contains("authority.csv"), "{said}");
    let ids = sandbox.column("out/entities.csv", "authority_id");
    assert_eq!(ids.iter().filter(|id| *id == "Q7").count(), 1);
    assert!(sandbox.read("out/authority.csv").contains("id_without_entity,,Q8,Tom Nobody\n"));
    assert!(sandbox.read("out/datapackage.json").contains("authority.csv"));
    sandbox.run(0, "validate out --quiet");
    sandbox.write("ids.csv", "name\nx\n");
    let said = sandbox.run(2, "run in.jsonl --output new --authority ids.csv");
    assert!(said.contains("ids.csv: expected the columns name and id, found the columns name"), "{said}");
    assert!(!sandbox.at("new").exists());
}

#[test]
fn numbers_that_ought_to_be_the_same_are_reported_and_updates_are_not() {
    let sandbox = Sandbox::new();
    let padding =
        "Officials from several ministries met the families of the victims in the evening and promised help for all.";
    let story = format!("Bridge falls\nIn Lima, Peru, 24 people were killed when a bridge fell. {padding}\n");
    let articles = [
        line("a", "2021-03-01", &story),
        line(
            "b",
            "2021-03-01",
            "Fire at a mine\nIn Lima, Peru, 26 people were killed when the old bridge came down, officials said.\n",
        ),
        line(
            "c",
            "2021-03-02",
            "More dead\nIn Lima, Peru, 31 people were killed by the collapse of a bridge, said doctors on Tuesday.\n",
        ),
        line(
            "d",
            "2021-05-01",
            "Flood\nIn Lima, Peru, 40 people were killed by a flood that came in the night, said the mayor.\n",
        ),
    ];
    sandbox.write("in.jsonl", articles.concat());
    sandbox.run(0, "run in.jsonl --output out --quiet");
    let rows = sandbox.lines("out/disagreements.csv");
    assert_eq!(rows, ["statistic_id,other_id,why,days_apart", "a:s1,b:s1,same_days,0"]);
    sandbox.run(0, "validate out --quiet");
}

#[test]
fn two_named_sources_may_disagree() {
    let sandbox = Sandbox::new();
    let toll = |id: &str, count: u32, source: &str| {
        line(
            id,
            "2021-03-01",
            &format!("Mine\nIn Lima, Peru, {count} people were killed by a fire, according to {source}.\n"),
        )
    };
    sandbox.write("in.jsonl", [toll("a", 17, "the Red Cross"), toll("b", 21, "the World Bank")].concat());
    sandbox.run(0, "run in.jsonl --output out --quiet");
    let rows = sandbox.lines("out/disagreements.csv");
    assert_eq!(rows, ["statistic_id,other_id,why,days_apart", "a:s1,b:s1,same_days,0"]);
}
