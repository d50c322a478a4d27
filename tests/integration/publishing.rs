//! What a publisher says of the tables, and the page that is left to look at where texts are left out.

use crate::sandbox::{STORY, Sandbox};
use serde_json::{Value, json};

fn json(sandbox: &Sandbox, file: &str) -> Value {
    serde_json::from_str(&sandbox.read(file)).unwrap()
}

const TOML: &str = "title = \"Talks\"\ndescription = \"Who talked where.\"\nlicence = \"CC-BY-4.0\"\npublisher = \"Example Trust\"\n\
                    sources = [\"Post https://post.example\"]\n";

#[test]
fn what_the_publisher_says_is_in_every_description() {
    let sandbox = Sandbox::with(&[("in/a.txt", STORY), ("publication.toml", TOML)]);
    let mut run = sandbox.command("run in --output out --quiet --no-xlsx --no-report --publication publication.toml");
    assert!(run.args(["--title", "Talks & tolls"]).status().unwrap().success());
    let package = json(&sandbox, "out/datapackage.json");
    assert_eq!((&package["title"], &package["description"]), (&json!("Talks & tolls"), &json!("Who talked where.")));
    assert_eq!(package["licenses"][0]["name"], "CC-BY-4.0");
    assert_eq!(package["sources"], json!([{ "title": "Post", "path": "https://post.example" }]));
    assert_eq!(package["contributors"][0], json!({ "title": "Example Trust", "roles": ["publisher"] }));
    let csvw = json(&sandbox, "out/csv-metadata.json");
    assert_eq!((&csvw["dc:title"], &csvw["dc:publisher"]), (&json!("Talks & tolls"), &json!("Example Trust")));
    let croissant = json(&sandbox, "out/croissant.json");
    assert_eq!(croissant["license"], "https://spdx.org/licenses/CC-BY-4.0.html");
    assert_eq!(croissant["isBasedOn"], json!(["https://post.example"]));
    assert!(!sandbox.at("out/index.html").exists(), "the texts are there, and so would be the report");
    sandbox.run(0, "validate out");
}

#[test]
fn what_is_not_said_is_left_out() {
    let sandbox = Sandbox::with(&[("in/a.txt", STORY), ("wrong.toml", "licence = \"all mine\"\n")]);
    sandbox.run(0, "run in --output out --quiet --no-xlsx --no-report");
    let package = json(&sandbox, "out/datapackage.json");
    assert!(package.get("licenses").is_none() && package.get("sources").is_none());
    assert_eq!(package["contributors"].as_array().unwrap().len(), 1);
    sandbox.ran("run in --output new --licence ?").check(2, &["spdx.org"]);
    sandbox.ran("run in --output new --publication wrong.toml").check(2, &["wrong.toml", "spdx.org"]);
    sandbox.ran("run in --output new --publication none.toml").check(2, &["none.toml"]);
    assert!(!sandbox.at("new").exists());
}

/// The addresses of the links on a page.
fn links(page: &str) -> Vec<&str> {
    page.split("<a href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn tables_without_texts_have_a_page_that_leads_to_all_files() {
    let story = STORY.replace("We tried", "We have <b>tried</b> & failed");
    let sandbox =
        Sandbox::with(&[("home/ann/2015/a.txt", &story), ("home/ann/2016/b.txt", STORY), ("home/ann/2016/c.txt", "")]);
    let input = sandbox.at("home/ann").display().to_string();
    let run = format!("run {input} --output out --without-text --tables csv,parquet,sqlite --quiet");
    let mut run = sandbox.command(&run);
    run.args(["--title", "Talks <1>", "--sources", "Post", "--licence", "CC0-1.0"]);
    assert_eq!(run.status().unwrap().code(), Some(1));
    let page = sandbox.read("out/index.html");
    let (files, anchors): (Vec<_>, Vec<_>) =
        links(&page).into_iter().filter(|link| !link.starts_with("https:")).partition(|link| !link.starts_with('#'));
    assert!(files.len() > 20 && anchors.len() > 10);
    assert!(files.iter().all(|file| sandbox.at("out").join(file).is_file()), "{files:?}");
    assert!(anchors.iter().all(|anchor| page.contains(&format!("id=\"{}\"", &anchor[1..]))), "{anchors:?}");
    for words in ["Talks &lt;1&gt;", "CC0-1.0", "<dd>Post</dd>", "From <strong>2</strong> articles", "pd.read_parquet"]
    {
        assert!(page.contains(words), "{words}");
    }
    assert_eq!(sandbox.column("out/articles.csv", "source_path"), ["2015/a.txt", "2016/b.txt"]);
    assert!(sandbox.read("out/rejected.csv").contains("\n2016/c.txt,"));
    for (name, bytes) in sandbox.files("out") {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(!text.contains(&input), "{name} tells where the articles are");
        assert!(!text.contains("Some 200 delegates left"), "{name} has a sentence");
    }
    sandbox.ran("validate out").check(0, &["the schema"]);
}

#[test]
fn no_report_is_no_page() {
    let sandbox = Sandbox::with(&[("in/a.txt", STORY)]);
    sandbox.run(0, "run in --output out --without-text --no-report --no-xlsx --quiet");
    assert!(!sandbox.at("out/index.html").exists());
}
