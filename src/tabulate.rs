//! Turns facts into rows in key order. The only place where ids and foreign keys are made, and where byte offsets
//! become code points.

use crate::article::Article;
use crate::document::{Document, TokenKind};
use crate::lexicon::countries;
use crate::normalize::{Facts, Speaker};
use crate::schema::{self, How, MentionKind, Tables};
use crate::span::{CodePoints, Span};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The rows of one article.
pub fn tabulate(document: &Document, facts: &Facts) -> Tables {
    let maker = RowMaker { document, facts, id: &document.article.id, points: CodePoints::new(document.text) };
    Tables {
        articles: vec![maker.article()],
        sentences: maker.sentences(),
        countries: maker.countries(),
        people: maker.people(),
        organisations: maker.organisations(),
        quotes: maker.quotes(),
        speakers: maker.speakers(),
        statistics: maker.statistics(),
        dates: maker.dates(),
        mentions: maker.mentions(),
        notices: maker.notices(),
        // Known only after all articles.
        entities: Vec::new(),
        disagreements: Vec::new(),
    }
}

/// One article with its facts, from which rows are made.
struct RowMaker<'a> {
    document: &'a Document<'a>,
    facts: &'a Facts,
    id: &'a str,
    points: CodePoints<'a>,
}

/// The columns of every row with offsets.
struct Place {
    sentence: u32,
    start: u32,
    end: u32,
    text: String,
}

