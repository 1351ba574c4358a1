-- compare.db: what a run wrote into its JSON Lines files, a table a noun. docs/database.md describes it column by column.
--
-- A column bears the name of the field it comes from; what is nested is spelled out (left.article is left_article,
-- cue.span is cue_start and cue_end), and a list is a table of its own. Lists that a join gives are not stored again:
-- the outlets of a remark or a group, the statements of a remark.
-- [start, end) are code points of articles.text, as Python counts them: substr(text, start + 1, end - start).
-- A change of a table or view raises SCHEMA_VERSION in databases.py.
-- `place` is the position in a list, from 0. `number` is the line in the file of the same name, from 1.

CREATE TABLE run (
  name TEXT PRIMARY KEY,
  value ANY
) STRICT, WITHOUT ROWID;

-- The articles that are compared; each stands for its versions.
CREATE TABLE articles (
  id TEXT PRIMARY KEY,
  key TEXT,  -- the input's own id
  path TEXT NOT NULL,
  reader TEXT NOT NULL,
  outlet TEXT,
  outlet_from TEXT,  -- the words that say so
  folder TEXT,  -- the field `group`, which is a reserved word of SQL: the folder below the path given
  title TEXT,
  author TEXT,
  published TEXT,  -- EDTF: 2018-08-29, XXXX-10-21, 2018-08-29?
  published_from TEXT,
  published_at TEXT,  -- the moment in UTC: 2018-08-29T20:30:00Z
  url TEXT,
  retrieved TEXT,
  archive_url TEXT,
  sha256 TEXT NOT NULL,  -- of the text
  characters INTEGER NOT NULL,
  words INTEGER NOT NULL,
  language TEXT,
  text TEXT NOT NULL  -- as read, newlines untouched
) STRICT;
CREATE INDEX articles_outlet ON articles (outlet);

-- In which articles a word of letters stands, to find words without reading all texts: rowid is that of articles.
-- Words are folded; digits and signs part them. It holds no texts.
CREATE VIRTUAL TABLE article_words USING fts5 (
  text,
  content = '',
  columnsize = 0,
  tokenize = "unicode61 remove_diacritics 0 categories 'L*'"
);

-- Further texts and copies of an article: listed, not compared. Two texts under one address bear the same id, so the
-- id is no key here.
CREATE TABLE versions (
  number INTEGER PRIMARY KEY,  -- the line in articles.jsonl
  id TEXT NOT NULL,
  version_of TEXT NOT NULL REFERENCES articles (id) DEFERRABLE INITIALLY DEFERRED,
  key TEXT,
  path TEXT NOT NULL,
  reader TEXT NOT NULL,
  outlet TEXT,
  outlet_from TEXT,
  folder TEXT,
  title TEXT,
  author TEXT,
  published TEXT,
  published_from TEXT,
  published_at TEXT,
  url TEXT,
  retrieved TEXT,
  archive_url TEXT,
  sha256 TEXT NOT NULL,
  characters INTEGER NOT NULL,
  words INTEGER NOT NULL,
  language TEXT
) STRICT;
CREATE INDEX versions_version_of ON versions (version_of);

-- Where a text says it comes from; of an article or of a version.
CREATE TABLE origins (
  article TEXT REFERENCES articles (id),
  version INTEGER REFERENCES versions (number),
  place INTEGER NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  CHECK ((article IS NULL) <> (version IS NULL))
) STRICT;
CREATE INDEX origins_article ON origins (article);

-- Where two places of an article disagree: a sentence each.
CREATE TABLE conflicts (
  article TEXT REFERENCES articles (id),
  version INTEGER REFERENCES versions (number),
  place INTEGER NOT NULL,
  conflict TEXT NOT NULL,
  CHECK ((article IS NULL) <> (version IS NULL))
) STRICT;
CREATE INDEX conflicts_article ON conflicts (article);

-- What decoding had to mend.
CREATE TABLE repairs (
  article TEXT REFERENCES articles (id),
  version INTEGER REFERENCES versions (number),
  place INTEGER NOT NULL,
  repair TEXT NOT NULL,
  CHECK ((article IS NULL) <> (version IS NULL))
) STRICT;
CREATE INDEX repairs_article ON repairs (article);

