//! What can be typed.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use tidings::export::texts::Keep;
use tidings::{article, export};

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "tidings",
    version,
    about = "Turn English news articles into tidy, checked tables",
    long_about = "Turns English news articles into tidy, checked tables: countries, people, quotes, statistics and dates, every \
                  row with the place in the text that it was read from. The same tables come out as CSV and as Parquet.",
    after_help = EXAMPLES,
    max_term_width = 100,
    subcommand_required = true,
    arg_required_else_help = true
)]
pub struct Cli {
    /// Say nothing but errors and rejected inputs
    #[arg(short, long, global = true)]
    pub quiet: bool,

    /// Work on so many threads; all cores by default, and never more than there are
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
  tidings diff before output                  what is different between two runs
  tidings schema                              print what every column means

Exit status:
  0    all is well
  1    problems were found: inputs were rejected, or tables break their schema or differ
  2    the command failed; nothing was published
  130  it was told to stop (Ctrl-C); nothing was published
  141  what reads its output has gone, and not all was written

Whatever ends a run early, run --resume goes on with it.";

const INPUTS: &str = "\
Inputs:
  .txt             an article each; its first line is the title. An articles.csv beside the texts
                   (article_id, published_on, publisher, author, url, title, language, charset) says more
  .jsonl, .json    an article a line, or a record of an array: a text, and where known id, title, published_on,
                   publisher, author, url, language, by their usual names or by --columns
  .csv, .tsv       an article a line, columns in the same way; ; and | are told by the head
  .parquet         an article a row, columns in the same way
  .html            an article each: the main text of the page, what the page says of itself
  .docx, .rtf      an article, or a download of Nexis or Factiva with many; so are .txt and .html
  .xml, .rss       RSS, Atom, NITF, NewsML, RCV1, ProQuest, Factiva; .sgm Reuters-21578; .ris
  .eml, .mbox      an article a message; .epub an article a document of the book
  .warc, .wacz     an article for each page in it; .wet one for each text
  .zip, .tar       every such file in it
  .gz, .zst, .bz2, .xz, .tgz
                   any of these but .parquet, packed
  -                standard input: JSON or JSON Lines, or what --format says
  a folder         all such files in it and in the folders below, by path

An input that cannot be read is listed on standard error, the others are read, and the exit status is 1.";

const DIFF: &str = "\
Differences are listed on standard output, tab-separated: table, change (added, removed, changed), key, and for a
changed value its column, the old and the new value (\\t, \\n, \\r, \\u{1b} and \\\\ stand for tab, line ends, other
control characters and backslash; empty is missing). How many rows of each table differ stands on standard error. The order of rows does not matter.

Exit status: 0 when the tables are equal, 1 when they differ, 2 when they cannot be read.";

const AUDIT: &str = "\
  tidings audit --sample 200 output    writes audit.xlsx: a line a row, with the sentence and an empty verdict
  tidings audit --score audit.xlsx     reads the verdicts (right, wrong, unclear)

The score is listed on standard output, tab-separated: table, rule (all for the table as a whole, in which each rule
counts for as many rows as it has), rows judged, right, their share, and the ends of its 95 % Wilson interval.";

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
    /// Find the words that matter in articles (JSON Lines)
    #[command(after_help = INPUTS)]
    Extract {
        #[command(flatten)]
        inputs: Inputs,
        #[command(flatten)]
        choice: Choice,
        #[command(flatten)]
        lines: Lines,
    },
    /// Find what the words mean (JSON Lines from extract to JSON Lines)
    Normalize {
        /// What extract wrote; standard input by default
        file: Option<PathBuf>,
        #[command(flatten)]
        lines: Lines,
    },
    /// Write facts into tables (JSON Lines from normalize to CSV and Parquet)
    Export {
        /// What normalize wrote; standard input by default
        file: Option<PathBuf>,
        #[command(flatten)]
        tables: Output,
    },
    /// Show articles in the terminal, with every mention highlighted
    #[command(after_help = INPUTS)]
    Show {
        #[command(flatten)]
        inputs: Inputs,
        /// Highlight with colours; without, mentions stand in brackets. Auto: in a terminal, unless NO_COLOR is set
        #[arg(long, value_enum, value_name = "WHEN", default_value_t = Colour::Auto)]
        color: Colour,
    },
    /// Check a folder of tables against their schema and the articles that they were read from
    #[command(after_help = "Problems are listed on standard output, tab-separated: table, row, column, value, rule.")]
    Validate {
        /// The folder
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// Compare two folders of tables row by row, by their keys
    #[command(after_help = DIFF)]
    Diff {
        /// The folder as it was
        old: PathBuf,
        /// The folder as it is
        new: PathBuf,
    },
    /// Measure how right tables are: draw rows for a person to judge, and score the verdicts
    #[command(after_help = AUDIT)]
    Audit {
        /// The folder of tables to draw rows from
        #[arg(value_name = "DIR", required_unless_present = "score", conflicts_with = "score")]
        folder: Option<PathBuf>,
        /// Draw so many rows: from each table as many, and in a table from each rule as many
        #[arg(long, value_name = "ROWS", default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=100_000))]
        sample: u32,
        /// Draw others: the same number draws the same rows
        #[arg(long, value_name = "N", default_value_t = 1)]
        seed: u64,
        /// The workbook to write; one that is there stays
        #[arg(short, long, value_name = "FILE", default_value = "audit.xlsx")]
        output: PathBuf,
        /// Score the verdicts in a filled sheet: .xlsx, .ods or .csv
        #[arg(long, value_name = "FILE")]
        score: Option<PathBuf>,
    },
    /// Print the data dictionary
    Schema {
        /// As Markdown or as JSON
        #[arg(long, value_enum, default_value_t = Format::Markdown)]
        format: Format,
    },
}

/// Where the articles are.
#[derive(Debug, Args)]
pub struct Inputs {
    /// Files, folders and patterns (news/*.txt) of articles; - for standard input
    #[arg(required = true, value_name = "INPUT")]
    pub paths: Vec<PathBuf>,

