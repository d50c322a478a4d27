//! What readers make of files as others write them, and of files that are broken or made to break readers.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use tidings::article::{Columns, Inputs, Options};

/// What the readers make of a file: a line for each article and for each input that is none.
fn read(path: &Path, options: Options) -> Vec<String> {
    let inputs = Inputs::find(&[path.to_owned()], options).unwrap();
    let line = |article: tidings::article::Article| {
        let day = article.published_on.map(|day| format!(" {day}")).unwrap_or_default();
        format!("{}{day}: {}", article.id, article.text.lines().next().unwrap_or_default())
    };
    let name = |text: String| text.replace(&path.parent().unwrap().display().to_string(), "").replace('/', "");
    inputs.read().map(|article| article.map_or_else(|rejected| name(rejected.to_string()), line)).collect()
}

mod parquet {
    use super::*;

    /// A file of tests/inputs; make.py there made them.
    #[track_caller]
    fn check(name: &str, columns: &str, expected: &[&str]) {
        let columns = if columns.is_empty() { Columns::default() } else { Columns::parse(columns).unwrap() };
        let path = PathBuf::from(format!("tests/inputs/{name}.parquet"));
        assert_eq!(read(&path, Options { columns, ..Options::default() }), expected);
    }

    #[test]
    fn rows_are_articles_however_they_are_stored() {
        let both = ["dam: Dam breaks", "mill: Mill to close"];
        let dated = ["dam 2019-03-02: Dam breaks", "mill 2020-02-29: Mill to close"];
        check("news", "", &dated);
        check("news", "published_on=", &both);
        check("groups", "", &both);
        check("categories", "", &["7 2019-03-02: Dam breaks", "8 2020-02-29: Mill to close"]);
        check("nanoseconds", "", &dated);
        check("int96", "", &dated);
        check("pandas", "", &dated);
    }

    #[test]
    fn values_that_are_missing_or_none_are_rejected_with_their_row() {
        let soon = "strings.parquet, line 2: expected UTF-8, found other bytes";
        check("strings", "", &["dam 2019-03-02: Dam breaks", soon]);
        check("strings", "text=id", &["dam 2019-03-02: dam", "mill: mill"]);
        let text = "nulls.parquet, line 1: expected a text, found it empty";
        check("nulls", "", &[text, "2d711642b726b044: x", "c: Three"]);
    }

    #[test]
    fn structs_lists_and_zones_are_read() {
        let path = [PathBuf::from("tests/inputs/apis.parquet")];
        let articles: Vec<_> = Inputs::find(&path, Options::default()).unwrap().read().map(Result::unwrap).collect();
        let day = |at: usize| articles[at].published_on.map(|day| day.to_string());
        assert_eq!((articles[0].id.as_str(), day(0).as_deref()), ("https://a.example/dam", Some("2019-03-02")));
        assert_eq!(
            (articles[0].publisher.as_deref(), articles[0].author.as_deref()),
            (Some("AP"), Some("Ann Lee, Tom Hale"))
        );
        assert_eq!((articles[1].publisher.as_deref(), articles[1].author.as_deref(), day(1)), (None, None, None));
        check("offsets", "", &["a 2019-03-03: One"]);
    }

    #[test]
    fn columns_of_other_types_are_reported() {
        let other = "(--columns title=OTHER names another column, title= none)";
        let lists = format!("news.parquet: expected texts in the column tags, found lists of texts {other}");
        check("news", "title=tags", &[&lists]);
        check("nested", "", &["a: One"]);
        let other = "(--columns text=OTHER names another column, text= none)";
        let wrong = format!("wrong.parquet: expected texts in the column text, found values of another type {other}");
        check("wrong", "", &[&wrong]);
        check(
            "news",
            "title=head",
            &["news.parquet: expected a column for title, head, found text, id, date, words, tags"],
        );
    }

    #[test]
    fn pages_that_fill_memory_are_not_unpacked() {
        check("bomb", "", &["bomb.parquet, line 1: expected pages of at most 64 MB, found one of 80"]);
    }
}

/// Files whose bytes are made here.
#[track_caller]
fn check(name: &str, bytes: &[u8], expected: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    assert_eq!(read(&path, Options::default()), expected, "{name}");
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap()
}

fn line(id: &str, text: &str) -> String {
    format!("{{\"id\":\"{id}\",\"text\":\"{text}\"}}\n")
}

mod limits {
    use super::*;