CREATE TABLE boilerplate (
  article TEXT NOT NULL REFERENCES articles (id),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  kind TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX boilerplate_article ON boilerplate (article, start);

CREATE TABLE statements (
  id TEXT PRIMARY KEY,
  article TEXT NOT NULL REFERENCES articles (id),
  form TEXT NOT NULL,  -- direct, mixed, indirect, headline
  content TEXT NOT NULL,  -- the words of its spans
  cue_text TEXT,
  cue_start INTEGER,
  cue_end INTEGER,
  said TEXT,  -- when, where, to whom
  carrier TEXT,  -- the outlet through which the words came
  -- The statement inside which it is reported; it may stand on a later line.
  inner_of TEXT REFERENCES statements (id) DEFERRABLE INITIALLY DEFERRED,
  repaired TEXT,  -- what was wrong with the marks
  rule TEXT NOT NULL  -- the rule that found it
) STRICT;
CREATE INDEX statements_article ON statements (article);
-- Not only for asking: without it, each statement written looks through all others for those that wait for it.
CREATE INDEX statements_inner_of ON statements (inner_of);

-- The whole content, quoted or not.
CREATE TABLE statement_spans (
  statement TEXT NOT NULL REFERENCES statements (id),
  place INTEGER NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  PRIMARY KEY (statement, place)
) STRICT, WITHOUT ROWID;

-- What stands in quotation marks, without the outer marks.
CREATE TABLE statement_quoted (
  statement TEXT NOT NULL REFERENCES statements (id),
  place INTEGER NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  PRIMARY KEY (statement, place)
) STRICT, WITHOUT ROWID;

-- What an editor put into the quoted words: brackets, notes, ellipses.
CREATE TABLE statement_insertions (
  statement TEXT NOT NULL REFERENCES statements (id),
  place INTEGER NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  kind TEXT NOT NULL,  -- square brackets, signed note, legal note, ellipsis
  PRIMARY KEY (statement, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE speakers (
  statement TEXT NOT NULL REFERENCES statements (id),
  place INTEGER NOT NULL,
  mention TEXT NOT NULL,  -- the words beside the statement
  start INTEGER NOT NULL,  -- of the mention
  end INTEGER NOT NULL,
  name TEXT,  -- whom the mention means, as the article names them
  kind TEXT NOT NULL,  -- person, organisation, role, unknown
  rule TEXT NOT NULL,
  confidence REAL NOT NULL,
  PRIMARY KEY (statement, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX speakers_name ON speakers (name);

CREATE TABLE terms (
  article TEXT NOT NULL REFERENCES articles (id),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  kind TEXT NOT NULL,
  repaired TEXT
) STRICT;
CREATE INDEX terms_article ON terms (article, start);

-- Passages whose words are the same, with the one that stands for them.
CREATE TABLE groups (
  id TEXT PRIMARY KEY,
  representative_article TEXT NOT NULL REFERENCES articles (id),
  representative_start INTEGER NOT NULL,
  representative_end INTEGER NOT NULL,
  representative_statement TEXT REFERENCES statements (id),
  boilerplate_label TEXT,
  boilerplate_members INTEGER NOT NULL,  -- how many of its members are boilerplate
  boilerplate_articles INTEGER NOT NULL,  -- in how many articles its members stand
  boilerplate_outlet TEXT,  -- the outlet of which it is a line of its own
  boilerplate_outlet_articles INTEGER,  -- in how many articles of that outlet it stands, variants included
  boilerplate_outlet_days INTEGER,  -- on how many days
  wire_outlets INTEGER,  -- the most outlets that carry it within a few days
  wire_days INTEGER  -- within how many
) STRICT;

CREATE TABLE group_members (
  group_id TEXT NOT NULL REFERENCES groups (id),
  place INTEGER NOT NULL,
  article TEXT NOT NULL REFERENCES articles (id),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  statement TEXT REFERENCES statements (id),
  PRIMARY KEY (group_id, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX group_members_article ON group_members (article);

-- Passages, and articles, that are nearly the same text.
CREATE TABLE clusters (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,  -- passage or article
  boilerplate TEXT,  -- the kind of boilerplate that a member is
  representative_article TEXT NOT NULL REFERENCES articles (id),  -- the earliest by published
  representative_start INTEGER,  -- of articles null, as all their places
  representative_end INTEGER,
  weakest_left_article TEXT NOT NULL REFERENCES articles (id),
  weakest_left_start INTEGER,
  weakest_left_end INTEGER,
  weakest_right_article TEXT NOT NULL REFERENCES articles (id),
  weakest_right_start INTEGER,
  weakest_right_end INTEGER,
  weakest_value REAL NOT NULL,  -- of passages Jaccard, of articles the larger share
  first_article TEXT NOT NULL REFERENCES articles (id),
  first_published TEXT,
  first_doubt TEXT  -- why it is not sure
) STRICT;

CREATE TABLE cluster_members (
  cluster TEXT NOT NULL REFERENCES clusters (id),
  place INTEGER NOT NULL,  -- in order of time
  article TEXT NOT NULL REFERENCES articles (id),
  start INTEGER,
  end INTEGER,
  PRIMARY KEY (cluster, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX cluster_members_article ON cluster_members (article);

-- As few links as join the members of a cluster, the strongest there are; equal passages need none.
CREATE TABLE cluster_links (
  cluster TEXT NOT NULL REFERENCES clusters (id),
  place INTEGER NOT NULL,
  left_article TEXT NOT NULL REFERENCES articles (id),
  left_start INTEGER,
  left_end INTEGER,
  right_article TEXT NOT NULL REFERENCES articles (id),
  right_start INTEGER,
  right_end INTEGER,
  jaccard REAL,  -- of passages, over word 3-grams
  share REAL,  -- of articles: of the news text of one that stands in the other, the larger of both
  PRIMARY KEY (cluster, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE matches (
  number INTEGER PRIMARY KEY,
  left_article TEXT NOT NULL REFERENCES articles (id),
  left_start INTEGER NOT NULL,
  left_end INTEGER NOT NULL,
  left_statement TEXT REFERENCES statements (id),
  right_article TEXT NOT NULL REFERENCES articles (id),
  right_start INTEGER NOT NULL,
  right_end INTEGER NOT NULL,
  right_statement TEXT REFERENCES statements (id),
  group_id TEXT REFERENCES groups (id),  -- the field `group`
  tier TEXT NOT NULL,  -- exact, near-duplicate, quotation, paraphrase
  jaccard REAL NOT NULL,
  containment_left REAL NOT NULL,
  containment_right REAL NOT NULL,
  probability REAL,  -- paraphrases only
  same_outlet INTEGER CHECK (same_outlet IN (0, 1)),  -- null where an outlet is not stated
  boilerplate TEXT,  -- the kind of boilerplate that either side is, or "repeated by its outlet"
  words INTEGER NOT NULL  -- of the shorter side
) STRICT;
CREATE INDEX matches_left ON matches (left_article);
CREATE INDEX matches_right ON matches (right_article);
CREATE INDEX matches_tier ON matches (tier);

CREATE TABLE alignments (
  number INTEGER PRIMARY KEY,
  left_statement TEXT REFERENCES statements (id),
  left_article TEXT NOT NULL REFERENCES articles (id),
  left_text TEXT NOT NULL,
  right_statement TEXT REFERENCES statements (id),
  right_article TEXT NOT NULL REFERENCES articles (id),
  right_text TEXT NOT NULL,
  tier TEXT NOT NULL,
  reason TEXT NOT NULL,
  similarity REAL NOT NULL,
  translation INTEGER NOT NULL CHECK (translation IN (0, 1)),
  disputed_left TEXT,  -- whom the two articles name, where it is not one person
  disputed_right TEXT
) STRICT;
CREATE INDEX alignments_left ON alignments (left_statement);
CREATE INDEX alignments_right ON alignments (right_statement);

CREATE TABLE alignment_spans (
  alignment INTEGER NOT NULL REFERENCES alignments (number),
  side TEXT NOT NULL CHECK (side IN ('left', 'right')),
  place INTEGER NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  PRIMARY KEY (alignment, side, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE operations (
  alignment INTEGER NOT NULL REFERENCES alignments (number),
  place INTEGER NOT NULL,
  op TEXT NOT NULL,  -- equal, cut, inserted, replaced, moved
  left_start INTEGER NOT NULL,
  left_end INTEGER NOT NULL,
  right_start INTEGER NOT NULL,
  right_end INTEGER NOT NULL,
  PRIMARY KEY (alignment, place)
) STRICT, WITHOUT ROWID;

-- What an editor put into someone's words.
CREATE TABLE insertions (
  alignment INTEGER NOT NULL REFERENCES alignments (number),
  place INTEGER NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('left', 'right')),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (alignment, place)
) STRICT, WITHOUT ROWID;

-- What a difference does to the meaning; a side that has no such words is '' and has no place.
CREATE TABLE changes (
  alignment INTEGER NOT NULL REFERENCES alignments (number),
  place INTEGER NOT NULL,
  kind TEXT NOT NULL,
  left TEXT NOT NULL,
  right TEXT NOT NULL,
  left_start INTEGER,
  left_end INTEGER,
  right_start INTEGER,
  right_end INTEGER,
  note TEXT NOT NULL,
  sure REAL NOT NULL,  -- how sure, 0 to 1
  PRIMARY KEY (alignment, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE remarks (
  id TEXT PRIMARY KEY,
  speaker TEXT,
  label TEXT NOT NULL,  -- the fullest version
  weakest REAL NOT NULL,  -- the probability of its weakest link
  origins INTEGER NOT NULL,  -- how many are independent
  first_article TEXT NOT NULL REFERENCES articles (id),
  first_published TEXT,
  first_doubt TEXT  -- why it is not sure that it was the first
) STRICT;

-- Earlier ids of a remark, whose first version was another one then.
CREATE TABLE remark_was (
  remark TEXT NOT NULL REFERENCES remarks (id),
  place INTEGER NOT NULL,
  was TEXT NOT NULL,
  PRIMARY KEY (remark, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX remark_was_was ON remark_was (was);

-- The parts of statements that report the remark.
CREATE TABLE remark_members (
  remark TEXT NOT NULL REFERENCES remarks (id),
  place INTEGER NOT NULL,
  statement TEXT NOT NULL REFERENCES statements (id),
  article TEXT NOT NULL REFERENCES articles (id),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  quoted INTEGER NOT NULL CHECK (quoted IN (0, 1)),  -- whether at least half of it stands in quotation marks
  text TEXT NOT NULL,
  name TEXT,
  guessed INTEGER NOT NULL CHECK (guessed IN (0, 1)),  -- whether its words do not name the speaker
  form TEXT,
  outlet TEXT,
  published TEXT,
  PRIMARY KEY (remark, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX remark_members_statement ON remark_members (statement);
CREATE INDEX remark_members_article ON remark_members (article);

CREATE TABLE remark_links (
  remark TEXT NOT NULL REFERENCES remarks (id),
  place INTEGER NOT NULL,
  left TEXT NOT NULL REFERENCES statements (id),
  right TEXT NOT NULL REFERENCES statements (id),
  left_start INTEGER NOT NULL,
  left_end INTEGER NOT NULL,
  right_start INTEGER NOT NULL,
  right_end INTEGER NOT NULL,
  tier TEXT NOT NULL,
  probability REAL NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (remark, place)
) STRICT, WITHOUT ROWID;

-- The same claim by other speakers, which is no part of the remark.
CREATE TABLE remark_same_claim (
  remark TEXT NOT NULL REFERENCES remarks (id),
  place INTEGER NOT NULL,
  statement TEXT NOT NULL REFERENCES statements (id),
  article TEXT NOT NULL REFERENCES articles (id),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  name TEXT,
  text TEXT NOT NULL,
  likeness REAL NOT NULL,
  PRIMARY KEY (remark, place)
) STRICT, WITHOUT ROWID;

-- Two parts of statements that may report one remark, from a probability of 0.15 on: what remarks are joined from.
CREATE TABLE links (
  number INTEGER PRIMARY KEY,
  left_statement TEXT NOT NULL REFERENCES statements (id),
  left_start INTEGER NOT NULL,
  left_end INTEGER NOT NULL,
  right_statement TEXT NOT NULL REFERENCES statements (id),
  right_start INTEGER NOT NULL,
  right_end INTEGER NOT NULL,
  tier TEXT NOT NULL,
  probability REAL NOT NULL,
  reason TEXT NOT NULL
) STRICT;

-- A remark in time: its versions in order, each against the fullest.
CREATE TABLE trace_steps (
  remark TEXT NOT NULL REFERENCES remarks (id),
  place INTEGER NOT NULL,
  statement TEXT NOT NULL REFERENCES statements (id),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  article TEXT NOT NULL REFERENCES articles (id),
  published TEXT,
  doubt TEXT,  -- why its place in time is not sure
  kept REAL NOT NULL,  -- share of the words of the fullest version
  carrier TEXT,
  follows TEXT REFERENCES articles (id),  -- the article of that carrier which tells it too
  PRIMARY KEY (remark, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX trace_steps_article ON trace_steps (article);

-- Words of the fullest version that a step leaves out.
CREATE TABLE trace_cuts (
  remark TEXT NOT NULL,
  step INTEGER NOT NULL,
  place INTEGER NOT NULL,
  cut TEXT NOT NULL,
  PRIMARY KEY (remark, step, place),
  FOREIGN KEY (remark, step) REFERENCES trace_steps (remark, place)
) STRICT, WITHOUT ROWID;

-- What a step tells otherwise: left is the fullest version, right the step.
CREATE TABLE trace_changes (
  remark TEXT NOT NULL,
  step INTEGER NOT NULL,
  place INTEGER NOT NULL,
  kind TEXT NOT NULL,
  left TEXT NOT NULL,
  right TEXT NOT NULL,
  left_start INTEGER,
  left_end INTEGER,
  right_start INTEGER,
  right_end INTEGER,
  note TEXT NOT NULL,
  sure REAL NOT NULL,
  PRIMARY KEY (remark, step, place),
  FOREIGN KEY (remark, step) REFERENCES trace_steps (remark, place)
) STRICT, WITHOUT ROWID;

-- Word by word: left is the fullest version, right the step.
CREATE TABLE trace_operations (
  remark TEXT NOT NULL,
  step INTEGER NOT NULL,
  place INTEGER NOT NULL,
  op TEXT NOT NULL,
  left_start INTEGER NOT NULL,
  left_end INTEGER NOT NULL,
  right_start INTEGER NOT NULL,
  right_end INTEGER NOT NULL,
  PRIMARY KEY (remark, step, place),
  FOREIGN KEY (remark, step) REFERENCES trace_steps (remark, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE trace_origins (
  remark TEXT NOT NULL REFERENCES remarks (id),
  place INTEGER NOT NULL,
  origin TEXT NOT NULL,
  PRIMARY KEY (remark, place)
) STRICT, WITHOUT ROWID;

-- Why two sources of a remark are counted as one origin.
CREATE TABLE trace_merges (
  remark TEXT NOT NULL REFERENCES remarks (id),
  place INTEGER NOT NULL,
  left TEXT NOT NULL,
  right TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (remark, place)
) STRICT, WITHOUT ROWID;

-- Of what an article is made: shares of its characters, adding up to 1.
CREATE TABLE reuse_articles (
  article TEXT PRIMARY KEY REFERENCES articles (id),
  characters INTEGER NOT NULL,
  own REAL NOT NULL,
  boilerplate REAL NOT NULL,
  quoted REAL NOT NULL,
  same_text REAL NOT NULL
) STRICT, WITHOUT ROWID;

-- How many characters of each of two articles stand in the other too.
CREATE TABLE reuse_pairs (
  left TEXT NOT NULL REFERENCES articles (id),
  right TEXT NOT NULL REFERENCES articles (id),
  characters_left INTEGER NOT NULL,
  characters_right INTEGER NOT NULL,
  PRIMARY KEY (left, right)
) STRICT, WITHOUT ROWID;
CREATE INDEX reuse_pairs_right ON reuse_pairs (right);

-- The stretches of two articles that are the same text, or nearly.
CREATE TABLE reuse_spans (
  left TEXT NOT NULL,
  right TEXT NOT NULL,
  place INTEGER NOT NULL,
  left_start INTEGER NOT NULL,
  left_end INTEGER NOT NULL,
  right_start INTEGER NOT NULL,
  right_end INTEGER NOT NULL,
  PRIMARY KEY (left, right, place),
  FOREIGN KEY (left, right) REFERENCES reuse_pairs (left, right)
) STRICT, WITHOUT ROWID;

CREATE TABLE near_misses (
  number INTEGER PRIMARY KEY,
  left_article TEXT NOT NULL REFERENCES articles (id),
  left_start INTEGER NOT NULL,
  left_end INTEGER NOT NULL,
  left_statement TEXT REFERENCES statements (id),
  left_name TEXT,
  left_text TEXT NOT NULL,
  right_article TEXT NOT NULL REFERENCES articles (id),
  right_start INTEGER NOT NULL,
  right_end INTEGER NOT NULL,
  right_statement TEXT REFERENCES statements (id),
  right_name TEXT,
  right_text TEXT NOT NULL,
  likeness REAL NOT NULL,
  relation TEXT,  -- contradicts, related, same remark, by their words alone; null where that was not asked
  why TEXT NOT NULL
) STRICT;

CREATE TABLE skipped (
  number INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  line INTEGER,  -- of the input
  reason TEXT NOT NULL
) STRICT;

-- The sentences and clauses of statements: what is joined into remarks, and searched by later questions.
CREATE TABLE parts (
  id TEXT PRIMARY KEY,
  statement TEXT NOT NULL REFERENCES statements (id),
  article TEXT NOT NULL REFERENCES articles (id),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  quoted INTEGER NOT NULL CHECK (quoted IN (0, 1)),
  speaker TEXT,  -- one key for a person in every article, however spelled
  vector BLOB  -- its embedding, little-endian float16; null where the run encoded nothing
) STRICT;
CREATE INDEX parts_statement ON parts (statement, start);
CREATE INDEX parts_article ON parts (article);

CREATE VIEW who_said_what AS
SELECT
  p.name AS speaker,
  p.mention,
  p.kind AS speaker_kind,
  s.form,
  s.content,
  s.cue_text AS cue,
  s.carrier,
  a.outlet,
  a.title,
  a.published,
  s.article,
  s.id AS statement,
  (SELECT min(start) FROM statement_spans WHERE statement = s.id) AS start,
  (SELECT max(end) FROM statement_spans WHERE statement = s.id) AS end
FROM statements AS s
JOIN articles AS a ON a.id = s.article
LEFT JOIN speakers AS p ON p.statement = s.id;

CREATE VIEW same_text AS
WITH cut AS (
  SELECT
    m.*,
    l.outlet AS left_outlet,
    l.title AS left_title,
    l.published AS left_published,
    l.published_at AS left_published_at,
    substr(l.text, m.left_start + 1, m.left_end - m.left_start) AS left_words,
    r.outlet AS right_outlet,
    r.title AS right_title,
    r.published AS right_published,
    r.published_at AS right_published_at,
    substr(r.text, m.right_start + 1, m.right_end - m.right_start) AS right_words
  FROM matches AS m
  JOIN articles AS l ON l.id = m.left_article
  JOIN articles AS r ON r.id = m.right_article
  WHERE m.tier IN ('exact', 'near-duplicate')
)
SELECT
  number AS match,
  tier,
  jaccard,
  boilerplate,
  words,
  -- Only two moments, or else two days that are both stated in full, can be put in order where they differ.
  CASE
    WHEN left_published_at < right_published_at THEN 'left'
    WHEN left_published_at > right_published_at THEN 'right'
    WHEN left_published_at = right_published_at THEN NULL
    WHEN left_published NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' THEN NULL
    WHEN right_published NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' THEN NULL
    WHEN left_published < right_published THEN 'left'
    WHEN left_published > right_published THEN 'right'
  END AS earlier,
  left_outlet,
  left_title,
  left_published,
  left_article,
  left_start,
  left_end,
  -- substr ends at a NUL character; what it could not cut out whole is null rather than wrong.
  CASE WHEN length(left_words) = left_end - left_start THEN left_words END AS left_text,
  right_outlet,
  right_title,
  right_published,
  right_article,
  right_start,
  right_end,
  CASE WHEN length(right_words) = right_end - right_start THEN right_words END AS right_text
FROM cut;

CREATE VIEW remarks_by_outlets AS
SELECT
  r.id AS remark,
  r.speaker,
  r.label,
  (SELECT count(DISTINCT a.outlet) FROM remark_members AS m JOIN articles AS a ON a.id = m.article
   WHERE m.remark = r.id) AS outlets,
  (SELECT count(DISTINCT m.article) FROM remark_members AS m WHERE m.remark = r.id) AS articles,
  (SELECT group_concat(outlet, ', ') FROM (
    SELECT DISTINCT a.outlet FROM remark_members AS m JOIN articles AS a ON a.id = m.article
    WHERE m.remark = r.id AND a.outlet IS NOT NULL ORDER BY a.outlet)) AS outlet_names,
  r.first_article,
  r.first_published,
  r.first_doubt,
  r.origins,
  r.weakest
FROM remarks AS r;
