//! The command line.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use tidings::export::about::Licence;
use tidings::export::texts::Keep;
use tidings::{article, export};

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "tidings",
    version,
    about = "Turn English news articles into tidy, checked tables",
    long_about = "Turns English news articles into tidy, checked tables: countries, people, organisations, \
                  quotes, statistics and dates. Every row has the offsets of the text that it was read from. The tables are \
                  written as CSV, as Parquet and as an SQLite database.",
    after_help = EXAMPLES,
    max_term_width = 100,
    subcommand_required = true,
    arg_required_else_help = true
)]
pub struct Cli {
    /// Print only errors and rejected inputs
    #[arg(short, long, global = true)]
    pub quiet: bool,

    /// Use N threads; all cores by default, and never more than there are
    #[arg(long, value_name = "N", global = true)]
    pub threads: Option<usize>,

    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const EXAMPLES: &str = "\
Examples:
  tidings run input --output output           read every article in a folder into tables
  tidings run news.jsonl --output output      the same for JSON Lines with id and text
  tidings inputs downloads                    list what would be read
  tidings validate output                     check tables against their schema
  tidings diff before output                  compare the tables of two runs
  tidings schema                              print what every column means

Exit status:
  0    no problems
  1    problems were found: inputs were rejected, or tables break their schema or differ
  2    the command failed; nothing was published
  130  the command was stopped (Ctrl-C); nothing was published
  141  the program that read the output has ended, and not everything was written

A run that ended early can be continued with run --resume.";

const INPUTS: &str = "\
Inputs:
  .txt             one article; its first line is the title. A file articles.csv in the same folder
                   can add metadata: article_id, published_on, publisher, author, url, title,
                   language, charset
  .jsonl, .json    an article per line, or per record of an array: text, and optionally id, title,
                   published_on, publisher, author, url, language, by their usual names or --columns
  .csv, .tsv       an article per row, columns in the same way; ; and | are recognised by the header
  .parquet         an article per row, columns in the same way
  .html            one article: the main text of the page, and its metadata
  .docx, .rtf      one article, or a download of Nexis or Factiva with many; so are .txt and .html
  .xml, .rss       RSS, Atom, NITF, NewsML, RCV1, ProQuest, Factiva; .sgm Reuters-21578; .ris
  .eml, .mbox      an article per message; .epub an article per document of the book
  .warc, .wacz     an article for each page in it (Common Crawl); .wet one for each text
  .zip, .tar       every such file in it
  .gz, .zst, .bz2, .xz, .tgz
                   any of these except .parquet, compressed
  -                standard input: JSON or JSON Lines, or what --format says
  a folder         all such files in it, recursively, sorted by path

An input that cannot be read is rejected: it is listed on standard error and in rejected.csv, the
others are read, and the exit status is 1. A path that does not exist is an error.";

const DIFF: &str = "\
Differences are listed on standard output, tab-separated: table, change (added, removed, changed),
key, and for a changed value its column, the old and the new value. \\t, \\n, \\r, \\u{1b} and \\\\ are
tab, line ends, other control characters and backslash; empty means missing. Standard error says how
many rows of each table differ. The order of rows does not matter.

Exit status: 0 when the tables are equal, 1 when they differ, 2 when they cannot be read.";

const EXPLAIN: &str = "\
A line with the names of the columns, then one row per line, tab-separated: table, key, start, end,
rules, words. The rules of a quote are those of its speech tag (tag.inverted), of its words with
quotation marks (marked.after) or without (clause.before), and the one that found its speaker
(speaker.tag_after). A statistic has the rules of its quantity, source, measure, country and
period; a date the rule that read it. Countries, people and organisations have the ways in which
they are mentioned (mention.name), with the place and words of the first mention. Articles,
sentences, speakers and notices are not listed.";

const AUDIT: &str = "\
Examples:
  tidings audit --sample 200 output    writes audit.xlsx: a random sample of rows to judge
  tidings audit --score audit.xlsx     reads the verdicts (right, wrong, unclear)

The score is listed on standard output, tab-separated: table, rule (all: the whole table, in which
each rule is weighted by its number of rows), rows judged, rows right, precision, and the bounds of
its 95 % Wilson interval.";

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read articles into tables: extract, normalize and export in one pass
    #[command(after_help = INPUTS)]
    Run {
        #[command(flatten)]
        inputs: Inputs,
        #[command(flatten)]
        choice: Choice,
        #[command(flatten)]
        tables: Output,
        #[command(flatten)]
        shards: Shards,
    },
    /// List what would be read, before a long run: each file with its kind, its articles, and why some are rejected
    #[command(after_help = INPUTS)]
    Inputs {
        #[command(flatten)]
        inputs: Inputs,
    },
    /// Stage 1: find the mentions in articles (writes JSON Lines)
    #[command(after_help = INPUTS)]
    Extract {
        #[command(flatten)]
        inputs: Inputs,
        #[command(flatten)]
        choice: Choice,
        #[command(flatten)]
        lines: Lines,
    },
    /// Stage 2: find what the mentions mean (reads the JSON Lines of extract, writes JSON Lines)
    Normalize {
        /// The output of extract; standard input by default
        file: Option<PathBuf>,
        #[command(flatten)]
        lines: Lines,
    },
    /// Stage 3: write the tables (reads the JSON Lines of normalize, writes CSV and Parquet)
    Export {
        /// The output of normalize; standard input by default
        file: Option<PathBuf>,
        #[command(flatten)]
        tables: Output,
    },
    /// Show articles in the terminal, with every mention highlighted
    #[command(after_help = INPUTS)]
    Show {
        #[command(flatten)]
        inputs: Inputs,
        /// Highlight with colours; without colours, mentions are in brackets
        #[arg(long, value_enum, value_name = "WHEN", default_value_t = Colour::Auto)]
        color: Colour,
    },
    /// Print rows with the rules that made them
    #[command(after_help = EXPLAIN)]
    Explain {
        /// Files, folders or patterns (news/*.txt) of articles; - for standard input
        #[arg(required = true, value_name = "INPUT")]
        paths: Vec<PathBuf>,
        /// A line of text a row, or a line of JSON
        #[arg(long, value_enum, default_value_t = Lined::Text)]
        format: Lined,
    },
    /// Check a folder of tables against their schema and the articles that they were read from
    #[command(after_help = "Problems are listed on standard output, tab-separated: table, row, column, value, rule.")]
    Validate {
        /// The folder of tables
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// Compare two folders of tables row by row, by their keys
    #[command(after_help = DIFF)]
    Diff {
        /// The folder of the earlier tables
        old: PathBuf,
        /// The folder of the later tables
        new: PathBuf,
    },
    /// Measure the precision of tables: draw a sample for a person to judge, and score the verdicts
    #[command(after_help = AUDIT)]
    Audit {
        /// The folder of tables to draw rows from
        #[arg(value_name = "DIR", required_unless_present = "score", conflicts_with = "score")]
        folder: Option<PathBuf>,
        /// How many rows to draw: the same number from each table, and from each rule in it
        #[arg(long, value_name = "ROWS", default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=100_000))]
        sample: u32,
        /// The seed of the random sample: the same number draws the same rows
        #[arg(long, value_name = "N", default_value_t = 1)]
        seed: u64,
        /// The workbook to write; an existing file is not replaced
        #[arg(short, long, value_name = "FILE", default_value = "audit.xlsx")]
        output: PathBuf,
        /// Score the verdicts in a filled sheet: .xlsx, .ods or .csv
        #[arg(long, value_name = "FILE")]
        score: Option<PathBuf>,
    },
    /// Print the data dictionary
    Schema {
        /// The format
        #[arg(long, value_enum, default_value_t = Format::Markdown)]
        format: Format,
    },
}

/// Where the articles are.
#[derive(Debug, Args)]
pub struct Inputs {
    /// Files, folders or patterns (news/*.txt) of articles; - for standard input
    #[arg(required = true, value_name = "INPUT")]
    pub paths: Vec<PathBuf>,