    #[test]
    fn a_text_over_20_mb_is_rejected_in_every_format() {
        let text = "x".repeat((20 << 20) + 1);
        check("a.txt", text.as_bytes(), &["a.txt: expected at most 20 MB, found more"]);
        check("a.html", text.as_bytes(), &["a.html: expected at most 20 MB, found more"]);
        let reason = "line 1: expected a text of at most 20 MB, found 20971521";
        let next = line("b", "Next");
        check("a.jsonl", (line("a", &text) + &next).as_bytes(), &[&format!("a.jsonl, {reason}"), "b: Next"]);
        let reason = reason.replace("line 1", "line 2");
        check("a.csv", format!("id,text\na,{text}\nb,Next\n").as_bytes(), &[&format!("a.csv, {reason}"), "b: Next"]);
    }

    #[test]
    fn a_record_over_64_mb_is_skipped() {
        let long = line("a", &"x".repeat(64 << 20)) + &line("b", "Next");
        let reason = "line 1: expected a line of at most 64 MB, found a longer one";
        check("a.jsonl", long.as_bytes(), &[&format!("a.jsonl, {reason}"), "b: Next"]);
        let open = format!("id,text\na,One\nb,\"{}", "x\n".repeat(33 << 20));
        // Its first line is told by itself, and the others together.
        let others = (33 << 20) - 1;
        let reasons = [
            "line 3: expected quotation marks in pairs",
            &format!("line 4: expected a record with all columns, found {others} lines without"),
        ];
        let found = {
            let folder = tempfile::tempdir().unwrap();
            fs::write(folder.path().join("a.csv"), open).unwrap();
            read(&folder.path().join("a.csv"), Options::default())
        };
        assert!(found[0] == "a: One" && found[1].contains(reasons[0]) && found[2].contains(reasons[1]), "{found:?}");
        assert_eq!(found.len(), 3);
    }

    #[test]
    fn what_swells_while_it_is_unpacked_takes_no_memory() {
        let bomb = [&vec![b'x'; 200 << 20][..], b"\n", line("b", "Next").as_bytes()].concat();
        let reason = "line 1: expected a line of at most 64 MB, found a longer one";
        check("a.jsonl.gz", &gzip(&bomb), &[&format!("a.jsonl.gz, {reason}"), "b: Next"]);
        let zstd = zstd::encode_all(&bomb[..], 1).unwrap();
        check("a.jsonl.zst", &zstd, &[&format!("a.jsonl.zst, {reason}"), "b: Next"]);
        check("a.txt.zst", &zstd, &["a.txt.zst: expected at most 20 MB, found more"]);
    }
}

mod packed {
    use super::*;
    use zstd::bulk::Compressor;

    fn warc_record(n: usize) -> String {
        let page = format!(
            "<html><head><title>Dam {n}</title></head><body><article><p>Dam number {n} north of the town broke on Friday night \
             and the water reached the market square within the hour, the mayor said.</p></article></body></html>"
        );
        format!(
            "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: http://a.example/{n}\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n\
             {page}\r\n\r\n",
            page.len()
        )
    }

    /// As the Internet Archive packs them: the dictionary in a frame of its own, then a frame for each record.
    #[test]
    fn the_dictionary_of_a_warc_file_is_used() {
        let dictionary = zstd::dict::from_samples(&(0..500).map(warc_record).collect::<Vec<_>>(), 4096).unwrap();
        let mut frames = Compressor::with_dictionary(3, &dictionary).unwrap();
        let frames: Vec<u8> = (1..=3).flat_map(|n| frames.compress(warc_record(n).as_bytes()).unwrap()).collect();
        let packed = zstd::encode_all(&dictionary[..], 3).unwrap();
        let begin = |dictionary: &[u8]| {
            [&b"\x5D\x2A\x4D\x18"[..], &(dictionary.len() as u32).to_le_bytes(), dictionary].concat()
        };
        let found = ["http:a.example1: Dam 1", "http:a.example2: Dam 2", "http:a.example3: Dam 3"];
        for dictionary in [&dictionary, &packed] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("a.warc.zst");
            fs::write(&path, [&begin(dictionary)[..], &frames].concat()).unwrap();
            let articles = read(&path, Options::default());
            assert_eq!(articles.iter().map(|line| line.replace('/', "")).collect::<Vec<_>>(), found);
        }
        // Without it, or with one that is broken, the file is rejected and nothing is made up.
        for begin in [Vec::new(), begin(b"no dictionary"), begin(&packed[..packed.len() / 2])] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("a.warc.zst");
            fs::write(&path, [&begin[..], &frames].concat()).unwrap();
            let articles = read(&path, Options::default());
            assert!(articles.len() == 1 && articles[0].starts_with("a.warc.zst"), "{articles:?}");
        }
    }

    /// Windows of more than 128 MB, as `zstd --long=28` makes them, are refused unless they are asked for.
    #[test]
    fn zstd_with_a_long_window_is_read() {
        const WINDOW: u8 = (28 - 10) << 3;
        let text = b"Dam breaks\nA dam broke.\n";
        let block = (text.len() as u32) << 3 | 1;
        let frame = [b"\x28\xB5\x2F\xFD", &[0, WINDOW][..], &block.to_le_bytes()[..3], text].concat();
        assert!(zstd::decode_all(&frame[..]).is_err());
        check("a.txt.zst", &frame, &["a: Dam breaks"]);
    }
}

