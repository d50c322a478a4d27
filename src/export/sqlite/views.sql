-- Every quote with those who said it, their roles, and where and when it was published: one row per quote and speaker.
CREATE VIEW quotes_by_speaker AS
SELECT quotes.quote_id, speakers.speaker, coalesce(speakers.speaker_kind, quotes.speaker_kind) AS speaker_kind,
       people.role, people.role_country, coalesce(people.organisation, organisations.name) AS organisation, people.pronoun,
       quotes.kind, quotes.text, quotes.polarity, quotes.cue, articles.publisher AS outlet, articles.published_on,
       articles.title, quotes.article_id, quotes.sentence, quotes.within_quote_id,
       coalesce(people.entity_id, organisations.entity_id) AS entity_id
FROM quotes
JOIN articles ON articles.article_id = quotes.article_id
LEFT JOIN speakers ON speakers.quote_id = quotes.quote_id
LEFT JOIN people ON people.person_id = speakers.person_id
LEFT JOIN organisations ON organisations.organisation_id = speakers.organisation_id;

-- Every number with what it measures, where and when it holds, who states it, the sentence that it stands in, and where and
-- when it was published.
CREATE VIEW numbers AS
SELECT statistics.statistic_id, statistics.text, statistics.value, statistics.value_max, statistics.bound, statistics.unit_kind,
       statistics.unit, statistics.per, statistics.change, statistics.measure, statistics.country_code,
       countries.name AS country, statistics.period, statistics.source, people.role AS source_role,
       sentences.text AS sentence_text, articles.publisher AS outlet, articles.published_on, articles.title,
       statistics.article_id, statistics.sentence
FROM statistics
JOIN articles ON articles.article_id = statistics.article_id
JOIN sentences ON sentences.article_id = statistics.article_id AND sentences.sentence = statistics.sentence
LEFT JOIN countries ON countries.article_id = statistics.article_id AND countries.country_code = statistics.country_code
LEFT JOIN people ON people.person_id = statistics.person_id;

-- Two numbers that ought to be the same and are not, with their sources, outlets and days.
CREATE VIEW contradictions AS
SELECT disagreements.why, disagreements.days_apart, one.measure, one.value, one.text, one.source, one.outlet, one.published_on,
       other.value AS other_value, other.text AS other_text, other.source AS other_source, other.outlet AS other_outlet,
       other.published_on AS other_published_on, one.article_id, one.sentence, other.article_id AS other_article_id,
       disagreements.statistic_id, disagreements.other_id
FROM disagreements
JOIN numbers AS one ON one.statistic_id = disagreements.statistic_id
JOIN numbers AS other ON other.statistic_id = disagreements.other_id;

-- How often each speaker is quoted, by outlet and month. One person or organisation of several articles is one speaker, by
-- the commonest name. Quotes within the words of others are left out.
CREATE VIEW speakers_by_month AS
SELECT coalesce(entities.name, speakers.speaker) AS speaker, speakers.speaker_kind, articles.publisher AS outlet,
       strftime('%Y-%m', articles.published_on) AS month, count(*) AS quotes,
       count(DISTINCT speakers.article_id) AS articles, coalesce(entities.pronoun, max(people.pronoun)) AS pronoun,
       entities.entity_id
FROM speakers
JOIN quotes ON quotes.quote_id = speakers.quote_id AND quotes.within_quote_id IS NULL
JOIN articles ON articles.article_id = speakers.article_id
LEFT JOIN people ON people.person_id = speakers.person_id
LEFT JOIN organisations ON organisations.organisation_id = speakers.organisation_id
LEFT JOIN entities ON entities.entity_id = coalesce(people.entity_id, organisations.entity_id)
GROUP BY coalesce(entities.entity_id, speakers.speaker), speakers.speaker_kind, outlet, month;

-- How often each country is mentioned, by month; its share is the mean over the articles that mention it.
CREATE VIEW countries_by_month AS
SELECT strftime('%Y-%m', articles.published_on) AS month, countries.country_code, countries.name AS country,
       count(*) AS articles, sum(countries.mentions) AS mentions, avg(countries.share) AS share
FROM countries
JOIN articles ON articles.article_id = countries.article_id
GROUP BY month, countries.country_code, country;
