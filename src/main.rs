//! Parse, run, print the chain of errors. Exit 0 clean, 1 problems found, 2 failed, 130 stopped. A closed pipe is no error.

use anyhow::{Context, Result};
use clap::Parser;
use cli::{Choice, Cli, Colour, Command, Format, Inputs, Lines};
use progress::Progress;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use tempfile::NamedTempFile;
use tidings::article;
use tidings::audit::{sample, score, sheet};
use tidings::check::Problem;
use tidings::diff::{self, Change, Counts, Difference};
use tidings::error::Error;
use tidings::export::{FORMATS, dictionary};
use tidings::pipeline::{self, Report};
use tidings::schema::Tables;
use tidings::validate;

mod cli;
mod progress;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(&cli) {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Problems) => ExitCode::from(1),
        Err(error) if closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let code = if stopped(&error) { 130 } else { 2 };
            let _ = writeln!(io::stderr(), "tidings: {error:#}");
            ExitCode::from(code)
        }
    }
}

/// How a command that did not fail ended.
enum Outcome {
    Clean,
    Problems,
}

fn run(cli: &Cli) -> Result<Outcome> {
    if let Some(threads) = cli.threads {
        rayon::ThreadPoolBuilder::new().num_threads(threads).build_global().context("cannot start the threads")?;
    }
    progress::stop_on_signals().context("cannot listen to signals")?;
    match &cli.command {
        Command::Run { inputs, choice, tables, shards } => {
            let (found, mut progress) = (find(inputs, cli)?, Progress::new(&inputs.paths, cli.quiet));
            let options = pipeline::Options { resume: shards.resume, shard: Some(shards.shard), ..options(choice) };
            let report = pipeline::run(found, forms(tables), &options, &mut progress)?;
            drop(progress);
            Ok(published(&report, &tables.folder, cli))
        }
        Command::Extract { inputs, choice, lines } => {
            let (found, mut progress) = (find(inputs, cli)?, Progress::new(&inputs.paths, cli.quiet));
            let report = write(lines, |output| Ok(pipeline::extract(found, output, &options(choice), &mut progress)?))?;
            Ok(outcome(&report))
        }
        Command::Normalize { file, lines } => {
            let (input, name) = open(file.as_deref())?;
            let mut progress = Progress::new(file.as_slice(), cli.quiet);
            let report = write(lines, |output| Ok(pipeline::normalize(input, &name, output, &mut progress)?))?;
            Ok(outcome(&report))
        }
        Command::Export { file, tables } => {
            let (input, name) = open(file.as_deref())?;
            let mut progress = Progress::new(file.as_slice(), cli.quiet);
            let report = pipeline::export(input, &name, forms(tables), &mut progress)?;
            drop(progress);
            Ok(published(&report, &tables.folder, cli))
        }
        Command::Show { inputs, color } => {
            let mut output = BufWriter::new(io::stdout());
            let mut quiet = Progress::new(&inputs.paths, true);
            let report = pipeline::show(find(inputs, cli)?, &mut output, colours(*color), &mut quiet)?;
            output.flush()?;
            Ok(outcome(&report))
        }
        Command::Validate { folder } => list(&validate::folder(folder)?, folder, cli),
        Command::Diff { old, new } => differences(old, new, cli),
        Command::Audit { score: Some(file), .. } => scores(file, cli),
        Command::Audit { folder, sample, seed, output, .. } => {
            let folder = folder.as_deref().context("a folder of tables is missing")?;
            draw(folder, *sample as usize, *seed, output, cli)
        }
        Command::Schema { format } => schema(*format),
    }
}

fn find(inputs: &Inputs, cli: &Cli) -> Result<article::Inputs> {
    let options = article::Options { format: inputs.format, columns: inputs.columns.clone().unwrap_or_default() };
    let found = article::Inputs::find(&inputs.paths, options)?;
    if found.passed_over > 0 && !cli.quiet {
        eprintln!("tidings: passed over {} of other kinds in the folders", count(found.passed_over as u64, "file"));
    }
    Ok(found)
}

fn options(choice: &Choice) -> pipeline::Options {
    let language = choice.language.clone();
    pipeline::Options { language, unique: choice.unique, ..pipeline::Options::default() }
}