mod broken {
    use super::*;

    #[test]
    fn what_is_cut_short_is_read_up_to_there() {
        let lines: String = (0..2000).map(|n| line(&format!("a{n}"), &format!("Text {}", n * 7919))).collect();
        for (name, packed) in
            [("a.jsonl.gz", gzip(lines.as_bytes())), ("a.jsonl.zst", zstd::encode_all(lines.as_bytes(), 1).unwrap())]
        {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join(name);
            fs::write(&path, &packed[..packed.len() - 20]).unwrap();
            let mut found = read(&path, Options::default());
            let last = found.pop().unwrap();
            assert!(last.starts_with(name), "{last}");
            assert!(found.iter().all(|line| line.starts_with('a') && line.contains(": Text ")), "{name}");
        }
    }

    #[test]
    fn what_is_none_of_its_format_is_rejected() {
        for name in ["a.txt.gz", "a.jsonl.gz", "a.zip", "a.parquet", "a.warc.gz", "a.txt.zst"] {
            let folder = tempfile::tempdir().unwrap();
            fs::write(folder.path().join(name), "Plain words, and many of them.\n".repeat(9)).unwrap();
            let found = read(&folder.path().join(name), Options::default());
            assert!(found.len() == 1 && found[0].starts_with(name), "{found:?}");
        }
        check(
            "a.txt",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            &["a.txt: expected a text, found a binary file (it holds a zero byte)"],
        );
        check(
            "a.parquet.gz",
            &gzip(b"PAR1"),
            &["a.parquet.gz: expected a file that is not compressed: unpack it first"],
        );
    }

    #[test]
    fn records_in_other_encodings_are_decoded() {
        let utf16: Vec<u8> = "\u{feff}id,text\na,Höhe\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check("a.csv", &utf16, &["a: Höhe"]);
        check(
            "a.csv",
            b"id,text\na,caf\xE9 au lait\nb,\x81\xFF\xFE\n",
            &["a: café au lait", "a.csv, line 3: expected UTF-8, found the byte 0x81 at offset 1"],
        );
        check("a.jsonl", b"{\"id\":\"a\",\"text\":\"caf\xE9 au lait\"}\n", &["a: café au lait"]);
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.txt"), b"\xCF\xF0\xE8\xE2\xE5\xF2").unwrap();
        fs::write(folder.path().join("articles.csv"), "article_id,charset\na,windows-1251\n").unwrap();
        assert_eq!(read(&folder.path().join("a.txt"), Options::default()), ["a: Привет"]);
    }
}

