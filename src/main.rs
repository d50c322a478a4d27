//! Parses the command line, runs the command, prints the chain of errors. Exit 0 clean, 1 problems found, 2 failed, 130
//! stopped, 141 output closed.

use anyhow::{Context, Result};
use clap::Parser;
use cli::{Choice, Cli, Colour, Command, Format, Inputs, Lined, Lines};
use output::standard_output;
use progress::{Progress, say};
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use tempfile::NamedTempFile;
use tidings::article::{self, Interruptible};
use tidings::audit::{sample, score, sheet};
use tidings::check::Problem;
use tidings::diff::{self, Change, Counts, Difference};
use tidings::error::Error;
use tidings::export::about::{About, Source};
use tidings::export::{FORMATS, dictionary};
use tidings::pipeline::{self, Report};
use tidings::schema::Tables;
use tidings::validate::{self, Findings};

mod cli;
mod output;
mod progress;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(&cli) {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Problems) => ExitCode::from(1),
        // The reader of the output closed it, so a message would be useless; the status shows a script that the output
        // is incomplete.
        Err(error) if closed_pipe(&error) => ExitCode::from(141),
        Err(error) => {
            let code = if stopped(&error) { 130 } else { 2 };
            say(format_args!("{error:#}"));
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
        // More threads than cores would only wait for each other.
        let threads = threads.min(std::thread::available_parallelism().map_or(threads, usize::from));
        rayon::ThreadPoolBuilder::new().num_threads(threads).build_global().context("cannot start the threads")?;
    }
    progress::stop_on_signals().context("cannot listen to signals")?;
    match &cli.command {
        Command::Run { inputs, choice, tables, shards } => {
            let found = find(inputs, Some(&tables.folder), cli)?;
            let mut progress = Progress::new(found.bytes(), cli.quiet);
            let options = pipeline::Options { resume: shards.resume, shard: Some(shards.shard), ..options(choice) };
            let report = pipeline::run(found, forms(tables)?, &options, &mut progress)?;
            drop(progress);
            Ok(published(&report, &tables.folder, cli))
        }
        Command::Extract { inputs, choice, lines } => {
            let found = find(inputs, None, cli)?;
            let mut progress = Progress::new(found.bytes(), cli.quiet);
            let report = write(lines, |output| Ok(pipeline::extract(found, output, &options(choice), &mut progress)?))?;
            Ok(outcome(&report))
        }
        Command::Normalize { file, lines } => {
            let (input, name) = open(file.as_deref())?;
            let mut progress = Progress::new(bytes(file.as_deref()), cli.quiet);
            let report = write(lines, |output| Ok(pipeline::normalize(input, &name, output, &mut progress)?))?;
            Ok(outcome(&report))
        }
        Command::Export { file, tables } => {
            let (input, name) = open(file.as_deref())?;
            let mut progress = Progress::new(bytes(file.as_deref()), cli.quiet);
            let report = pipeline::export(input, &name, forms(tables)?, &mut progress)?;
            drop(progress);
            Ok(published(&report, &tables.folder, cli))
        }
        Command::Show { inputs, color } => {
            let mut output = BufWriter::new(standard_output()?);
            let mut quiet = Progress::new(None, true);
            let report = pipeline::show(find(inputs, None, cli)?, &mut output, colours(*color), &mut quiet)?;
            output.flush()?;
            Ok(outcome(&report))
        }
        Command::Inputs { inputs } => survey(article::Survey::of(find(inputs, None, cli)?.articles())),
        Command::Explain { paths, format } => {
            let inputs = Inputs { paths: paths.clone(), format: None, columns: None };
            let mut output = BufWriter::new(standard_output()?);
            let mut quiet = Progress::new(None, true);
            let json = matches!(format, Lined::Json);
            if !json {
                writeln!(output, "table\tkey\tstart\tend\trules\twords")?;
            }
            let report = pipeline::explain(find(&inputs, None, cli)?, &mut output, json, &mut quiet)?;
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

/// Finds the inputs, and reports what in their folders is not read.
fn find(inputs: &Inputs, output: Option<&Path>, cli: &Cli) -> Result<article::Inputs> {
    let options = article::Options {
        format: inputs.format,
        columns: inputs.columns.clone().unwrap_or_default(),
        output: output.map(Path::to_owned),
        stopped: Some(progress::stopped),
    };
    let found = article::Inputs::find(&inputs.paths, options)?;
    if !cli.quiet {
        found.skipped.iter().for_each(|skipped| say(format_args!("skipped {skipped}")));
        if found.other_kinds > 0 {
            say(format_args!("skipped {} of other kinds in the folders", count(found.other_kinds as u64, "file")));
        }
    }
    Ok(found)
}

fn options(choice: &Choice) -> pipeline::Options {
    let language = choice.language.clone();
    pipeline::Options { language, unique: choice.unique, ..pipeline::Options::default() }
}

fn forms(tables: &cli::Output) -> Result<pipeline::Output> {
    let cli::Output {
        folder,
        tables,
        partition,
        no_report,
        no_xlsx,
        spreadsheet_csv,
        keep_text,
        without_text,
        authority,
        about,
        replace,
    } = tables;
    // In the order of the formats, whatever their order on the command line.
    let tables = FORMATS.iter().filter(|format| tables.iter().any(|wanted| wanted.name == format.name)).collect();
    Ok(pipeline::Output {
        folder: folder.clone(),
        tables,
        partition: *partition,
        report: !no_report,
        xlsx: !no_xlsx,
        spreadsheet_csv: *spreadsheet_csv,
        keep_text: *keep_text,
        without_text: *without_text,
        authority: authority.clone(),
        inputs: None,
        about: published_as(about)?,
        replace: *replace,
    })
}

/// What the publisher says: in a file, overridden by the command line.
fn published_as(typed: &cli::About) -> Result<About> {
    let cli::About { publication, title, description, publisher, licence, sources } = typed.clone();
    let typed =
        About { title, description, publisher, licence, sources: sources.into_iter().map(Source::from).collect() };
    typed.check().map_err(anyhow::Error::msg)?;
    Ok(publication.as_deref().map(About::read).transpose()?.unwrap_or_default().with(typed))
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

/// Reports the counts of the inputs.
fn published(report: &Report, folder: &Path, cli: &Cli) -> Outcome {
    let Report { read, done, rejected, duplicates, skipped, rows, remarks, .. } = report;
    let copies = if *duplicates > 0 { format!(", {duplicates} left out as copies") } else { String::new() };
    if *done == 0 {
        say(format_args!("{} read, {rejected} rejected{copies}; nothing was published", count(*read, "article")));
        return Outcome::Problems;
    }
    if !cli.quiet {
        let tables = Tables::ALL.iter().zip(rows).skip(1).map(|(table, n)| format!("{} {n}", table.name));
        say(format_args!("{} read, {done} in the tables, {rejected} rejected{copies}", count(*read, "article")));
        say(format_args!("{}: {}", folder.display(), tables.collect::<Vec<_>>().join(", ")));
        if !skipped.is_empty() {
            say(format_args!("skipped: {}", article::listed(skipped)));
        }
        remarks.iter().for_each(|remark| say(format_args!("{remark}")));
    }
    outcome(report)
}

fn count(n: u64, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}

/// Opens a file of lines, or standard input.
fn open(file: Option<&Path>) -> Result<(Box<dyn BufRead + Send>, String)> {
    let Some(path) = file.filter(|path| *path != Path::new("-")) else {
        let input = Interruptible::new(|| Ok(io::stdin()), progress::stopped);
        return Ok((Box::new(BufReader::new(input)), "standard input".to_owned()));
    };
    let name = path.display().to_string();
    if path.metadata().is_ok_and(|meta| !meta.is_file() && !meta.is_dir()) {
        let path = path.to_owned();
        let input = Interruptible::new(move || File::open(path), progress::stopped);
        return Ok((Box::new(BufReader::new(input)), name));
    }
    let file = File::open(path).with_context(|| name.clone())?;
    Ok((Box::new(BufReader::new(file)), name))
}

/// The size of a file, if it is known.
fn bytes(file: Option<&Path>) -> Option<u64> {
    file?.metadata().ok().filter(std::fs::Metadata::is_file).map(|meta| meta.len())
}

/// Writes lines to standard output, or into a file that is renamed into place once it is complete.
fn write(lines: &Lines, work: impl FnOnce(&mut (dyn Write + Send)) -> Result<Report>) -> Result<Report> {
    let Some(path) = lines.output.as_deref().filter(|path| *path != Path::new("-")) else {
        let mut output = BufWriter::new(standard_output()?);
        let report = work(&mut output)?;
        output.flush()?;
        return Ok(report);
    };
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).map_or(PathBuf::from("."), Path::to_owned);
    let context = || path.display().to_string();
    std::fs::create_dir_all(&folder).with_context(context)?;
    let mut output = BufWriter::new(NamedTempFile::new_in(&folder).with_context(context)?);
    let report = work(&mut output)?;
    let written = output.into_inner().map_err(|e| e.into_error()).with_context(context)?;
    // A file with the final name is complete, even after a power cut.
    written.as_file().sync_all().with_context(context)?;
    written.persist(path).with_context(context)?;
    Ok(report)
}

fn list(Findings { problems, unchecked }: &Findings, folder: &Path, cli: &Cli) -> Result<Outcome> {
    let place = folder.display();
    unchecked.iter().filter(|_| !cli.quiet).for_each(|what| say(format_args!("{place}: not checked: {what}")));
    if problems.is_empty() {
        let all = if unchecked.is_empty() {
            "all tables keep their schema"
        } else {
            "what could be checked keeps the schema"
        };
        if !cli.quiet {
            say(format_args!("{place}: {all}"));
        }
        return Ok(Outcome::Clean);
    }
    let mut output = BufWriter::new(standard_output()?.lock());
    writeln!(output, "table\trow\tcolumn\tvalue\trule")?;
    for Problem { table, row, column, value, rule } in problems {
        let row = row.map(|row| row.to_string()).unwrap_or_default();
        let [column, value, rule] = [column.as_deref().unwrap_or_default(), value, rule].map(escaped);
        writeln!(output, "{table}\t{row}\t{column}\t{value}\t{rule}")?;
    }
    output.flush()?;
    say(format_args!("{}: {}", folder.display(), count(problems.len() as u64, "problem")));
    Ok(Outcome::Problems)
}

/// Lists differences as they are found, then the number of differing rows in each table.
fn differences(old: &Path, new: &Path, cli: &Cli) -> Result<Outcome> {
    let mut output = BufWriter::new(standard_output()?.lock());
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
        say(format_args!("{}: {added} added, {removed} removed, {changed} changed", table.name));
    }
    Ok(Outcome::Problems)
}

/// Lists what would be read.
fn survey(files: article::Survey) -> Result<Outcome> {
    let mut output = BufWriter::new(standard_output()?);
    writeln!(output, "input\tkind\tarticles\trejected\tpublished_on\ttitle\treasons")?;
    let (mut articles, mut rejected) = (0, 0);
    for file in files {
        (articles, rejected) = (articles + file.articles, rejected + file.rejected);
        let reasons = file.reasons.iter().map(|(reason, times)| match times {
            1 => reason.clone(),
            times => format!("{reason} ({times} times)"),
        });
        let day = file.published_on.map(|day| day.to_string()).unwrap_or_default();
        let (reasons, title) = (reasons.collect::<Vec<_>>().join("; "), file.title.unwrap_or_default());
        let [path, title, reasons] = [&file.source_path, &title, &reasons].map(|text| escaped_all(text));
        writeln!(output, "{path}\t{}\t{}\t{}\t{day}\t{title}\t{reasons}", file.kind, file.articles, file.rejected)?;
    }
    output.flush()?;
    Ok(if rejected > 0 || articles == 0 { Outcome::Problems } else { Outcome::Clean })
}

fn difference_line(Difference { table, key, change }: &Difference) -> String {
    let (change, column, old, new) = match change {
        Change::Added => ("added", "", &None, &None),
        Change::Removed => ("removed", "", &None, &None),
        Change::Changed { column, old, new } => ("changed", *column, old, new),
    };
    let [old, new] = [old, new].map(|value| value.as_deref().map(escaped_all).unwrap_or_default());
    format!("{table}\t{change}\t{}\t{column}\t{old}\t{new}", escaped_all(&key.join(", ")))
}

/// A cell, escaped so that it is unambiguous and cannot control the terminal.
fn escaped_all(text: &str) -> String {
    escaped(&text.replace('\\', "\\\\"))
}

/// The same for a text in which backslashes already have a meaning.
fn escaped(text: &str) -> String {
    let escape = |c: char| if c.is_control() { c.escape_default().to_string() } else { c.to_string() };
    if text.contains(char::is_control) { text.chars().map(escape).collect() } else { text.to_owned() }
}

/// Writes rows for a person to judge.
fn draw(folder: &Path, size: usize, seed: u64, output: &Path, cli: &Cli) -> Result<Outcome> {
    let drawn = sample::draw(folder, size, seed)?;
    sheet::write(output, &drawn)?;
    if !cli.quiet {
        let file = output.display();
        let rows = count(drawn.len() as u64, "row");
        say(format_args!("{rows} in {file}; fill in the verdicts, then: tidings audit --score {file}"));
    }
    Ok(Outcome::Clean)
}

/// Lists the precision of tables and rules by a person's verdicts.
fn scores(file: &Path, cli: &Cli) -> Result<Outcome> {
    let scores = score::score(file)?;
    let mut output = BufWriter::new(standard_output()?.lock());
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
        say(format_args!("{}: {empty} of {all} rows have no verdict", file.display()));
    }
    Ok(if judged > 0 { Outcome::Clean } else { Outcome::Problems })
}

fn schema(format: Format) -> Result<Outcome> {
    let text = match format {
        Format::Markdown => dictionary::markdown(),
        Format::Json => serde_json::to_string_pretty(&dictionary::json())? + "\n",
    };
    let mut output = standard_output()?.lock();
    output.write_all(text.as_bytes())?;
    output.flush()?;
    Ok(Outcome::Clean)
}

/// True when the run was stopped.
fn stopped(error: &anyhow::Error) -> bool {
    error.downcast_ref().is_some_and(Error::is_stop)
}

/// True when the reader of the output has closed it, as `head` does.
fn closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == ErrorKind::BrokenPipe)
            || matches!(cause.downcast_ref(), Some(Error::Io { cause, .. }) if cause.kind() == ErrorKind::BrokenPipe)
    })
}