fn forms(tables: &cli::Output) -> pipeline::Output {
    let cli::Output { folder, tables, partition, no_report, no_xlsx, spreadsheet_csv, keep_text, without_text } =
        tables;
    // In the order of the formats, whatever the order in which they were typed.
    let tables = FORMATS.iter().filter(|format| tables.iter().any(|wanted| wanted.name == format.name)).collect();
    pipeline::Output {
        folder: folder.clone(),
        tables,
        partition: *partition,
        report: !no_report,
        xlsx: !no_xlsx,
        spreadsheet_csv: *spreadsheet_csv,
        keep_text: *keep_text,
        without_text: *without_text,
    }
}

/// Whether to use colours (<https://no-color.org>).
fn colours(when: Colour) -> bool {
    let unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    match when {
        Colour::Auto => !unwanted && io::stdout().is_terminal(),
        Colour::Always => true,
        Colour::Never => false,
    }
}

fn outcome(report: &Report) -> Outcome {
    if report.rejected > 0 { Outcome::Problems } else { Outcome::Clean }
}

/// Says what became of the inputs.
fn published(report: &Report, folder: &Path, cli: &Cli) -> Outcome {
    let Report { read, done, rejected, duplicates, passed_over, rows, remarks, .. } = report;
    let copies = if *duplicates > 0 { format!(", {duplicates} left out as copies") } else { String::new() };
    if *done == 0 {
        eprintln!("tidings: {} read, {rejected} rejected{copies}; nothing was published", count(*read, "article"));
        return Outcome::Problems;
    }
    if !cli.quiet {
        let tables = Tables::ALL.iter().zip(rows).skip(1).map(|(table, n)| format!("{n} {}", table.name));
        eprintln!("tidings: {} read, {done} in the tables, {rejected} rejected{copies}", count(*read, "article"));
        eprintln!("tidings: {}: {}", folder.display(), tables.collect::<Vec<_>>().join(", "));
        if !passed_over.is_empty() {
            eprintln!("tidings: passed over: {}", article::listed(passed_over));
        }
        remarks.iter().for_each(|remark| eprintln!("tidings: {remark}"));
    }
    outcome(report)
}

fn count(n: u64, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}

/// Opens a file of lines, or standard input.
fn open(file: Option<&Path>) -> Result<(Box<dyn BufRead + Send>, String)> {
    let Some(path) = file.filter(|path| *path != Path::new("-")) else {
        return Ok((Box::new(BufReader::new(io::stdin())), "standard input".to_owned()));
    };
    let name = path.display().to_string();
    let file = File::open(path).with_context(|| name.clone())?;
    Ok((Box::new(BufReader::new(file)), name))
}

/// Writes lines to standard output, or into a file that takes its place when it is whole.
fn write(lines: &Lines, work: impl FnOnce(&mut (dyn Write + Send)) -> Result<Report>) -> Result<Report> {
    let Some(path) = lines.output.as_deref().filter(|path| *path != Path::new("-")) else {
        let mut output = BufWriter::new(io::stdout());
        let report = work(&mut output)?;
        output.flush()?;
        return Ok(report);
    };
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).map_or(PathBuf::from("."), Path::to_owned);
    let context = || path.display().to_string();
    std::fs::create_dir_all(&folder).with_context(context)?;
    let mut output = BufWriter::new(NamedTempFile::new_in(&folder).with_context(context)?);
    let report = work(&mut output)?;
    output.into_inner().map_err(|e| e.into_error()).with_context(context)?.persist(path).with_context(context)?;
    Ok(report)
}

fn list(problems: &[Problem], folder: &Path, cli: &Cli) -> Result<Outcome> {
    if problems.is_empty() {
        if !cli.quiet {
            eprintln!("tidings: {}: all tables keep their schema", folder.display());
        }
        return Ok(Outcome::Clean);
    }
    let mut output = BufWriter::new(io::stdout().lock());
    writeln!(output, "table\trow\tcolumn\tvalue\trule")?;
    for Problem { table, row, column, value, rule } in problems {
        let row = row.map(|row| row.to_string()).unwrap_or_default();
        writeln!(output, "{table}\t{row}\t{}\t{value}\t{rule}", column.as_deref().unwrap_or_default())?;
    }
    output.flush()?;
    eprintln!("tidings: {}: {}", folder.display(), count(problems.len() as u64, "problem"));
    Ok(Outcome::Problems)
}