mod archives {
    use super::*;
    use std::io::Cursor;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    fn zip(write: impl FnOnce(&mut ZipWriter<Cursor<Vec<u8>>>)) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        write(&mut writer);
        writer.finish().unwrap().into_inner()
    }

    fn add(zip: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, bytes: &[u8]) {
        zip.start_file(name, SimpleFileOptions::default().large_file(true)).unwrap();
        zip.write_all(bytes).unwrap();
    }

    /// Changes bytes in the head before each file and in its entry in the directory, at the place in the head.
    fn with_heads(mut zip: Vec<u8>, at: usize, bytes: &[u8]) -> Vec<u8> {
        for (mark, further) in [(b"PK\x03\x04", 0), (b"PK\x01\x02", 2)] {
            let heads: Vec<_> = (0..zip.len() - 4).filter(|&head| zip[head..].starts_with(mark)).collect();
            heads.iter().for_each(|head| zip[head + at + further..][..bytes.len()].copy_from_slice(bytes));
        }
        zip
    }

    #[test]
    fn names_that_lead_out_of_the_archive_are_rejected() {
        let names =
            ["a/../../b.txt", "/etc/b.txt", "C:\\b.txt", "c:b.txt", "\\\\host\\b.txt", "..\\b.txt", "a/../b.txt"];
        let file = zip(|zip| names.iter().for_each(|name| add(zip, name, b"Text")));
        let mut expected: Vec<_> =
            names.iter().map(|name| format!("a.zip: expected names within the archive, found {name:?}")).collect();
        *expected.last_mut().unwrap() = "b: Text".to_owned();
        // The way in which messages show names here leaves slashes out.
        let expected: Vec<_> = expected.iter().map(|line| line.replace('/', "")).collect();
        check("a.zip", &file, &expected.iter().map(String::as_str).collect::<Vec<_>>());
    }

    #[test]
    fn links_and_encrypted_files_are_rejected() {
        let link = zip(|zip| {
            zip.add_symlink("l.txt", "/etc/passwd", SimpleFileOptions::default()).unwrap();
            add(zip, "b.txt", b"Text");
        });
        check("a.zip", &link, &["a.zipl.txt: expected a file, found a link", "b: Text"]);
        let plain = zip(|zip| add(zip, "b.txt", b"Text"));
        check(
            "a.zip",
            &with_heads(plain, 6, &[1, 0]),
            &["a.zipb.txt: expected a file in the open, found an encrypted one"],
        );
    }

    #[test]
    fn sizes_that_lie_are_not_believed() {
        let bomb = vec![b'x'; 100 << 20];
        let file = zip(|zip| {
            for name in ["a.txt", "b.jsonl", "c.csv", "d.html", "e.warc"] {
                zip.start_file(name, SimpleFileOptions::default()).unwrap();
                zip.write_all(&bomb).unwrap();
            }
        });
        let swells = "expected it to unpack to at most 200 times its size, found more";
        check(
            "a.zip",
            &with_heads(file, 22, &1000u32.to_le_bytes()),
            &[
                &format!("a.zipa.txt: {swells}"),
                &format!("a.zipb.jsonl, line 1: {swells}"),
                &format!("a.zipc.csv: {swells}"),
                &format!("a.zipd.html: {swells}"),
                &format!("a.zipe.warc, line 0: {swells}"),
            ],
        );
        let small = zip(|zip| {
            zip.start_file("a.txt", SimpleFileOptions::default()).unwrap();
            zip.write_all(b"A text that is longer than told").unwrap();
        });
        check("a.zip", &with_heads(small, 22, &3u32.to_le_bytes()), &["a: A text that is longer than told"]);
    }

    /// More files than the directory of an old archive can count.
    #[test]
    fn large_archives_are_read() {
        let file = zip(|zip| {
            (0..66_000).for_each(|n| add(zip, &format!("{n}.md"), b""));
            add(zip, "a.txt", b"Text");
        });
        assert!(file.windows(4).any(|bytes| bytes == b"PK\x06\x06"), "a directory of 64 bits");
        check("a.zip", &file, &["a: Text"]);
    }

    const BODY: &str = "<html><head><title>Dam breaks</title></head><body><article><p>A dam north of the town broke on \
        Friday night and the water reached the market square within the hour, the mayor said.</p><p>Nobody was hurt, but \
        forty houses stood under water in the morning and the bridge was gone.</p></article></body></html>";

    fn record(kind: &str, name: &str) -> Vec<u8> {
        let response = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{BODY}");
        gzip(
            format!(
                "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {name}\r\nContent-Length: {}\r\n\r\n{response}\r\n\r\n",
                response.len()
            )
            .as_bytes(),
        )
    }

    /// Puts a damaged member between whole ones: it is one rejected record, and all others are read.
    #[track_caller]
    fn check_warc(what: &str, kind: &str, damage: impl Fn(&mut Vec<u8>)) {
        let mut damaged = record(kind, "damaged");
        damage(&mut damaged);
        let whole = |name: &str| record("response", name);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.warc.gz");
        fs::write(&path, [whole("one"), record("request", "r"), damaged, whole("two"), whole("three")].concat())
            .unwrap();
        let found = read(&path, Options::default());
        let names: Vec<_> = found.iter().map(|line| line.split([':', ',']).next().unwrap()).collect();
        assert_eq!(names, ["one", "a.warc.gz", "two", "three"], "{what}: {found:?}");
        assert!(found[1].starts_with("a.warc.gz, line 3: "), "{what}: {found:?}");
    }

    #[test]
    fn a_damaged_member_of_a_warc_file_loses_only_its_record() {
        for kind in ["response", "request"] {
            check_warc("mark", kind, |member| member[1] = 0);
            check_warc("first bytes", kind, |member| member[10..40].fill(0xff));
            check_warc("middle", kind, |member| {
                let middle = member.len() / 2;
                member[middle..middle + 20].fill(0xaa);
            });
            check_warc("checksum", kind, |member| {
                let end = member.len();
                member[end - 6] ^= 1;
            });
            check_warc("end", kind, |member| member.truncate(member.len() - 3));
            check_warc("half", kind, |member| member.truncate(member.len() / 2));
        }
    }

    #[test]
    fn a_warc_file_damaged_anywhere_keeps_what_is_after() {
        let [one, two] = ["one", "two"].map(|name| record("response", name));
        for at in 0..one.len() {
            let mut bytes = one.clone();
            bytes[at] ^= 0x55;
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("a.warc.gz");
            fs::write(&path, [&bytes[..], &two].concat()).unwrap();
            let found = read(&path, Options::default());
            assert!(found.last().is_some_and(|line| line.starts_with("two: ")), "byte {at}: {found:?}");
        }
    }
}

