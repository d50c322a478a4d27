-- who_is_quoted_most: Who is quoted most, and by which outlets. Without an outlet: in all of them.
SELECT speaker, speaker_kind, max(pronoun) AS pronoun, outlet, sum(quotes) AS quotes, sum(articles) AS articles
FROM speakers_by_month
WHERE :outlet = '' OR outlet = :outlet
GROUP BY speaker, speaker_kind, outlet
ORDER BY quotes DESC, speaker
LIMIT 500;

-- quotes_with_words: Quotes that have these words, or speakers of this name, with roles and outlets.
SELECT quotes_by_speaker.*
FROM quotes_fts
JOIN quotes ON quotes.rowid = quotes_fts.rowid
JOIN quotes_by_speaker ON quotes_by_speaker.quote_id = quotes.quote_id
WHERE quotes_fts MATCH CASE :words WHEN '' THEN '""' ELSE escape_fts(:words) END
ORDER BY published_on, quotes_by_speaker.quote_id
LIMIT 500;

-- numbers_about: Numbers that measure this, or stand in a sentence that has these words, with those who state them.
SELECT text, value, value_max, bound, unit, measure, country, period, source, outlet, published_on, sentence_text, article_id, sentence
FROM numbers
WHERE measure LIKE '%' || :words || '%' OR sentence_text LIKE '%' || :words || '%'
ORDER BY published_on, article_id, sentence
LIMIT 500;

-- men_and_women_quoted: How many quotes of people whom the articles call he, she or they, by outlet.
SELECT outlet, sum(quotes) FILTER (WHERE pronoun = 'she') AS she, sum(quotes) FILTER (WHERE pronoun = 'he') AS he,
       sum(quotes) FILTER (WHERE pronoun = 'they') AS they, sum(quotes) FILTER (WHERE pronoun IS NULL) AS unknown
FROM speakers_by_month
WHERE speaker_kind = 'person'
GROUP BY outlet
ORDER BY sum(quotes) DESC;

-- a_country_by_month: How often a country is mentioned in each month. Its code has three letters: TUR.
SELECT * FROM countries_by_month WHERE country_code = :country_code ORDER BY month;
