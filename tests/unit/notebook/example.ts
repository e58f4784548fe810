/** A notebook with every kind of cell, as an author would write it. */
export const EXAMPLE = `---
title.zh: 示例
title.en: Example
needs: household
uses: fund, village
---

# {answer.title}

<!-- zh -->

共 **{answer.households:0}** 户，占 {answer.share:%}。

<!-- en -->

**{answer.households:0}** households, {answer.share:%}.

\`\`\`input 起始年
form: integer
label.zh: 起始年
label.en: From year
value: 2021
min: 2014
max: 2030
note: [M]
\`\`\`

\`\`\`input 乡镇
form: many
label.zh: 乡镇
label.en: Townships
from:
  select distinct township
  from household -- all of them
  order by 1
\`\`\`

\`\`\`cube causes
from: household
unit: household_id
by: township, main_cause
where: out_year >= getvariable('起始年')
measure.people: sum(size)
measure.small: units(size < 3)
\`\`\`

\`\`\`sql answer
-- one row
select '示例' as title_zh, 'Example' as title_en, units as households, 0.376 as share,
  'alert' as share_state
from causes where margin = 3;
\`\`\`

\`\`\`chart by_township
form: bar
from: causes
y: township
x: units
title.zh: 共 {answer.households} 户
title.en: "{answer.households} households"
format: 0
half: yes
limit: 16
\`\`\`

Done.
`;