mod pages {
    use super::*;

    /// Reads a page of tests/inputs/pages: what it says of itself, words that are of the article, and words that are not.
    #[track_caller]
    fn check(name: &str, about: [&str; 6], inside: &[&str], outside: &[&str]) {
        let path = PathBuf::from(format!("tests/inputs/pages/{name}.html"));
        let article = Inputs::find(&[path], Options::default()).unwrap().read().next().unwrap().unwrap();
        let day = article.published_on.map(|day| day.to_string());
        let found = [&article.title, &article.author, &day, &article.publisher, &article.url, &article.language];
        assert_eq!(found.map(|field| field.as_deref().unwrap_or("")), about);
        inside.iter().for_each(|words| assert!(article.text.contains(words), "{words:?} is not in {:?}", article.text));
        outside.iter().for_each(|words| assert!(!article.text.contains(words), "{words:?} is in {:?}", article.text));
    }

    #[test]
    fn the_article_is_read_and_the_rest_of_the_page_is_not() {
        check(
            "graph",
            [
                "Ferry strike enters third week",
                "Moira Keane, Ivo Brandt",
                "2021-08-18",
                "Harbour News",
                "https://harbour.example/news/ferry-strike",
                "en-GB",
            ],
            &["The strike of the ferry crews", "“We will go back", "on Monday.", "About 2,300 people"],
            &["cookies", "Home", "newsletter", "Facebook", "All rights reserved", "Ten islands"],
        );
        check(
            "old",
            ["Bridge to close for repairs", "Peter Lund", "2009-04-14", "Valley Gazette", "", "en"],
            &["The old stone bridge", "Engineers found", "Sheriff Dale Horn", "built in 1868"],
            &["Classifieds", "Copyright"],
        );
        check(
            "blog",
            [
                "Council votes to plant 5,000 trees",
                "Rosa Ortega",
                "2022-03-09",
                "The Lindenburg Post",
                "https://post.example/2022/trees/",
                "en-US",
            ],
            &["9 to 2", "worth two air conditioners", "€3.1 million"],
            &["parking spaces", "Recent posts", "Snow closes schools"],
        );
        check(
            "live",
            [
                "Election night live: counting begins",
                "Daily Courier",
                "2020-10-04",
                "Daily Courier",
                "https://courier.example/live",
                "en",
            ],
            &["First result", "12,400 votes", "Turnout was 71", "all 96 districts"],
            &["Contact us"],
        );
        check(
            "paywall",
            ["Steelmaker to cut 900 jobs", "Jo March", "2018-11-29", "Business Ledger", "", "en"],
            &["900 of its 5,400 jobs"],
            &["Markets", "From £1 a week"],
        );
    }

    #[test]
    fn the_story_is_read_where_it_is_hidden_and_nothing_else() {
        let title = "Wray: it would not budge";
        let story =
            ["The signal box", "as three elephants", "Two engineers", "£38,500", "Paul Inskip, told the parish."];
        let about = [title, "Kit Moran", "2021-06-13", "Harrow Echo", "", "en"];
        check("cdata", about, &story, &["Kit Moran", "Sunday by"]);
        let about = [title, "", "", "Harrow Echo", "", "en"];
        check("amp", about, &story, &["Railways of the world", "Pay £2", "at dusk"]);
        check("hidden", about, &story, &["cookies", "Subscribe now", "18:20", "It is a good deal"]);
        check("aside", [title, "", "", "", "", "en"], &story, &["at dusk", "Kit Moran"]);
        check("told", [title, "", "2021-06-13", "", "", "en"], &story, &["scripts"]);
    }

    #[test]
    fn pages_without_an_article_are_rejected() {
        for name in ["front", "login"] {
            let found = read(&PathBuf::from(format!("tests/inputs/pages/{name}.html")), Options::default());
            assert!(found.len() == 1 && found[0].contains("expected a page with an article"), "{found:?}");
        }
    }
}