    /// Read all inputs as this format, whatever their names: txt, html, json, jsonl, csv, tsv, parquet, xml, docx, warc, zip ...
    #[arg(long, value_name = "FORMAT", value_parser = format)]
    pub format: Option<article::Format>,

    /// The columns of CSV, TSV, Parquet and JSON that are not named as usual: id=key,text=story,title=headline.main; author= for
    /// none
    #[arg(long, value_name = "FIELD=COLUMN,...", value_parser = article::Columns::parse)]
    pub columns: Option<article::Columns>,
}

fn format(name: &str) -> Result<article::Format, String> {
    article::Format::named(name).ok_or_else(|| format!("expected one of {}", article::Format::names()))
}

/// Which articles are read, and how.
#[derive(Debug, Args)]
pub struct Choice {
    /// Take all articles to be in this language, whatever their sources say; only en is read
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

    /// Write the tables in these formats only
    #[arg(long, value_name = "FORMAT,...", value_delimiter = ',', value_parser = tables, default_value = "csv,parquet")]
    pub tables: Vec<&'static export::Format>,

    /// Write Parquet tables as datasets, folders of files of N rows: quotes.parquet/part-00000.parquet
    #[arg(long, value_name = "N", value_parser = rows)]
    pub partition: Option<usize>,

    /// Write no report (report.html)
    #[arg(long)]
    pub no_report: bool,

    /// Write no workbook (tidings.xlsx); runs with more than 150,000 rows get none anyway
    #[arg(long)]
    pub no_xlsx: bool,

    /// Write CSV for spreadsheet programs too, into spreadsheet/: with a byte-order mark, and no text that runs as a formula
    #[arg(long)]
    pub spreadsheet_csv: bool,

    /// Keep the texts that offsets refer to, in texts/: all of them, none, or derived ones (the default), those of web pages
    #[arg(long, value_name = "WHICH", value_parser = keep, num_args = 0..=1, require_equals = true,
          default_value = "derived", default_missing_value = "all")]
    pub keep_text: Keep,

    /// Leave out the articles' texts, to publish tables where the articles may not be: no sentences, no quotes of more than
    /// WORDS words (25), no report, no texts/. Offsets and hashes stay
    #[arg(long, value_name = "WORDS", num_args = 0..=1, require_equals = true, default_missing_value = "25",
          conflicts_with = "keep_text")]
    pub without_text: Option<usize>,

    /// Replace files in the folder that no run wrote, too, or that were changed since
    #[arg(long)]
    pub replace: bool,
}

fn keep(name: &str) -> Result<Keep, String> {
    Keep::named(name).ok_or_else(|| "expected derived, all or none".to_owned())
}

fn rows(number: &str) -> Result<usize, String> {
    number.parse().ok().filter(|&rows| rows > 0).ok_or_else(|| "expected a number of rows".to_owned())
}

fn tables(name: &str) -> Result<&'static export::Format, String> {
    export::Format::named(name).ok_or_else(|| "expected csv, parquet or both: csv,parquet".to_owned())
}

/// How a run that was killed goes on.
#[derive(Debug, Args)]
pub struct Shards {
    /// Go on where a run of the same options and inputs was killed, if there is one; the tables are the same as without
    #[arg(long)]
    pub resume: bool,

    /// Keep the work of every N articles for --resume
    #[arg(long, value_name = "N", default_value_t = 10_000, value_parser = clap::value_parser!(u64).range(1..))]
    pub shard: u64,
}

/// Where lines go.
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

/// The form of the data dictionary.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Format {
    /// For reading
    Markdown,
    /// For programs
    Json,
}