    /// Read all inputs in this format, whatever their extension: txt, html, json, jsonl, csv, tsv, parquet, xml, docx, warc, zip ...
    #[arg(long, value_name = "FORMAT", value_parser = format)]
    pub format: Option<article::Format>,

    /// Which columns of CSV, TSV, Parquet and JSON hold the fields: id=key,text=story,title=headline.main; author= ignores a column
    #[arg(long, value_name = "FIELD=COLUMN,...", value_parser = article::Columns::parse)]
    pub columns: Option<article::Columns>,
}

fn format(name: &str) -> Result<article::Format, String> {
    article::Format::named(name).ok_or_else(|| format!("expected one of {}", article::Format::names()))
}

/// Which articles are read, and how.
#[derive(Debug, Args)]
pub struct Choice {
    /// Treat all articles as being in this language, whatever their sources say; only en is read
    #[arg(long, value_name = "TAG")]
    pub language: Option<String>,

    /// Read only the first of the copies of an article, exact or near; the others are listed in rejected.csv
    #[arg(long)]
    pub unique: bool,
}

/// Where the tables go.
#[derive(Debug, Args)]
pub struct Output {
    /// The folder for the tables; what an earlier run wrote there is replaced, and nothing else: where another file has the
    /// name of a table, nothing is published
    #[arg(short = 'o', long = "output", value_name = "DIR")]
    pub folder: PathBuf,