/// Lists what differs as it is found, then says how many rows of each table do.
fn differences(old: &Path, new: &Path, cli: &Cli) -> Result<Outcome> {
    let mut output = BufWriter::new(io::stdout().lock());
    writeln!(output, "table\tchange\tkey\tcolumn\told\tnew")?;
    let counts = diff::folders(old, new, &mut |difference| {
        writeln!(output, "{}", difference_line(&difference)).map_err(Error::io("standard output"))
    })?;
    output.flush()?;
    if counts.iter().all(|counts| counts.none()) {
        return Ok(Outcome::Clean);
    }
    let differing = Tables::ALL.iter().zip(&counts).filter(|(_, counts)| !counts.none());
    for (table, Counts { added, removed, changed }) in differing.filter(|_| !cli.quiet) {
        eprintln!("tidings: {}: {added} added, {removed} removed, {changed} changed", table.name);
    }
    Ok(Outcome::Problems)
}

fn difference_line(Difference { table, key, change }: &Difference) -> String {
    let escaped =
        |text: &str| text.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n").replace('\r', "\\r");
    let (change, column, old, new) = match change {
        Change::Added => ("added", "", &None, &None),
        Change::Removed => ("removed", "", &None, &None),
        Change::Changed { column, old, new } => ("changed", *column, old, new),
    };
    let [old, new] = [old, new].map(|value| value.as_deref().map(escaped).unwrap_or_default());
    format!("{table}\t{change}\t{}\t{column}\t{old}\t{new}", escaped(&key.join(", ")))
}

/// Writes rows for a person to judge.
fn draw(folder: &Path, size: usize, seed: u64, output: &Path, cli: &Cli) -> Result<Outcome> {
    let drawn = sample::draw(folder, size, seed)?;
    sheet::write(output, &drawn)?;
    if !cli.quiet {
        let file = output.display();
        eprintln!(
            "tidings: {} in {file}; fill in the verdicts, then: tidings audit --score {file}",
            count(drawn.len() as u64, "row")
        );
    }
    Ok(Outcome::Clean)
}

/// Lists the precision of tables and rules after a person's verdicts.
fn scores(file: &Path, cli: &Cli) -> Result<Outcome> {
    let scores = score::score(file)?;
    let mut output = BufWriter::new(io::stdout().lock());
    writeln!(output, "table\trule\tjudged\tright\tprecision\tlow\thigh")?;
    for score::Precision { table, rule, counts, share } in &scores {
        let share = share.map(|s| [s.share, s.low, s.high].map(|n| format!("{n:.3}")).join("\t"));
        let (judged, right, share) = (counts.judged(), counts.right, share.unwrap_or("\t\t".into()));
        writeln!(output, "{table}\t{}\t{judged}\t{right}\t{share}", rule.as_deref().unwrap_or("all"))?;
    }
    output.flush()?;
    let tables = || scores.iter().filter(|score| score.rule.is_none()).map(|score| score.counts);
    let (empty, judged): (u64, u64) = (tables().map(|c| c.empty).sum(), tables().map(|c| c.judged()).sum());
    if empty > 0 && !cli.quiet {
        let all: u64 = tables().map(|c| c.judged() + c.unclear + c.empty).sum();
        eprintln!("tidings: {}: {empty} of {all} rows have no verdict", file.display());
    }
    Ok(if judged > 0 { Outcome::Clean } else { Outcome::Problems })
}

fn schema(format: Format) -> Result<Outcome> {
    let text = match format {
        Format::Markdown => dictionary::markdown(),
        Format::Json => serde_json::to_string_pretty(&dictionary::json())? + "\n",
    };
    io::stdout().lock().write_all(text.as_bytes())?;
    Ok(Outcome::Clean)
}

/// True when the run was told to stop.
fn stopped(error: &anyhow::Error) -> bool {
    error.downcast_ref().is_some_and(Error::is_stop)
}

/// True when the reader of our output has gone, as `head` does.
fn closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == ErrorKind::BrokenPipe)
            || matches!(cause.downcast_ref(), Some(Error::Io { source, .. }) if source.kind() == ErrorKind::BrokenPipe)
    })
}
