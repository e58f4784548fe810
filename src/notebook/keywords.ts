/** Words that DuckDB 1.4 reserves: never a table or column without quotes. A test compares them with duckdb_keywords(). */
const RESERVED_TEXT = `all analyse analyze and any array as asc asymmetric both case cast check collate column constraint
create default deferrable desc describe distinct do else end except false fetch for foreign from group having in initially
intersect into lambda lateral leading limit not null offset on only or order pivot pivot_longer pivot_wider placing primary
qualify references returning select show some summarize symmetric table then to trailing true union unique unpivot using
variadic when where window with`;

/** Words that are keywords by their place only; coloured like keywords, but free as names. */
const OTHER_TEXT = `anti asof at between by cross cube date escape exclude exists extract filter first following full glob
grouping ignore ilike inner interval is isnull join last left like natural notnull nulls ordinality outer over partition
positional preceding range recursive replace respect right rollup row rows sample semi sets similar tablesample try_cast
unbounded values within`;

function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}

export const RESERVED = wordSet(RESERVED_TEXT);
export const KEYWORDS: ReadonlySet<string> = new Set([...RESERVED, ...wordSet(OTHER_TEXT)]);