    /// Write the tables in these formats only: csv, parquet, and sqlite, a database of all tables (tidings.sqlite)
    #[arg(long, value_name = "FORMAT,...", value_delimiter = ',', value_parser = tables, default_value = "csv,parquet")]
    pub tables: Vec<&'static export::Format>,

    /// Write Parquet tables as datasets, folders of files of N rows: quotes.parquet/part-00000.parquet
    #[arg(long, value_name = "N", value_parser = rows)]
    pub partition: Option<usize>,

    /// Write no report (report.html)
    #[arg(long)]
    pub no_report: bool,

    /// Write no workbook (tidings.xlsx); above 150,000 rows there is none anyway
    #[arg(long)]
    pub no_xlsx: bool,

    /// Also write CSV for spreadsheet programs, into spreadsheet/: with a byte-order mark, and no text that runs as a formula
    #[arg(long)]
    pub spreadsheet_csv: bool,

    /// Keep the texts that offsets refer to, in texts/: all, none, or those derived from web pages (the default)
    #[arg(long, value_name = "WHICH", value_parser = keep, num_args = 0..=1, require_equals = true,
          default_value = "derived", default_missing_value = "all")]
    pub keep_text: Keep,

    /// Leave out the articles' texts, for tables that may be published where the articles may not: no sentences, no quotes of
    /// more than WORDS words (25), no report, no texts/. Offsets and hashes stay; index.html says what the tables are
    #[arg(long, value_name = "WORDS", num_args = 0..=1, require_equals = true, default_missing_value = "25",
          conflicts_with = "keep_text")]
    pub without_text: Option<usize>,

    /// Give people and organisations the ids of a CSV file with the columns name, id, and optionally aliases (separated by |) and
    /// kind (person, organisation). What has no id or several is listed in authority.csv
    #[arg(long, value_name = "FILE")]
    pub authority: Option<PathBuf>,

    #[command(flatten)]
    pub about: About,

    /// Replace files in the folder that no run wrote, too, or that were changed since
    #[arg(long)]
    pub replace: bool,
}

/// What only the publisher can say about the tables, for datapackage.json, csv-metadata.json, croissant.json and
/// index.html.
#[derive(Debug, Clone, Args)]
pub struct About {
    /// Read what follows from a file of TOML: title, description, publisher, licence, sources
    #[arg(long, help_heading = "Publishing", value_name = "FILE")]
    pub publication: Option<PathBuf>,

    /// The title of the tables
    #[arg(long, help_heading = "Publishing", value_name = "WORDS")]
    pub title: Option<String>,

    /// What they are
    #[arg(long, help_heading = "Publishing", value_name = "WORDS")]
    pub description: Option<String>,

    /// Who publishes them
    #[arg(long, help_heading = "Publishing", value_name = "NAME")]
    pub publisher: Option<String>,

    /// Their licence: its name at spdx.org (CC-BY-4.0), or its address
    #[arg(long, help_heading = "Publishing", value_name = "NAME")]
    pub licence: Option<Licence>,

    /// What they were made from: words, an address, or words and an address; the option can be repeated
    #[arg(long, help_heading = "Publishing", value_name = "WORDS")]
    pub sources: Vec<String>,
}

fn keep(name: &str) -> Result<Keep, String> {
    Keep::named(name).ok_or_else(|| "expected derived, all or none".to_owned())
}

fn rows(number: &str) -> Result<usize, String> {
    number.parse().ok().filter(|&rows| rows > 0).ok_or_else(|| "expected a number of rows".to_owned())
}

fn tables(name: &str) -> Result<&'static export::Format, String> {
    export::Format::named(name).ok_or_else(|| "expected csv, parquet, sqlite or several: csv,sqlite".to_owned())
}

/// How a run that ended early is continued.
#[derive(Debug, Args)]
pub struct Shards {
    /// Continue a run with the same options and inputs that ended early, if there is one; the tables come out the same
    #[arg(long)]
    pub resume: bool,

    /// Save the work for --resume every N articles
    #[arg(long, value_name = "N", default_value_t = 10_000, value_parser = clap::value_parser!(u64).range(1..))]
    pub shard: u64,
}

/// Where JSON Lines are written.
#[derive(Debug, Args)]
pub struct Lines {
    /// The file to write; standard output by default
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// In a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The form in which rows are listed.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Lined {
    /// For reading
    Text,
    /// For programs
    Json,
}

/// The form of the data dictionary.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Format {
    /// For reading
    Markdown,
    /// For programs
    Json,
}