impl RowMaker<'_> {
    fn article(&self) -> schema::Article {
        let (document, article): (&Document, &Article) = (self.document, self.document.article);
        let words = document.tokens.iter().filter(|t| t.kind != TokenKind::Mark).count();
        schema::Article {
            article_id: article.id.clone(),
            title: article.title.clone(),
            author: article.author.clone(),
            publisher: article.publisher.clone(),
            published_on: article.published_on,
            url: article.url.clone(),
            language: document.language.clone(),
            cluster_id: article.id.clone(),
            paragraphs: document.paragraphs.len() as u32,
            sentences: self.read_sentences().len() as u32,
            words: words as u32,
            characters: self.points.at(article.text.len() as u32),
            text_sha256: Sha256::digest(&article.text).iter().map(|byte| format!("{byte:02x}")).collect(),
            source_path: article.source_path.clone(),
        }
    }

    /// The sentences that become rows: none if the article is not read.
    fn read_sentences(&self) -> &[crate::document::Sentence] {
        if self.document.is_english() { &self.document.sentences } else { &[] }
    }

    fn place(&self, span: Span) -> Place {
        Place {
            sentence: self.sentence(span),
            start: self.points.at(span.start),
            end: self.points.at(span.end),
            text: self.words(span),
        }
    }

    fn sentence(&self, span: Span) -> u32 {
        self.document.sentence_at(span.start) as u32 + 1
    }

    fn words(&self, span: Span) -> String {
        span.of(self.document.text).to_owned()
    }

    /// `ARTICLE:q3` for the row at index 2.
    fn key(&self, letter: &str, index: usize) -> String {
        [self.id, ":", letter, &(index + 1).to_string()].concat()
    }

    fn person_key(&self, person: Option<usize>) -> Option<String> {
        person.map(|index| self.key("p", index))
    }

    fn organisation_key(&self, organisation: Option<usize>) -> Option<String> {
        organisation.map(|index| self.key("o", index))
    }

    fn sentences(&self) -> Vec<schema::Sentence> {
        let row = |(index, sentence): (usize, &crate::document::Sentence)| {
            let Place { start, end, text, .. } = self.place(sentence.span);
            schema::Sentence {
                article_id: self.id.to_owned(),
                sentence: index as u32 + 1,
                paragraph: sentence.paragraph as u32 + 1,
                start,
                end,
                text: Some(text),
            }
        };
        self.read_sentences().iter().enumerate().map(row).collect()
    }

    fn countries(&self) -> Vec<schema::Country> {
        let all = self.facts.countries.len();
        let mut rows: BTreeMap<&str, schema::Country> = BTreeMap::new();
        for mention in &self.facts.countries {
            let row = rows.entry(&mention.code).or_insert_with(|| self.country(&mention.code, mention.span));
            row.mentions += 1;
            match mention.how {
                How::Demonym => row.demonym_mentions += 1,
                How::Place => row.place_mentions += 1,
                _ => row.name_mentions += 1,
            }
            row.share = f64::from(row.mentions) / all as f64;
        }
        rows.into_values().collect()
    }

    /// The row of a country before its mentions are counted.
    fn country(&self, code: &str, first: Span) -> schema::Country {
        let country = countries::by_code(code);
        schema::Country {
            article_id: self.id.to_owned(),
            country_code: code.to_owned(),
            alpha_2: country.alpha_2.to_owned(),
            name: country.name.to_owned(),
            region: country.region.map(str::to_owned),
            subregion: country.subregion.map(str::to_owned),
            participant: self.facts.participants.iter().any(|p| p == code),
            mentions: 0,
            name_mentions: 0,
            demonym_mentions: 0,
            place_mentions: 0,
            share: 0.0,
            first_sentence: self.sentence(first),
        }
    }

    fn people(&self) -> Vec<schema::Person> {
        let mut quotes = vec![0; self.facts.people.len()];
        let speakers = self.facts.quotes.iter().flat_map(|quote| quote.speakers());
        speakers.filter_map(|speaker| speaker.person).for_each(|person| quotes[person] += 1);
        let row = |(index, person): (usize, &crate::normalize::Person)| schema::Person {
            person_id: self.key("p", index),
            article_id: self.id.to_owned(),
            name: person.name.clone(),
            given_name: person.given_name.clone(),
            family_name: person.family_name.clone(),
            honorific: person.honorific.clone(),
            role: person.role.clone(),
            role_country: person.role_country.clone(),
            organisation: person.organisation.clone(),
            organisation_id: self.organisation_key(person.body),
            pronoun: person.pronoun,
            mentions: person.names.len() as u32,
            quotes: quotes[index],
            first_sentence: self.sentence(person.names[0]),
            entity_id: None,
        };
        self.facts.people.iter().enumerate().map(row).collect()
    }

    fn organisations(&self) -> Vec<schema::Organisation> {
        let mut quotes = vec![0; self.facts.organisations.len()];
        let speakers = self.facts.quotes.iter().flat_map(|quote| quote.speakers());
        speakers.filter_map(|speaker| speaker.organisation).for_each(|body| quotes[body] += 1);
        let row = |(index, body): (usize, &crate::normalize::Organisation)| schema::Organisation {
            organisation_id: self.key("o", index),
            article_id: self.id.to_owned(),
            name: body.name.clone(),
            acronym: body.acronym.clone(),
            kind: body.kind,
            country_code: body.country.clone(),
            mentions: body.names.len() as u32,
            quotes: quotes[index],
            first_sentence: self.sentence(body.names[0].span),
            entity_id: None,
        };
        self.facts.organisations.iter().enumerate().map(row).collect()
    }

    fn quotes(&self) -> Vec<schema::Quote> {
        let row = |(index, quote): (usize, &crate::normalize::Quote)| {
            let Place { sentence, start, end, text } = self.place(quote.span);
            let Speaker { name, kind, person, organisation, country } = quote.speaker.clone();
            schema::Quote {
                quote_id: self.key("q", index),
                article_id: self.id.to_owned(),
                sentence,
                kind: quote.kind,
                text: Some(text),
                start,
                end,
                speaker: name,
                speaker_kind: kind,
                person_id: self.person_key(person),
                organisation_id: self.organisation_key(organisation),
                country_code: country,
                speaker_as_written: quote.speaker_as_written.map(|s| self.words(s)),
                cue: quote.cue.map(|s| self.words(s)),
                addressee: quote.addressee.map(|s| self.words(s)),
                utterance: quote.utterance,
                rule: quote.rule,
                polarity: quote.polarity,
                within_quote_id: quote.within.map(|index| self.key("q", index)),
            }
        };
        self.facts.quotes.iter().enumerate().map(row).collect()
    }

    fn speakers(&self) -> Vec<schema::Speaker> {
        let quotes = self.facts.quotes.iter().enumerate();
        let all =
            quotes.flat_map(|(quote, said)| said.speakers().zip(1..).map(move |(speaker, nth)| (quote, nth, speaker)));
        let row = |(quote, nth, speaker): (usize, u32, &Speaker)| {
            let Speaker { name, kind, person, organisation, country } = speaker.clone();
            Some(schema::Speaker {
                quote_id: self.key("q", quote),
                nth,
                article_id: self.id.to_owned(),
                speaker: name?,
                speaker_kind: kind,
                person_id: self.person_key(person),
                organisation_id: self.organisation_key(organisation),
                country_code: country,
            })
        };
        all.filter_map(row).collect()
    }

    fn statistics(&self) -> Vec<schema::Statistic> {
        let row = |(index, statistic): (usize, &crate::normalize::Statistic)| {
            let Place { sentence, start, end, text } = self.place(statistic.span);
            let (speaker, rule) = statistic.source.clone().unzip();
            schema::Statistic {
                statistic_id: self.key("s", index),
                article_id: self.id.to_owned(),
                sentence,
                text,
                start,
                end,
                value: statistic.value,
                value_max: statistic.value_max,
                bound: statistic.bound,
                unit_kind: statistic.unit_kind,
                unit: statistic.unit.clone(),
                per: statistic.per.map(|s| self.words(s)),
                change: statistic.change,
                person_id: speaker.as_ref().and_then(|s| self.person_key(s.person)),
                organisation_id: speaker.as_ref().and_then(|s| self.organisation_key(s.organisation)),
                source: speaker.and_then(|s| s.name),
                rule,
                measure: statistic.measure.map(|(span, _)| self.words(span)),
                measure_start: statistic.measure.map(|(span, _)| self.points.at(span.start)),
                measure_end: statistic.measure.map(|(span, _)| self.points.at(span.end)),
                measure_rule: statistic.measure.map(|(_, rule)| rule),
                country_code: statistic.country.as_ref().map(|(code, _)| code.clone()),
                country_rule: statistic.country.as_ref().map(|&(_, rule)| rule),
                period: statistic.period.as_ref().map(|(value, _)| value.clone()),
                period_rule: statistic.period.as_ref().map(|&(_, rule)| rule),
                compared_with: statistic.compared_with.map(|index| self.key("s", index)),
                assumed: statistic.assumed,
            }
        };
        self.facts.statistics.iter().enumerate().map(row).collect()
    }

    fn dates(&self) -> Vec<schema::Date> {
        let row = |(index, date): (usize, &crate::normalize::Date)| {
            let Place { sentence, start, end, text } = self.place(date.span);
            schema::Date {
                date_id: self.key("d", index),
                article_id: self.id.to_owned(),
                sentence,
                text,
                value: date.value.clone(),
                earliest: date.earliest,
                latest: date.latest,
                start,
                end,
                anchor: date.anchor,
                rule: date.rule,
            }
        };
        self.facts.dates.iter().enumerate().map(row).collect()
    }

    fn mentions(&self) -> Vec<schema::Mention> {
        let mut rows = Vec::new();
        for country in &self.facts.countries {
            let row = self.mention(country.span, MentionKind::Country, country.how);
            rows.push(schema::Mention { country_code: Some(country.code.clone()), ..row });
        }
        for (index, person) in self.facts.people.iter().enumerate() {
            let names = person.names.iter().map(|&span| (span, How::Name));
            for (span, how) in names.chain(person.references.iter().map(|r| (r.span, r.how))) {
                let row = self.mention(span, MentionKind::Person, how);
                rows.push(schema::Mention { person_id: self.person_key(Some(index)), ..row });
            }
        }
        for (index, body) in self.facts.organisations.iter().enumerate() {
            for reference in body.names.iter().chain(&body.references) {
                let row = self.mention(reference.span, MentionKind::Organisation, reference.how);
                rows.push(schema::Mention { organisation_id: self.organisation_key(Some(index)), ..row });
            }
        }
        // A name may also be part of a description of the person; it is one mention, by name.
        rows.sort_by_key(|row| (row.start, row.kind, row.how));
        rows.dedup_by_key(|row| (row.start, row.kind));
        rows
    }

    /// A mention whose entity is not set yet.
    fn mention(&self, span: Span, kind: MentionKind, how: How) -> schema::Mention {
        let Place { sentence, start, end, text } = self.place(span);
        schema::Mention {
            article_id: self.id.to_owned(),
            start,
            end,
            kind,
            text,
            sentence,
            how,
            country_code: None,
            person_id: None,
            organisation_id: None,
        }
    }

    fn notices(&self) -> Vec<schema::Notice> {
        let row = |(index, notice): (usize, &crate::normalize::Notice)| schema::Notice {
            notice_id: self.key("n", index),
            article_id: self.id.to_owned(),
            sentence: notice.span.map(|s| self.sentence(s)),
            severity: notice.severity,
            code: notice.code,
            message: notice.message.clone(),
        };
        self.facts.notices.iter().enumerate().map(row).collect()
    }
}
